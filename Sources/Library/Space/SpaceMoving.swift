import GRDB
import Storage

/// What becomes of a reader's space when two borrowers are made one.
extension SpaceWriting {
    /// Reviews go with the loans; of two for one document, the receiver's own stays. So does the address of the
    /// calendar, unless the receiver has one. Lists and searches go to the receiver's account; a receiver without one
    /// takes over the account itself.
    func moveSpace(from borrower: ID<Borrower>, to other: ID<Borrower>) throws {
        try database.execute(
            sql: """
                DELETE FROM review WHERE borrower = :from
                    AND record IN (SELECT record FROM review WHERE borrower = :to);
                DELETE FROM calendarKey WHERE borrower = :from
                    AND EXISTS (SELECT 1 FROM calendarKey WHERE borrower = :to);
                UPDATE review SET borrower = :to WHERE borrower = :from;
                UPDATE calendarKey SET borrower = :to WHERE borrower = :from;
                UPDATE account SET borrower = :to WHERE borrower = :from
                    AND NOT EXISTS (SELECT 1 FROM account WHERE borrower = :to);
                """,
            arguments: ["from": borrower, "to": other])
        let accounts = AccountReading(database: database)
        guard let old = try accounts.account(of: borrower), let new = try accounts.account(of: other) else {
            return
        }
        try database.execute(
            sql: """
                UPDATE readingList SET account = :to WHERE account = :from;
                UPDATE OR IGNORE savedSearch SET account = :to WHERE account = :from;
                """,
            arguments: ["from": old.id, "to": new.id])
    }
}
