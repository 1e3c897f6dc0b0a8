import GRDB
import Storage

/// One browser, signed in for a fixed time.
package struct Session: Equatable, Sendable {
    package let account: Account
    /// Of the token that the browser holds: the file does not know the token.
    package let hash: String
    package let openedAt: String
    package let endsAt: String
    /// « Firefox sous Windows », so that people know which to close.
    package let device: String

    init(_ row: Row) {
        account = Account(row)
        hash = row[9]
        openedAt = row[10]
        endsAt = row[11]
        device = row[12]
    }

    package init(account: Account, hash: String, openedAt: String, endsAt: String, device: String) {
        self.account = account
        self.hash = hash
        self.openedAt = openedAt
        self.endsAt = endsAt
        self.device = device
    }
}
