import Formats
import Foundation
import GRDB
import Storage

/// Somebody who may sign in to the campus: a person of its directory, or an administrator of passage.
package struct CampusAccount: Equatable, Sendable {
    package let id: ID<CampusAccount>
    package let person: ID<Person>?
    package let login: String
    package let name: String
    package let isAdministrator: Bool
    /// The password was given by somebody else: a new one is to be chosen before anything.
    package let mustChangePassword: Bool
    package let isClosed: Bool
    package let hasPassword: Bool
    /// Another server says who it is, in the session in use: nobody administers the campus that way (P-10).
    package private(set) var isDelegated = false

    static let columns = """
        account.id, account.person, account.login, account.name, account.isAdministrator, \
        account.mustChangePassword, account.isClosed, account.password <> ''
        """

    init(_ row: Row) {
        id = row[0]
        person = row[1]
        login = row[2]
        name = row[3]
        isAdministrator = row[4]
        mustChangePassword = row[5]
        isClosed = row[6]
        hasPassword = row[7]
    }

    /// Of a session: whether another server opened it is the column after the others.
    fileprivate init(ofSession row: Row) {
        isDelegated = row[8]
        id = row[0]
        person = row[1]
        login = row[2]
        name = row[3]
        isAdministrator = row[4] && !isDelegated
        mustChangePassword = row[5] && !isDelegated
        isClosed = row[6]
        hasPassword = row[7]
    }
}

package struct CampusAccountReading {
    let database: Database

    /// Sessions, attempts and known devices.
    package var book: SignInBook<CampusAccount> { SignInBook(database) }

    package func account(_ id: ID<CampusAccount>) throws -> CampusAccount? {
        try one("account.id = ?", [id])
    }

    package func account(of person: ID<Person>) throws -> CampusAccount? {
        try one("account.person = ?", [person])
    }

    package func account(login typed: String) throws -> CampusAccount? {
        guard let login = LoginName.of(typed) else { return nil }
        return try one("account.login = ?", [login])
    }

    /// Whose session a browser holds, if it is still open.
    package func account(holding token: SecretToken, at now: Date) throws -> CampusAccount? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(CampusAccount.columns), session.ticket IS NOT NULL
                    FROM session JOIN account ON account.id = session.account
                    WHERE session.hash = ? AND session.endsAt > ? AND account.isClosed = 0
                    """),
            arguments: [token.hash, now.formatted(.iso8601)]
        ).map(CampusAccount.init(ofSession:))
    }

    package func hasAdministrator() throws -> Bool {
        try one("account.isAdministrator = 1 AND account.isClosed = 0", []) != nil
    }

    func password(of account: ID<CampusAccount>) throws -> Password? {
        let text = try String.fetchOne(
            database.cachedStatement(sql: "SELECT password FROM account WHERE id = ?"), arguments: [account])
        return text.flatMap { $0.isEmpty ? nil : Password(kept: $0) }
    }

    private func one(_ condition: String, _ arguments: StatementArguments) throws -> CampusAccount? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(CampusAccount.columns) FROM account WHERE \(condition)"),
            arguments: arguments
        ).map { CampusAccount($0) }
    }
}

package struct CampusAccountWriting {
    let database: Database

    package var reading: CampusAccountReading { CampusAccountReading(database: database) }

    /// Sessions, attempts and known devices.
    package var book: SignInBook<CampusAccount> { SignInBook(database) }

    /// An administrator who is nobody of the directory.
    ///
    /// - Throws: `CampusAccountRefusal`.
    @discardableResult
    package func addAdministrator(
        login: String, name: String, password: Password?, mustChange: Bool = false, on day: Day,
    ) throws -> ID<CampusAccount> {
        guard let login = LoginName.of(login) else { throw CampusAccountRefusal.impossibleLogin }
        if let other = try reading.account(login: login) {
            throw CampusAccountRefusal.loginTaken(by: other.name)
        }
        return try insert(
            nil, login: login, name: name, isAdministrator: true, password: password, mustChange: mustChange,
            on: day)
    }

    /// The account of a person, made if there is none.
    ///
    /// - Throws: `DirectoryRefusal.unknown`.
    package func ensure(for id: ID<Person>, on day: Day) throws -> CampusAccount {
        if let account = try reading.account(of: id) { return account }
        guard let person = try DirectoryReading(database: database).person(id) else {
            throw DirectoryRefusal.unknown
        }
        let name = person.firstName.isEmpty ? person.lastName : "\(person.firstName) \(person.lastName)"
        let login = try book.freeLogin(LoginName.of(name) ?? "personne")
        let new = try insert(
            id, login: login, name: name, isAdministrator: false, password: nil, mustChange: false, on: day)
        guard let account = try reading.account(new) else { throw DirectoryRefusal.unknown }
        return account
    }

    /// - Throws: `CampusAccountRefusal`.
    package func setLogin(_ typed: String, of id: ID<CampusAccount>) throws {
        guard let login = LoginName.of(typed) else { throw CampusAccountRefusal.impossibleLogin }
        if let other = try reading.account(login: login), other.id != id {
            throw CampusAccountRefusal.loginTaken(by: other.name)
        }
        try database.execute(sql: "UPDATE account SET login = ? WHERE id = ?", arguments: [login, id])
    }

    /// Whoever was signed in under the old password is signed out, but for the one who changes it.
    ///
    /// - Throws: `CampusAccountRefusal.unknown`.
    package func setPassword(
        _ password: Password, of id: ID<CampusAccount>, mustChange: Bool, keeping session: SecretToken? = nil,
    ) throws {
        guard let account = try reading.account(id) else { throw CampusAccountRefusal.unknown }
        try database.execute(
            sql: "UPDATE account SET password = ?, mustChangePassword = ? WHERE id = ?",
            arguments: [password.text, mustChange, id])
        try book.closeSessions(of: id, but: session)
        // Somebody else gave it: who knew the old one may know the address of the agenda too.
        if mustChange, let person = account.person {
            try database.execute(sql: "DELETE FROM feedKey WHERE person = ?", arguments: [person])
        }
        try book.forgetAttempts(on: account.login)
    }

    private func insert(
        _ person: ID<Person>?, login: String, name: String, isAdministrator: Bool, password: Password?,
        mustChange: Bool, on day: Day,
    ) throws -> ID<CampusAccount> {
        let name = name.readable
        guard !name.isEmpty else { throw CampusAccountRefusal.noName }
        try database.execute(
            sql: """
                INSERT INTO account
                    (person, login, name, isAdministrator, password, mustChangePassword, createdOn)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [person, login, name, isAdministrator, password?.text ?? "", mustChange, day])
        return ID(database.lastInsertedRowID)
    }
}

/// Why an account of the campus stays as it was.
package enum CampusAccountRefusal: Error, Equatable {
    case unknown
    case noName
    /// Digits only are the number of a card.
    case impossibleLogin
    case loginTaken(by: String)
}

extension CampusReading {
    package var accounts: CampusAccountReading { CampusAccountReading(database: database) }
}

extension CampusWriting {
    package var accounts: CampusAccountWriting { CampusAccountWriting(database: database) }
}

extension CampusFile {
    /// Signing in to the campus.
    ///
    /// - Parameter isForAdministrators: the door is theirs only.
    /// - Throws: `SignInRefusal`.
    package func signIn(
        _ entered: String, password: String, isForAdministrators: Bool = false, from address: String,
        device: SecretToken? = nil,
        session: SessionOpening, at now: Date,
    ) throws -> CampusAccount {
        let candidate = try read { campus in
            try campus.accounts.account(login: entered).map { account in
                SignInAttempt.Candidate(
                    account, id: account.id, login: account.login,
                    password: try campus.accounts.password(of: account.id),
                    isStaff: account.isAdministrator, isClosed: account.isClosed,
                    hasLeft: try campus.hasLeft(account),
                    isKnown: try campus.accounts.book.isKnown(device, to: account.id))
            }
        }
        return try SignInAttempt(
            of: entered, password: password, from: address, device: device, opening: session, at: now
        ).run(for: candidate, isAdmitted: { !isForAdministrators || $0.isAdministrator }) { body in
            try write { try body($0.accounts.book) }
        }
    }

    /// Whether somebody who is signed in knows the password; counted like an attempt to sign in.
    ///
    /// - Throws: `SignInRefusal.tooManyAttempts`.
    package func isPassword(_ word: String, of account: CampusAccount, at now: Date) throws -> Bool {
        let kept = try read { try $0.accounts.password(of: account.id) }
        return try SignInAttempt<CampusAccount>.isRight(word, kept: kept, login: account.login, at: now) {
            body in try write { try body($0.accounts.book) }
        }
    }
}

extension CampusReading {
    /// Whether the person of an account belongs to no school any more. Who manages the campus may be nobody's pupil.
    fileprivate func hasLeft(_ account: CampusAccount) throws -> Bool {
        guard !account.isAdministrator, let person = account.person else { return false }
        return try DirectoryReading(database: database).person(person)?.leftOn != nil
    }

    /// Signing in for others and by others.
    package var signOn: SignOnBook { SignOnBook(database) }
}

extension CampusWriting {
    package var signOn: SignOnBook { SignOnBook(database) }
}
