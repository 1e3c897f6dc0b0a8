import Fetching
import Foundation
import School
import Storage
import Synchronization

/// Asks the addresses of calendars beside the jobs: a campus whose sites are slow holds up neither mail nor the
/// calendars of most others.
package final class CalendarRounds: Sendable {
    private let run: @Sendable (CampusCode, @escaping @Sendable () -> Void) -> Void
    private let pending = Mutex<Set<CampusCode>>([])

    package init(
        run: @escaping @Sendable (CampusCode, @escaping @Sendable () -> Void) -> Void =
            CalendarRounds
            .inLanes()
    ) {
        self.run = run
    }

    /// One round at a time for a campus.
    func ask(for campus: CampusCode, _ round: @escaping @Sendable () -> Void) {
        guard pending.withLock({ $0.insert(campus).inserted }) else { return }
        run(campus) { [self] in
            round()
            pending.withLock { _ = $0.remove(campus) }
        }
    }

    package static func inLanes() -> @Sendable (CampusCode, @escaping @Sendable () -> Void) -> Void {
        let queues = (0..<2).map { DispatchQueue(label: "lutrin.calendars.\($0)", qos: .utility) }
        return { campus, work in queues[Int(campus.hashValue.magnitude % 2)].async(execute: work) }
    }
}

extension CampusJob {
    package static let calendars = CampusJob(.calendars) { visit in
        let (site, code, file) = (visit.site, visit.code, visit.file)
        site.calendars.ask(for: code) {
            do {
                try site.readCalendars(of: code, file)
            } catch {
                site.logger.error("the calendars of \(code): \(error)")
            }
        }
        let isLeft = try file.read { try !$0.home.calendarsToAsk(at: site.now).isEmpty }
        return site.now + (isLeft ? Site.restOfCalendars : ClassCalendar.retrySeconds)
    }
}

extension Site {
    /// What is left of a round is for the next one, after as long.
    private static let longestRound = 60.0
    static let restOfCalendars = 120.0

    /// Asks in turn those that are due, and tells further those whose days will soon all be told. Nothing is worked
    /// out while the file is being written.
    fileprivate func readCalendars(of code: CampusCode, _ file: CampusFile) throws {
        let due = try file.read { campus in
            (
                ask: try campus.home.calendarsToAsk(at: now),
                tell: try campus.home.calendarsToTell(on: today).map {
                    ($0.id, try campus.home.source(of: $0.id) ?? [])
                }
            )
        }
        for (id, source) in due.tell where !diary.isStopping {
            try write(to: file, about: id) {
                ReadingKind.told(try ReadCalendar(source, at: now, zone: timeZone))
            }
        }
        let end = now + Self.longestRound
        for calendar in due.ask where !diary.isStopping && now < end {
            try write(to: file, about: calendar.id) {
                ReadingKind.asked(
                    try ReadCalendar(try fetchCalendar(calendar.address), at: now, zone: timeZone))
            }
        }
    }

    private enum ReadingKind {
        case told(ReadCalendar)
        case asked(ReadCalendar)
    }

    /// What cannot be read becomes a sentence beside the calendar; what was told before stays.
    private func write(to file: CampusFile, about id: ID<ClassCalendar>, _ reading: () throws -> ReadingKind)
        throws
    {
        do {
            switch try reading() {
            case .told(let read): try file.write { try $0.home.tell(read, for: id) }
            case .asked(let read): try file.write { try $0.home.take(read, for: id) }
            }
        } catch HomeRefusal.unknown {
            return
        } catch {
            let words =
                (error as? HomeRefusal).map(Wording.refusal) ?? (error as? FetchError)?.sentence
                ?? "La lecture a échoué."
            try file.write { try $0.home.noteTrouble(words, with: id, at: now) }
        }
    }

    /// Agendas often send elsewhere once; never to the networks of the server.
    private func fetchCalendar(_ address: String) throws -> [UInt8] {
        guard let address = WebAddress(address) else { throw FetchError.unreadable }
        var fetcher = Fetcher()
        fetcher.redirects = 3
        return try fetcher.fetch(
            Fetcher.Question(address, accepts: "text/calendar, */*"), isStopping: { diary.isStopping }
        ).body
    }
}
