import Formats
import Foundation
import GRDB
import Storage

/// A users' file that was asked for: being made, then ready for a day. It names people, so it does not stay.
package struct UsersExport: Equatable, Sendable {
    package let id: ID<UsersExport>
    package let school: ID<School>
    package let choice: UsersChoice
    package let encoding: UsersFile.Encoding
    package let actor: String
    /// UTC: `2026-11-21T11:00:00Z`.
    package let askedAt: String
    /// Nil while it is being made.
    package let people: Int?
    package let isKept: Bool

    package static let keptHours = 24

    /// What was asked for before is over.
    static func oldest(at now: Date) -> String {
        now.addingTimeInterval(-Double(keptHours) * 3600).formatted(.iso8601)
    }

    static let columns = "id, school, what, choice, actor, askedAt, people, content IS NOT NULL"

    init(_ row: Row) {
        id = row[0]
        school = row[1]
        encoding = UsersFile.Encoding(rawValue: row[2]) ?? .windows1252
        choice = UsersChoice(text: row[3])
        actor = row[4]
        askedAt = row[5]
        people = row[6]
        isKept = row[7]
    }
}

package struct UsersExportReading {
    let database: Database

    package func export(_ id: ID<UsersExport>) throws -> UsersExport? {
        try Row.fetchOne(
            database, sql: "SELECT \(UsersExport.columns) FROM usersExport WHERE id = ?", arguments: [id]
        ).map(UsersExport.init)
    }

    /// The newest first.
    package func latest(_ count: Int = 10) throws -> [UsersExport] {
        try Row.fetchAll(
            database,
            sql: "SELECT \(UsersExport.columns) FROM usersExport ORDER BY id DESC LIMIT ?", arguments: [count]
        ).map(UsersExport.init)
    }

    package func unfinished() throws -> [ID<UsersExport>] {
        try ID<UsersExport>.fetchAll(
            database, sql: "SELECT id FROM usersExport WHERE people IS NULL ORDER BY id")
    }

    /// Nil when it is not made yet, or when its hours are over: it names everybody, whether or not the night has passed.
    package func content(of id: ID<UsersExport>, at now: Date) throws -> [UInt8]? {
        try Data.fetchOne(
            database, sql: "SELECT content FROM usersExport WHERE id = ? AND askedAt > ?",
            arguments: [id, UsersExport.oldest(at: now)]
        ).map { Array($0) }
    }
}

package struct UsersExportWriting {
    let database: Database

    package var reading: UsersExportReading { UsersExportReading(database: database) }

    /// - Throws: `DirectoryRefusal.unknown`.
    package func ask(
        _ choice: UsersChoice, of school: ID<School>, in encoding: UsersFile.Encoding, by actor: String,
        at now: Date,
    ) throws -> ID<UsersExport> {
        guard try DirectoryReading(database: database).schools().contains(where: { $0.id == school }) else {
            throw DirectoryRefusal.unknown
        }
        try forgetOld(at: now)
        try database.execute(
            sql: "INSERT INTO usersExport (school, what, choice, actor, askedAt) VALUES (?, ?, ?, ?, ?)",
            arguments: [school, encoding.rawValue, choice.text, actor, now.formatted(.iso8601)])
        return ID(database.lastInsertedRowID)
    }

    /// Makes a file that was asked for; one that is made stays as it is.
    package func make(_ id: ID<UsersExport>, password: () -> String) throws {
        guard let export = try reading.export(id), export.people == nil else { return }
        let entries = try DirectoryReading(database: database).users(
            export.choice, of: export.school, password: password)
        try database.execute(
            sql: "UPDATE usersExport SET people = ?, content = ? WHERE id = ?",
            arguments: [entries.count, Data(UsersFile.bytes(of: entries, export.encoding)), id])
    }

    /// The files of the day before; what was asked stays known for a year.
    package func forgetOld(at now: Date) throws {
        try database.execute(
            sql: "UPDATE usersExport SET content = NULL WHERE askedAt <= ? AND content IS NOT NULL",
            arguments: [UsersExport.oldest(at: now)])
        let year = now.addingTimeInterval(-366 * 86_400).formatted(.iso8601)
        try database.execute(sql: "DELETE FROM usersExport WHERE askedAt < ?", arguments: [year])
    }
}

extension CampusReading {
    package var exports: UsersExportReading { UsersExportReading(database: database) }
}

extension CampusWriting {
    package var exports: UsersExportWriting { UsersExportWriting(database: database) }
}
