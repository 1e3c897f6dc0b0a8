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
                (person, try campus.partners.portals(of: person.id, on: today))
            }
        }
        guard let (person, partners) = found else { throw Failure.notFound }
        var events: [ICalendar.Event] = []
        for partner in partners where !partner.isDistant {
            guard let portal = portalAtHome(partner.rne),
                let holdings = try portal.paper(for: person.entKey, on: today).holdings
            else { continue }
            events += self.events(of: holdings, at: partner)
        }
        let calendar = ICalendar(name: "CDI – \(campus.name)", events: events)
        let stamp = Instant(secondsSince1970: Int64(now.timeIntervalSince1970))
        var response = Response(contentType: ICalendar.contentType, body: calendar.bytes(stamp: stamp))
        response.headers.set("Cache-Control", "private, max-age=900")
        response.headers.set("X-Robots-Tag", "noindex")
        return response
    }

    private func events(of holdings: CdiTile.Holdings, at partner: Partner) -> [ICalendar.Event] {
        let host = partner.rne.lowercased
        func address(_ path: String) -> String { path.hasPrefix("/") ? place.origin + path : path }
        let loans = holdings.loans.map { loan in
            ICalendar.Event(
                uid: "pret-\(loan.address.suffix(20).utf8.reduce(5381) { ($0 &* 33) &+ UInt64($1) })-\(loan.borrowedOn)@\(host)",
                day: loan.dueOn.description, summary: "À rendre au CDI\u{A0}: \(loan.title)", description: partner.name,
                address: address(loan.address))
        }
        let kept = holdings.reservations.compactMap { reservation in
            reservation.keptUntil.map { day in
                ICalendar.Event(
                    uid: "reservation-\(reservation.address.suffix(20).utf8.reduce(5381) { ($0 &* 33) &+ UInt64($1) })-\(day)@\(host)",
                    day: day.description, summary: "Dernier jour pour prendre au CDI\u{A0}: \(reservation.title)",
                    description: partner.name, address: address(reservation.address))
            }
        }
        return loans + kept
    }
}
