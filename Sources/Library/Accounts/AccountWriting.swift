import Formats
import Foundation
import GRDB
import Storage

/// Writing accounts: created, renamed, given a role, closed, given a password.
package struct AccountWriting {
    let database: Database

    package var reading: AccountReading { AccountReading(database: database) }

    /// - Parameters:
    ///   - login: empty: made of the name.
    ///   - password: nil: none yet.
    ///   - mustChange: the password was not chosen by its owner.
    /// - Throws: `AccountRefusal`.
    @discardableResult
    package func add(
        login: String = "", name: String, role: Role, borrower: ID<Borrower>? = nil,
        password: Password? = nil,
        mustChange: Bool = false, on day: Day,
    ) throws -> ID<Account> {
        let name = name.readable
        guard !name.isEmpty else { throw AccountRefusal.noName }
        let login = try login.trimmed.isEmpty ? reading.freeLogin(for: name) : checked(login, for: nil)
        try database.execute(
            sql: """
                INSERT INTO account (login, name, role, borrower, password, mustChangePassword, createdOn)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [login, name, role.rawValue, borrower, password?.text ?? "", mustChange, day])
        return ID(database.lastInsertedRowID)
    }

    /// The account of a borrower, made if there is none; its name follows the borrower's.
    ///
    /// - Throws: `AccountRefusal`, `BorrowerRefusal`.
    @discardableResult
    package func ensure(for borrower: ID<Borrower>, on day: Day) throws -> Account {
        if let account = try reading.account(of: borrower) { return account }
        guard let known = try BorrowerReading(database: database).borrower(borrower) else {
            throw BorrowerRefusal.unknown
        }
        let id = try add(name: known.name, role: Role(of: known.status), borrower: borrower, on: day)
        return try self.known(id)
    }

    /// - Throws: `AccountRefusal`.
    package func change(_ id: ID<Account>, login: String, name: String, role: Role) throws {
        let old = try known(id)
        let name = name.readable
        guard !name.isEmpty else { throw AccountRefusal.noName }
        // Nobody would find it again.
        if !role.isStaff, old.role.isStaff, old.borrower == nil { throw AccountRefusal.notABorrower }
        if old.role == .administrator, role != .administrator { try checkOtherAdministrator(than: id) }
        try database.execute(
            sql: "UPDATE account SET login = ?, name = ?, role = ? WHERE id = ?",
            arguments: [try checked(login, for: id), name, role.rawValue, id])
    }

    /// A closed account signs in no more, and is signed out everywhere.
    ///
    /// - Throws: `AccountRefusal`.
    package func setClosed(_ isClosed: Bool, _ id: ID<Account>) throws {
        if isClosed, try known(id).role == .administrator { try checkOtherAdministrator(than: id) }
        try database.execute(sql: "UPDATE account SET isClosed = ? WHERE id = ?", arguments: [isClosed, id])
        if isClosed { try book.closeSessions(of: id) }
    }

    /// Whoever was signed in under the old password is signed out, but for the one who changes it.
    ///
    /// - Parameter mustChange: the password was not chosen by its owner.
    /// - Throws: `AccountRefusal`.
    package func setPassword(
        _ password: Password, of id: ID<Account>, mustChange: Bool, keeping session: SecretToken? = nil
    ) throws {
        let account = try known(id)
        try database.execute(
            sql: "UPDATE account SET password = ?, mustChangePassword = ? WHERE id = ?",
            arguments: [password.text, mustChange, id])
        try book.closeSessions(of: id, but: session)
        try book.forgetAttempts(on: account.login)
    }

    /// - Throws: `AccountRefusal`.
    func known(_ id: ID<Account>) throws -> Account {
        guard let account = try reading.account(id) else { throw AccountRefusal.unknown }
        return account
    }

    private func checked(_ typed: String, for id: ID<Account>?) throws -> String {
        guard let login = LoginName.of(typed) else { throw AccountRefusal.impossibleLogin }
        if let other = try reading.account(login: login), other.id != id {
            throw AccountRefusal.loginTaken(by: other.name)
        }
        return login
    }

    private func checkOtherAdministrator(than id: ID<Account>) throws {
        let others = try reading.staff().contains { $0.role == .administrator && !$0.isClosed && $0.id != id }
        if !others { throw AccountRefusal.lastAdministrator }
    }
}

/// Why an account stays as it was.
package enum AccountRefusal: Error, Equatable {
    case unknown
    case noName
    /// Digits only are the number of a card.
    case impossibleLogin
    case loginTaken(by: String)
    /// A portal keeps somebody who may open it.
    case lastAdministrator
    /// Whoever neither manages nor borrows has no account to keep: it is closed instead.
    case notABorrower
}

extension LibraryWriting {
    package var accounts: AccountWriting { AccountWriting(database: database) }
}
