import GRDB

/// One browser that is signed in, as its owner sees it.
package struct OpenSession: Equatable, Sendable {
    /// Of the token that the browser holds: the file does not know the token.
    package let hash: String
    /// UTC, to the second.
    package let openedAt: String
    package let endsAt: String
    /// « Firefox sous Windows », so that people know which to close.
    package let device: String

    package init(hash: String, openedAt: String, endsAt: String, device: String) {
        self.hash = hash
        self.openedAt = openedAt
        self.endsAt = endsAt
        self.device = device
    }
}

extension SignInBook {
    /// The newest first.
    ///
    /// - Parameter instant: now, in UTC.
    package func sessions(of account: ID<Account>, at instant: String) throws -> [OpenSession] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT hash, openedAt, endsAt, device FROM session
                    WHERE account = ? AND endsAt > ? ORDER BY openedAt DESC, hash
                    """),
            arguments: [account, instant]
        ).map { OpenSession(hash: $0[0], openedAt: $0[1], endsAt: $0[2], device: $0[3]) }
    }
}
