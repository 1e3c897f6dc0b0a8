import GRDB
import Storage

/// A document that a teacher asks to keep at the library for a lesson: « usuel jusqu’au… » (D10).
package struct LessonHold: Equatable, Sendable {
    package let id: ID<LessonHold>
    package let record: Record
    /// Of the dossier.
    package let title: String
    /// « M. Diallo »
    package let teacher: String
    package let askedOn: Day
    /// The last day on which it stays.
    package let until: Day
    /// The librarian who lends it all the same; empty: nobody.
    package let liftedBy: String

    package var isLifted: Bool { !liftedBy.isEmpty }

    package init(
        id: ID<LessonHold>, record: Record, title: String, teacher: String, askedOn: Day, until: Day,
        liftedBy: String = "",
    ) {
        self.id = id
        self.record = record
        self.title = title
        self.teacher = teacher
        self.askedOn = askedOn
        self.until = until
        self.liftedBy = liftedBy
    }
}

/// Who keeps a document at the library, and until when.
package struct LessonKeeping: Equatable, Codable, Sendable {
    package let teacher: String
    package let until: Day

    package init(teacher: String, until: Day) {
        self.teacher = teacher
        self.until = until
    }
}

/// What dossiers of lessons ask of the portal, read.
package struct LessonHoldReading {
    let database: Database
}

/// The same, written.
package struct LessonHoldWriting {
    let database: Database

    package var reading: LessonHoldReading { LessonHoldReading(database: database) }
}

extension LibraryReading {
    package var lessonHolds: LessonHoldReading { LessonHoldReading(database: database) }
}

extension LibraryWriting {
    package var lessonHolds: LessonHoldWriting { LessonHoldWriting(database: database) }
}

extension LessonHoldReading {
    /// Those that last on a day, the first to end first; those that were lifted too.
    package func holds(on day: Day) throws -> [LessonHold] {
        try holds("until >= ?", [day])
    }

    /// Of one dossier, those that are over too.
    package func holds(of dossier: Int64) throws -> [LessonHold] {
        try holds("dossier = ?", [dossier])
    }

    /// The last to end of those that keep a document on a day.
    package func keeping(_ record: ID<Record>, on day: Day) throws -> LessonKeeping? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT teacher, until FROM lessonHold WHERE record = ? AND until >= ? AND liftedBy = ''
                    ORDER BY until DESC, id LIMIT 1
                    """), arguments: [record, day]
        ).map { LessonKeeping(teacher: $0[0], until: $0[1]) }
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func holds(_ condition: String, _ arguments: StatementArguments) throws -> [LessonHold] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), lessonHold.id, dossierTitle, teacher, askedOn, until, liftedBy
                    FROM lessonHold JOIN record ON record.id = lessonHold.record
                    WHERE \(condition) ORDER BY until, lessonHold.id LIMIT 500
                    """), arguments: arguments
        ).map {
            LessonHold(
                id: $0[13], record: Record($0), title: $0[14], teacher: $0[15], askedOn: $0[16],
                until: $0[17], liftedBy: $0[18])
        }
    }
}

extension LessonHoldWriting {
    /// What a dossier asks to keep now, instead of what it asked before. Asked again for the same day, what a librarian
    /// lifted stays lifted; for another day, it is another request.
    package func set(
        _ wanted: [ID<Record>: Day], of dossier: Int64, title: String, teacher: String, on day: Day,
    ) throws {
        let kept = wanted.keys.map(\.description).joined(separator: ",")
        try database.execute(
            sql:
                "DELETE FROM lessonHold WHERE dossier = ? AND record NOT IN (SELECT value FROM json_each(?))",
            arguments: [dossier, "[\(kept)]"])
        for (record, until) in wanted {
            // A document that left the catalogue meanwhile is kept by nobody.
            try database.cachedStatement(
                sql: """
                    INSERT INTO lessonHold (dossier, record, dossierTitle, teacher, askedOn, until)
                    SELECT ?1, id, ?3, ?4, ?5, ?6 FROM record WHERE id = ?2
                    ON CONFLICT (dossier, record) DO UPDATE
                    SET dossierTitle = excluded.dossierTitle, teacher = excluded.teacher,
                        liftedBy = CASE WHEN until = excluded.until THEN liftedBy ELSE '' END,
                        askedOn = CASE WHEN until = excluded.until THEN askedOn ELSE excluded.askedOn END,
                        until = excluded.until
                    """
            ).execute(arguments: [dossier, record, title, teacher, day, until])
        }
    }

    /// The desk lends it again; one that is over already is no mistake.
    package func lift(_ id: ID<LessonHold>, by actor: String) throws {
        try database.execute(
            sql: "UPDATE lessonHold SET liftedBy = ? WHERE id = ?",
            arguments: [actor.isEmpty ? "Le CDI" : actor, id])
    }

    /// The desk keeps it again.
    package func putBack(_ id: ID<LessonHold>) throws {
        try database.execute(sql: "UPDATE lessonHold SET liftedBy = '' WHERE id = ?", arguments: [id])
    }
}

extension CirculationReading {
    /// How often some documents were lent in a period, whoever borrowed them.
    package func loanCount(of records: [ID<Record>], from first: Day, to last: Day) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM loan JOIN copy ON copy.id = loan.copy
                    WHERE copy.record IN (SELECT value FROM json_each(?)) AND lentOn BETWEEN ? AND ?
                    """),
            arguments: ["[" + records.map(\.description).joined(separator: ",") + "]", first, last]) ?? 0
    }
}
