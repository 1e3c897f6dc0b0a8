import Formats
import GRDB
import Storage

/// Reading accounts and sessions.
package struct AccountReading {
    let database: Database

    package func account(_ id: ID<Account>) throws -> Account? {
        try one("account.id = ?", id.databaseValue)
    }

    package func account(of borrower: ID<Borrower>) throws -> Account? {
        try one("account.borrower = ?", borrower.databaseValue)
    }

    package func account(login: String) throws -> Account? {
        guard let login = LoginName.of(login) else { return nil }
        return try one("account.login = ?", login.databaseValue)
    }

    /// Whose session a browser holds, if it is still open.
    ///
    /// - Parameter instant: now, in UTC.
    package func account(holding token: SecretToken, at instant: String) throws -> Account? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(Account.columns), session.ticket IS NOT NULL
                    FROM session JOIN account ON account.id = session.account
                    WHERE session.hash = ? AND session.endsAt > ? AND account.isClosed = 0
                    """),
            arguments: [token.hash, instant]
        ).map { row in row[9] ? Account(row).delegated : Account(row) }
    }

    /// Where an account is signed in, the latest first.
    package func sessions(of account: ID<Account>, at instant: String) throws -> [OpenSession] {
        try book.sessions(of: account, at: instant)
    }

    /// Those who manage the portal, by name.
    package func staff() throws -> [Account] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(Account.columns) FROM account WHERE role IN ('librarian', 'administrator')
                ORDER BY isClosed, role, name, id
                """
        ).map(Account.init)
    }

    package func hasAdministrator() throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM account WHERE role = 'administrator' AND isClosed = 0)")
            ?? false
    }

    /// The account of a login, or of the number of a card.
    package func account(enteredAs text: String) throws -> Account? {
        if let account = try account(login: text) { return account }
        guard let borrower = try BorrowerReading(database: database).borrower(number: text.trimmed) else {
            return nil
        }
        return try account(of: borrower.id)
    }

    /// A login that nobody has, of the words of a name: `martin.lea`, then `martin.lea2`.
    package func freeLogin(for name: String) throws -> String {
        try book.freeLogin(LoginName.of(name) ?? "lecteur")
    }

    func password(of account: ID<Account>) throws -> Password? {
        let text = try String.fetchOne(
            database.cachedStatement(sql: "SELECT password FROM account WHERE id = ?"), arguments: [account])
        return text.flatMap { $0.isEmpty ? nil : Password(kept: $0) }
    }

    private func one(_ condition: String, _ value: DatabaseValue) throws -> Account? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(Account.columns) FROM account WHERE \(condition)"),
            arguments: [value]
        ).map(Account.init)
    }
}

extension LibraryReading {
    package var accounts: AccountReading { AccountReading(database: database) }
}
