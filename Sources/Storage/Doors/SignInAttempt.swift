import Foundation

/// Somebody at the door, with a name and a password: the same way in for a portal and for a campus.
package struct SignInAttempt<Account: Sendable>: Sendable {
    private static var window: TimeInterval { 15 * 60 }
    private static var mostForAccount: Int { 10 }
    /// A whole school may be behind one address.
    private static var mostForAddress: Int { 200 }

    /// The account that the name stands for.
    package struct Candidate: Sendable {
        let account: Account
        let id: ID<Account>
        let login: String
        /// Nil: none yet.
        let password: Password?
        /// Whether others' wrong tries must not shut out a browser that signed in before.
        let isStaff: Bool
        let isClosed: Bool
        let hasLeft: Bool
        /// Whether the account signed in with this browser before.
        let isKnown: Bool

        package init(
            _ account: Account, id: ID<Account>, login: String, password: Password?, isStaff: Bool,
            isClosed: Bool, hasLeft: Bool = false, isKnown: Bool,
        ) {
            self.account = account
            self.id = id
            self.login = login
            self.password = password
            self.isStaff = isStaff
            self.isClosed = isClosed
            self.hasLeft = hasLeft
            self.isKnown = isKnown
        }
    }

    let entered: String
    let password: String
    /// Of the browser; its hash is kept for a quarter of an hour.
    let address: String
    /// What a browser that signed in before holds.
    let device: SecretToken?
    let opening: SessionOpening
    let now: Date

    package init(
        of entered: String, password: String, from address: String, device: SecretToken?,
        opening: SessionOpening, at now: Date,
    ) {
        self.entered = entered
        self.password = password
        self.address = address
        self.device = device
        self.opening = opening
        self.now = now
    }

    /// Attempts are counted before the password is looked at; the answer takes as long whether or not there is such an
    /// account.
    ///
    /// - Parameters:
    ///   - isAdmitted: whether the door is for this account.
    ///   - write: one transaction in the file.
    /// - Throws: `SignInRefusal`.
    package func run(
        for candidate: Candidate?, isAdmitted: (Account) -> Bool,
        write: ((SignInBook<Account>) throws -> Void) throws -> Void,
    ) throws -> Account {
        var name = candidate?.login ?? "?" + entered.prefix(100)
        if candidate?.isKnown == true, let device { name += " " + device.hash }
        try write { book in
            try book.countAttempt(on: name, most: Self.mostForAccount, window: Self.window, at: now)
            try book.countAttempt(on: "@" + address, most: Self.mostForAddress, window: Self.window, at: now)
        }
        let isRight = candidate?.password?.matches(password) ?? false
        // As long a wait whether or not there is such an account, and whatever its password costs.
        if candidate?.password?.isDear != true { _ = Self.nobody.matches(password) }
        guard isRight, let candidate else { throw SignInRefusal.unknownOrWrong }
        guard !candidate.isClosed else { throw SignInRefusal.closedAccount }
        guard !candidate.hasLeft else { throw SignInRefusal.left }
        guard isAdmitted(candidate.account) else { throw SignInRefusal.notForThisDoor }
        try write { book in
            try book.forgetAttempts(on: name)
            try book.forgiveAttempt(on: "@" + address)
            if let device, candidate.isStaff { try book.remember(device, of: candidate.id, at: now) }
            try book.open(opening, for: candidate.id, at: now)
        }
        return candidate.account
    }

    /// Counted like an attempt to sign in: whether somebody who is signed in knows the password.
    ///
    /// - Throws: `SignInRefusal.tooManyAttempts`.
    package static func isRight(
        _ word: String, kept: Password?, login: String, at now: Date,
        write: ((SignInBook<Account>) throws -> Void) throws -> Void,
    ) throws -> Bool {
        try write { try $0.countAttempt(on: login, most: mostForAccount, window: window, at: now) }
        return kept?.matches(word) ?? false
    }

    /// No word has this key.
    private static var nobody: Password {
        Password(
            kept: "scrypt$16384$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    }
}
