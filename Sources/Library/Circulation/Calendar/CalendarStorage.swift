import GRDB
import Storage

/// The calendar as the portal's file keeps it.
extension CirculationReading {
    /// - Parameter day: closures and openings that ended before are left out.
    package func calendar(from day: Day? = nil) throws -> OpeningCalendar {
        let since = day?.description ?? ""
        let week = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT weekday, opensAt, closesAt FROM openingHours ORDER BY weekday, opensAt")
        ).map { OpeningHours(weekday: $0[0], opensAt: $0[1], closesAt: $0[2]) }
        let closures = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT firstDay, lastDay, label FROM closure WHERE lastDay >= ? ORDER BY firstDay, id"),
            arguments: [since]
        ).map { Closure(firstDay: $0[0], lastDay: $0[1], label: $0[2]) }
        let exceptions = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT day, opensAt, closesAt, label FROM exceptionalOpening WHERE day >= ? ORDER BY day, opensAt
                    """),
            arguments: [since]
        ).map { ExceptionalOpening(day: $0[0], opensAt: $0[1], closesAt: $0[2], label: $0[3]) }
        return OpeningCalendar(week: week, closures: closures, exceptions: exceptions)
    }
}

extension CirculationWriting {
    /// Replaces the whole calendar. Due days that were given stay as they are.
    ///
    /// - Throws: `CalendarRefusal`.
    package func setCalendar(_ calendar: OpeningCalendar) throws {
        for hours in calendar.week {
            guard (1...7).contains(hours.weekday), hours.span.isPossible else {
                throw CalendarRefusal.impossibleHours(hours.span)
            }
        }
        if let bad = calendar.exceptions.first(where: { !$0.span.isPossible }) {
            throw CalendarRefusal.impossibleHours(bad.span)
        }
        if let bad = calendar.closures.first(where: { $0.lastDay < $0.firstDay }) {
            throw CalendarRefusal.endsBeforeItBegins(bad)
        }
        try database.execute(
            sql: "DELETE FROM openingHours; DELETE FROM closure; DELETE FROM exceptionalOpening")
        for hours in calendar.week {
            try database.execute(
                sql: "INSERT OR REPLACE INTO openingHours VALUES (?, ?, ?)",
                arguments: [hours.weekday, hours.span.opensAt, hours.span.closesAt])
        }
        for closure in calendar.closures {
            try database.execute(
                sql: "INSERT INTO closure (firstDay, lastDay, label) VALUES (?, ?, ?)",
                arguments: [closure.firstDay, closure.lastDay, closure.label])
        }
        for opening in calendar.exceptions {
            try database.execute(
                sql: "INSERT OR REPLACE INTO exceptionalOpening VALUES (?, ?, ?, ?)",
                arguments: [opening.day, opening.span.opensAt, opening.span.closesAt, opening.label])
        }
    }
}

/// Why the calendar stays as it was.
package enum CalendarRefusal: Error, Equatable {
    case impossibleHours(OpeningSpan)
    case endsBeforeItBegins(Closure)
}
