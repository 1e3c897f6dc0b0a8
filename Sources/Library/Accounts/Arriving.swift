import Foundation
import GRDB
import Storage

/// Whom an identity provider sends.
extension LibraryWriting {
    /// Signs in whoever has this key: the borrower whose key it is, else a member of the school without a space of their
    /// own (P-09).
    ///
    /// - Parameters:
    ///   - name: of a member's account: it says nobody's name.
    ///   - isMember: whether somebody who does not borrow may come in.
    /// - Returns: nil: nobody here, and no member.
    /// - Throws: `SignInRefusal.closedAccount`.
    package func arrive(
        as key: String, named name: String, isMember: Bool, ticket: String, opening: SessionOpening,
        at now: Date, on day: Day,
    ) throws -> Account? {
        let account: Account
        if let borrower = try BorrowerReading(database: database).borrower(entKey: key) {
            account = try accounts.ensure(for: borrower.id, on: day)
        } else if isMember {
            let hash = SecretToken.hash(of: key)
            let known: ID<Account>? = try signOn.account(ofIdentity: hash)
            let id = try known ?? accounts.add(name: name, role: .member, on: day)
            account = try accounts.known(id)
            try signOn.bind(hash, to: id, on: day)
        } else {
            return nil
        }
        guard !account.isClosed else { throw SignInRefusal.closedAccount }
        try accounts.book.open(opening, for: account.id, ticket: ticket, at: now)
        return account
    }
}

extension SignOnSchema {
    /// How long a member who does not come any more is remembered.
    static let memberDays = 400
}

extension LibraryWriting {
    /// Members who have not come for more than a year are forgotten, and so are those of a provider that is no longer
    /// asked: nobody can come in as them.
    package func forgetOldMembers(on day: Day) throws {
        try database.execute(
            sql: """
                DELETE FROM account WHERE borrower IS NULL AND role = 'member' AND password = ''
                    AND id NOT IN (SELECT account FROM identity WHERE seenOn >= ?)
                """, arguments: [day - SignOnSchema.memberDays])
    }
}
