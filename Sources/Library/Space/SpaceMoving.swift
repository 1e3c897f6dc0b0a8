import GRDB
import Storage

/// What becomes of a reader's space when two borrowers turn out to be one person.
extension SpaceWriting {
    /// A temporary user's reviews and lists follow the loans. The account and the address of the calendar stay: they
    /// open what somebody has, and whoever holds them is not always the receiver. The receiver has an account made for
    /// the lists, if need be.
    func followLoans(from borrower: ID<Borrower>, to other: ID<Borrower>, on day: Day) throws {
        try moveReviews(from: borrower, to: other)
        let accounts = AccountWriting(database: database)
        guard let old = try accounts.reading.account(of: borrower), try keepsSomething(old.id) else { return }
        try moveLists(from: old.id, to: try accounts.ensure(for: other, on: day).id)
    }

    /// Everything goes to the one that is kept. The account does only if the kept one has none, and is then signed out
    /// everywhere; the address of the calendar, only where there was neither account nor address.
    func merge(_ duplicate: ID<Borrower>, into kept: ID<Borrower>) throws {
        try moveReviews(from: duplicate, to: kept)
        let accounts = AccountWriting(database: database)
        let (old, new) = (
            try accounts.reading.account(of: duplicate), try accounts.reading.account(of: kept)
        )
        if new == nil {
            try database.execute(
                sql: """
                    UPDATE calendarKey SET borrower = :to WHERE borrower = :from
                    AND NOT EXISTS (SELECT 1 FROM calendarKey WHERE borrower = :to)
                    """,
                arguments: ["from": duplicate, "to": kept])
        }
        guard let old else { return }
        guard let new else {
            try database.execute(
                sql: "UPDATE account SET borrower = ? WHERE id = ?", arguments: [kept, old.id])
            return try accounts.book.closeSessions(of: old.id)
        }
        try moveLists(from: old.id, to: new.id)
    }

    /// Of two for one document, the receiver's own stays.
    private func moveReviews(from borrower: ID<Borrower>, to other: ID<Borrower>) throws {
        try database.execute(
            sql: """
                DELETE FROM review WHERE borrower = :from
                    AND record IN (SELECT record FROM review WHERE borrower = :to);
                UPDATE review SET borrower = :to WHERE borrower = :from;
                """,
            arguments: ["from": borrower, "to": other])
    }

    private func keepsSomething(_ account: ID<Account>) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM readingList WHERE account = :account)
                    OR EXISTS (SELECT 1 FROM savedSearch WHERE account = :account)
                """,
            arguments: ["account": account]) ?? false
    }

    private func moveLists(from old: ID<Account>, to new: ID<Account>) throws {
        try database.execute(
            sql: """
                UPDATE readingList SET account = :to WHERE account = :from;
                UPDATE OR IGNORE savedSearch SET account = :to WHERE account = :from;
                """,
            arguments: ["from": old, "to": new])
    }
}
