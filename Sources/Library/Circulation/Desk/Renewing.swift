import GRDB
import Storage

/// Why a loan is not renewed.
package enum RenewalRefusal: Error, Equatable {
    case unknownLoan
    case alreadyReturned
    case temporaryUser
    case closedAccount
    case expired(on: Day)
    /// By a reader, late: to be seen with the librarian.
    case overdue(since: Day)
    /// By a reader, as many times as the rules allow.
    case limitReached(Int)
    /// So many readers wait for it.
    case awaited(count: Int)
    /// The new due day would be no later than the present one.
    case tooEarly(dueOn: Day)
}

/// What a renewal gave.
package struct RenewalOutcome: Codable, Equatable, Sendable {
    package let loan: ID<Loan>
    package let dueOn: Day
    /// How many more the rules allow; below zero, the desk went beyond.
    package let renewalsLeft: Int

    package init(loan: ID<Loan>, dueOn: Day, renewalsLeft: Int) {
        self.loan = loan
        self.dueOn = dueOn
        self.renewalsLeft = renewalsLeft
    }
}

extension CirculationWriting {
    /// Starts the loan's length again from today, for as long as the rules say.
    ///
    /// - Throws: `RenewalRefusal`, `GestureRefusal`.
    package func renew(_ loan: ID<Loan>, by asker: Asker, stamp: Stamp) throws -> Done<RenewalOutcome> {
        try gesture(.renew, "\(loan) \(asker.word)", stamp) { journal in
            guard let row = try LoanRow.fetch(loan, database) else { throw RenewalRefusal.unknownLoan }
            guard asker.mayTouch(what: row.borrower) else { throw RenewalRefusal.unknownLoan }
            guard row.returnedOn == nil else { throw RenewalRefusal.alreadyReturned }
            guard let copy = try deskCopy(row.copy) else { throw RenewalRefusal.unknownLoan }
            let reader = try row.borrower.flatMap { try borrowers.borrower($0) }
            if let impediment = reader?.impediment(on: stamp.day) { throw RenewalRefusal(impediment) }
            let terms = try reading.rules().terms(
                status: reader?.details.status ?? row.lentToStatus, documentType: copy.documentType)
            if asker != .desk {
                if row.dueOn < stamp.day { throw RenewalRefusal.overdue(since: row.dueOn) }
                if row.renewals >= terms.renewals { throw RenewalRefusal.limitReached(terms.renewals) }
            }
            let awaited = try unservedCount(for: copy.row.record, on: stamp.day)
            if awaited > 0 { throw RenewalRefusal.awaited(count: awaited) }
            let dueOn = try reading.calendar(from: stamp.day).nextOpenDay(from: stamp.day + terms.days)
            guard dueOn > row.dueOn else { throw RenewalRefusal.tooEarly(dueOn: row.dueOn) }
            try journal.update(row, in: database) {
                $0.dueOn = dueOn
                $0.renewals += 1
            }
            return RenewalOutcome(loan: loan, dueOn: dueOn, renewalsLeft: terms.renewals - row.renewals - 1)
        }
    }

    /// Readers who wait and for whom there is no copy on a shelf either.
    private func unservedCount(for record: ID<Record>, on day: Day) throws -> Int {
        let waiting = try reading.waiting(for: record, on: day).count
        guard waiting > 0 else { return 0 }
        return max(0, waiting - (try reading.freeCopies(of: record).count))
    }
}

extension RenewalRefusal {
    init(_ impediment: BorrowerImpediment) {
        switch impediment {
        case .temporaryUser: self = .temporaryUser
        case .closedAccount: self = .closedAccount
        case .expired(let day): self = .expired(on: day)
        }
    }
}
