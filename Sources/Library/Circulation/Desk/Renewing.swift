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
            let judge = try RenewalJudge(reading: reading, reader: reader, asker: asker, day: stamp.day)
            let (dueOn, terms) = try judge.renewal(
                dueOn: row.dueOn, renewals: row.renewals, record: copy.row.record,
                status: reader?.details.status ?? row.lentToStatus, documentType: copy.documentType)
            try journal.update(row, in: database) {
                $0.dueOn = dueOn
                $0.renewals += 1
            }
            return RenewalOutcome(loan: loan, dueOn: dueOn, renewalsLeft: terms.renewals - row.renewals - 1)
        }
    }
}

extension CirculationReading {
    /// Of each of a reader's current loans, the day on which it would be due were it renewed on `day`, or why it
    /// would not be.
    ///
    /// - Parameter calendar: from that day on, for whoever read it before.
    package func renewals(
        of loans: [Loan], by reader: Borrower, on day: Day, calendar: OpeningCalendar? = nil,
    ) throws -> [ID<Loan>: Result<Day, RenewalRefusal>] {
        guard !loans.isEmpty else { return [:] }
        let judge = try RenewalJudge(
            reading: self, reader: reader, asker: .reader(reader.id), day: day, calendar: calendar)
        var renewals: [ID<Loan>: Result<Day, RenewalRefusal>] = [:]
        for loan in loans {
            do {
                let renewal = try judge.renewal(
                    dueOn: loan.dueOn, renewals: loan.renewals, record: loan.record.id,
                    status: reader.details.status, documentType: loan.record.documentType)
                renewals[loan.id] = .success(renewal.dueOn)
            } catch let refusal as RenewalRefusal {
                renewals[loan.id] = .failure(refusal)
            }
        }
        return renewals
    }

    /// Readers who wait and for whom there is no copy on a shelf either.
    fileprivate func unservedCount(for record: ID<Record>, on day: Day) throws -> Int {
        let waiting = try waitingCount(for: record, on: day)
        guard waiting > 0 else { return 0 }
        return max(0, waiting - (try freeCopies(of: record).count))
    }
}

/// Says whether loans of one reader are renewed: rules and calendar are read once for all of them.
private struct RenewalJudge {
    let reading: CirculationReading
    let reader: Borrower?
    let asker: Asker
    let day: Day
    let rules: LoanRules
    let calendar: OpeningCalendar

    init(
        reading: CirculationReading, reader: Borrower?, asker: Asker, day: Day,
        calendar: OpeningCalendar? = nil,
    ) throws {
        self.reading = reading
        self.reader = reader
        self.asker = asker
        self.day = day
        rules = try reading.rules()
        self.calendar = try calendar ?? reading.calendar(from: day)
    }

    /// - Throws: `RenewalRefusal`.
    func renewal(dueOn: Day, renewals: Int, record: ID<Record>, status: String, documentType: String) throws
        -> (dueOn: Day, terms: LoanTerms)
    {
        if let impediment = reader?.impediment(on: day) { throw RenewalRefusal(impediment) }
        let terms = rules.terms(status: status, documentType: documentType)
        if asker != .desk {
            if dueOn < day { throw RenewalRefusal.overdue(since: dueOn) }
            if renewals >= terms.renewals { throw RenewalRefusal.limitReached(terms.renewals) }
        }
        let awaited = try reading.unservedCount(for: record, on: day)
        if awaited > 0 { throw RenewalRefusal.awaited(count: awaited) }
        let newDay = calendar.nextOpenDay(from: day + terms.days)
        guard newDay > dueOn else { throw RenewalRefusal.tooEarly(dueOn: dueOn) }
        return (newDay, terms)
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
