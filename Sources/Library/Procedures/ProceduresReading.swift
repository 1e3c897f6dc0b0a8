import GRDB
import Storage

/// How far the school is in a procedure, and what was said of it.
extension ProceduresReading {
    private static let mostComments = 100

    /// By key.
    package func steps(of procedure: String) throws -> [String: TickedStep] {
        let steps = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT step, tickedBy, tickedAt FROM procedureStep WHERE procedure = ? AND isSetAside = 0
                    """),
            arguments: [procedure]
        ).map { TickedStep(key: $0[0], by: $0[1], at: $0[2]) }
        return Dictionary(steps.map { ($0.key, $0) }) { first, _ in first }
    }

    /// How many steps are ticked, by procedure.
    package func tickedCounts() throws -> [String: Int] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT procedure, count(*) FROM procedureStep WHERE isSetAside = 0 GROUP BY procedure"))
        return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    /// How many steps « Tout recommencer » set aside.
    package func setAsideCount(of procedure: String) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM procedureStep WHERE procedure = ? AND isSetAside = 1"),
            arguments: [procedure]) ?? 0
    }

    /// Of every procedure of which something was said.
    package func tallies() throws -> [String: FeedbackTally] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT procedure, sum(isUseful), sum(NOT isUseful), sum(comment <> '' AND NOT isSettled)
                    FROM procedureFeedback GROUP BY procedure
                    """))
        var tallies: [String: FeedbackTally] = [:]
        for row in rows {
            tallies[row[0]] = FeedbackTally(useful: row[1], useless: row[2], unread: row[3])
        }
        return tallies
    }

    /// The comments of a procedure: those nobody has dealt with first, then the latest.
    package func comments(on procedure: String) throws -> [ProcedureFeedback] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, isUseful, comment, givenOn, isSettled FROM procedureFeedback
                    WHERE procedure = ? AND comment <> '' ORDER BY isSettled, id DESC LIMIT ?
                    """),
            arguments: [procedure, Self.mostComments]
        ).map {
            ProcedureFeedback(
                id: $0[0], isUseful: $0[1], comment: $0[2], givenOn: $0[3], isSettled: $0[4])
        }
    }
}
