import GRDB
import Storage

/// « Supprimez les clefs ENT » (B-10): « Identité ENT » of all borrowers emptied in one gesture, and what it was, kept
/// for a while.
package struct KeyRemoval: Equatable, Sendable {
    package let id: ID<KeyRemoval>
    package let people: Int
    package let actor: String
    /// UTC, to the second.
    package let at: String

    package init(id: ID<KeyRemoval>, people: Int, actor: String, at: String) {
        self.id = id
        self.people = people
        self.actor = actor
        self.at = at
    }

    /// How long the keys may be given back.
    package static let keptDays = 30
}

/// Why the keys stay as they are.
package enum KeyRefusal: Error, Equatable {
    /// As many borrowers hold a key now, and not as many as the page said.
    case otherCount(Int)
    case noKeys
    /// They were given back, or forgotten, before.
    case nothingToRestore
    /// The interconnection of that name is in use: nobody would be known there any more.
    case inUse(name: String)
    /// The interconnection of that name is in use, and the keys are those of another one.
    case ofAnother(inUse: String)
}

extension InterconnectionReading {
    /// The last removal, while its keys may be given back.
    package func removal() throws -> KeyRemoval? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT id, people, actor, at, restoredAt FROM keyRemoval ORDER BY id DESC LIMIT 1
                    """)
        ).flatMap { row in
            (row[4] as String?) == nil
                ? KeyRemoval(id: row[0], people: row[1], actor: row[2], at: row[3]) : nil
        }
    }

    /// The one in use, when the keys that were removed are not known to be its own: it began after they went, and is not
    /// the one that ended last. Given back, they would make pupils pass for others (B-13).
    package func strangerTo(_ removal: KeyRemoval) throws -> IdentityProvider? {
        guard let provider = try provider(), let since = provider.activeSince else { return nil }
        let beginnings =
            try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM interconnectionEvent WHERE kind = 'activated' AND id > (
                            SELECT coalesce(max(id), 0) FROM interconnectionEvent WHERE kind = 'keysRemoved')
                        """)) ?? 0
        // What is not noted here, as a portal that the espaces connected, is told by its day.
        guard beginnings > 0 || since.description > removal.at.prefix(10) else { return nil }
        if beginnings <= 1, let former = try former(), former.namesPeople(like: provider) { return nil }
        return provider
    }
}

extension InterconnectionWriting {
    /// Whichever it came from, an ENT or PRONOTE (B-11). Records, loans and accounts stay.
    ///
    /// - Parameters:
    ///   - people: how many were to lose their key, as the page said.
    ///   - mayEmptyInUse: whoever asks may also end the interconnection, and so knows what is lost while it is in use.
    /// - Throws: `KeyRefusal.inUse`, `.otherCount`, `.noKeys`.
    package func removeKeys(of people: Int, mayEmptyInUse: Bool, stamp: Stamp) throws -> ID<KeyRemoval> {
        if !mayEmptyInUse, let provider = try reading.provider(), provider.isActive {
            throw KeyRefusal.inUse(name: provider.name)
        }
        let count = try reading.peopleWithKey()
        guard count > 0 else { throw KeyRefusal.noKeys }
        guard count == people else { throw KeyRefusal.otherCount(count) }
        try database.execute(
            sql: "INSERT INTO keyRemoval (people, actor, at) VALUES (?, ?, ?)",
            arguments: [count, stamp.actor, stamp.instant])
        let id = ID<KeyRemoval>(database.lastInsertedRowID)
        try database.execute(
            sql: """
                INSERT INTO removedKey (removal, borrower, key)
                SELECT ?, id, entKey FROM borrower WHERE entKey IS NOT NULL
                """, arguments: [id])
        try noteInTrail(.keyRemoved, "SELECT borrower FROM removedKey WHERE removal = ?", [id], stamp)
        try database.execute(sql: "UPDATE borrower SET entKey = NULL WHERE entKey IS NOT NULL")
        try database.execute(sql: "UPDATE formerInterconnection SET keysRemain = 0")
        try note(.keysRemoved, try reading.provider()?.name ?? "", people: count, stamp)
        return id
    }

    /// Gives back the keys of those who are still here and have no other since.
    ///
    /// - Returns: how many have theirs again.
    /// - Throws: `KeyRefusal.nothingToRestore`, `.ofAnother`.
    @discardableResult
    package func restoreKeys(of removal: ID<KeyRemoval>, stamp: Stamp) throws -> Int {
        guard let last = try reading.removal(), last.id == removal else { throw KeyRefusal.nothingToRestore }
        if let stranger = try reading.strangerTo(last) { throw KeyRefusal.ofAnother(inUse: stranger.name) }
        let restorable = """
            SELECT borrower FROM removedKey JOIN borrower ON borrower.id = removedKey.borrower
            WHERE removal = ? AND entKey IS NULL
                AND NOT EXISTS (SELECT 1 FROM borrower AS other WHERE other.entKey = removedKey.key)
            """
        try noteInTrail(.keyRestored, restorable, [removal], stamp)
        try database.execute(
            sql: """
                UPDATE borrower SET entKey = (
                    SELECT key FROM removedKey WHERE removal = ? AND removedKey.borrower = borrower.id
                ) WHERE id IN (\(restorable))
                """, arguments: [removal, removal])
        let count = database.changesCount
        try database.execute(
            sql: "UPDATE keyRemoval SET restoredAt = ? WHERE id = ?", arguments: [stamp.instant, removal])
        try database.execute(sql: "DELETE FROM removedKey WHERE removal = ?", arguments: [removal])
        try database.execute(sql: "UPDATE formerInterconnection SET keysRemain = 1")
        try note(.keysRestored, try reading.provider()?.name ?? "", people: count, stamp)
        return count
    }

    /// - Parameter whose: the numbers of borrowers.
    private func noteInTrail(
        _ action: AccountEvent.Action, _ whose: String, _ arguments: StatementArguments, _ stamp: Stamp
    ) throws {
        try database.execute(
            sql:
                "INSERT INTO accountEvent (borrower, actor, action, at) SELECT borrower, ?, ?, ? FROM (\(whose))",
            arguments: [stamp.actor, action.rawValue, stamp.instant] + arguments)
    }
}
