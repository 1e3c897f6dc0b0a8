import Formats
import Foundation
import GRDB
import Storage

/// A calendar of a class, as an address or a file gives it.
package struct ClassCalendar: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case timetable, homework
    }

    package let id: ID<ClassCalendar>
    package let schoolClass: ID<SchoolClass>
    package let kind: Kind
    /// Empty: it was given as a file.
    package let address: String
    package let fileName: String
    /// When what is shown of it was read; nil: never.
    package let readAt: Date?
    package let triedAt: Date?
    /// Why the last try gave nothing, in a sentence; empty: it gave something.
    package let trouble: String
    /// What could not be read of it.
    package let faults: [String]
    /// The last day that is told; what comes again is told further at each reading.
    package let toldUntil: Day?

    static let columns =
        "id, schoolClass, kind, address, fileName, readAt, triedAt, trouble, faults, toldUntil"

    init(_ row: Row) throws {
        id = row[0]
        schoolClass = row[1]
        kind = Kind(rawValue: row[2]) ?? .timetable
        address = row[3]
        fileName = row[4]
        readAt = try (row[5] as String?).map { try Date($0, strategy: .iso8601) }
        triedAt = try (row[6] as String?).map { try Date($0, strategy: .iso8601) }
        trouble = row[7]
        faults = (row[8] as String).split(separator: "\n").map(String.init)
        toldUntil = row[9]
    }

    /// An address is asked again after so long; a try that failed, sooner.
    package static let freshSeconds = 6.0 * 3_600
    package static let retrySeconds = 3_600.0
    /// And by hand, no sooner than this.
    static let restSeconds = 60.0
    /// Days told before and after the day of a reading.
    static let toldBefore = 14
    static let toldAfter = 200
    static let mostEvents = 6_000
    static let mostFaults = 20
}

/// Something of a class's calendar, on the clocks of the school.
package struct ClassEvent: Equatable, Sendable {
    package let schoolClass: ID<SchoolClass>
    package let day: Day
    package let lastDay: Day
    /// Minutes since midnight; nil: all day long.
    package let opensAt: Int?
    package let closesAt: Int?
    package let isTask: Bool
    package let title: String
    package let place: String
    package let text: String

    package init(
        schoolClass: ID<SchoolClass>, day: Day, lastDay: Day? = nil, opensAt: Int? = nil,
        closesAt: Int? = nil,
        isTask: Bool = false, title: String, place: String = "", text: String = "",
    ) {
        self.schoolClass = schoolClass
        self.day = day
        self.lastDay = lastDay ?? day
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.isTask = isTask
        self.title = title
        self.place = place
        self.text = text
    }
}

extension HomeReading {
    package func calendars() throws -> [ClassCalendar] {
        try calendars("1", [])
    }

    package func calendar(_ id: ID<ClassCalendar>) throws -> ClassCalendar? {
        try calendars("id = ?", [id]).first
    }

    package func calendar(_ kind: ClassCalendar.Kind, of schoolClass: ID<SchoolClass>) throws
        -> ClassCalendar?
    {
        try calendars("kind = ? AND schoolClass = ?", [kind.rawValue, schoolClass]).first
    }

    /// Those of an address that were not asked for a while, the oldest first.
    package func calendarsToAsk(at now: Date) throws -> [ClassCalendar] {
        try calendars("address <> ''", []).filter { calendar in
            guard let tried = calendar.triedAt else { return true }
            let seconds =
                calendar.trouble.isEmpty ? ClassCalendar.freshSeconds : ClassCalendar.retrySeconds
            return now.timeIntervalSince(tried) >= seconds
        }.sorted { ($0.triedAt ?? .distantPast) < ($1.triedAt ?? .distantPast) }
    }

    /// Those whose days will soon all be told.
    package func calendarsToTell(on day: Day) throws -> [ClassCalendar] {
        try calendars("source IS NOT NULL AND toldUntil < ?", [day + ClassCalendar.toldAfter / 2])
    }

    /// What stands on the days from one to another, in order.
    package func events(of classes: [ID<SchoolClass>], from first: Day, to last: Day, isTask: Bool) throws
        -> [ClassEvent]
    {
        var found: [ClassEvent] = []
        for schoolClass in classes {
            found += try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT day, lastDay, opensAt, closesAt, title, place, text
                        FROM classCalendar JOIN calendarEvent ON calendar = classCalendar.id
                        WHERE schoolClass = ? AND lastDay >= ? AND day <= ? AND isTask = ?
                        ORDER BY day, opensAt, title LIMIT 500
                        """),
                arguments: [schoolClass, first, last, isTask]
            ).map {
                ClassEvent(
                    schoolClass: schoolClass, day: $0[0], lastDay: $0[1], opensAt: $0[2], closesAt: $0[3],
                    isTask: isTask, title: $0[4], place: $0[5], text: $0[6])
            }
        }
        return classes.count < 2
            ? found
            : found.sorted { ($0.day, $0.opensAt ?? -1, $0.title) < ($1.day, $1.opensAt ?? -1, $1.title) }
    }

    /// What it last gave.
    package func source(of id: ID<ClassCalendar>) throws -> [UInt8]? {
        try Data.fetchOne(database, sql: "SELECT source FROM classCalendar WHERE id = ?", arguments: [id]).map
        {
            Array($0)
        }
    }

    private func calendars(_ condition: String, _ arguments: StatementArguments) throws -> [ClassCalendar] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(ClassCalendar.columns) FROM classCalendar WHERE \(condition) ORDER BY id"),
            arguments: arguments
        ).map { try ClassCalendar($0) }
    }
}
