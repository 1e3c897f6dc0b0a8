import Formats
import Foundation
import GRDB
import Storage

/// Writing the catalogue.
package struct CatalogueWriting {
    let database: Database

    /// What became of a record that was imported.
    enum Outcome: Equatable {
        case added(ID<Record>), updated(ID<Record>), unchanged
        /// The number of the record belongs to another document, whose title is given.
        case takenBy(title: String)
    }

    /// Adds the record, or brings the one of the same key up to date; writes nothing if nothing changed.
    ///
    /// Copies whose bar code another record has are left out, and their numbers handed to `refusedCopy`; the next
    /// import tries them again. What was added or updated must then be given to `index`.
    ///
    /// - Parameter day: when a record enters that does not say it.
    func put(_ prepared: PreparedRecord, on day: Day, refusedCopy: (String) -> Void) throws -> Outcome {
        guard let id = try id(of: prepared.key) else {
            let id = try insert(prepared, on: day)
            _ = try insertParts(of: prepared, id: id, refusedCopy: refusedCopy)
            return .added(ID(id))
        }
        let stored = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT description FROM recordDescription WHERE record = ?"),
            arguments: [id],
        )
        if stored == prepared.stored { return .unchanged }
        if let stored, let title = try titleOfAnother(stored, than: prepared) {
            return .takenBy(title: title)
        }
        try update(prepared, id: id)
        try removeParts(of: id)
        let kept = try insertParts(of: prepared, id: id, refusedCopy: refusedCopy)
        return kept == stored ? .unchanged : .updated(ID(id))
    }

    /// Makes records findable, new texts in the place of old ones.
    ///
    /// To be done for a whole batch after its other writings: a statement that may have to be undone makes FTS5 put
    /// its pending words on disk, and one written between each two records made an import three times longer.
    func index(_ records: [(id: ID<Record>, texts: [String])], removingFirst replaced: [ID<Record>]) throws {
        for id in replaced {
            try database.cachedStatement(sql: "DELETE FROM recordText WHERE rowid = ?").execute(arguments: [
                id
            ])
        }
        for (id, texts) in records {
            try database.cachedStatement(
                sql: """
                    INSERT INTO recordText (rowid, title, author, subject, series, publisher, summary, other)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [id] + StatementArguments(texts))
        }
    }

    /// Says that the catalogue is no longer what it was: facets are counted afresh.
    func markChanged() throws {
        try database.execute(sql: "UPDATE portal SET catalogueVersion = catalogueVersion + 1")
    }

    /// Keeps in the file what searches need of every record. Until the next time, a change of the catalogue makes
    /// the first search after it read every record.
    func keepColumns() throws {
        let version = try CatalogueColumns.version(in: database)
        try CatalogueColumns(scanning: database, version: version).keep(in: database)
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

    private func id(of key: String) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM record WHERE sourceKey = ?"), arguments: [key],
        )
    }

    /// Two files may number different documents alike: when neither a number, nor an author, nor the better part of
    /// the title is shared, they do.
    private func titleOfAnother(_ stored: Data, than prepared: PreparedRecord) throws -> String? {
        let old = try RecordDescription(stored: stored)
        let new = try RecordDescription(stored: prepared.stored)
        let sharesNumber = !old.identifiers.isDisjoint(with: new.identifiers)
        let sharesAuthor = !Set(old.contributors.map { Folding.fold($0.name) })
            .isDisjoint(with: new.contributors.map { Folding.fold($0.name) })
        let (words, others) = (old.tellingWords, new.tellingWords)
        let sharesTitle =
            Folding.sortKey(old.displayTitle) == Folding.sortKey(new.displayTitle)
            || words.intersection(others).count * 2 > min(words.count, others.count)
        return sharesNumber || sharesAuthor || sharesTitle ? nil : old.displayTitle
    }

    private func insert(_ prepared: PreparedRecord, on day: Day) throws -> Int64 {
        try database.cachedStatement(
            sql: """
                INSERT INTO record (
                    sourceKey, kind, title, subtitle, byline, imprint, seriesTitle, volume, documentType, language,
                    year, callNumber, summary, sortTitle, titleKey, enteredOn
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: prepared.recordArguments + [prepared.enteredOn ?? day.description])
        return database.lastInsertedRowID
    }

    private func update(_ prepared: PreparedRecord, id: Int64) throws {
        try database.cachedStatement(
            sql: """
                UPDATE record SET
                    sourceKey = ?, kind = ?, title = ?, subtitle = ?, byline = ?, imprint = ?, seriesTitle = ?,
                    volume = ?, documentType = ?, language = ?, year = ?, callNumber = ?, summary = ?, sortTitle = ?,
                    titleKey = ?, enteredOn = coalesce(?, enteredOn)
                WHERE id = ?
                """
        ).execute(arguments: prepared.recordArguments + [prepared.enteredOn, id])
    }

    /// - Returns: the description that was kept: without the copies that were refused, so that the next import
    ///   finds it changed and tries them again.
    private func insertParts(of prepared: PreparedRecord, id: Int64, refusedCopy: (String) -> Void) throws
        -> Data
    {
        var refused: [String] = []
        try putCopies(prepared.copies, of: id) { refused.append($0) }
        refused.forEach(refusedCopy)
        var kept = prepared.stored
        if !refused.isEmpty {
            var description = try RecordDescription(stored: kept)
            for number in refused {
                guard let place = description.copies.lastIndex(where: { $0.number == number }) else {
                    continue
                }
                description.copies.remove(at: place)
            }
            kept = description.stored
        }
        try database.cachedStatement(
            sql: "INSERT INTO recordDescription (record, description) VALUES (?, ?)"
        ).execute(arguments: [id, kept])
        for identifier in prepared.identifiers {
            try database.cachedStatement(
                sql: "INSERT INTO recordIdentifier (value, record) VALUES (?, ?)"
            ).execute(arguments: [identifier, id])
        }
        return kept
    }

    private func removeParts(of id: Int64) throws {
        for table in ["recordDescription", "recordIdentifier"] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE record = ?").execute(arguments: [id]
            )
        }
    }

    /// The copies of the file replace those of the record. A copy that was ever lent stays, withdrawn.
    private func putCopies(_ copies: [CopyDescription], of id: Int64, refusedCopy: (String) -> Void) throws {
        var list = JSONText()
        list.list(copies.map(\.number)) { $0.string($1) }
        let numbers = String(decoding: list.bytes, as: UTF8.self)
        try database.cachedStatement(
            sql: """
                DELETE FROM copy WHERE record = :id AND id NOT IN (SELECT copy FROM loan)
                AND (number IS NULL OR number NOT IN (SELECT value FROM json_each(:numbers)))
                """
        ).execute(arguments: ["id": id, "numbers": numbers])
        try database.cachedStatement(
            sql: """
                UPDATE copy SET status = 'withdrawn'
                WHERE record = :id AND (number IS NULL OR number NOT IN (SELECT value FROM json_each(:numbers)))
                """
        ).execute(arguments: ["id": id, "numbers": numbers])
        var seen: Set<String> = []
        for copy in copies {
            guard copy.number.isEmpty || seen.insert(copy.number).inserted else {
                refusedCopy(copy.number)
                continue
            }
            let changed = try database.cachedStatement(
                sql: """
                    INSERT INTO copy (record, number, callNumber, location, status, note)
                    VALUES (?, nullif(?, ''), ?, ?, ?, ?)
                    ON CONFLICT (number) DO UPDATE SET
                        callNumber = excluded.callNumber, location = excluded.location, status = excluded.status,
                        note = excluded.note
                    WHERE record = excluded.record
                    """)
            try changed.execute(arguments: [
                id, copy.number, copy.callNumber, copy.location, CopyStatus(source: copy.status).rawValue,
                copy.note,
            ])
            if database.changesCount == 0 { refusedCopy(copy.number) }
        }
    }
}

extension PreparedRecord {
    fileprivate var recordArguments: StatementArguments {
        [
            key, kind, title, subtitle, byline, imprint, seriesTitle, volume, documentType, language, year,
            callNumber, summary, sortTitle, titleKey,
        ]
    }
}
