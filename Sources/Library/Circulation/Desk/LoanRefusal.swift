import Storage

/// Why a copy is not lent.
package enum LoanRefusal: Error, Equatable {
    case unknownCopy
    case unknownBorrower
    /// B-81.
    case temporaryUser
    case closedAccount
    case expired(on: Day)
    /// By whom it is held, unless that loan was made anonymous.
    case alreadyLent(to: Holder?, since: Day)
    case alreadyHasIt(dueOn: Day)
    /// Set aside for this reader, or owed to the first of the queue.
    case reservedForSomeoneElse(Holder)
    /// A teacher asked to keep it at the library for a lesson (D10).
    case keptForLesson(LessonKeeping)
    case consultationOnly
    case lost
    case withdrawn
    /// The rules do not lend this type of document to this status.
    case notLent(documentType: String)
}

extension LoanRefusal {
    init(_ impediment: BorrowerImpediment) {
        switch impediment {
        case .temporaryUser: self = .temporaryUser
        case .closedAccount: self = .closedAccount
        case .expired(let day): self = .expired(on: day)
        }
    }
}

/// What the librarian is told, and does not stop the loan.
package enum LoanAlert: Equatable, Codable, Sendable {
    /// More documents than the rules say: so many now, out of so many.
    case overLimit(count: Int, most: Int)
    case overLimitOfType(String, count: Int, most: Int)
    case hasOverdue(count: Int)
    /// The borrower's own reservation is answered by this loan.
    case reservedBySelf
    /// Readers still wait for this document.
    case awaited(count: Int)
    /// The account ends before the loan is due.
    case expiresBeforeDue(on: Day)
    case dueDayMoved(from: Day)
    /// It was kept for, or owed to, this reader, who waits again.
    case passedOver(ID<Borrower>)
    /// A lesson needs it until then.
    case keptForLesson(LessonKeeping)
}

/// What a loan gave.
package struct LoanOutcome: Codable, Equatable, Sendable {
    package let loan: ID<Loan>
    package let copy: ID<Copy>
    package let borrower: ID<Borrower>
    package let dueOn: Day
    package let alerts: [LoanAlert]

    package init(loan: ID<Loan>, copy: ID<Copy>, borrower: ID<Borrower>, dueOn: Day, alerts: [LoanAlert]) {
        self.loan = loan
        self.copy = copy
        self.borrower = borrower
        self.dueOn = dueOn
        self.alerts = alerts
    }
}
