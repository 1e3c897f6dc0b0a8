import Formats
import GRDB
import Storage

/// A search that somebody keeps, to be told what has newly entered.
package struct SavedSearch: Equatable, Sendable {
    package let id: ID<SavedSearch>
    package let name: String
    /// As addresses write it; the library does not read it.
    package let query: String
    package let seenOn: Day
    /// The newest document that the portal had when its answers were last seen.
    package let seenRecord: ID<Record>

    package init(id: ID<SavedSearch>, name: String, query: String, seenOn: Day, seenRecord: ID<Record>) {
        self.id = id
        self.name = name
        self.query = query
        self.seenOn = seenOn
        self.seenRecord = seenRecord
    }
}

extension SpaceReading {
    /// The last to have been saved first.
    package func searches(of account: ID<Account>) throws -> [SavedSearch] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, name, query, seenOn, seenRecord FROM savedSearch WHERE account = ? ORDER BY id DESC
                    """),
            arguments: [account]
        ).map { SavedSearch(id: $0[0], name: $0[1], query: $0[2], seenOn: $0[3], seenRecord: $0[4]) }
    }

    package func savedSearch(_ query: String, of account: ID<Account>) throws -> SavedSearch? {
        try searches(of: account).first { $0.query == query }
    }

    /// How many documents that entered after `record` answer the very words.
    package func newAnswers(to search: Search, after record: ID<Record>) throws -> Int {
        let newest =
            try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(id) FROM record")) ?? 0
        guard newest > record.number else { return 0 }
        return try CatalogueReading(database: database, file: file).count(of: search, after: record)
    }
}

extension CatalogueReading {
    fileprivate func count(of search: Search, after record: ID<Record>) throws -> Int {
        let columns = try file.columns(seenBy: database)
        let answer = try Understanding(
            matching: Matching(columns: columns, database: database), stemmer: try Stemmer()
        ).answer(to: search.asking(search.text, isLiteral: true), known: known)
        let filters = try filters(of: search, facets: [], columns: columns)
        let hits = Hits(answer.records, known: answer.known, filters: filters, facets: [], in: columns)
        return hits.ids.count { Int64($0) > record.number }
    }
}

extension SpaceWriting {
    /// - Throws: `SpaceRefusal`.
    @discardableResult
    package func save(_ query: String, named name: String, of account: ID<Account>, on day: Day) throws
        -> ID<SavedSearch>
    {
        let name = name.line(upTo: SpaceQuota.longestName)
        guard !name.isEmpty else { throw SpaceRefusal.noName }
        guard
            try !exists("SELECT 1 FROM savedSearch WHERE account = ? AND query = ?", [account, query])
        else { throw SpaceRefusal.alreadySaved }
        let count = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM savedSearch WHERE account = ?"),
            arguments: [account])
        guard (count ?? 0) < SpaceQuota.searches else {
            throw SpaceRefusal.tooManySearches(SpaceQuota.searches)
        }
        try database.execute(
            sql: """
                INSERT INTO savedSearch (account, name, query, seenOn, seenRecord)
                VALUES (?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM record))
                """,
            arguments: [account, name, query, day])
        return ID(database.lastInsertedRowID)
    }

    /// Its answers were looked at: nothing is new any more.
    package func markSeen(_ search: ID<SavedSearch>, of account: ID<Account>, on day: Day) throws {
        try database.execute(
            sql: """
                UPDATE savedSearch SET seenOn = ?, seenRecord = (SELECT coalesce(max(id), 0) FROM record)
                WHERE id = ? AND account = ?
                """,
            arguments: [day, search, account])
        guard database.changesCount > 0 else { throw SpaceRefusal.unknown }
    }

    /// One that is no longer there is no mistake.
    package func removeSearch(_ search: ID<SavedSearch>, of account: ID<Account>) throws {
        try database.execute(
            sql: "DELETE FROM savedSearch WHERE id = ? AND account = ?", arguments: [search, account])
    }
}
