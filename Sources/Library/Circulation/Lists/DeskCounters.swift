import Foundation
import GRDB
import Storage

/// The day of the desk in four numbers.
package struct DeskCounters: Equatable, Sendable {
    package let loans: Int
    package let returns: Int
    /// Copies on their shelves that somebody waits for.
    package let toFetch: Int
    /// What readers asked for and nobody has confirmed.
    package let requests: Int

    package init(loans: Int, returns: Int, toFetch: Int, requests: Int) {
        self.loans = loans
        self.returns = returns
        self.toFetch = toFetch
        self.requests = requests
    }
}

extension CirculationReading {
    /// - Parameter instant: when the day began.
    package func deskCounters(since instant: Date, on day: Day) throws -> DeskCounters {
        let made = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT coalesce(sum(kind = 'lend'), 0), coalesce(sum(kind = 'giveBack'), 0) FROM gesture
                    WHERE madeAt >= ? AND undoneAt IS NULL
                    """),
            arguments: [instant.formatted(.iso8601)])
        let asked = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM reservation WHERE closedOn IS NULL AND state = 'requested'"))
        return DeskCounters(
            loans: made?[0] ?? 0, returns: made?[1] ?? 0, toFetch: try toFetchCount(on: day),
            requests: asked ?? 0)
    }

    /// How many lines `toFetch` has, for a page that comes after every gesture.
    private func toFetchCount(on day: Day) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT sum(min(waiting, (
                        SELECT count(*) FROM copy WHERE copy.record = queue.record AND status = 'inService'
                        AND NOT EXISTS (SELECT 1 FROM loan WHERE loan.copy = copy.id AND returnedOn IS NULL)
                        AND NOT EXISTS (
                            SELECT 1 FROM reservation WHERE reservation.copy = copy.id AND state = 'setAside'
                        )
                    )))
                    FROM (
                        SELECT record, count(*) AS waiting
                        FROM reservation JOIN borrower ON borrower.id = reservation.borrower
                        WHERE closedOn IS NULL AND state IN ('requested', 'validated')
                        AND borrower.kind = 'regular' AND borrower.isClosed = 0
                        AND (borrower.expiresOn IS NULL OR borrower.expiresOn >= ?)
                        GROUP BY record
                    ) AS queue
                    """),
            arguments: [day]) ?? 0
    }
}
