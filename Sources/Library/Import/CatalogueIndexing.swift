import Formats
import Foundation
import GRDB
import Storage

/// Making what was written findable.
extension CatalogueWriting {
    /// Raised when what is derived from descriptions changes: older files are indexed anew when they are opened.
    static let indexEdition = 2

    /// Ends a change: new words in the place of old ones, and a new version of the catalogue.
    ///
    /// To be done for a whole batch after its other writings: a statement that may have to be undone makes FTS5 put
    /// its pending words on disk, and one written between each two records made an import three times longer.
    func finish(_ change: CatalogueWrites) throws {
        guard !change.isEmpty else { return }
        let removed = try countHeadings(change)
        for id in change.replaced {
            try database.cachedStatement(sql: "DELETE FROM recordText WHERE rowid = ?").execute(arguments: [
                id
            ])
        }
        let columns = IndexColumn.allCases.map(\.rawValue).joined(separator: ", ")
        let places = IndexColumn.allCases.map { _ in "?" }.joined(separator: ", ")
        for (id, texts) in change.records {
            try database.cachedStatement(
                sql: "INSERT INTO recordText (rowid, \(columns)) VALUES (?, \(places))"
            ).execute(arguments: [id] + StatementArguments(texts))
        }
        for id in removed {
            try database.cachedStatement(sql: "DELETE FROM headingText WHERE rowid = ?").execute(arguments: [
                id
            ])
        }
        let stemmer = try Stemmer()
        for (id, label) in change.headings where !removed.contains(id) {
            var text = IndexText()
            text.append(label, stemmer: stemmer)
            try database.cachedStatement(sql: "INSERT INTO headingText (rowid, label) VALUES (?, ?)")
                .execute(arguments: [id, String(decoding: text.bytes, as: UTF8.self)])
        }
        try database.execute(sql: "UPDATE portal SET catalogueVersion = ?", arguments: [change.version])
    }

    /// Keeps in the file what searches need of every record. Later changes are added to it one by one.
    func keepColumns() throws {
        let columns = try CatalogueColumns(scanning: database)
        try database.execute(
            sql: "INSERT OR REPLACE INTO catalogueColumns (id, version, columns, words) VALUES (1, ?, ?, ?)",
            arguments: [columns.version, columns.kept, try WordList(scanning: database).bytes],
        )
    }

    /// Merges a part of the search index that writing has scattered; false once it is in one piece.
    ///
    /// Searches look each word up in every piece. FTS5 says that a merge found nothing to do by changing fewer than
    /// two rows.
    func mergeIndex(isFirst: Bool) throws -> Bool {
        let before = database.totalChangesCount
        try database.execute(
            sql: "INSERT INTO recordText (recordText, rank) VALUES ('merge', ?)",
            arguments: [isFirst ? -400 : 400],
        )
        return database.totalChangesCount - before >= 2
    }

    fileprivate func emptyIndex() throws {
        try database.execute(
            sql: """
                UPDATE portal SET indexEdition = 0, catalogueVersion = catalogueVersion + 1;
                DELETE FROM recordText; DELETE FROM headingText; DELETE FROM recordHeading; DELETE FROM heading;
                DELETE FROM catalogueColumns;
                """)
    }

    /// Derives everything again from the descriptions of the records after `last`.
    ///
    /// - Returns: the number of the last record that was read, nil when there are no more.
    fileprivate func indexAgain(after last: Int64, limit: Int, stemmer: Stemmer) throws -> Int64? {
        var change = try CatalogueWrites(now: Date(), in: database)
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql:
                    "SELECT record, description FROM recordDescription WHERE record > ? ORDER BY record LIMIT ?"
            ),
            arguments: [last, limit],
        )
        for row in rows {
            let id: Int64 = row[0]
            let prepared = PreparedRecord(try RecordDescription(stored: row[1]), stemmer: stemmer)
            try derive(prepared, id: id)
            try setHeadings(prepared.headings, of: id, in: &change)
            change.note(ID(id), texts: prepared.indexTexts, isNew: true)
        }
        try finish(change)
        return rows.last.map { $0[0] }
    }

    fileprivate func closeIndex() throws {
        try keepColumns()
        try database.execute(sql: "UPDATE portal SET indexEdition = ?", arguments: [Self.indexEdition])
    }
}

extension LibraryFile {
    /// Indexes the catalogue anew if this program derives other things from it than the one that wrote the file.
    package func bringIndexUpToDate() throws {
        let edition = try read { try Int.fetchOne($0.database, sql: "SELECT indexEdition FROM portal") }
        if edition != CatalogueWriting.indexEdition { try reindex() }
    }

    /// Derives headings, words and columns again from the descriptions, in batches between which the desk may write.
    /// Interrupted, it starts again at the next opening.
    package func reindex() throws {
        try write { try $0.catalogue.emptyIndex() }
        let stemmer = try Stemmer()
        var last: Int64? = 0
        while let after = last {
            last = try writeBatch {
                try $0.catalogue.indexAgain(after: after, limit: 500, stemmer: stemmer)
            }
        }
        try mergeIndex()
        try write { try $0.catalogue.closeIndex() }
    }

    /// Brings the search index into one piece, by small transactions between which the desk may write.
    func mergeIndex() throws {
        var isFirst = true
        while try writeBatch({ try $0.catalogue.mergeIndex(isFirst: isFirst) }) { isFirst = false }
    }
}
