// The reference of a results page: the same questions put to SQLite by statements prepared once; no HTTP, no
// facets, no marks, no rendering.
import Formats
import GRDB
import GRDBSQLite
import Library

/// Lives inside one read of the file, on its connection.
final class BareQueries {
    private let connection: OpaquePointer
    private var statements: [OpaquePointer] = []
    private let match: OpaquePointer
    private let weigh: OpaquePointer
    private let record: OpaquePointer
    private let copies: OpaquePointer
    private let description: OpaquePointer
    private let stemmer: Stemmer
    /// Bytes read so far: the work is really done.
    private(set) var bytes = 0

    init(on database: Database) throws {
        guard let connection = database.sqliteConnection else { throw BenchError("no connection") }
        func prepare(_ sql: String) throws -> OpaquePointer {
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
                throw BenchError(String(cString: sqlite3_errmsg(connection)))
            }
            return statement
        }
        self.connection = connection
        match = try prepare("SELECT rowid FROM recordText WHERE recordText MATCH ?")
        weigh = try prepare(
            """
            SELECT rowid FROM recordText WHERE recordText MATCH ?
            ORDER BY bm25(recordText, 4, 2, 0.3, 1, 1, 0.2, 0.3, 0.2, 0.2), rowid DESC LIMIT 20
            """)
        record = try prepare(
            """
            SELECT title, subtitle, byline, imprint, seriesTitle, volume, documentType, language, year, callNumber,
            summary, enteredOn FROM record WHERE id = ?
            """)
        copies = try prepare(
            """
            SELECT copy.id, number, callNumber, location, status, note, dueOn
            FROM copy LEFT JOIN loan ON loan.copy = copy.id AND loan.returnedOn IS NULL
            WHERE copy.record = ? ORDER BY dueOn IS NOT NULL, dueOn, copy.id
            """)
        description = try prepare("SELECT description FROM recordDescription WHERE record = ?")
        stemmer = try Stemmer()
        statements = [match, weigh, record, copies, description]
    }

    deinit {
        statements.forEach { sqlite3_finalize($0) }
    }

    /// Every match, then twenty rows with their copies and loans. As the product does, up to 400 matches are
    /// weighed by bm25; of more, the newest of those found in the title are taken.
    ///
    /// - Returns: how many records match.
    func results(of question: String) throws -> Int {
        guard let words = Question(question, stemmer: stemmer).expression() else { return 0 }
        let found = try rowIDs(match, words)
        var shown = ArraySlice<Int64>()
        if found.count > 400 {
            shown = try rowIDs(match, "{title} : (\(words))").suffix(20)
            if shown.count < 20 { shown = found.suffix(20) }
        } else if !found.isEmpty {
            shown = try rowIDs(weigh, words)[...]
        }
        for id in shown {
            try read(record, id)
            try read(copies, id)
        }
        return found.count
    }

    func record(_ id: Int64) throws {
        try read(record, id)
        try read(description, id)
        try read(copies, id)
    }

    private func rowIDs(_ statement: OpaquePointer, _ words: String) throws -> [Int64] {
        // SQLITE_TRANSIENT: SQLite keeps a copy of the text.
        sqlite3_bind_text(statement, 1, words, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        defer { sqlite3_reset(statement) }
        var ids: [Int64] = []
        while try step(statement) { ids.append(sqlite3_column_int64(statement, 0)) }
        return ids
    }

    private func read(_ statement: OpaquePointer, _ id: Int64) throws {
        sqlite3_bind_int64(statement, 1, id)
        defer { sqlite3_reset(statement) }
        while try step(statement) {
            for column in 0..<sqlite3_column_count(statement)
            where sqlite3_column_text(statement, column) != nil {
                bytes += Int(sqlite3_column_bytes(statement, column))
            }
        }
    }

    private func step(_ statement: OpaquePointer) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw BenchError(String(cString: sqlite3_errmsg(connection)))
        }
    }
}
