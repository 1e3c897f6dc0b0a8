import Storage

/// One copy in the hands of one borrower, now or in the past, with what lists show of it.
package struct Loan: Equatable, Sendable {
    package let id: ID<Loan>
    package let copy: ID<Copy>
    package let copyNumber: String?
    package let record: Record
    /// Nil once the loan was made anonymous.
    package let borrower: Holder?
    package let lentOn: Day
    package let dueOn: Day
    package let returnedOn: Day?
    package let renewals: Int

    package init(
        id: ID<Loan>, copy: ID<Copy>, copyNumber: String?, record: Record, borrower: Holder?, lentOn: Day,
        dueOn: Day, returnedOn: Day?, renewals: Int
    ) {
        self.id = id
        self.copy = copy
        self.copyNumber = copyNumber
        self.record = record
        self.borrower = borrower
        self.lentOn = lentOn
        self.dueOn = dueOn
        self.returnedOn = returnedOn
        self.renewals = renewals
    }

    package func isOverdue(on day: Day) -> Bool { returnedOn == nil && dueOn < day }
    /// 0 until the day it is due.
    package func daysLate(on day: Day) -> Int { max(0, (returnedOn ?? day) - dueOn) }
}
