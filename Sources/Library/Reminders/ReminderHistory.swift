import GRDB
import Storage

/// What was asked of whom, and when.
extension RemindersReading {
    /// The latest first.
    package func batches(page: Int = 1, size: Int = 30) throws -> (batches: [ReminderBatch], total: Int) {
        let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM reminderBatch") ?? 0
        let size = max(1, size)
        return (try batches("1 ORDER BY id DESC LIMIT ? OFFSET ?", [size, max(0, page - 1) * size]), total)
    }

    package func batch(_ id: ID<ReminderBatch>) throws -> ReminderBatch? {
        try batches("id = ?", [id]).first
    }

    /// By class and name.
    package func reminders(of batch: ID<ReminderBatch>) throws -> [Reminder] {
        try reminders(
            "reminder.batch = ?", batch.databaseValue,
            order: """
                borrower.classKey = '', borrower.classKey, borrower.statusKey, borrower.nameKey, borrower.id
                """)
    }

    /// The latest first.
    package func reminders(of borrower: ID<Borrower>) throws -> [Reminder] {
        try reminders("reminder.borrower = ?", borrower.databaseValue, order: "reminder.id DESC")
    }

    private func batches(_ condition: String, _ arguments: [any DatabaseValueConvertible]) throws
        -> [ReminderBatch]
    {
        try Row.fetchAll(
            database,
            sql: """
                SELECT id, medium, scope, actor, madeOn,
                    (SELECT count(*) FROM reminder WHERE batch = reminderBatch.id),
                    (SELECT count(*) FROM reminderLoan JOIN reminder ON reminder.id = reminderLoan.reminder
                        WHERE reminder.batch = reminderBatch.id)
                FROM reminderBatch WHERE \(condition)
                """, arguments: StatementArguments(arguments)
        ).map { row in
            let id: ID<ReminderBatch> = row[0]
            return ReminderBatch(
                id: id, medium: row[1], scope: row[2], actor: row[3], madeOn: row[4], readers: row[5],
                loans: row[6], messages: try states(of: id))
        }
    }

    private func states(of batch: ID<ReminderBatch>) throws -> [OutboxState: Int] {
        try Dictionary(
            Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT state, count(*) FROM outbox JOIN reminder ON reminder.id = outbox.reminder
                        WHERE reminder.batch = ? GROUP BY state
                        """), arguments: [batch]
            ).map { ($0[0], $0[1]) }, uniquingKeysWith: +)
    }

    /// - Parameter condition: SQL written here, with one `?`.
    private func reminders(_ condition: String, _ value: DatabaseValue, order: String) throws -> [Reminder] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Borrower.columns), reminder.id, reminder.batch, medium, scope, madeOn, actor,
                        (SELECT count(DISTINCT round.madeOn) FROM reminderLoan AS mine
                            JOIN reminderLoan AS earlier ON earlier.loan = mine.loan
                            JOIN reminder AS paper ON paper.id = earlier.reminder
                            JOIN reminderBatch AS round ON round.id = paper.batch
                            WHERE mine.reminder = reminder.id AND earlier.reminder <= mine.reminder)
                    FROM reminder JOIN borrower ON borrower.id = reminder.borrower
                    JOIN reminderBatch ON reminderBatch.id = reminder.batch
                    WHERE \(condition) ORDER BY \(order)
                    """), arguments: [value])
        return try rows.map { row in
            let id: ID<Reminder> = row[12]
            return Reminder(
                id: id, batch: row[13], medium: row[14], scope: row[15], madeOn: row[16], actor: row[17],
                borrower: Borrower(row),
                loans: try circulation.loans(
                    "loan.id IN (SELECT loan FROM reminderLoan WHERE reminder = ?)", [id],
                    order: "loan.dueOn, loan.id"),
                message: try message(of: id), times: row[18])
        }
    }
}

extension ReminderMedium: DatabaseValueConvertible {}
extension ReminderScope: DatabaseValueConvertible {}
extension OutboxState: DatabaseValueConvertible {}
