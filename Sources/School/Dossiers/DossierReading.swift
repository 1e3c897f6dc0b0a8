import Formats
import GRDB
import Storage

/// The dossiers of a campus.
package struct DossierReading {
    let database: Database
}

/// Writing the same.
package struct DossierWriting {
    let database: Database

    package var reading: DossierReading { DossierReading(database: database) }
}

extension CampusReading {
    package var dossiers: DossierReading { DossierReading(database: database) }
}

extension CampusWriting {
    package var dossiers: DossierWriting { DossierWriting(database: database) }
}

extension DossierReading {
    package func dossier(_ id: ID<Dossier>) throws -> Dossier? {
        try dossiers("dossier.id = ?", [id]).first
    }

    /// One of somebody's own; what is not theirs is not there.
    package func dossier(_ id: ID<Dossier>, of author: ID<Person>) throws -> Dossier? {
        try dossiers("dossier.id = ? AND author = ?", [id, author]).first
    }

    /// The last to end first.
    package func dossiers(of author: ID<Person>) throws -> [Dossier] {
        try dossiers("author = ?", [author])
    }

    /// What the pupils and the teachers of some classes are shown on a day.
    package func dossiers(for classes: [ID<SchoolClass>], on day: Day) throws -> [Dossier] {
        guard !classes.isEmpty else { return [] }
        return try dossiers(
            """
            removedOn IS NULL AND shownFrom <= ?1 AND shownUntil >= ?1 AND dossier.id IN (
                SELECT dossier FROM dossierClass WHERE schoolClass IN (SELECT value FROM json_each(?2))
            )
            """, [day, "[" + classes.map(\.description).joined(separator: ",") + "]"])
    }

    /// Those of which the portals may have been told something else.
    package func unreported() throws -> [ID<Dossier>] {
        try ID<Dossier>.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM dossier WHERE reported < changes ORDER BY id"))
    }

    /// What the portals are to be told: the documents to keep, which no dossier that is removed asks for; as of which
    /// change.
    package func report(of id: ID<Dossier>) throws -> (
        dossier: Dossier, kept: [DossierDocument], change: Int
    )? {
        guard let dossier = try dossier(id) else { return nil }
        let change = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT changes FROM dossier WHERE id = ?"), arguments: [id])
        let kept = dossier.removedOn == nil ? try documents(of: id).filter { $0.keptUntil != nil } : []
        return (dossier, kept, change ?? 0)
    }

    /// In their order.
    package func documents(of dossier: ID<Dossier>) throws -> [DossierDocument] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, portal, record, address, title, byline, note, keptUntil FROM dossierDocument
                    WHERE dossier = ? ORDER BY position, id
                    """), arguments: [dossier]
        ).map { row in
            let portal = (row[1] as String?).flatMap { RNE($0) }
            return DossierDocument(
                id: row[0],
                source: portal.map { .portal($0, record: row[2] ?? 0) } ?? .address(row[3]), title: row[4],
                byline: row[5], note: row[6], keptUntil: row[7])
        }
    }

    /// How often it was opened, by class; a class that never did is left out.
    package func openings(of dossier: ID<Dossier>) throws -> [ID<SchoolClass>: Int] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT schoolClass, count FROM dossierOpening WHERE dossier = ?"),
            arguments: [dossier]
        ).reduce(into: [:]) { $0[$1[0]] = $1[1] }
    }

    /// The classes for which somebody may prepare a dossier: those that they teach; of their schools, all of them, for a
    /// librarian.
    ///
    /// - Parameter affiliations: those that last.
    package func classes(for author: ID<Person>, affiliations: [Affiliation]) throws -> [SchoolClass] {
        let directory = DirectoryReading(database: database)
        var found = try affiliations.filter(\.isLibrarian).flatMap {
            try directory.classes(of: $0.school, groups: true)
        }
        for enrolment in try directory.enrolments(of: author)
        where enrolment.role != .pupil && !found.contains(enrolment.schoolClass) {
            found.append(enrolment.schoolClass)
        }
        return found
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func dossiers(_ condition: String, _ arguments: StatementArguments) throws -> [Dossier] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Person.columns), dossier.id, title, subject, source, question, questionPortal, shownFrom,
                        shownUntil, version, removedOn,
                        (SELECT count(*) FROM dossierDocument WHERE dossierDocument.dossier = dossier.id)
                    FROM dossier JOIN person ON person.id = dossier.author
                    WHERE \(condition) ORDER BY shownUntil DESC, dossier.id DESC LIMIT 500
                    """), arguments: arguments)
        return try rows.map { row in
            let author = Person(row)
            let first = Person.width
            let classes = try classes(of: row[first])
            let settings = Dossier.Settings(
                title: row[first + 1], subject: row[first + 2], source: row[first + 3],
                question: row[first + 4],
                questionPortal: RNE(row[first + 5] as String), classes: Set(classes.map(\.id)),
                shownFrom: row[first + 6], shownUntil: row[first + 7])
            return Dossier(
                id: row[first], author: author.id, authorName: author.polite, settings: settings,
                classes: classes, documentCount: row[first + 10], version: row[first + 8],
                removedOn: row[first + 9])
        }
    }

    private func classes(of dossier: ID<Dossier>) throws -> [SchoolClass] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SchoolClass.columns) FROM dossierClass
                    JOIN schoolClass ON schoolClass.id = dossierClass.schoolClass
                    WHERE dossier = ? ORDER BY kind, school, name
                    """), arguments: [dossier]
        ).map { SchoolClass($0) }
    }
}
