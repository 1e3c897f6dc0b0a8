import Formats
import GRDB
import Storage

/// Somebody who may sign in: a login, a name, a role, and the borrower that he or she is, if any.
package struct Account: Equatable, Sendable {
    package let id: ID<Account>
    /// Folded words between dots; never digits only, which are the number of a card.
    package let login: String
    package let name: String
    package let role: Role
    package let borrower: ID<Borrower>?
    /// The password was given by somebody else: a new one is to be chosen before anything.
    package let mustChangePassword: Bool
    package let isClosed: Bool
    package let hasPassword: Bool
    /// UTC: `2026-11-21T11:00:00Z`; nil until the first time.
    package let signedInAt: String?
    /// Another server says who it is, in the session in use: nobody manages the portal that way (P-10).
    package private(set) var isDelegated = false

    package init(
        id: ID<Account>, login: String, name: String, role: Role, borrower: ID<Borrower>? = nil,
        mustChangePassword: Bool = false, isClosed: Bool = false, hasPassword: Bool = true,
        signedInAt: String? = nil,
    ) {
        self.id = id
        self.login = login
        self.name = name
        self.role = role
        self.borrower = borrower
        self.mustChangePassword = mustChangePassword
        self.isClosed = isClosed
        self.hasPassword = hasPassword
        self.signedInAt = signedInAt
    }
}

/// What an account may do here, each more than the one before. A member with a borrower is a reader.
package enum Role: String, CaseIterable, Comparable, Sendable {
    case member, teacher, librarian, administrator

    package static func < (left: Role, right: Role) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }

    /// Works at the desk.
    package var isStaff: Bool { self >= .librarian }

    /// What the status of a borrower says.
    package init(of status: BorrowerStatus) {
        switch status {
        case .teacher: self = .teacher
        case .pupil, .staff, .other: self = .member
        }
    }
}

extension Account {
    /// What the account is in a session that another server opened.
    var delegated: Account {
        var account = Account(
            id: id, login: login, name: name, role: min(role, .teacher), borrower: borrower,
            isClosed: isClosed, hasPassword: hasPassword, signedInAt: signedInAt)
        account.isDelegated = true
        return account
    }

    static let columns = """
        account.id, account.login, account.name, account.role, account.borrower, account.mustChangePassword, \
        account.isClosed, account.password <> '', account.signedInAt
        """

    init(_ row: Row) {
        self.init(
            id: row[0], login: row[1], name: row[2], role: Role(rawValue: row[3]) ?? .member,
            borrower: row[4],
            mustChangePassword: row[5], isClosed: row[6], hasPassword: row[7], signedInAt: row[8])
    }
}

extension NewPassword {
    /// - Throws: `NewPasswordRefusal`.
    package static func check(_ word: String, for account: Account) throws(NewPasswordRefusal) {
        try check(
            word, name: account.name, login: account.login,
            least: account.role.isStaff ? shortestForStaff : shortest)
    }
}
