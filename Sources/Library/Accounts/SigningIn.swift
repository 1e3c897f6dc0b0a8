import Foundation
import GRDB
import Storage

/// Why somebody is not signed in.
package enum SignInRefusal: Error, Equatable {
    /// No such account, no password yet, or another one: not said which.
    case unknownOrWrong
    /// Too many attempts; when to try again.
    case tooManyAttempts(until: Date)
    case closedAccount
    /// The door of the administration is for those who manage the portal.
    case notForThisDoor
}

/// Signing in: attempts are counted before a password is looked at, so that many at once are no way round.
extension LibraryFile {
    private static let window: TimeInterval = 15 * 60
    private static let mostForAccount = 10
    /// A whole school may be behind one address.
    private static let mostForAddress = 200

    /// - Parameters:
    ///   - entered: a login, or the number of a card.
    ///   - least: whom the door is for.
    ///   - address: of the browser; its hash is kept for a quarter of an hour.
    ///   - device: what a browser that signed in before holds: others' wrong tries do not shut it out.
    /// - Throws: `SignInRefusal`.
    package func signIn(
        _ entered: String, password: String, least: Role = .member, from address: String,
        device: SecretToken? = nil, session: Session.Opening, at now: Date,
    ) throws -> Account {
        let (account, kept, isKnown) = try read { library in
            let account = try library.accounts.account(enteredAs: entered)
            return (
                account, try account.flatMap { try library.accounts.password(of: $0.id) },
                try library.accounts.isKnown(device, to: account?.id)
            )
        }
        var name = account?.login ?? "?" + entered.prefix(100)
        if isKnown, let device { name += " " + device.hash }
        try write { writing in
            try writing.accounts.countAttempt(
                on: name, most: Self.mostForAccount, window: Self.window, at: now)
            try writing.accounts.countAttempt(
                on: "@" + address, most: Self.mostForAddress, window: Self.window, at: now)
        }
        let isRight = kept?.matches(password) ?? false
        // As long a wait whether or not there is such an account, and whatever its password costs.
        if kept?.isDear != true { _ = Self.nobody.matches(password) }
        guard isRight, let account, kept != nil else { throw SignInRefusal.unknownOrWrong }
        guard !account.isClosed else { throw SignInRefusal.closedAccount }
        guard account.role >= least else { throw SignInRefusal.notForThisDoor }
        try write { writing in
            try writing.accounts.forgetAttempts(on: name)
            try writing.accounts.forgiveAttempt(on: "@" + address)
            if let device, account.role.isStaff {
                try writing.accounts.remember(device, of: account.id, at: now)
            }
            try writing.accounts.open(session, for: account.id, at: now)
        }
        return account
    }

    /// Whether somebody who is signed in knows the password; counted like an attempt to sign in.
    ///
    /// - Throws: `SignInRefusal.tooManyAttempts`.
    package func isPassword(_ word: String, of account: Account, at now: Date) throws -> Bool {
        let kept = try read { try $0.accounts.password(of: account.id) }
        try write {
            try $0.accounts.countAttempt(
                on: account.login, most: Self.mostForAccount, window: Self.window, at: now)
        }
        return kept?.matches(word) ?? false
    }

    /// No word has this key.
    private static let nobody = Password(
        kept: "scrypt$16384$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
}

extension Session {
    /// What a browser that signs in is given, and for how long.
    package struct Opening: Sendable {
        package let token: SecretToken
        package let hours: Int
        package let device: String
        /// The one that the browser held until now: it is closed.
        package let replacing: SecretToken?

        package init(token: SecretToken, hours: Int, device: String, replacing: SecretToken?) {
            self.token = token
            self.hours = hours
            self.device = device
            self.replacing = replacing
        }
    }
}

extension AccountWriting {
    /// - Throws: `SignInRefusal.tooManyAttempts`.
    func countAttempt(on name: String, most: Int, window: TimeInterval, at now: Date) throws {
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
    func forgiveAttempt(on name: String) throws {
        try database.execute(
            sql: "UPDATE signInAttempt SET count = max(0, count - 1) WHERE key = ?",
            arguments: [SecretToken.hash(of: name)])
    }

    /// The devices of those who manage the portal are known for a year.
    func remember(_ device: SecretToken, of account: ID<Account>, at now: Date) throws {
        try database.execute(
            sql: "DELETE FROM knownDevice WHERE knownSince < ?",
            arguments: [(now - 365 * 86_400).formatted(.iso8601)])
        try database.execute(
            sql: "INSERT OR REPLACE INTO knownDevice (account, hash, knownSince) VALUES (?, ?, ?)",
            arguments: [account, device.hash, now.formatted(.iso8601)])
    }

    package func forgetAttempts(on login: String) throws {
        try database.execute(
            sql: "DELETE FROM signInAttempt WHERE key = ?", arguments: [SecretToken.hash(of: login)])
    }

    /// Opens a session; the one that the browser held is closed, and those that are over are cleared away.
    package func open(_ opening: Session.Opening, for account: ID<Account>, at now: Date) throws {
        let instant = now.formatted(.iso8601)
        if let old = opening.replacing { try close(old.hash) }
        try database.execute(sql: "DELETE FROM session WHERE endsAt <= ?", arguments: [instant])
        try database.execute(
            sql: "INSERT INTO session (hash, account, openedAt, endsAt, device) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                opening.token.hash, account, instant,
                (now + TimeInterval(opening.hours) * 3600).formatted(.iso8601),
                String(opening.device.prefix(100)),
            ])
        try database.execute(
            sql: "UPDATE account SET signedInAt = ? WHERE id = ?", arguments: [instant, account])
    }

    /// Ends a session sooner than was asked for.
    package func shorten(_ opening: Session.Opening, to hours: Int, at now: Date) throws {
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
}
