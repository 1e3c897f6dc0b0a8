import GRDB
import Storage

/// A reader asks the portal to forget.
extension SpaceWriting {
    /// What was given back loses its name; lists, searches, reviews, closed reservations and the calendar's address
    /// go. What is borrowed now, what is reserved and the identity stay: the library needs them while its books are out.
    package func erase(_ account: ID<Account>, borrower: ID<Borrower>?, stamp: Stamp) throws {
        try database.execute(sql: "DELETE FROM readingList WHERE account = ?", arguments: [account])
        try database.execute(sql: "DELETE FROM savedSearch WHERE account = ?", arguments: [account])
        guard let borrower else { return }
        try database.execute(sql: "DELETE FROM review WHERE borrower = ?", arguments: [borrower])
        try database.execute(sql: "DELETE FROM calendarKey WHERE borrower = ?", arguments: [borrower])
        try database.execute(
            sql: "DELETE FROM reservation WHERE borrower = ? AND closedOn IS NOT NULL", arguments: [borrower])
        let borrowers = BorrowerWriting(database: database)
        try borrowers.anonymiseLoans(of: borrower)
        try borrowers.note(.anonymised, of: borrower, stamp)
    }
}
