import Formats
import Foundation
import Library
import Storage
import WebServer

/// What a reader takes away: a list, all that is known of them, due dates for a calendar.
extension PortalVisit {
    /// GET /moncompte/paniers/3.ris
    func exportList(_ id: ID<ReadingList>, as format: SpacePage.ListFormat) throws -> Response {
        let account = try owner()
        let found = try library.read { library -> (ReadingList, [ReadingList.Entry], [RecordDetails])? in
            guard let list = try library.space.list(id, of: account.id) else { return nil }
            let entries = try library.space.entries(of: id)
            return (list, entries, try library.catalogue.details(of: entries.map(\.record.id)))
        }
        guard let (list, entries, details) = found else { throw Failure.notFound }
        let records = details.map { ExchangedRecord($0, at: place) }
        let bytes: [UInt8] =
            switch format {
            case .ris: records.flatMap { RIS.bytes(of: $0.description, permalink: $0.permalink) }
            case .bibtex:
                records.flatMap {
                    BibTeX.bytes(of: $0.description, number: $0.id.number, permalink: $0.permalink)
                }
            case .csv: CSV.bytes(of: ReadingList.table(entries, at: place))
            }
        return file(bytes, type: format.contentType, name: "panier-\(list.id).\(format.rawValue)")
    }

    /// GET /moncompte/donnees.json
    func exportData() throws -> Response {
        let account = try owner()
        let data = try library.read {
            try $0.personalData(of: account.id, borrower: account.borrower, at: now.formatted(.iso8601))
        }
        return file(
            data.json(of: account).bytes, type: "application/json; charset=utf-8", name: "mes-donnees.json")
    }

    /// GET /agenda/<secret>.ics
    func answerCalendar(_ key: SecretToken) throws -> Response {
        let found: (loans: [Loan], reservations: [Reservation])? = try library.read { library in
            guard let borrower = try library.space.borrower(ofCalendar: key) else { return nil }
            return (
                try library.circulation.currentLoans(of: borrower),
                try library.circulation.openReservations(of: borrower)
            )
        }
        guard let found else { throw Failure.notFound }
        let host = place.rne?.lowercased ?? ""
        let loans = found.loans.map { loan in
            ICalendar.Event(
                uid: "pret-\(loan.id)@\(host)", day: loan.dueOn.description,
                summary: "À rendre au CDI\u{A0}: \(loan.record.numberedTitle)", description: portal.name,
                address: place.permanentAddress(of: .space(.loans)))
        }
        let waiting = found.reservations.compactMap { reservation in
            reservation.setAsideUntil.map { day in
                ICalendar.Event(
                    uid: "reservation-\(reservation.id)@\(host)", day: day.description,
                    summary: "Dernier jour pour prendre au CDI\u{A0}: \(reservation.record.numberedTitle)",
                    description: portal.name, address: place.permanentAddress(of: .space(.reservations)))
            }
        }
        let calendar = ICalendar(name: portal.name, events: loans + waiting)
        let stamp = Instant(secondsSince1970: Int64(now.timeIntervalSince1970))
        var response = Response(contentType: ICalendar.contentType, body: calendar.bytes(stamp: stamp))
        response.headers.set("Cache-Control", "private, max-age=900")
        response.headers.set("X-Robots-Tag", "noindex")
        return response
    }

    private func file(_ bytes: [UInt8], type: String, name: String) -> Response {
        var response = Response(contentType: type, body: bytes)
        response.headers.set("Content-Disposition", "attachment; filename=\"\(name)\"")
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }
}

extension SpacePage.ListFormat {
    fileprivate var contentType: String {
        switch self {
        case .ris: "application/x-research-info-systems; charset=utf-8"
        case .bibtex: "application/x-bibtex; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        }
    }
}

extension ReadingList {
    fileprivate static func table(_ entries: [Entry], at place: Place) -> [[String]] {
        [["Titre", "Auteur", "Type", "Édition", "Année", "Cote", "Note", "Adresse"]]
            + entries.map { entry in
                let record = entry.record
                return [
                    record.numberedTitle, record.byline, record.documentType, record.imprint,
                    record.year.map(String.init) ?? "", record.callNumber, entry.note,
                    place.permanentAddress(of: .record(record.id)),
                ]
            }
    }
}
