import GRDB
import Storage

/// Forms that were sent: each carries a token, and what it asks for is done once.
extension LibraryWriting {
    private static let keptDays = 2

    /// Does what a form asks for, once: the same token with the same request gives what the first gave, and nothing
    /// is written again. Another request under that token is another: somebody went back and corrected the form.
    ///
    /// - Parameter request: what is asked for; its hash is kept.
    package func once<Noun>(_ request: String, _ stamp: Stamp, _ make: () throws -> ID<Noun>) throws -> (
        outcome: ID<Noun>, isRepeat: Bool
    ) {
        let key = SecretToken.hash(of: stamp.token + "\u{0}" + request)
        if let known = try ID<Noun>.fetchOne(
            database.cachedStatement(sql: "SELECT outcome FROM sentForm WHERE key = ?"), arguments: [key])
        {
            return (known, true)
        }
        let outcome = try make()
        try database.execute(
            sql: "DELETE FROM sentForm WHERE sentAt < ?", arguments: [stamp.day - Self.keptDays])
        try database.execute(
            sql: "INSERT INTO sentForm (key, outcome, sentAt) VALUES (?, ?, ?)",
            arguments: [key, outcome, stamp.instant])
        return (outcome, false)
    }
}
