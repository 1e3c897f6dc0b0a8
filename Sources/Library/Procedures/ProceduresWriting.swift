import GRDB
import Storage

/// Ticking steps, beginning again, saying what one thinks.
extension ProceduresWriting {
    /// One that is ticked already keeps who did it first.
    package func tick(_ step: String, of procedure: String, stamp: Stamp) throws {
        try database.execute(
            sql: """
                INSERT INTO procedureStep (procedure, step, tickedBy, tickedAt) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
            arguments: [procedure, step, stamp.actor, stamp.instant])
    }

    package func untick(_ step: String, of procedure: String) throws {
        try database.execute(
            sql: "DELETE FROM procedureStep WHERE procedure = ? AND step = ? AND isSetAside = 0",
            arguments: [procedure, step])
    }

    /// Sets aside every tick of a procedure. Where nothing is ticked, what was set aside before stays.
    package func restart(_ procedure: String) throws {
        let count = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM procedureStep WHERE procedure = ? AND isSetAside = 0",
            arguments: [procedure])
        guard let count, count > 0 else { return }
        try database.execute(
            sql: "DELETE FROM procedureStep WHERE procedure = ? AND isSetAside = 1", arguments: [procedure])
        try database.execute(
            sql: "UPDATE procedureStep SET isSetAside = 1 WHERE procedure = ?", arguments: [procedure])
    }

    /// Gives back what « Tout recommencer » set aside; what was ticked meanwhile stays as it is.
    package func resume(_ procedure: String) throws {
        try database.execute(
            sql: """
                INSERT INTO procedureStep (procedure, step, isSetAside, tickedBy, tickedAt)
                SELECT procedure, step, 0, tickedBy, tickedAt FROM procedureStep
                WHERE procedure = ? AND isSetAside = 1
                ON CONFLICT DO NOTHING
                """,
            arguments: [procedure])
        try database.execute(
            sql: "DELETE FROM procedureStep WHERE procedure = ? AND isSetAside = 1", arguments: [procedure])
    }

    /// Counts a « oui » or a « non », once for each form, with what is said of it.
    ///
    /// - Throws: `FeedbackRefusal.tooLong`.
    package func note(
        _ isUseful: Bool, comment: String, on procedure: String, stamp: Stamp
    ) throws {
        let limit = ProcedureFeedback.longestComment
        let comment = comment.text(upTo: limit + 1)
        guard comment.unicodeScalars.count <= limit else { throw FeedbackRefusal.tooLong(limit) }
        try database.execute(
            sql: """
                INSERT INTO procedureFeedback (procedure, isUseful, comment, givenOn, token)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
            arguments: [procedure, isUseful, comment, stamp.day, stamp.token])
    }

    /// Says that a comment was dealt with, or that it was not after all.
    ///
    /// - Throws: `FeedbackRefusal.unknown`.
    package func settle(_ feedback: ID<ProcedureFeedback>, on procedure: String, _ isSettled: Bool) throws {
        try database.execute(
            sql: "UPDATE procedureFeedback SET isSettled = ? WHERE id = ? AND procedure = ?",
            arguments: [isSettled, feedback, procedure])
        guard database.changesCount > 0 else { throw FeedbackRefusal.unknown }
    }
}
