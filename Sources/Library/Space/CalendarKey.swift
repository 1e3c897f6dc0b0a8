import GRDB
import Storage

/// The secret end of the address at which a calendar reads a reader's due dates.
extension SpaceReading {
    package func calendarKey(of borrower: ID<Borrower>) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT key FROM calendarKey WHERE borrower = ?"),
            arguments: [borrower])
    }

    /// Whose due dates a key opens; nil once it was revoked.
    package func borrower(ofCalendar key: SecretToken) throws -> ID<Borrower>? {
        try ID<Borrower>.fetchOne(
            database.cachedStatement(sql: "SELECT borrower FROM calendarKey WHERE key = ?"),
            arguments: [key.text])
    }
}

extension SpaceWriting {
    /// The reader's calendar has this address and no other; nil: none.
    package func setCalendarKey(_ key: SecretToken?, of borrower: ID<Borrower>, on day: Day) throws {
        guard let key else {
            return try database.execute(
                sql: "DELETE FROM calendarKey WHERE borrower = ?", arguments: [borrower])
        }
        try database.execute(
            sql: """
                INSERT INTO calendarKey (borrower, key, madeOn) VALUES (?, ?, ?)
                ON CONFLICT (borrower) DO UPDATE SET key = excluded.key, madeOn = excluded.madeOn
                """,
            arguments: [borrower, key.text, day])
    }
}
