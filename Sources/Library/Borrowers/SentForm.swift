import GRDB
import Storage

/// Forms that were sent: each carries a token, and what it asks for is done once.
extension BorrowerWriting {
    private static let keptDays = 2

    /// Does what a form asks for, once: the same token gives what the first gave, and nothing is written again.
    ///
    /// - Returns: whom it was about, and whether it had been done before.
    package func once(_ stamp: Stamp, _ make: () throws -> ID<Borrower>) throws -> (
        borrower: ID<Borrower>, isRepeat: Bool
    ) {
        if let known = try ID<Borrower>.fetchOne(
            database.cachedStatement(sql: "SELECT borrower FROM sentForm WHERE token = ?"),
            arguments: [stamp.token])
        {
            return (known, true)
        }
        let borrower = try make()
        try database.execute(sql: "DELETE FROM sentForm WHERE sentAt < ?", arguments: [stamp.day - Self.keptDays])
        try database.execute(
            sql: "INSERT INTO sentForm (token, borrower, sentAt) VALUES (?, ?, ?)",
            arguments: [stamp.token, borrower, stamp.instant])
        return (borrower, false)
    }
}
