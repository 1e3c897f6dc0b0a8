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
        let key = stamp.key(of: request)
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

extension LibraryReading {
    /// Whether a form was sent before, and what it asked for is done.
    package func isDone(_ request: String, _ stamp: Stamp) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM sentForm WHERE key = ?)"),
            arguments: [stamp.key(of: request)]) ?? false
    }
}

extension Stamp {
    fileprivate func key(of request: String) -> String {
        SecretToken.hash(of: token + "\u{0}" + request)
    }
}
