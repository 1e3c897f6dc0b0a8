import Storage

/// All that the portal knows of somebody.
package struct PersonalData: Sendable {
    package let borrower: Borrower?
    package let loans: [Loan]
    package let history: [Loan]
    package let reservations: [Reservation]
    package let reminders: [Reminder]
    package let lists: [(list: ReadingList, entries: [ReadingList.Entry])]
    package let searches: [SavedSearch]
    package let reviews: [Review]
    /// Where they are signed in.
    package let sessions: [OpenSession]
    package let hasCalendar: Bool
    package let events: [AccountEvent]
    package let retention: RetentionRules

    package init(
        borrower: Borrower?, loans: [Loan], history: [Loan], reservations: [Reservation],
        reminders: [Reminder] = [],
        lists: [(list: ReadingList, entries: [ReadingList.Entry])], searches: [SavedSearch],
        reviews: [Review], sessions: [OpenSession], hasCalendar: Bool, events: [AccountEvent],
        retention: RetentionRules
    ) {
        self.borrower = borrower
        self.loans = loans
        self.history = history
        self.reservations = reservations
        self.reminders = reminders
        self.lists = lists
        self.searches = searches
        self.reviews = reviews
        self.sessions = sessions
        self.hasCalendar = hasCalendar
        self.events = events
        self.retention = retention
    }
}

extension LibraryReading {
    private static let mostEvents = 1000

    /// - Parameter instant: now, in UTC.
    package func personalData(of account: ID<Account>, borrower id: ID<Borrower>?, at instant: String) throws
        -> PersonalData
    {
        let lists = try space.lists(of: account).map { (list: $0, entries: try space.entries(of: $0.id)) }
        return PersonalData(
            borrower: try id.flatMap { try borrowers.borrower($0) },
            loans: try id.map { try circulation.currentLoans(of: $0) } ?? [],
            history: try id.map { try circulation.history(of: $0, since: Day(number: 0)) } ?? [],
            reservations: try id.map { try circulation.allReservations(of: $0) } ?? [],
            reminders: try id.map { try reminders.reminders(of: $0) } ?? [],
            lists: lists, searches: try space.searches(of: account),
            reviews: try id.map { try space.reviews(by: $0) } ?? [],
            sessions: try accounts.sessions(of: account, at: instant),
            hasCalendar: try id.flatMap { try space.calendarKey(of: $0) } != nil,
            events: try id.map { try borrowers.events(of: $0, limit: Self.mostEvents) } ?? [],
            retention: try retentionRules())
    }
}
