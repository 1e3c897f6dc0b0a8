import Storage

/// One round of reminders: what the librarian did in one go.
package struct ReminderBatch: Equatable, Sendable {
    package let id: ID<ReminderBatch>
    package let medium: ReminderMedium
    package let scope: ReminderScope
    package let actor: String
    package let madeOn: Day
    package let readers: Int
    package let loans: Int
    /// Messages by state; empty for paper.
    package let messages: [OutboxState: Int]

    package init(
        id: ID<ReminderBatch>, medium: ReminderMedium, scope: ReminderScope, actor: String, madeOn: Day,
        readers: Int, loans: Int, messages: [OutboxState: Int]
    ) {
        self.id = id
        self.medium = medium
        self.scope = scope
        self.actor = actor
        self.madeOn = madeOn
        self.readers = readers
        self.loans = loans
        self.messages = messages
    }
}

/// One reader reminded once.
package struct Reminder: Equatable, Sendable {
    package let id: ID<Reminder>
    package let batch: ID<ReminderBatch>
    package let medium: ReminderMedium
    package let scope: ReminderScope
    package let madeOn: Day
    package let actor: String
    package let borrower: Borrower
    /// What was asked for, given back since or not.
    package let loans: [Loan]
    package let message: OutboxMessage?
    /// From 1: on how many days one of these loans had been asked for, this one included. A letter and a class page of
    /// the same day are one reminder.
    package let times: Int

    package init(
        id: ID<Reminder>, batch: ID<ReminderBatch>, medium: ReminderMedium, scope: ReminderScope, madeOn: Day,
        actor: String, borrower: Borrower, loans: [Loan], message: OutboxMessage?, times: Int
    ) {
        self.id = id
        self.batch = batch
        self.medium = medium
        self.scope = scope
        self.madeOn = madeOn
        self.actor = actor
        self.borrower = borrower
        self.loans = loans
        self.message = message
        self.times = times
    }

    /// What is still to be brought back.
    package var outstanding: [Loan] { loans.filter { $0.returnedOn == nil } }
}
