import Formats
import Foundation
import School
import Storage
import WebServer

/// GET /agenda/<secret>.ics: the days of return of somebody, from all their portals (D1).
extension CampusVisit {
    func answerFeed(_ key: SecretToken) throws -> Response {
        let found = try file.read { campus in
            try campus.home.person(ofFeed: key).map { person in
                (person, try campus.directory.affiliations(of: person.id).filter { $0.leftOn == nil })
            }
        }
        guard let (person, affiliations) = found else { throw Failure.notFound }
        let tiles = try CdiTiles(site: site, place: place, file: file).of(person, affiliations)
        let told = tiles.flatMap { tile in tile.own.map { self.events(of: $0, at: tile) } ?? [] }
        let calendar = ICalendar(name: "CDI – \(campus.name)", events: told)
        let stamp = Instant(secondsSince1970: Int64(now.timeIntervalSince1970))
        var response = Response(contentType: ICalendar.contentType, body: calendar.bytes(stamp: stamp))
        response.headers.set("Cache-Control", "private, max-age=900")
        response.headers.set("X-Robots-Tag", "noindex")
        return response
    }

    private func events(of holdings: CdiTile.Holdings, at tile: CdiTile) -> [ICalendar.Event] {
        func uid(_ kind: String, _ address: String, _ day: Day) -> String {
            let path = address.split(separator: "/").suffix(2).joined(separator: "-")
            return "\(kind)-\(path)-\(day)@\(tile.portal.lowercased)"
        }
        let loans = holdings.loans.map { loan in
            ICalendar.Event(
                uid: uid("pret", loan.address, loan.borrowedOn), day: loan.dueOn.description,
                summary: "À rendre au CDI\u{A0}: \(loan.title)", description: tile.name, address: loan.address
            )
        }
        let kept = holdings.reservations.compactMap { reservation in
            reservation.keptUntil.map { day in
                ICalendar.Event(
                    uid: uid("reservation", reservation.address, day), day: day.description,
                    summary: "Dernier jour pour prendre au CDI\u{A0}: \(reservation.title)",
                    description: tile.name,
                    address: reservation.address)
            }
        }
        return loans + kept
    }
}
