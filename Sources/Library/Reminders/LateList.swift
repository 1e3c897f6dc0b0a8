import Formats
import GRDB
import Storage

/// Who has something to bring back, by class and by name.
extension RemindersReading {
    package func late(_ query: LateQuery = LateQuery(), on day: Day) throws -> [LateGroup] {
        let readers = try readers(query.scope, on: day).filter { reader in
            if query.scope == .overdue, reader.daysLate(on: day) < query.daysLate { return false }
            if let quiet = query.quietFor, let last = reader.lastRemindedOn, day - last < quiet {
                return false
            }
            guard let schoolClass = query.schoolClass else { return true }
            return BorrowerDetails.classKey(reader.borrower.details.schoolClass)
                == BorrowerDetails.classKey(schoolClass)
        }
        return Self.grouped(readers)
    }

    /// Classes in which somebody is concerned, in the order of school classes.
    package func lateClasses(_ scope: ReminderScope, on day: Day) throws -> [String] {
        Self.grouped(try readers(scope, on: day)).compactMap {
            guard case .schoolClass(let name) = $0.label else { return nil }
            return name
        }
    }

    func readers(_ scope: ReminderScope, on day: Day) throws -> [LateReader] {
        let loans = try loans(scope, on: day)
        let borrowers = try Dictionary(
            Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT \(Borrower.columns) FROM borrower
                        WHERE id IN (SELECT borrower FROM loan WHERE returnedOn IS NULL)
                        """)
            ).map { ($0[0] as ID<Borrower>, Borrower($0)) }, uniquingKeysWith: { first, _ in first })
        let reminded = try self.reminded()
        var readers: [LateReader] = []
        var own: [Loan] = []
        for (place, loan) in loans.enumerated() {
            own.append(loan)
            let next = place + 1 < loans.count ? loans[place + 1].borrower?.id : nil
            guard let id = loan.borrower?.id, id != next, let borrower = borrowers[id] else { continue }
            // The reminders that count are those of what is still out.
            readers.append(
                LateReader(
                    borrower: borrower, loans: own, reminders: reminded[id]?.count ?? 0,
                    lastRemindedOn: reminded[id]?.last))
            own = []
        }
        return readers
    }

    private func loans(_ scope: ReminderScope, on day: Day) throws -> [Loan] {
        let order = """
            borrower.classKey = '', borrower.classKey, borrower.statusKey, borrower.nameKey, borrower.id, loan.dueOn, \
            loan.id
            """
        let out = "loan.returnedOn IS NULL AND loan.borrower IS NOT NULL"
        return switch scope {
        case .overdue: try circulation.loans("\(out) AND loan.dueOn < ?", [day], order: order)
        case .left: try circulation.loans("\(out) AND borrower.kind = 'temporary'", [], order: order)
        case .current: try circulation.loans(out, [], order: order)
        }
    }

    /// By the reader who has the loan now: it may have passed to another account of the same person (B-88).
    private func reminded() throws -> [ID<Borrower>: (count: Int, last: Day)] {
        try Dictionary(
            Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT loan.borrower, count(DISTINCT reminderBatch.madeOn), max(reminderBatch.madeOn)
                        FROM loan JOIN reminderLoan ON reminderLoan.loan = loan.id
                        JOIN reminder ON reminder.id = reminderLoan.reminder
                        JOIN reminderBatch ON reminderBatch.id = reminder.batch
                        WHERE loan.returnedOn IS NULL AND loan.borrower IS NOT NULL GROUP BY loan.borrower
                        """)
            ).map { ($0[0], ($0[1], $0[2])) }, uniquingKeysWith: { first, _ in first })
    }

    /// Readers come in the order of their groups.
    private static func grouped(_ readers: [LateReader]) -> [LateGroup] {
        func key(_ reader: LateReader) -> String {
            let schoolClass = BorrowerDetails.classKey(reader.borrower.details.schoolClass)
            return schoolClass.isEmpty
                ? "status " + Folding.fold(reader.borrower.details.status) : "class " + schoolClass
        }
        var groups: [LateGroup] = []
        var start = readers.startIndex
        while start < readers.endIndex {
            let end = readers[start...].firstIndex { key($0) != key(readers[start]) } ?? readers.endIndex
            let details = readers[start].borrower.details
            groups.append(
                LateGroup(
                    label: BorrowerDetails.classKey(details.schoolClass).isEmpty
                        ? .status(details.status) : .schoolClass(details.schoolClass),
                    readers: Array(readers[start..<end])))
            start = end
        }
        return groups
    }
}
