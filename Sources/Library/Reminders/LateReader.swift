import Storage

/// A reader who has something to bring back, and how often he or she was asked.
package struct LateReader: Equatable, Sendable {
    package let borrower: Borrower
    /// The one that is due first comes first.
    package let loans: [Loan]
    /// On how many days at least one of these loans was the object of a reminder.
    package let reminders: Int
    package let lastRemindedOn: Day?

    package init(borrower: Borrower, loans: [Loan], reminders: Int, lastRemindedOn: Day?) {
        self.borrower = borrower
        self.loans = loans
        self.reminders = reminders
        self.lastRemindedOn = lastRemindedOn
    }

    /// Of the loan that is most late; 0 if none is.
    package func daysLate(on day: Day) -> Int { loans.map { $0.daysLate(on: day) }.max() ?? 0 }
    package var hasEmail: Bool { !borrower.details.email.isEmpty }
}

/// Late readers of one class; those of no class stand together by status.
package struct LateGroup: Equatable, Sendable {
    package enum Label: Equatable, Sendable {
        case schoolClass(String)
        /// « Enseignant »; empty for readers of whom nothing is known.
        case status(String)
    }

    package let label: Label
    package let readers: [LateReader]

    package init(label: Label, readers: [LateReader]) {
        self.label = label
        self.readers = readers
    }

    package var loanCount: Int { readers.reduce(0) { $0 + $1.loans.count } }
}

/// Which late readers are wanted.
package struct LateQuery: Hashable, Sendable {
    package var scope: ReminderScope
    package var schoolClass: String?
    /// Late by so many days at least; has no meaning for what is not late.
    package var daysLate: Int
    /// Not reminded during so many days; nil for everybody.
    package var quietFor: Int?

    package init(
        scope: ReminderScope = .overdue, schoolClass: String? = nil, daysLate: Int = 1, quietFor: Int? = nil
    ) {
        self.scope = scope
        self.schoolClass = schoolClass
        self.daysLate = daysLate
        self.quietFor = quietFor
    }
}
