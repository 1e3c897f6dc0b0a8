import GRDB
import Storage

/// « À rendre, à prendre »: what the home page says of an account in one line.
package struct AccountSummary: Equatable, Sendable {
    package let loans: Int
    package let overdue: Int
    /// The first day on which something that is not late is due.
    package let nextDueOn: Day?
    package let reservations: Int
    package let setAside: Int
    /// Until when the first of them waits.
    package let setAsideUntil: Day?

    package init(
        loans: Int, overdue: Int, nextDueOn: Day?, reservations: Int, setAside: Int, setAsideUntil: Day?
    ) {
        self.loans = loans
        self.overdue = overdue
        self.nextDueOn = nextDueOn
        self.reservations = reservations
        self.setAside = setAside
        self.setAsideUntil = setAsideUntil
    }
}

extension CirculationReading {
    package func summary(of borrower: ID<Borrower>, on day: Day) throws -> AccountSummary {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(sum(dueOn < :day), 0), min(CASE WHEN dueOn >= :day THEN dueOn END)
                    FROM loan WHERE borrower = :borrower AND returnedOn IS NULL
                    """),
            arguments: ["day": day, "borrower": borrower])
        let waiting = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(sum(state = 'setAside'), 0), min(setAsideUntil)
                    FROM reservation WHERE borrower = ? AND closedOn IS NULL
                    """),
            arguments: [borrower])
        return AccountSummary(
            loans: row?[0] ?? 0, overdue: row?[1] ?? 0, nextDueOn: row?[2], reservations: waiting?[0] ?? 0,
            setAside: waiting?[1] ?? 0, setAsideUntil: waiting?[2])
    }
}
