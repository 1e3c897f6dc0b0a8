import Foundation
import GRDB
import Storage

/// A users' file that a campus sent to the portal: there for 72 hours, then gone.
package struct ReceivedFile: Equatable, Sendable {
    package let id: ID<ReceivedFile>
    /// « Cité scolaire Les Tilleuls »
    package let sender: String
    /// How many people it names.
    package let people: Int
    package let size: Int
    package let receivedAt: Date
    package let expiresAt: Date
    package let isGone: Bool
    /// Who removed it before its time; empty: nobody.
    package let purgedBy: String
    /// What it would take away, as it was when it came or when somebody last looked at it.
    package let shortage: UsersShortage
    /// Nobody uses it before somebody says that it is right.
    package let isHeld: Bool
    /// Who said so; empty: nobody had to.
    package let confirmedBy: String
    package let downloads: [Download]

    package struct Download: Equatable, Sendable {
        package let at: Date
        package let actor: String

        package init(at: Date, actor: String) {
            self.at = at
            self.actor = actor
        }
    }

    package init(
        id: ID<ReceivedFile>, sender: String, people: Int, size: Int, receivedAt: Date, expiresAt: Date,
        isGone: Bool, purgedBy: String, shortage: UsersShortage, isHeld: Bool = false,
        confirmedBy: String = "",
        downloads: [Download],
    ) {
        self.id = id
        self.sender = sender
        self.people = people
        self.size = size
        self.receivedAt = receivedAt
        self.expiresAt = expiresAt
        self.isGone = isGone
        self.purgedBy = purgedBy
        self.shortage = shortage
        self.isHeld = isHeld
        self.confirmedBy = confirmedBy
        self.downloads = downloads
    }

    package static let keptHours = 72
    package static let largest = 16 << 20
    /// How many are there together: beyond, the oldest goes.
    package static let most = 10
    /// What is remembered of those that are gone.
    package static let rememberedDays = 365
}

/// What campuses sent to the portal.
package struct ShelfReading {
    let database: Database
}

extension LibraryReading {
    package var shelf: ShelfReading { ShelfReading(database: database) }
}

extension ShelfReading {
    /// The last one first; those that are gone too, as long as they are remembered.
    package func files(at now: Date, limit: Int = 30) throws -> [ReceivedFile] {
        try files("1 ORDER BY id DESC LIMIT ?", [limit], at: now)
    }

    /// Nil once it is gone, whether or not anything has purged it yet, and as long as it waits for a yes.
    package func content(of id: ID<ReceivedFile>, at now: Date) throws -> [UInt8]? {
        try Data.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content FROM receivedFile
                    WHERE id = ? AND expiresAt > ? AND content IS NOT NULL AND NOT isHeld
                    """),
            arguments: [id, now.formatted(.iso8601)]
        ).map { Array($0) }
    }

    package func file(_ id: ID<ReceivedFile>, at now: Date) throws -> ReceivedFile? {
        try files("id = ?", [id], at: now).first
    }

    /// When the next one goes.
    package func nextExpiry() throws -> Date? {
        try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT min(expiresAt) FROM receivedFile WHERE content IS NOT NULL")
        ).map { try Date($0, strategy: .iso8601) }
    }

    private func files(_ condition: String, _ arguments: StatementArguments, at now: Date) throws
        -> [ReceivedFile]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, sender, people, size, receivedAt, expiresAt, content IS NULL, purgedBy,
                        known, missing, former, isHeld, confirmedBy
                    FROM receivedFile WHERE \(condition)
                    """), arguments: arguments
        ).map { row in
            let expiresAt = try Date(row[5] as String, strategy: .iso8601)
            return ReceivedFile(
                id: row[0], sender: row[1], people: row[2], size: row[3],
                receivedAt: try Date(row[4] as String, strategy: .iso8601), expiresAt: expiresAt,
                isGone: row[6] || expiresAt <= now, purgedBy: row[7],
                shortage: UsersShortage(known: row[8], missing: row[9], people: row[2], former: row[10]),
                isHeld: row[11], confirmedBy: row[12], downloads: try downloads(of: row[0]))
        }
    }

    private func downloads(of file: ID<ReceivedFile>) throws -> [ReceivedFile.Download] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT downloadedAt, actor FROM receivedFileDownload WHERE file = ?
                    ORDER BY downloadedAt, rowid
                    """), arguments: [file]
        ).map { .init(at: try Date($0[0] as String, strategy: .iso8601), actor: $0[1]) }
    }
}
