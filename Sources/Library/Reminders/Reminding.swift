import GRDB
import Storage

/// A message as it will leave.
package struct OutgoingText: Equatable, Sendable {
    package let recipientName: String
    package let recipient: String
    package let subject: String
    package let body: String

    package init(recipientName: String, recipient: String, subject: String, body: String) {
        self.recipientName = recipientName
        self.recipient = recipient
        self.subject = subject
        self.body = body
    }
}

/// What came of a round of reminders.
package struct Reminded: Equatable, Sendable {
    package let batch: ID<ReminderBatch>
    package let readers: Int
    /// Chosen, but with no address to write to: they are not reminded.
    package let withoutEmail: Int
    package let isRepeat: Bool

    package init(batch: ID<ReminderBatch>, readers: Int, withoutEmail: Int, isRepeat: Bool) {
        self.batch = batch
        self.readers = readers
        self.withoutEmail = withoutEmail
        self.isRepeat = isRepeat
    }
}

/// Why nobody is reminded.
package enum ReminderRefusal: Error, Equatable {
    /// None was chosen, or all have brought everything back since.
    case nobody
    case nobodyHasEmail
    case noMailServer
    /// All of it has left.
    case tooLate
    case unknown
    /// The form had been sent already, with another choice.
    case tokenOfAnother
}

extension RemindersWriting {
    /// Notes that readers are reminded of all that they should bring back, and by e-mail puts the messages in the
    /// outbox. The same token twice is one round.
    ///
    /// - Parameter compose: the message for one reader, in French; asked for e-mails only.
    /// - Throws: `ReminderRefusal`.
    package func remind(
        _ borrowers: [ID<Borrower>], by medium: ReminderMedium, of scope: ReminderScope, stamp: Stamp,
        compose: (LateReader) throws -> OutgoingText,
    ) throws -> Reminded {
        let chosen = Set(borrowers)
        if let done = try repeated(stamp, chosen, medium, scope) { return done }
        let readers = try reading.readers(scope, on: stamp.day).filter { chosen.contains($0.borrower.id) }
        guard !readers.isEmpty else { throw ReminderRefusal.nobody }
        let reached = medium == .email ? readers.filter(\.hasEmail) : readers
        guard !reached.isEmpty else { throw ReminderRefusal.nobodyHasEmail }
        if medium == .email, try reading.mailSettings() == nil { throw ReminderRefusal.noMailServer }
        try database.execute(
            sql: """
                INSERT INTO reminderBatch (token, medium, scope, actor, madeOn, madeAt) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                stamp.token, medium.rawValue, scope.rawValue, stamp.actor, stamp.day, stamp.instant,
            ])
        let batch = ID<ReminderBatch>(database.lastInsertedRowID)
        for reader in reached {
            let reminder = try note(reader, in: batch)
            if medium == .email { try queue(try compose(reader), for: reminder, stamp) }
        }
        return Reminded(
            batch: batch, readers: reached.count, withoutEmail: readers.count - reached.count, isRepeat: false
        )
    }

    /// Takes back a round that was not handed out. E-mails that have left stay; the others will not leave.
    ///
    /// - Throws: `ReminderRefusal`.
    package func cancel(_ batch: ID<ReminderBatch>) throws {
        guard let medium = try reading.batch(batch)?.medium else { throw ReminderRefusal.unknown }
        if medium == .email {
            try database.execute(
                sql: """
                    DELETE FROM reminder WHERE batch = ?
                    AND id IN (SELECT reminder FROM outbox WHERE state IN ('queued', 'failed'))
                    """, arguments: [batch])
            guard database.changesCount > 0 else { throw ReminderRefusal.tooLate }
        } else {
            try database.execute(sql: "DELETE FROM reminder WHERE batch = ?", arguments: [batch])
        }
        try database.execute(
            sql:
                "DELETE FROM reminderBatch WHERE id = ? AND NOT EXISTS (SELECT 1 FROM reminder WHERE batch = ?)",
            arguments: [batch, batch])
    }

    private func repeated(
        _ stamp: Stamp, _ chosen: Set<ID<Borrower>>, _ medium: ReminderMedium, _ scope: ReminderScope,
    ) throws -> Reminded? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT id, medium, scope FROM reminderBatch WHERE token = ?
                """, arguments: [stamp.token])
        guard let row else { return nil }
        let batch: ID<ReminderBatch> = row[0]
        let reached = try Set(
            ID<Borrower>.fetchAll(
                database, sql: "SELECT borrower FROM reminder WHERE batch = ?", arguments: [batch]))
        // Who is chosen but was not reached had no address, or nothing to bring back, the first time.
        let left = try reading.readers(scope, on: stamp.day).filter {
            chosen.contains($0.borrower.id) && !reached.contains($0.borrower.id)
        }
        let isSame =
            row[1] as ReminderMedium == medium && row[2] as ReminderScope == scope
            && reached.isSubset(of: chosen) && (medium == .email ? left.filter(\.hasEmail) : left).isEmpty
        guard isSame else { throw ReminderRefusal.tokenOfAnother }
        return Reminded(batch: batch, readers: reached.count, withoutEmail: left.count, isRepeat: true)
    }

    private func note(_ reader: LateReader, in batch: ID<ReminderBatch>) throws -> ID<Reminder> {
        try database.cachedStatement(sql: "INSERT INTO reminder (batch, borrower) VALUES (?, ?)")
            .execute(arguments: [batch, reader.borrower.id])
        let reminder = ID<Reminder>(database.lastInsertedRowID)
        for loan in reader.loans {
            try database.cachedStatement(sql: "INSERT INTO reminderLoan (reminder, loan) VALUES (?, ?)")
                .execute(arguments: [reminder, loan.id])
        }
        return reminder
    }
}
