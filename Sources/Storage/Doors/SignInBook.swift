import Foundation
import GRDB

/// Sessions, attempts and known devices of the accounts of one file: its tables `session`, `signInAttempt` and
/// `knownDevice`, alike in a portal and in a campus. Hashes only are kept.
package struct SignInBook<Account> {
    let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    /// Counts an attempt, before a password is looked at: many at once are no way round.
    ///
    /// - Throws: `SignInRefusal.tooManyAttempts`.
    package func countAttempt(on name: String, most: Int, window: TimeInterval, at now: Date) throws {
        let key = SecretToken.hash(of: name)
        let known = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT count, since FROM signInAttempt WHERE key = ?"),
            arguments: [key])
        let since = try known.map { try Date($0[1] as String, strategy: .iso8601) }
        if let known, let since, now < since + window {
            let count: Int = known[0]
            guard count < most else { throw SignInRefusal.tooManyAttempts(until: since + window) }
            try database.execute(
                sql: "UPDATE signInAttempt SET count = count + 1 WHERE key = ?", arguments: [key])
        } else {
            try database.execute(
                sql: "INSERT OR REPLACE INTO signInAttempt (key, count, since) VALUES (?, 1, ?)",
                arguments: [key, now.formatted(.iso8601)])
        }
        try database.execute(
            sql: "DELETE FROM signInAttempt WHERE since < ?", arguments: [(now - window).formatted(.iso8601)])
    }

    /// Whether something was done less than so many times in a quarter of an hour, this time included.
    package func isSeldom(_ name: String, most: Int, at now: Date) throws -> Bool {
        do {
            try countAttempt(on: name, most: most, window: 15 * 60, at: now)
            return true
        } catch is SignInRefusal {
            return false
        }
    }

    /// One that was right does not count against those who share its address.
    package func forgiveAttempt(on name: String) throws {
        try database.execute(
            sql: "UPDATE signInAttempt SET count = max(0, count - 1) WHERE key = ?",
            arguments: [SecretToken.hash(of: name)])
    }

    package func forgetAttempts(on name: String) throws {
        try database.execute(
            sql: "DELETE FROM signInAttempt WHERE key = ?", arguments: [SecretToken.hash(of: name)])
    }

    /// Whether somebody signed in to this account with this browser before.
    package func isKnown(_ device: SecretToken?, to account: ID<Account>?) throws -> Bool {
        guard let device, let account else { return false }
        return try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM knownDevice WHERE account = ? AND hash = ?)"),
            arguments: [account, device.hash]) ?? false
    }

    /// The devices of those who manage the place are known for a year.
    package func remember(_ device: SecretToken, of account: ID<Account>, at now: Date) throws {
        try database.execute(
            sql: "DELETE FROM knownDevice WHERE knownSince < ?",
            arguments: [(now - 365 * 86_400).formatted(.iso8601)])
        try database.execute(
            sql: "INSERT OR REPLACE INTO knownDevice (account, hash, knownSince) VALUES (?, ?, ?)",
            arguments: [account, device.hash, now.formatted(.iso8601)])
    }

    /// Opens a session; the one that the browser held is closed, and those that are over are cleared away.
    ///
    /// - Parameter ticket: by which another server says who it is; nil: they gave their password here.
    package func open(
        _ opening: SessionOpening, for account: ID<Account>, ticket: String? = nil, at now: Date,
    ) throws {
        let instant = now.formatted(.iso8601)
        try database.execute(sql: "DELETE FROM session WHERE endsAt <= ?", arguments: [instant])
        if let ticket {
            // One that a server gives twice opens one session at a time.
            try database.execute(
                sql: "DELETE FROM session WHERE ticket = ?", arguments: [SecretToken.hash(of: ticket)])
        }
        try database.execute(
            sql: """
                INSERT INTO session (hash, account, openedAt, endsAt, device, ticket)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                opening.token.hash, account, instant,
                (now + TimeInterval(opening.hours) * 3600).formatted(.iso8601),
                String(opening.device.prefix(100)), ticket.map(SecretToken.hash),
            ])
        if let old = opening.replacing { try replace(old, by: opening.token, for: account) }
        try database.execute(
            sql: "UPDATE account SET signedInAt = ? WHERE id = ?", arguments: [instant, account])
    }

    /// Whoever gives their password again stays signed in at the services that they opened.
    private func replace(_ old: SecretToken, by new: SecretToken, for account: ID<Account>) throws {
        for table in ["casGrant", "proxyGrant"] {
            try database.execute(
                sql: """
                    UPDATE \(table) SET session = ?1
                    WHERE session = ?2 AND EXISTS (SELECT 1 FROM session WHERE hash = ?2 AND account = ?3)
                    """, arguments: [new.hash, old.hash, account])
        }
        try close(old.hash)
    }

    /// Ends a session sooner than was asked for.
    package func shorten(_ opening: SessionOpening, to hours: Int, at now: Date) throws {
        try database.execute(
            sql: "UPDATE session SET endsAt = min(endsAt, ?) WHERE hash = ?",
            arguments: [(now + TimeInterval(hours) * 3600).formatted(.iso8601), opening.token.hash])
    }

    /// - Parameter account: whose session it must be.
    package func close(_ hash: String, of account: ID<Account>) throws {
        try database.execute(
            sql: "DELETE FROM session WHERE hash = ? AND account = ?", arguments: [hash, account])
    }

    package func close(_ hash: String) throws {
        try database.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [hash])
    }

    package func closeSessions(of account: ID<Account>, but kept: SecretToken? = nil) throws {
        try database.execute(
            sql: "DELETE FROM session WHERE account = ? AND hash IS NOT ?", arguments: [account, kept?.hash])
    }

    /// A login that nobody has: `martin.lea`, then `martin.lea2`.
    package func freeLogin(_ base: String) throws -> String {
        let taken = Set(
            try String.fetchAll(
                database, sql: "SELECT login FROM account WHERE login >= ? AND login < ?",
                arguments: [base, base + "\u{10FFFF}"]))
        if !taken.contains(base) { return base }
        return (2...).lazy.map { "\(base)\($0)" }.first { !taken.contains($0) } ?? base
    }
}
