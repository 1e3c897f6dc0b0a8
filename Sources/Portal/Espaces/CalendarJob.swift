import Fetching
import Foundation
import School
import Storage

extension CampusJob {
    /// The addresses of calendars are asked in turn, while nobody waits.
    package static let calendars = CampusJob(.calendars) { visit in
        let site = visit.site
        let due = try visit.file.read { campus in
            (
                ask: try campus.home.calendarsToAsk(at: site.now),
                tell: try campus.home.calendarsToTell(on: site.today)
            )
        }
        for calendar in due.tell {
            guard !visit.isStopping() else { return site.now }
            try visit.file.write { try $0.home.tellAgain(calendar.id, at: site.now, zone: site.timeZone) }
        }
        for calendar in due.ask {
            guard !visit.isStopping() else { return site.now }
            do {
                let bytes = try site.fetchCalendar(calendar.address)
                try visit.file.write {
                    try $0.home.take(bytes, for: calendar.id, at: site.now, zone: site.timeZone)
                }
            } catch HomeRefusal.unknown {
                continue
            } catch {
                let words =
                    (error as? HomeRefusal).map(Wording.refusal) ?? (error as? FetchError)?.sentence
                    ?? "La lecture a échoué."
                try visit.file.write { try $0.home.noteTrouble(words, with: calendar.id, at: site.now) }
            }
        }
        return site.now + ClassCalendar.retrySeconds
    }
}

extension Site {
    /// Agendas often send elsewhere once; never to the networks of the server.
    fileprivate func fetchCalendar(_ address: String) throws -> [UInt8] {
        guard let address = WebAddress(address) else { throw FetchError.unreadable }
        var fetcher = Fetcher()
        fetcher.redirects = 3
        return try fetcher.fetch(
            Fetcher.Question(address, accepts: "text/calendar, */*"), isStopping: { diary.isStopping }
        ).body
    }
}
