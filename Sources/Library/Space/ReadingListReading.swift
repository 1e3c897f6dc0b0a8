import GRDB
import Storage

/// Reading lists as their owner, and those whom they are shared with, read them.
extension SpaceReading {
    /// The last to have been made first.
    package func lists(of account: ID<Account>) throws -> [ReadingList] {
        try lists("account = ? ORDER BY readingList.id DESC", [account])
    }

    package func list(_ id: ID<ReadingList>, of account: ID<Account>) throws -> ReadingList? {
        try lists("readingList.id = ? AND account = ?", [id, account]).first
    }

    /// Nil once its owner shares it no more.
    package func sharedList(_ key: SecretToken) throws -> ReadingList? {
        try lists("shareKey = ?", [key.text]).first
    }

    /// In their order. Who may read the list was checked by whoever has its number.
    package func entries(of list: ID<ReadingList>) throws -> [ReadingList.Entry] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), readingListEntry.note
                    FROM readingListEntry JOIN record ON record.id = readingListEntry.record
                    WHERE list = ? ORDER BY position, record.id
                    """),
            arguments: [list])
        let records = rows.map { Record($0) }
        let copies = try CatalogueReading(database: database, file: file).copies(of: records.map(\.id))
        return zip(rows, records).map { row, record in
            ReadingList.Entry(
                record: record, availability: Availability(copies[record.id] ?? []), note: row[13])
        }
    }

    /// Those of the account's lists that have the document.
    package func lists(of account: ID<Account>, holding record: ID<Record>) throws -> [ReadingList] {
        try lists(
            """
            account = ? AND EXISTS (
                SELECT 1 FROM readingListEntry WHERE list = readingList.id AND record = ?
            ) ORDER BY readingList.id DESC
            """, [account, record])
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func lists(_ condition: String, _ arguments: [any DatabaseValueConvertible]) throws
        -> [ReadingList]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT readingList.id, name, note, changedOn, shareKey,
                        (SELECT count(*) FROM readingListEntry WHERE list = readingList.id)
                    FROM readingList WHERE \(condition)
                    """),
            arguments: StatementArguments(arguments)
        ).map {
            ReadingList(
                id: $0[0], name: $0[1], note: $0[2], changedOn: $0[3], shareKey: $0[4], count: $0[5])
        }
    }
}
