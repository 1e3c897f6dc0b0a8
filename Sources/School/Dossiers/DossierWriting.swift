import Formats
import GRDB
import Storage

/// Dossiers made, changed, copied, removed; opened.
extension DossierWriting {
    /// - Parameter known: the classes that the author may choose among.
    /// - Throws: `DossierRefusal`.
    @discardableResult
    package func make(_ settings: Dossier.Settings, by author: ID<Person>, among known: [SchoolClass]) throws
        -> ID<Dossier>
    {
        let settings = try tidy(settings, among: Set(known.map(\.id)))
        let count = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM dossier WHERE author = ? AND removedOn IS NULL"),
            arguments: [author])
        guard (count ?? 0) < DossierQuota.dossiers else {
            throw DossierRefusal.tooMany(DossierQuota.dossiers)
        }
        try database.execute(
            sql: """
                INSERT INTO dossier (author, title, subject, source, question, questionPortal, shownFrom, shownUntil)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                author, settings.title, settings.subject, settings.source, settings.question,
                settings.questionPortal?.description ?? "", settings.shownFrom, settings.shownUntil,
            ])
        let id = ID<Dossier>(database.lastInsertedRowID)
        try put(settings.classes, in: id)
        return id
    }

    /// - Parameter version: of the dossier when the form was opened.
    /// - Throws: `DossierRefusal`.
    package func change(
        _ id: ID<Dossier>, of author: ID<Person>, to settings: Dossier.Settings, basedOn version: Int,
        among known: [SchoolClass],
    ) throws {
        let old = try own(id, author)
        guard old.version == version else { throw DossierRefusal.changedMeanwhile }
        // A class that they no longer teach may stay where it was.
        let settings = try tidy(settings, among: Set(known.map(\.id)).union(old.settings.classes))
        try database.execute(
            sql: """
                UPDATE dossier SET title = ?, subject = ?, source = ?, question = ?, questionPortal = ?, shownFrom = ?,
                    shownUntil = ?, version = version + 1, changes = changes + 1 WHERE id = ?
                """,
            arguments: [
                settings.title, settings.subject, settings.source, settings.question,
                settings.questionPortal?.description ?? "", settings.shownFrom, settings.shownUntil, id,
            ])
        try database.execute(sql: "DELETE FROM dossierClass WHERE dossier = ?", arguments: [id])
        try put(settings.classes, in: id)
    }

    /// The same documents and words for another year: no class yet, and nothing kept at the library.
    ///
    /// - Throws: `DossierRefusal`.
    package func copy(_ id: ID<Dossier>, of author: ID<Person>, on day: Day) throws -> ID<Dossier> {
        var settings = try own(id, author).settings
        let length = settings.shownUntil - settings.shownFrom
        settings.classes = []
        settings.shownFrom = day
        settings.shownUntil = day + length
        let copy = try make(settings, by: author, among: [])
        try database.execute(
            sql: """
                INSERT INTO dossierDocument (dossier, position, portal, record, address, title, byline, note)
                SELECT ?, position, portal, record, address, title, byline, note FROM dossierDocument
                WHERE dossier = ? ORDER BY position, id
                """, arguments: [copy, id])
        return copy
    }

    /// Nobody sees it any longer; it may come back for some days.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    package func remove(_ id: ID<Dossier>, of author: ID<Person>, on day: Day) throws {
        _ = try own(id, author)
        try database.execute(
            sql: """
                UPDATE dossier SET removedOn = ?, changes = changes + 1 WHERE id = ? AND removedOn IS NULL
                """, arguments: [day, id])
    }

    /// - Throws: `DossierRefusal.unknown`.
    package func putBack(_ id: ID<Dossier>, of author: ID<Person>) throws {
        guard try reading.dossier(id, of: author) != nil else { throw DossierRefusal.unknown }
        try database.execute(
            sql: "UPDATE dossier SET removedOn = NULL, changes = changes + 1 WHERE id = ?", arguments: [id])
    }

    /// Forgets those that were removed long ago.
    package func forgetRemoved(on day: Day) throws {
        try database.execute(
            sql: "DELETE FROM dossier WHERE removedOn < ? AND reported >= changes",
            arguments: [day - DossierQuota.daysToPutBack])
    }

    /// Once more, by somebody of a class; of which person, nobody knows.
    package func countOpening(of id: ID<Dossier>, from schoolClass: ID<SchoolClass>) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO dossierOpening (dossier, schoolClass, count) SELECT id, ?2, 1 FROM dossier WHERE id = ?1
                ON CONFLICT (dossier, schoolClass) DO UPDATE SET count = count + 1
                """
        ).execute(arguments: [id, schoolClass])
    }

    /// The portals know what the dossier asked for until that change.
    package func setReported(_ id: ID<Dossier>, change: Int) throws {
        try database.execute(
            sql: "UPDATE dossier SET reported = max(reported, ?) WHERE id = ?", arguments: [change, id])
    }

    /// One that is theirs, and is not removed.
    ///
    /// - Throws: `DossierRefusal.unknown`.
    func own(_ id: ID<Dossier>, _ author: ID<Person>) throws -> Dossier {
        guard let dossier = try reading.dossier(id, of: author), dossier.removedOn == nil else {
            throw DossierRefusal.unknown
        }
        return dossier
    }

    private func put(_ classes: Set<ID<SchoolClass>>, in id: ID<Dossier>) throws {
        for schoolClass in classes {
            try database.cachedStatement(sql: "INSERT INTO dossierClass (dossier, schoolClass) VALUES (?, ?)")
                .execute(arguments: [id, schoolClass])
        }
    }

    private func tidy(_ settings: Dossier.Settings, among known: Set<ID<SchoolClass>>) throws
        -> Dossier.Settings
    {
        var tidy = settings
        tidy.title = settings.title.line(upTo: DossierQuota.longestTitle)
        guard !tidy.title.isEmpty else { throw DossierRefusal.noTitle }
        tidy.subject = settings.subject.line(upTo: DossierQuota.longestSubject)
        tidy.question = settings.question.line(upTo: DossierQuota.longestQuestion)
        guard settings.source.unicodeScalars.count <= DossierQuota.longestText else {
            throw DossierRefusal.tooLong(DossierQuota.longestText)
        }
        tidy.source = settings.source.text(upTo: DossierQuota.longestText)
        guard settings.shownUntil >= settings.shownFrom else { throw DossierRefusal.endsBeforeItStarts }
        guard settings.classes.isSubset(of: known) else { throw DossierRefusal.foreignClass }
        return tidy
    }
}
