import GRDB
import Storage

/// Where a school stands, in the few facts that its procedures speak of (D7).
package struct Standing: Equatable, Sendable {
    package var records = 0
    package var borrowers = 0
    /// « Usagers temporaires »: who left with loans (B-80).
    package var temporaryUsers = 0
    /// Borrowers whose status says nothing (B-26).
    package var withoutStatus = 0
    /// Borrowers that hold a key of an ENT or of PRONOTE (B-10).
    package var withKey = 0
    package var overdue = 0
    package var hasHours = false
    package var hasMail = false

    package init() {}
}

extension LibraryReading {
    /// Eight counts in one question, each answered by an index or by a small table.
    package func standing(on day: Day) throws -> Standing {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT
                        (SELECT count(*) FROM record),
                        count(*),
                        coalesce(sum(kind = 'temporary'), 0),
                        coalesce(sum(statusKey = ''), 0),
                        count(entKey),
                        (SELECT count(*) FROM loan WHERE returnedOn IS NULL AND dueOn < ?),
                        EXISTS (SELECT 1 FROM openingHours),
                        EXISTS (SELECT 1 FROM mailSettings)
                    FROM borrower
                    """),
            arguments: [day])
        var standing = Standing()
        guard let row else { return standing }
        standing.records = row[0]
        standing.borrowers = row[1]
        standing.temporaryUsers = row[2]
        standing.withoutStatus = row[3]
        standing.withKey = row[4]
        standing.overdue = row[5]
        standing.hasHours = row[6]
        standing.hasMail = row[7]
        return standing
    }
}
