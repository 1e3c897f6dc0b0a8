import Formats
import Foundation
import GRDB
import Storage

/// The links that a portal gave.
package struct HandOverReading {
    let database: Database
}

package struct HandOverWriting {
    let database: Database

    package var reading: HandOverReading { HandOverReading(database: database) }
}

extension LibraryReading {
    package var handOvers: HandOverReading { HandOverReading(database: database) }
}

extension LibraryWriting {
    package var handOvers: HandOverWriting { HandOverWriting(database: database) }
}

extension HandOverReading {
    /// The last one first; those that are over too, as long as they are remembered.
    package func all() throws -> [HandOver] { try links("1 ORDER BY id DESC LIMIT 100", []) }

    /// Whatever it is worth now; nil: nobody gave it.
    package func link(of token: SecretToken) throws -> HandOver? {
        try links("hash = ?", [token.hash]).first
    }

    /// Files that were brought and wait for somebody to decide.
    package func waiting() throws -> [ID<BorrowerDraft>] {
        try ID<BorrowerDraft>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT draft FROM handOverUse JOIN borrowerDraft ON borrowerDraft.id = draft
                    WHERE state = 'received' ORDER BY handOverUse.id
                    """))
    }

    /// How many answers no librarian has read.
    package func unseenAnswers() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM handOverUse WHERE kind = 'answer' AND NOT isSeen")) ?? 0
    }

    package func link(_ id: ID<HandOver>) throws -> HandOver? { try links("id = ?", [id]).first }

    private func links(_ condition: String, _ arguments: StatementArguments) throws -> [HandOver] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, recipient, ent, madeBy, madeAt, expiresAt, mostUploads, isRevoked FROM handOver
                    WHERE \(condition)
                    """), arguments: arguments
        ).map { row in
            HandOver(
                id: row[0], recipient: row[1], ent: row[2], madeBy: row[3],
                madeAt: try Date(row[4] as String, strategy: .iso8601),
                expiresAt: try Date(row[5] as String, strategy: .iso8601), mostUploads: row[6],
                isRevoked: row[7], uses: try uses(of: row[0]))
        }
    }

    private func uses(of link: ID<HandOver>) throws -> [HandOver.Use] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT at, kind, people, draft, address, isDeclared, isSeen, hasKeys FROM handOverUse
                    WHERE handOver = ? ORDER BY id
                    """), arguments: [link]
        ).map { row in
            HandOver.Use(
                at: try Date(row[0] as String, strategy: .iso8601),
                kind: row[1] == "file"
                    ? .file(people: row[2], hasKeys: row[7], draft: row[3])
                    : .answer(address: row[4], isDeclared: row[5], isSeen: row[6]))
        }
    }
}

extension HandOverWriting {
    /// - Parameters:
    ///   - days, uploads: brought within `HandOver.days` and `HandOver.uploads`.
    /// - Throws: `HandOverRefusal`.
    package func make(
        _ token: SecretToken, for recipient: String, ent: String, days: Int, uploads: Int, stamp: Stamp,
        at now: Date,
    ) throws -> ID<HandOver> {
        try forgetOld(at: now)
        let recipient = recipient.line(upTo: HandOver.longestRecipient)
        guard !recipient.isEmpty else { throw HandOverRefusal.noRecipient }
        guard try reading.all().count(where: { $0.isOpen(at: now) }) < HandOver.most else {
            throw HandOverRefusal.tooMany
        }
        let days = min(max(days, HandOver.days.lowerBound), HandOver.days.upperBound)
        try database.execute(
            sql: """
                INSERT INTO handOver (hash, recipient, ent, madeBy, madeAt, expiresAt, mostUploads)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                token.hash, recipient, ent, stamp.actor, now.formatted(.iso8601),
                (now + Double(days) * 86_400).formatted(.iso8601),
                min(max(uploads, HandOver.uploads.lowerBound), HandOver.uploads.upperBound),
            ])
        return ID(database.lastInsertedRowID)
    }

    /// Told in the journal of transfers, with who did it.
    ///
    /// - Returns: false: nobody gave such a link.
    package func revoke(_ id: ID<HandOver>, stamp: Stamp) throws -> Bool {
        guard let link = try reading.link(id) else { return false }
        guard !link.isRevoked else { return true }
        try database.execute(sql: "UPDATE handOver SET isRevoked = 1 WHERE id = ?", arguments: [id])
        try TransferWriting(database: database).note(
            .revoked, party: link.recipient, actor: stamp.actor, count: 1, at: stamp.at)
        return true
    }

    /// An answer takes the place of the one before it.
    ///
    /// - Throws: `HandOverRefusal` if the link has no use left, though it had a moment ago.
    package func note(_ use: HandOver.Use, of id: ID<HandOver>) throws {
        guard let link = try reading.link(id), link.isOpen(at: use.at) else { throw HandOverRefusal.over }
        switch use.kind {
        case .file(let people, let hasKeys, let draft):
            guard link.uploadsLeft > 0 else { throw HandOverRefusal.full }
            try database.execute(
                sql: """
                    INSERT INTO handOverUse (handOver, at, kind, people, hasKeys, draft, address, isDeclared)
                    VALUES (?, ?, 'file', ?, ?, ?, '', 0)
                    """, arguments: [id, use.at.formatted(.iso8601), people, hasKeys, draft])
        case .answer(let address, let isDeclared, let isSeen):
            try database.execute(
                sql: "DELETE FROM handOverUse WHERE handOver = ? AND kind = 'answer'", arguments: [id])
            try database.execute(
                sql: """
                    INSERT INTO handOverUse (handOver, at, kind, people, address, isDeclared, isSeen)
                    VALUES (?, ?, 'answer', 0, ?, ?, ?)
                    """, arguments: [id, use.at.formatted(.iso8601), address, isDeclared, isSeen])
        }
    }

    /// A librarian read the answer of a link.
    package func see(_ id: ID<HandOver>) throws {
        try database.execute(
            sql: "UPDATE handOverUse SET isSeen = 1 WHERE handOver = ? AND kind = 'answer'", arguments: [id])
    }

    private func forgetOld(at now: Date) throws {
        try database.execute(
            sql: "DELETE FROM handOver WHERE expiresAt < ?",
            arguments: [(now - Double(HandOver.rememberedDays) * 86_400).formatted(.iso8601)])
    }
}
