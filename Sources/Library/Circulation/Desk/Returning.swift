import GRDB
import Storage

/// Why nothing is given back.
package enum ReturnRefusal: Error, Equatable {
    case unknownCopy
    case notLent(CopyStatus)
    /// The borrower who was named does not have it: this one does.
    case lentToSomeoneElse(Holder?)
}

/// What a return gave.
package struct ReturnOutcome: Codable, Equatable, Sendable {
    package let loan: ID<Loan>
    package let copy: ID<Copy>
    /// Nil if the loan was anonymous.
    package let borrower: ID<Borrower>?
    package let daysLate: Int
    /// The copy is to be kept at the desk for this reservation.
    package let setAsideFor: ID<Reservation>?
    /// The copy had been marked as lost.
    package let wasLost: Bool
    /// It was the last loan of a temporary user, who may be deleted now (B-84).
    package let mayDeleteBorrower: Bool

    package init(
        loan: ID<Loan>, copy: ID<Copy>, borrower: ID<Borrower>?, daysLate: Int, setAsideFor: ID<Reservation>?,
        wasLost: Bool, mayDeleteBorrower: Bool
    ) {
        self.loan = loan
        self.copy = copy
        self.borrower = borrower
        self.daysLate = daysLate
        self.setAsideFor = setAsideFor
        self.wasLost = wasLost
        self.mayDeleteBorrower = mayDeleteBorrower
    }
}

extension CirculationWriting {
    /// Takes a copy back, from anybody: temporary users, closed and expired accounts too (B-82).
    ///
    /// - Parameter borrower: who is giving it back, where the desk asked.
    /// - Throws: `ReturnRefusal`, `GestureRefusal`.
    package func giveBack(_ copy: ID<Copy>, from borrower: ID<Borrower>? = nil, stamp: Stamp) throws
        -> Done<ReturnOutcome>
    {
        try gesture(.giveBack, "\(copy) \(borrower?.description ?? "")", stamp, copy: copy) { journal in
            guard let found = try deskCopy(copy) else { throw ReturnRefusal.unknownCopy }
            guard let loan = found.loan else { throw ReturnRefusal.notLent(found.row.status) }
            if let borrower, loan.borrower != borrower {
                throw ReturnRefusal.lentToSomeoneElse(try holder(loan.borrower))
            }
            try close(loan, stamp, &journal)
            let wasLost = found.row.status == .lost
            if wasLost { try journal.update(found.row, in: database) { $0.status = .inService } }
            return ReturnOutcome(
                loan: loan.known, copy: copy, borrower: loan.borrower,
                daysLate: max(0, stamp.day - loan.dueOn),
                setAsideFor: try passOn(copy, stamp, &journal)?.id, wasLost: wasLost,
                mayDeleteBorrower: try mayDelete(loan.borrower))
        }
    }

    /// A clock that was set back does not make a loan end before it began.
    func close(_ loan: LoanRow, _ stamp: Stamp, _ journal: inout Journal) throws {
        try journal.update(loan, in: database) {
            $0.returnedOn = max(stamp.day, loan.lentOn)
            $0.returnedBy = stamp.actor
        }
    }

    private func mayDelete(_ borrower: ID<Borrower>?) throws -> Bool {
        guard let borrower, try borrowers.borrower(borrower)?.kind == .temporary else { return false }
        return try currentLoanCount(of: borrower) == 0
    }

    func currentLoanCount(of borrower: ID<Borrower>) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM loan WHERE borrower = ? AND returnedOn IS NULL"),
            arguments: [borrower]) ?? 0
    }
}
