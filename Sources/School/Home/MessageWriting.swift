import Formats
import Foundation
import GRDB
import Storage

/// Messages written, changed, withdrawn, read.
extension HomeWriting {
    /// - Throws: `HomeRefusal`.
    @discardableResult
    package func send(_ settings: Message.Settings, by author: ID<CampusAccount>?, stamp: Stamp) throws -> ID<
        Message
    > {
        let settings = try tidy(settings)
        try database.execute(
            sql: """
                INSERT INTO message (title, source, school, profiles, shownFrom, shownUntil, asksReading, author,
                    authorName, writtenAt, changedAt, isForFormTeachers)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                settings.title, settings.source, settings.school, settings.profiles.column,
                settings.shownFrom,
                settings.shownUntil, settings.asksReading, author, stamp.actor, stamp.instant, stamp.instant,
                settings.isForFormTeachers,
            ])
        let id = ID<Message>(database.lastInsertedRowID)
        try put(settings.classes, in: id)
        return id
    }

    /// What was said to be read was the text of before: once the text changes, it is asked again.
    ///
    /// - Throws: `HomeRefusal`.
    package func change(_ id: ID<Message>, to settings: Message.Settings, stamp: Stamp) throws {
        guard let old = try reading.message(id) else { throw HomeRefusal.unknown }
        let settings = try tidy(settings)
        try database.execute(
            sql: """
                UPDATE message SET title = ?, source = ?, school = ?, profiles = ?, shownFrom = ?, shownUntil = ?,
                    asksReading = ?, changedAt = ?, changedBy = ? WHERE id = ?
                """,
            arguments: [
                settings.title, settings.source, settings.school, settings.profiles.column,
                settings.shownFrom,
                settings.shownUntil, settings.asksReading, stamp.instant, stamp.actor, id,
            ])
        try database.execute(sql: "DELETE FROM messageClass WHERE message = ?", arguments: [id])
        try put(settings.classes, in: id)
        if old.settings.source != settings.source || old.settings.title != settings.title {
            try database.execute(sql: "DELETE FROM messageReading WHERE message = ?", arguments: [id])
        }
    }

    /// One that is no longer there is no mistake.
    package func removeMessage(_ id: ID<Message>) throws {
        try database.execute(sql: "DELETE FROM message WHERE id = ?", arguments: [id])
    }

    /// « J’ai lu »; said twice, it was said the first time.
    ///
    /// - Throws: `HomeRefusal.unknown` for what is not theirs to read.
    package func acknowledge(_ id: ID<Message>, by reader: HomeReader, stamp: Stamp) throws {
        guard let found = try reading.message(id, for: reader, on: stamp.day),
            found.message.settings.asksReading
        else { throw HomeRefusal.unknown }
        try database.execute(
            sql: "INSERT OR IGNORE INTO messageReading (message, person, readAt) VALUES (?, ?, ?)",
            arguments: [id, reader.person, stamp.instant])
    }

    private func put(_ classes: Set<ID<SchoolClass>>, in id: ID<Message>) throws {
        for schoolClass in classes {
            try database.cachedStatement(sql: "INSERT INTO messageClass (message, schoolClass) VALUES (?, ?)")
                .execute(arguments: [id, schoolClass])
        }
    }

    private func tidy(_ settings: Message.Settings) throws -> Message.Settings {
        var tidy = settings
        tidy.title = settings.title.line(upTo: HomeQuota.longestTitle)
        guard !tidy.title.isEmpty else { throw HomeRefusal.noTitle }
        guard settings.source.unicodeScalars.count <= HomeQuota.longestText else {
            throw HomeRefusal.tooLong(HomeQuota.longestText)
        }
        tidy.source = settings.source.text(upTo: HomeQuota.longestText)
        guard !tidy.source.isEmpty else { throw HomeRefusal.noText }
        guard settings.shownUntil >= settings.shownFrom else { throw HomeRefusal.endsBeforeItStarts }
        let directory = DirectoryReading(database: database)
        if !settings.classes.isEmpty {
            let known = Set(try directory.classes(of: settings.school, groups: true).map(\.id))
            guard settings.classes.isSubset(of: known) else { throw HomeRefusal.foreignClass }
        }
        return tidy
    }
}

extension HomeReading {
    /// Everybody whom a message is for, with what each of them said. For the sender and the staff.
    package func audience(of message: Message) throws -> MessageAudience {
        let directory = DirectoryReading(database: database)
        let readings = try Row.fetchAll(
            database, sql: "SELECT person, readAt FROM messageReading WHERE message = ?",
            arguments: [message.id])
        var readAt: [ID<Person>: Date] = [:]
        for row in readings { readAt[row[0]] = try Date(row[1] as String, strategy: .iso8601) }
        let rows = try Row.fetchAll(
            database,
            sql:
                "SELECT \(Affiliation.columns) FROM affiliation WHERE leftOn IS NULL AND (?1 IS NULL OR school = ?1)",
            arguments: [message.settings.school])
        let affiliations = Dictionary(grouping: rows.map { Affiliation($0) }, by: \.person)
        let classes = try classesByPerson(message.settings.classes, formTeachers: false)
        let formClasses =
            message.settings.isForFormTeachers
            ? try classesByPerson(message.settings.classes, formTeachers: true) : [:]
        let lines = try directory.everybody().compactMap { person -> MessageAudience.Line? in
            guard person.leftOn == nil, let own = affiliations[person.id] else { return nil }
            var profiles: [ID<School>: Set<Profile>] = [:]
            for one in own { profiles[one.school, default: []].insert(one.profile) }
            let reader = HomeReader(
                person: person.id, profiles: profiles, classesByProfile: classes[person.id] ?? [:],
                formClasses: formClasses[person.id]?[.teacher] ?? [], children: [])
            guard message.isFor(reader) else { return nil }
            return .init(
                person: person, profiles: Set(own.map(\.profile)), readAt: readAt[person.id])
        }
        return MessageAudience(lines: lines)
    }

    /// Who is in, teaches, or has a child in some classes; or who answers for them.
    private func classesByPerson(_ classes: Set<ID<SchoolClass>>, formTeachers: Bool) throws
        -> [ID<Person>: [Profile: [SchoolClass]]]
    {
        var found: [ID<Person>: [Profile: [SchoolClass]]] = [:]
        for id in classes {
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(SchoolClass.columns), enrolment.person, enrolment.role, guardianship.guardian
                    FROM enrolment JOIN schoolClass ON schoolClass.id = enrolment.schoolClass
                    LEFT JOIN guardianship ON guardianship.pupil = enrolment.person AND enrolment.role = 'pupil'
                        AND guardianship.isLegal = 1
                    WHERE enrolment.schoolClass = ? AND (? = 0 OR enrolment.role = 'formTeacher')
                    """, arguments: [id, formTeachers])
            for row in rows {
                let schoolClass = SchoolClass(row)
                let role = EnrolmentRole(rawValue: row[6]) ?? .pupil
                found[row[5], default: [:]].add(schoolClass, as: role.profile)
                if let guardian = row[7] as ID<Person>? {
                    found[guardian, default: [:]].add(schoolClass, as: .guardian)
                }
            }
        }
        return found
    }
}
