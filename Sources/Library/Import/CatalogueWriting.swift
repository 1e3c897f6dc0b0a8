import Formats
import Foundation
import GRDB
import Storage

/// Writing the catalogue.
///
/// What is found by words is written last: see `CatalogueIndexing`.
package struct CatalogueWriting {
    let database: Database

    /// What became of a record that was imported.
    enum Outcome: Equatable {
        case added, updated, unchanged
        /// The number of the record belongs to another document, whose title is given.
        case takenBy(title: String)
    }

    /// Adds the record, or brings the one of the same key up to date; writes nothing if nothing changed.
    ///
    /// Copies whose bar code another record has are left out, and their numbers handed to `refusedCopy`; the next
    /// import tries them again. What was added or updated is noted in `change`, to be finished by `finish`.
    func put(_ prepared: PreparedRecord, in change: inout CatalogueWrites, refusedCopy: (String) -> Void)
        throws
        -> Outcome
    {
        guard let id = try id(of: prepared.key) else {
            let id = try insert(prepared, change)
            _ = try insertParts(of: prepared, id: id, in: &change, refusedCopy: refusedCopy)
            change.note(ID(id), texts: prepared.indexTexts, isNew: true)
            return .added
        }
        let stored = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT description FROM recordDescription WHERE record = ?"),
            arguments: [id],
        )
        if stored == prepared.stored { return .unchanged }
        if let stored, let title = try titleOfAnother(stored, than: prepared) {
            return .takenBy(title: title)
        }
        try update(prepared, id: id, change)
        try removeParts(of: id)
        let kept = try insertParts(of: prepared, id: id, in: &change, refusedCopy: refusedCopy)
        change.note(ID(id), texts: prepared.indexTexts, isNew: false)
        return kept == stored ? .unchanged : .updated
    }

    /// Removes a record that nobody has borrowed a copy of; harvesters are told of it for ever.
    ///
    /// - Throws: `RemovalRefusal`.
    package func remove(_ id: ID<Record>, now: Date) throws {
        var change = try CatalogueWrites(now: now, in: database)
        let key = try String.fetchOne(
            database, sql: "SELECT sourceKey FROM record WHERE id = ?", arguments: [id])
        guard let key else { throw RemovalRefusal.unknown }
        let lent =
            try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM loan JOIN copy ON copy.id = loan.copy WHERE copy.record = ?",
                arguments: [id]) ?? 0
        guard lent == 0 else { throw RemovalRefusal.hasLoans(lent) }
        let waiting = try CirculationReading(database: database).waitingCount(for: id)
        guard waiting == 0 else { throw RemovalRefusal.hasReservations(waiting) }
        try setHeadings([], of: id.number, in: &change)
        try removeParts(of: id.number)
        for table in ["reservation WHERE record", "copy WHERE record", "record WHERE id"] {
            try database.execute(sql: "DELETE FROM \(table) = ?", arguments: [id])
        }
        try database.execute(
            sql: "INSERT INTO removedRecord (id, sourceKey, removedAt, removedIn) VALUES (?, ?, ?, ?)",
            arguments: [id, key, change.instant, change.version],
        )
        change.note(removed: id)
        try finish(change)
    }

    /// Why a record stays.
    package enum RemovalRefusal: Error, Equatable {
        case unknown
        /// So many loans, past or current, are of its copies.
        case hasLoans(Int)
        /// So many readers wait for it.
        case hasReservations(Int)
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

    private func insert(_ prepared: PreparedRecord, _ change: CatalogueWrites) throws -> Int64 {
        try database.cachedStatement(
            sql: """
                INSERT INTO record (
                    sourceKey, kind, title, subtitle, byline, imprint, seriesTitle, volume, documentType, language,
                    year, callNumber, summary, sortTitle, titleKey, isFiction, dewey, changedAt, changedIn, enteredOn
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: prepared.recordArguments + [
                change.instant, change.version, prepared.enteredOn ?? change.day.description,
            ])
        return database.lastInsertedRowID
    }

    private func update(_ prepared: PreparedRecord, id: Int64, _ change: CatalogueWrites) throws {
        try database.cachedStatement(
            sql: """
                UPDATE record SET
                    sourceKey = ?, kind = ?, title = ?, subtitle = ?, byline = ?, imprint = ?, seriesTitle = ?,
                    volume = ?, documentType = ?, language = ?, year = ?, callNumber = ?, summary = ?, sortTitle = ?,
                    titleKey = ?, isFiction = ?, dewey = ?, changedAt = ?, changedIn = ?,
                    enteredOn = coalesce(?, enteredOn)
                WHERE id = ?
                """
        ).execute(
            arguments: prepared.recordArguments + [change.instant, change.version, prepared.enteredOn, id])
    }

    /// Brings what lists show and sort by up to date with a description that has not changed.
    func derive(_ prepared: PreparedRecord, id: Int64) throws {
        try database.cachedStatement(
            sql: """
                UPDATE record SET
                    sourceKey = ?, kind = ?, title = ?, subtitle = ?, byline = ?, imprint = ?, seriesTitle = ?,
                    volume = ?, documentType = ?, language = ?, year = ?, callNumber = ?, summary = ?, sortTitle = ?,
                    titleKey = ?, isFiction = ?, dewey = ?
                WHERE id = ?
                """
        ).execute(arguments: prepared.recordArguments + [id])
        try putIdentifiers(of: prepared, id: id)
        let copies = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT id, callNumber FROM copy WHERE record = ?"), arguments: [id]
        )
        for copy in copies {
            try database.cachedStatement(sql: "UPDATE copy SET shelfKey = ? WHERE id = ?")
                .execute(arguments: [CallNumber.shelfKey(copy[1]), copy[0] as Int64])
        }
    }

    /// - Returns: the description that was kept: without the copies that were refused, so that the next import
    ///   finds it changed and tries them again.
    private func insertParts(
        of prepared: PreparedRecord, id: Int64, in change: inout CatalogueWrites,
        refusedCopy: (String) -> Void,
    ) throws -> Data {
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
        try putIdentifiers(of: prepared, id: id)
        try setHeadings(prepared.headings, of: id, in: &change)
        return kept
    }

    private func putIdentifiers(of prepared: PreparedRecord, id: Int64) throws {
        for identifier in prepared.identifiers {
            try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO recordIdentifier (value, record) VALUES (?, ?)"
            ).execute(arguments: [identifier, id])
        }
    }

    private func removeParts(of id: Int64) throws {
        for table in ["recordDescription", "recordIdentifier"] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE record = ?").execute(arguments: [id]
            )
        }
    }

    /// The copies of the file replace those of the record. A copy that was ever lent, or is set aside, stays,
    /// withdrawn.
    private func putCopies(_ copies: [CopyDescription], of id: Int64, refusedCopy: (String) -> Void) throws {
        var list = JSONText()
        list.list(copies.map(\.number)) { $0.string($1) }
        let numbers = String(decoding: list.bytes, as: UTF8.self)
        try database.cachedStatement(
            sql: """
                DELETE FROM copy WHERE record = :id AND id NOT IN (SELECT copy FROM loan)
                AND id NOT IN (SELECT copy FROM reservation WHERE state = 'setAside')
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
                    INSERT INTO copy (record, number, callNumber, shelfKey, location, status, note)
                    VALUES (?, nullif(?, ''), ?, ?, ?, ?, ?)
                    ON CONFLICT (number) DO UPDATE SET
                        callNumber = excluded.callNumber, shelfKey = excluded.shelfKey, location = excluded.location,
                        status = excluded.status, note = excluded.note
                    WHERE record = excluded.record
                    """)
            try changed.execute(arguments: [
                id, copy.number, copy.callNumber, CallNumber.shelfKey(copy.callNumber), copy.location,
                CopyStatus(source: copy.status).rawValue,
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
            callNumber, summary, sortTitle, titleKey, isFiction, dewey,
        ]
    }
}
