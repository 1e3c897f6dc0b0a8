import Foundation
import GRDB
import Storage

/// Where a message stands. `sending` is written before the server hears of it, and what comes of it after: a program
/// that is killed in between leaves a message `unsure`, which is never sent again by itself. Of one letter too many and
/// one too few, a reader is better off with the latter, and the librarian is told.
package enum OutboxState: String, CaseIterable, Sendable {
    case queued, sending, sent, failed, unsure
}

/// A message that waits, leaves, or has left.
package struct OutboxMessage: Equatable, Sendable {
    package let id: ID<OutboxMessage>
    /// What makes it one in the world; a message that is sent again keeps it.
    package let identifier: String
    /// It only tries the settings.
    package let isTrial: Bool
    /// Empty once it has left, as is the body.
    package let text: OutgoingText
    package let state: OutboxState
    package let tries: Int
    /// In French.
    package let lastError: String
    /// UTC: `2026-11-21T11:00:00Z`.
    package let queuedAt: String
    package let sentAt: String?

    package init(
        id: ID<OutboxMessage>, identifier: String, isTrial: Bool, text: OutgoingText, state: OutboxState,
        tries: Int, lastError: String, queuedAt: String, sentAt: String?
    ) {
        self.id = id
        self.identifier = identifier
        self.isTrial = isTrial
        self.text = text
        self.state = state
        self.tries = tries
        self.lastError = lastError
        self.queuedAt = queuedAt
        self.sentAt = sentAt
    }
}

/// What came of a try.
package enum OutboxOutcome: Equatable, Sendable {
    case sent
    /// To be tried again then.
    case later(Date, error: String)
    case failed(error: String)
    case unsure(error: String)
}

extension RemindersReading {
    func message(of reminder: ID<Reminder>) throws -> OutboxMessage? {
        try messages("reminder = ?", [reminder]).first
    }

    /// The last message that was sent to try the settings.
    package func lastTrial() throws -> OutboxMessage? {
        try messages("reminder IS NULL ORDER BY id DESC LIMIT 1", []).first
    }

    /// A message is being sent, or was when the program died.
    package func hasMailUnderWay() throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending')"))
            ?? false
    }

    /// When the next message is to be tried; nil when none waits.
    package func nextTry() throws -> Date? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT min(nextTryAt) FROM outbox WHERE state = 'queued'")
        ).map { try Date($0, strategy: .iso8601) }
    }

    func messages(_ condition: String, _ arguments: StatementArguments) throws -> [OutboxMessage] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, identifier, recipientName, recipient, subject, body, state, tries, lastError, queuedAt,
                        sentAt, reminder IS NULL
                    FROM outbox WHERE \(condition)
                    """), arguments: arguments
        ).map(OutboxMessage.init)
    }
}

extension RemindersWriting {
    func queue(_ text: OutgoingText, for reminder: ID<Reminder>?, _ stamp: Stamp) throws {
        let identifier = "\(stamp.token)-\(reminder?.description ?? "essai")"
        try database.cachedStatement(
            sql: """
                INSERT INTO outbox (
                    reminder, identifier, recipientName, recipient, subject, body, state, queuedAt, nextTryAt
                ) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?)
                """
        ).execute(arguments: [
            reminder, identifier, text.recipientName, text.recipient, text.subject, text.body, stamp.instant,
            stamp.instant,
        ])
    }

    /// Puts a message that only tries the settings in the outbox; the one before is forgotten.
    package func queueTrial(_ text: OutgoingText, stamp: Stamp) throws {
        guard try reading.mailSettings() != nil else { throw ReminderRefusal.noMailServer }
        let isRepeat = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM outbox WHERE identifier = ?)",
            arguments: ["\(stamp.token)-essai"])
        guard isRepeat != true else { return }
        try database.execute(sql: "DELETE FROM outbox WHERE reminder IS NULL AND state <> 'sending'")
        try queue(text, for: nil, stamp)
    }

    /// Marks the next message as being sent and gives it; nil when none is due.
    package func takeNext(at instant: Date) throws -> OutboxMessage? {
        let id = try ID<OutboxMessage>.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT id FROM outbox WHERE state = 'queued' AND nextTryAt <= ?
                    ORDER BY reminder IS NOT NULL, nextTryAt, id LIMIT 1
                    """), arguments: [instant.formatted(.iso8601)])
        guard let id else { return nil }
        try database.execute(
            sql: "UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ?", arguments: [id])
        return try reading.messages("id = ?", [id]).first
    }

    package func settle(_ id: ID<OutboxMessage>, _ outcome: OutboxOutcome, at instant: Date) throws {
        let change =
            switch outcome {
            case .sent:
                "state = 'sent', recipientName = '', recipient = '', body = '', sentAt = :now, lastError = ''"
            case .later: "state = 'queued', nextTryAt = :next, lastError = :error"
            case .failed: "state = 'failed', lastError = :error"
            case .unsure: "state = 'unsure', lastError = :error"
            }
        var arguments: StatementArguments = ["id": id]
        switch outcome {
        case .sent: arguments += ["now": instant.formatted(.iso8601)]
        case .later(let next, let error): arguments += ["next": next.formatted(.iso8601), "error": error]
        case .failed(let error), .unsure(let error): arguments += ["error": error]
        }
        try database.execute(
            sql: "UPDATE outbox SET \(change) WHERE id = :id AND state IN ('sending', 'unsure')",
            arguments: arguments)
    }

    /// What was being sent when the program died: nobody knows whether it left. To be asked once, before anything is
    /// sent.
    ///
    /// - Returns: how many.
    @discardableResult
    package func doubtInterrupted(error: String) throws -> Int {
        try database.execute(
            sql: "UPDATE outbox SET state = 'unsure', lastError = ? WHERE state = 'sending'",
            arguments: [error])
        return database.changesCount
    }

    /// The librarian wants what failed, or is doubtful, to be sent again.
    ///
    /// - Returns: how many messages wait again.
    package func sendAgain(_ batch: ID<ReminderBatch>, stamp: Stamp) throws -> Int {
        try database.execute(
            sql: """
                UPDATE outbox SET state = 'queued', tries = 0, nextTryAt = ? WHERE state IN ('failed', 'unsure')
                AND reminder IN (SELECT id FROM reminder WHERE batch = ?)
                """, arguments: [stamp.instant, batch])
        return database.changesCount
    }
}

extension OutboxMessage {
    fileprivate init(_ row: Row) {
        self.init(
            id: row[0], identifier: row[1], isTrial: row[11],
            text: OutgoingText(recipientName: row[2], recipient: row[3], subject: row[4], body: row[5]),
            state: row[6], tries: row[7], lastError: row[8], queuedAt: row[9], sentAt: row[10])
    }
}
