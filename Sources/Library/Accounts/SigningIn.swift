import Foundation
import Storage

/// Signing in to a portal.
extension LibraryFile {
    /// - Parameters:
    ///   - entered: a login, or the number of a card.
    ///   - least: whom the door is for.
    ///   - address: of the browser.
    ///   - device: what a browser that signed in before holds: others' wrong tries do not shut it out.
    /// - Throws: `SignInRefusal`.
    package func signIn(
        _ entered: String, password: String, least: Role = .member, from address: String,
        device: SecretToken? = nil, session: SessionOpening, at now: Date,
    ) throws -> Account {
        let candidate = try read { library in
            try library.accounts.account(enteredAs: entered).map { account in
                SignInAttempt.Candidate(
                    account, id: account.id, login: account.login,
                    password: try library.accounts.password(of: account.id), isStaff: account.role.isStaff,
                    isClosed: account.isClosed,
                    isKnown: try library.accounts.book.isKnown(device, to: account.id))
            }
        }
        return try SignInAttempt(
            of: entered, password: password, from: address, device: device, opening: session, at: now
        ).run(for: candidate, isAdmitted: { $0.role >= least }) { body in
            try write { try body($0.accounts.book) }
        }
    }

    /// Whether somebody who is signed in knows the password; counted like an attempt to sign in.
    ///
    /// - Throws: `SignInRefusal.tooManyAttempts`.
    package func isPassword(_ word: String, of account: Account, at now: Date) throws -> Bool {
        let kept = try read { try $0.accounts.password(of: account.id) }
        return try SignInAttempt<Account>.isRight(word, kept: kept, login: account.login, at: now) { body in
            try write { try body($0.accounts.book) }
        }
    }
}

extension AccountReading {
    var book: SignInBook<Account> { SignInBook(database) }
}

extension AccountWriting {
    /// Sessions, attempts and known devices.
    package var book: SignInBook<Account> { SignInBook(database) }
}

extension LibraryReading {
    /// Signing in for others and by others.
    package var signOn: SignOnBook { SignOnBook(database) }
}

extension LibraryWriting {
    package var signOn: SignOnBook { SignOnBook(database) }
}
