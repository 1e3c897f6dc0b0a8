import Formats
import Foundation
import GRDB
import Storage

/// Something that a school tells its people, who may be asked to say that they read it.
package struct Message: Equatable, Sendable {
    package let id: ID<Message>
    package let settings: Settings
    package let author: ID<CampusAccount>?
    package let authorName: String
    package let writtenAt: Date
    package let changedAt: Date
    /// Who changed it last; empty: nobody.
    package let changedBy: String
    /// Those of its classes.
    package let classSchools: Set<ID<School>>

    package init(
        id: ID<Message>, settings: Settings, author: ID<CampusAccount>?, authorName: String, writtenAt: Date,
        changedAt: Date, changedBy: String = "", classSchools: Set<ID<School>> = [],
    ) {
        self.id = id
        self.settings = settings
        self.author = author
        self.authorName = authorName
        self.writtenAt = writtenAt
        self.changedAt = changedAt
        self.changedBy = changedBy
        self.classSchools = classSchools
    }

    package struct Settings: Equatable, Sendable {
        package var title: String
        /// In Markdown.
        package var source: String
        /// Nil: for all the schools.
        package var school: ID<School>?
        /// Empty: for everybody.
        package var profiles: Set<Profile>
        /// Empty: for all of them.
        package var classes: Set<ID<SchoolClass>>
        package var shownFrom: Day
        package var shownUntil: Day
        package var asksReading: Bool
        /// Of the classes that it names, for the form teachers alone.
        package var isForFormTeachers = false

        package init(
            title: String, source: String, school: ID<School>? = nil, profiles: Set<Profile> = [],
            classes: Set<ID<SchoolClass>> = [], shownFrom: Day, shownUntil: Day, asksReading: Bool = false,
        ) {
            self.title = title
            self.source = source
            self.school = school
            self.profiles = profiles
            self.classes = classes
            self.shownFrom = shownFrom
            self.shownUntil = shownUntil
            self.asksReading = asksReading
        }
    }

    package func isShown(on day: Day) -> Bool { settings.shownFrom <= day && day <= settings.shownUntil }

    func isFor(_ reader: HomeReader) -> Bool {
        guard
            !settings.isForFormTeachers
                || reader.formClasses.contains(where: { settings.classes.contains($0.id) })
        else { return false }
        return reader.isConcerned(
            .init(
                school: settings.school, profiles: settings.profiles, classes: settings.classes,
                classSchools: classSchools))
    }
}

/// A message as one of its readers finds it.
package struct ReceivedMessage: Equatable, Sendable {
    package let message: Message
    /// When they said that they read it.
    package let readAt: Date?

    package init(message: Message, readAt: Date?) {
        self.message = message
        self.readAt = readAt
    }

    package var awaitsReading: Bool { message.settings.asksReading && readAt == nil }
}

/// Who a message was for, and who said that they read it.
package struct MessageAudience: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package let person: Person
        package let profiles: Set<Profile>
        package let readAt: Date?
    }

    /// By name.
    package let lines: [Line]

    package var readers: Int { lines.count { $0.readAt != nil } }
}

extension HomeReading {
    /// What somebody has to read on a day: what waits for an answer first, then the newest.
    package func messages(for reader: HomeReader, on day: Day) throws -> [ReceivedMessage] {
        let found = try messages("shownUntil >= ?2 AND shownFrom <= ?2", [reader.person, day])
            .filter { $0.message.isFor(reader) }
        return found.filter(\.awaitsReading) + found.filter { !$0.awaitsReading }
    }

    /// What somebody said to have read, of these messages.
    func readings(of person: ID<Person>, among messages: [Message]) throws -> [ReceivedMessage] {
        let asked = messages.filter(\.settings.asksReading).map { "\($0.id)" }
        var readAt: [ID<Message>: Date] = [:]
        if !asked.isEmpty {
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT message, readAt FROM messageReading
                        WHERE person = ? AND message IN (SELECT value FROM json_each(?))
                        """), arguments: [person, "[\(asked.joined(separator: ","))]"])
            for row in rows { readAt[row[0]] = try Date(row[1] as String, strategy: .iso8601) }
        }
        let found = messages.map { ReceivedMessage(message: $0, readAt: readAt[$0.id]) }
        return found.filter(\.awaitsReading) + found.filter { !$0.awaitsReading }
    }

    /// Those of a day that are for somebody, whatever they said to have read.
    func messagesOfDay(for reader: HomeReader, on day: Day) throws -> [Message] {
        try messages("shownUntil >= ?2 AND shownFrom <= ?2", [nil, day]).map(\.message)
            .filter { $0.isFor(reader) }
    }

    /// Nil for a message that is not for them, or not on this day.
    package func message(_ id: ID<Message>, for reader: HomeReader, on day: Day) throws -> ReceivedMessage? {
        try messages("message.id = ?2", [reader.person, id]).first {
            $0.message.isShown(on: day) && $0.message.isFor(reader)
        }
    }

    package func message(_ id: ID<Message>) throws -> Message? {
        try messages("message.id = ?2", [nil, id]).first?.message
    }

    /// Those that somebody wrote; all that anybody wrote for nobody in particular. The newest first.
    package func messages(by author: ID<CampusAccount>?, limit: Int = 200) throws -> [Message] {
        try messages("(?2 IS NULL AND isForFormTeachers = 0) OR author = ?2", [nil, author], limit: limit)
            .map(\.message)
    }

    /// - Parameter condition: SQL written here; `?1` is whose readings are looked for.
    private func messages(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?], limit: Int = 500
    )
        throws -> [ReceivedMessage]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT message.id, title, source, school, profiles, shownFrom, shownUntil, asksReading, author,
                        authorName, writtenAt, changedAt, messageReading.readAt,
                        (SELECT group_concat(schoolClass) FROM messageClass WHERE message = message.id), changedBy,
                        (SELECT group_concat(DISTINCT schoolClass.school) FROM messageClass
                            JOIN schoolClass ON schoolClass.id = messageClass.schoolClass
                            WHERE messageClass.message = message.id),
                        isForFormTeachers
                    FROM message LEFT JOIN messageReading
                        ON messageReading.message = message.id AND messageReading.person = ?1
                    WHERE \(condition) ORDER BY writtenAt DESC, message.id DESC LIMIT \(limit)
                    """),
            arguments: StatementArguments(arguments)
        ).map { row in
            var settings = Message.Settings(
                title: row[1], source: row[2], school: row[3], profiles: Set(column: row[4]),
                classes: Self.numbers(row[13]), shownFrom: row[5], shownUntil: row[6], asksReading: row[7])
            settings.isForFormTeachers = row[16]
            let message = Message(
                id: row[0], settings: settings, author: row[8], authorName: row[9],
                writtenAt: try Date(row[10] as String, strategy: .iso8601),
                changedAt: try Date(row[11] as String, strategy: .iso8601), changedBy: row[14],
                classSchools: Self.numbers(row[15]))
            return ReceivedMessage(
                message: message,
                readAt: try (row[12] as String?).map { try Date($0, strategy: .iso8601) })
        }
    }

    private static func numbers<Owner>(_ column: String?) -> Set<ID<Owner>> {
        Set((column ?? "").split(separator: ",").compactMap { ID<Owner>(String($0)) })
    }
}
