import Foundation
import GRDB
import Storage

/// « Suivi des transferts »: what came to the portal from outside, and what went.
package struct Transfer: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        // What is done once: with a users' file.
        case received, held, confirmed, looked, downloaded, applied, removed, expired
        /// A link by which files came.
        case revoked
        // What programs do again and again: one line an hour.
        case access, loans, refused
    }

    package let kind: Kind
    /// « Cité scolaire Les Tilleuls »; empty: a program that nobody knows.
    package var party: String
    /// Who did it here; empty: nobody in particular.
    package let actor: String
    /// Of people in a file, of questions in an hour.
    package let count: Int
    package let startedAt: Date
    package let endedAt: Date

    package init(
        _ kind: Kind, party: String, actor: String = "", count: Int, startedAt: Date, endedAt: Date
    ) {
        self.kind = kind
        self.party = party
        self.actor = actor
        self.count = count
        self.startedAt = startedAt
        self.endedAt = endedAt
    }

    package static let keptDays = 60
    /// The party of what the portal's own campus asks on the same machine.
    package static let ownCampus = "Espaces de la cité"
}

package struct TransferReading {
    let database: Database

    package func count() throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM transfer")) ?? 0
    }

    /// The newest first.
    package func transfers(page: Int = 1, size: Int = 50) throws -> [Transfer] {
        try transfers("1 ORDER BY endedAt DESC, id DESC LIMIT ? OFFSET ?", [size, (page - 1) * size])
    }

    package func last(_ kind: Transfer.Kind) throws -> Transfer? {
        try transfers("kind = ? ORDER BY endedAt DESC, id DESC LIMIT 1", [kind.rawValue]).first
    }

    private func transfers(_ condition: String, _ arguments: StatementArguments) throws -> [Transfer] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT kind, party, actor, count, startedAt, endedAt FROM transfer WHERE \(condition)"),
            arguments: arguments
        ).compactMap { row in
            guard let kind = Transfer.Kind(rawValue: row[0]) else { return nil }
            return Transfer(
                kind, party: row[1], actor: row[2], count: row[3],
                startedAt: try Date(row[4] as String, strategy: .iso8601),
                endedAt: try Date(row[5] as String, strategy: .iso8601))
        }
    }
}

package struct TransferWriting {
    let database: Database

    package var reading: TransferReading { TransferReading(database: database) }

    /// What somebody did.
    package func note(
        _ kind: Transfer.Kind, party: String, actor: String = "", count: Int, at now: Date
    ) throws {
        try add(
            Transfer(kind, party: party, actor: actor, count: count, startedAt: now, endedAt: now), hour: nil)
    }

    /// What programs did within one hour: added to the line of that hour.
    package func add(_ tally: Transfer) throws {
        try add(tally, hour: String(tally.startedAt.formatted(.iso8601).prefix(13)))
    }

    private func add(_ transfer: Transfer, hour: String?) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO transfer (kind, party, actor, count, startedAt, endedAt, hour)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (kind, party, hour) WHERE hour IS NOT NULL DO UPDATE
                SET count = count + excluded.count, endedAt = max(endedAt, excluded.endedAt)
                """
        ).execute(arguments: [
            transfer.kind.rawValue, transfer.party, transfer.actor, transfer.count,
            transfer.startedAt.formatted(.iso8601), transfer.endedAt.formatted(.iso8601), hour,
        ])
    }

    package func forgetOld(at now: Date) throws {
        try database.execute(
            sql: "DELETE FROM transfer WHERE endedAt < ?",
            arguments: [(now - Double(Transfer.keptDays) * 86_400).formatted(.iso8601)])
    }
}

extension LibraryReading {
    package var transfers: TransferReading { TransferReading(database: database) }
}

extension LibraryWriting {
    package var transfers: TransferWriting { TransferWriting(database: database) }
}
