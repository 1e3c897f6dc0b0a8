import GRDB
import Storage

/// How long names are kept. The figures of the CNIL are the usual ones (decision 99-27): a loan until the end of the
/// fourth month after its return, an identity one year after the account ended.
package struct RetentionRules: Equatable, Sendable {
    package var loanMonths: Int
    package var borrowerMonths: Int

    package init(loanMonths: Int = 4, borrowerMonths: Int = 12) {
        self.loanMonths = loanMonths
        self.borrowerMonths = borrowerMonths
    }

    /// A loan given back before this day has nobody's name, or will have none after the next night.
    package func firstDayOfHistory(on day: Day) -> Day { day.firstOfMonth(before: loanMonths) }
}

/// What one night of the job did.
package struct RetentionReport: Equatable, Sendable {
    package var anonymisedLoans = 0
    package var deletedReservations = 0
    package var deletedReminders = 0
    package var deletedBorrowers = 0
    package var deletedGestures = 0
    package var deletedEvents = 0

    package init() {}
}

extension LibraryFile {
    private static let batch = 500
    private static let gestureDays = 30
    private static let eventMonths = 12

    /// Forgets what is older than the rules allow. Small transactions, so that no desk waits; run twice, the second
    /// finds nothing to do.
    ///
    /// - Parameter stamp: who does it, for the audit trail: the program.
    package func retain(stamp: Stamp) throws -> RetentionReport {
        let rules = try read { try $0.retentionRules() }
        let loansBefore = rules.firstDayOfHistory(on: stamp.day)
        var report = RetentionReport()
        report.anonymisedLoans = try repeatedly(
            """
            UPDATE loan SET \(BorrowerWriting.anonymous) WHERE id IN (
                SELECT id FROM loan WHERE borrower IS NOT NULL AND returnedOn IS NOT NULL AND returnedOn < ? LIMIT ?
            )
            """, loansBefore)
        report.deletedReservations = try repeatedly(
            "DELETE FROM reservation WHERE id IN (SELECT id FROM reservation WHERE closedOn < ? LIMIT ?)",
            loansBefore)
        // Every loan that these spoke of has lost its name, or is gone: they say nothing any more.
        report.deletedReminders = try repeatedly(
            """
            DELETE FROM reminder WHERE id IN (
                SELECT reminder.id FROM reminder JOIN reminderBatch ON reminderBatch.id = reminder.batch
                WHERE madeOn < ? AND reminder.id NOT IN (SELECT reminder FROM reminderLoan) LIMIT ?
            )
            """, stamp.day)
        _ = try repeatedly(
            """
            DELETE FROM reminderBatch WHERE id IN (
                SELECT id FROM reminderBatch
                WHERE madeOn < ? AND id NOT IN (SELECT batch FROM reminder) LIMIT ?
            )
            """, stamp.day)
        report.deletedGestures = try repeatedly(
            "DELETE FROM gesture WHERE id IN (SELECT id FROM gesture WHERE madeAt < ? LIMIT ?)",
            stamp.day - Self.gestureDays)
        report.deletedEvents = try repeatedly(
            "DELETE FROM accountEvent WHERE id IN (SELECT id FROM accountEvent WHERE at < ? LIMIT ?)",
            stamp.day.firstOfMonth(before: Self.eventMonths))
        // Files of names that nobody decided about.
        _ = try repeatedly(
            "DELETE FROM borrowerDraft WHERE id IN (SELECT id FROM borrowerDraft WHERE receivedAt < ? LIMIT ?)",
            stamp.day - BorrowerDraft.keptDays)
        _ = try repeatedly(
            "DELETE FROM keyRemoval WHERE id IN (SELECT id FROM keyRemoval WHERE at < ? LIMIT ?)",
            stamp.day - KeyRemoval.keptDays)
        _ = try repeatedly(
            """
            DELETE FROM interconnectionEvent WHERE id IN (SELECT id FROM interconnectionEvent WHERE at < ? LIMIT ?)
            """, stamp.day.firstOfMonth(before: Self.eventMonths))
        report.deletedBorrowers = try removeBorrowers(
            expiredBefore: stamp.day.months(before: rules.borrowerMonths), stamp)
        return report
    }

    private func removeBorrowers(expiredBefore day: Day, _ stamp: Stamp) throws -> Int {
        var removed = 0
        while true {
            let count = try write { writing in
                let ids = try ID<Borrower>.fetchAll(
                    writing.database,
                    sql: """
                        SELECT id FROM borrower WHERE expiresOn < :day AND NOT EXISTS (
                            SELECT 1 FROM loan WHERE loan.borrower = borrower.id
                            AND (returnedOn IS NULL OR returnedOn >= :day)
                        ) LIMIT :batch
                        """,
                    arguments: ["day": day, "batch": Self.batch])
                for id in ids { try writing.borrowers.remove(id, stamp: stamp) }
                return ids.count
            }
            removed += count
            if count < Self.batch { return removed }
        }
    }

    /// - Parameter sql: with a day and a number of rows.
    private func repeatedly(_ sql: String, _ day: Day) throws -> Int {
        var changed = 0
        while true {
            let count = try write { writing in
                try writing.database.execute(sql: sql, arguments: [day, Self.batch])
                return writing.database.changesCount
            }
            changed += count
            if count < Self.batch { return changed }
        }
    }
}

extension RetentionRules {
    /// Older files may say more; nobody may ask for it any more.
    package static let mostMonths = 12
}

extension LibraryReading {
    package func retentionRules() throws -> RetentionRules {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT keepLoansMonths, keepBorrowersMonths FROM portal"))
        return row.map { RetentionRules(loanMonths: $0[0], borrowerMonths: $0[1]) } ?? RetentionRules()
    }
}

extension LibraryWriting {
    /// - Throws: `RetentionRefusal`.
    package func setRetentionRules(_ rules: RetentionRules) throws {
        for months in [rules.loanMonths, rules.borrowerMonths]
        where !(0...RetentionRules.mostMonths).contains(months) {
            throw RetentionRefusal.outOfBounds(months)
        }
        try database.execute(
            sql: "UPDATE portal SET keepLoansMonths = ?, keepBorrowersMonths = ?",
            arguments: [rules.loanMonths, rules.borrowerMonths])
    }
}

/// Why the rules of retention stay as they were.
package enum RetentionRefusal: Error, Equatable {
    case outOfBounds(Int)
}

extension Day {
    /// The first day of the month, so many months ago.
    func firstOfMonth(before months: Int) -> Day {
        let count = year * 12 + month - 1 - months
        return Day(year: count / 12, month: count % 12 + 1, day: 1) ?? self
    }

    /// The same day of the month, so many months ago, or the last that there was.
    func months(before months: Int) -> Day {
        let first = firstOfMonth(before: months)
        return (0..<31).lazy.compactMap { Day(year: first.year, month: first.month, day: day - $0) }.first
            ?? first
    }
}
