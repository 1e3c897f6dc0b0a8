import Formats
import GRDB
import Storage

/// Reading lists made, filled, ordered, shared and removed by their owner.
extension SpaceWriting {
    /// Makes a list; the same token makes it once.
    ///
    /// - Throws: `SpaceRefusal`.
    @discardableResult
    package func makeList(named name: String, note: String = "", of account: ID<Account>, stamp: Stamp) throws
        -> ID<ReadingList>
    {
        let known = try ID<ReadingList>.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM readingList WHERE token = ? AND account = ?"),
            arguments: [stamp.token, account])
        if let known { return known }
        let name = name.line(upTo: SpaceQuota.longestName)
        guard !name.isEmpty else { throw SpaceRefusal.noName }
        let count = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM readingList WHERE account = ?"),
            arguments: [account])
        guard (count ?? 0) < SpaceQuota.lists else { throw SpaceRefusal.tooManyLists(SpaceQuota.lists) }
        try database.cachedStatement(
            sql: "INSERT INTO readingList (account, name, note, changedOn, token) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            account, name, note.text(upTo: SpaceQuota.longestNote), stamp.day, stamp.token,
        ])
        return ID(database.lastInsertedRowID)
    }

    /// - Throws: `SpaceRefusal`.
    package func changeList(
        _ list: ID<ReadingList>, of account: ID<Account>, name: String, note: String, on day: Day
    ) throws {
        try check(list, of: account)
        let name = name.line(upTo: SpaceQuota.longestName)
        guard !name.isEmpty else { throw SpaceRefusal.noName }
        try database.execute(
            sql: "UPDATE readingList SET name = ?, note = ?, changedOn = ? WHERE id = ?",
            arguments: [name, note.text(upTo: SpaceQuota.longestNote), day, list])
    }

    /// A list that is no longer there is no mistake.
    package func removeList(_ list: ID<ReadingList>, of account: ID<Account>) throws {
        try database.execute(
            sql: "DELETE FROM readingList WHERE id = ? AND account = ?", arguments: [list, account])
    }

    /// Adds a document at the end.
    ///
    /// - Throws: `SpaceRefusal`.
    package func add(
        _ record: ID<Record>, to list: ID<ReadingList>, of account: ID<Account>, on day: Day
    ) throws {
        try check(list, of: account)
        guard try exists("SELECT 1 FROM record WHERE id = ?", [record]) else {
            throw SpaceRefusal.unknownRecord
        }
        let entry = "SELECT 1 FROM readingListEntry WHERE list = ? AND record = ?"
        guard try !exists(entry, [list, record]) else { throw SpaceRefusal.alreadyInList }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*), coalesce(max(position), 0) FROM readingListEntry WHERE list = ?"),
            arguments: [list])
        guard (row?[0] ?? 0) < SpaceQuota.entries else {
            throw SpaceRefusal.tooManyEntries(SpaceQuota.entries)
        }
        try database.cachedStatement(
            sql: "INSERT INTO readingListEntry (list, record, position) VALUES (?, ?, ?)"
        ).execute(arguments: [list, record, (row?[1] ?? 0) + 1])
        try touch(list, on: day)
    }

    /// - Throws: `SpaceRefusal`.
    package func annotate(
        _ record: ID<Record>, in list: ID<ReadingList>, of account: ID<Account>, note: String, on day: Day
    ) throws {
        try check(list, of: account)
        try database.execute(
            sql: "UPDATE readingListEntry SET note = ? WHERE list = ? AND record = ?",
            arguments: [note.text(upTo: SpaceQuota.longestNote), list, record])
        guard database.changesCount > 0 else { throw SpaceRefusal.unknown }
        try touch(list, on: day)
    }

    /// Puts a document at a place of the list, from 1: said twice, it changes nothing more.
    ///
    /// - Throws: `SpaceRefusal`.
    package func move(
        _ record: ID<Record>, in list: ID<ReadingList>, of account: ID<Account>, to place: Int, on day: Day
    ) throws {
        try check(list, of: account)
        var order = try ID<Record>.fetchAll(
            database.cachedStatement(
                sql: "SELECT record FROM readingListEntry WHERE list = ? ORDER BY position, record"),
            arguments: [list])
        guard let old = order.firstIndex(of: record) else { throw SpaceRefusal.unknown }
        order.remove(at: old)
        order.insert(record, at: min(max(place, 1) - 1, order.count))
        for (index, id) in order.enumerated() {
            try database.cachedStatement(
                sql: "UPDATE readingListEntry SET position = ? WHERE list = ? AND record = ?"
            ).execute(arguments: [index + 1, list, id])
        }
        try touch(list, on: day)
    }

    /// - Throws: `SpaceRefusal`.
    package func remove(
        _ record: ID<Record>, from list: ID<ReadingList>, of account: ID<Account>, on day: Day
    ) throws {
        try check(list, of: account)
        try database.execute(
            sql: "DELETE FROM readingListEntry WHERE list = ? AND record = ?", arguments: [list, record])
        try touch(list, on: day)
    }

    /// Anybody who has the key may read the list; nil: nobody may any more, and the old address leads nowhere.
    ///
    /// - Throws: `SpaceRefusal`.
    package func share(_ list: ID<ReadingList>, of account: ID<Account>, at key: SecretToken?) throws {
        try check(list, of: account)
        try database.execute(
            sql: "UPDATE readingList SET shareKey = ? WHERE id = ?", arguments: [key?.text, list])
    }

    private func check(_ list: ID<ReadingList>, of account: ID<Account>) throws {
        guard try exists("SELECT 1 FROM readingList WHERE id = ? AND account = ?", [list, account]) else {
            throw SpaceRefusal.unknown
        }
    }

    private func touch(_ list: ID<ReadingList>, on day: Day) throws {
        try database.cachedStatement(sql: "UPDATE readingList SET changedOn = ? WHERE id = ?")
            .execute(arguments: [day, list])
    }

    func exists(_ sql: String, _ arguments: [any DatabaseValueConvertible]) throws -> Bool {
        try Int.fetchOne(
            database.cachedStatement(sql: sql), arguments: StatementArguments(arguments)) != nil
    }
}
