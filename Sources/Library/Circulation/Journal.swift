import GRDB
import Storage

/// Every row that one gesture writes, before and after: what undoes it.
struct Journal: Codable, Equatable {
    struct Change<Row: Codable & Equatable>: Codable, Equatable {
        /// Nil where there was no row.
        let before: Row?
        var after: Row
    }

    var loans: [Change<LoanRow>] = []
    var reservations: [Change<ReservationRow>] = []
    var copies: [Change<CopyRow>] = []

    var isEmpty: Bool { loans.isEmpty && reservations.isEmpty && copies.isEmpty }

    /// Adds a row; gives it back with its number.
    mutating func insert<Row: JournalRow>(_ row: Row, in db: Database) throws -> Row {
        var row = row
        try row.insert(db)
        self[keyPath: Row.journalPath].append(Change(before: nil, after: row))
        return row
    }

    /// Changes a row.
    mutating func update<Row: JournalRow>(_ old: Row, in db: Database, _ edit: (inout Row) -> Void) throws {
        var new = old
        edit(&new)
        guard new != old else { return }
        try new.update(db)
        if let place = self[keyPath: Row.journalPath].firstIndex(where: { $0.after.id == new.id }) {
            self[keyPath: Row.journalPath][place].after = new
        } else {
            self[keyPath: Row.journalPath].append(Change(before: old, after: new))
        }
    }

    /// Puts every row back as it was. False, with half of it done, if one of them has changed since or no longer
    /// fits with the others.
    func undo(in db: Database) throws -> Bool {
        do {
            // What leaves a place goes before what takes it.
            guard try restore(reservations, in: db), try restore(loans, in: db), try restore(copies, in: db)
            else {
                return false
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return false
        }
        return try !hasClash(in: db)
    }

    private func restore<Row: JournalRow>(_ changes: [Change<Row>], in db: Database) throws -> Bool {
        for change in changes.reversed() {
            guard let id = change.after.id, try Row.fetch(id, db) == change.after else { return false }
            if let before = change.before {
                try before.update(db)
            } else {
                try db.execute(sql: "DELETE FROM \(Row.databaseTableName) WHERE id = ?", arguments: [id])
            }
        }
        return true
    }

    /// True if a copy is now both lent and set aside.
    private func hasClash(in db: Database) throws -> Bool {
        let touched = Set(
            loans.map(\.after.copy)
                + reservations.flatMap { [$0.before?.copy, $0.after.copy].compactMap { $0 } })
        for copy in touched {
            let clash = try Bool.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM loan WHERE copy = :copy AND returnedOn IS NULL)
                            AND EXISTS (SELECT 1 FROM reservation WHERE copy = :copy AND state = 'setAside')
                        """),
                arguments: ["copy": copy])
            if clash == true { return true }
        }
        return false
    }
}
