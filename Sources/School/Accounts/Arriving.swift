import Formats
import Foundation
import GRDB
import Storage

/// What an identity provider says of somebody whom it sends.
package struct Arrival: Sendable {
    package let key: String
    package var lastName: String?
    package var firstName: String?
    package var bornOn: Day?

    package init(key: String, lastName: String? = nil, firstName: String? = nil, bornOn: Day? = nil) {
        self.key = key
        self.lastName = lastName
        self.firstName = firstName
        self.bornOn = bornOn
    }
}

extension Arrival {
    /// The numbers that schools give are short, and alike from one school to the next: they say nobody.
    fileprivate var isPlainNumber: Bool {
        key.utf8.count < 8 && key.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension CampusWriting {
    /// Signs in whom an identity provider sends: known since another time, or by a number of the files that made the
    /// directory, or, the first time, by name and birth date when one person only has them.
    ///
    /// - Returns: nil: nobody of the directory, or more than one.
    /// - Throws: `SignInRefusal.closedAccount`.
    package func arrive(
        _ arrival: Arrival, ticket: String, opening: SessionOpening, at now: Date, on day: Day,
    ) throws -> CampusAccount? {
        let hash = SecretToken.hash(of: arrival.key)
        let account: CampusAccount
        if let known: ID<CampusAccount> = try signOn.account(ofIdentity: hash),
            let found = try accounts.reading.account(known)
        {
            let person = try found.person.flatMap { try DirectoryReading(database: database).person($0) }
            guard person?.leftOn == nil else { return nil }
            account = found
        } else if let person = try person(of: arrival) {
            account = try accounts.ensure(for: person, on: day)
        } else {
            return nil
        }
        guard !account.isClosed else { throw SignInRefusal.closedAccount }
        try signOn.bind(hash, to: account.id, on: day)
        try accounts.book.open(opening, for: account.id, ticket: ticket, at: now)
        return account
    }

    private func person(of arrival: Arrival) throws -> ID<Person>? {
        let numbered = try ID<Person>.fetchAll(
            database,
            sql: """
                SELECT id FROM person WHERE leftOn IS NULL AND (entKey = ?1
                    OR (?2 AND id IN (SELECT person FROM personSource WHERE key = ?1))) LIMIT 2
                """, arguments: [arrival.key, !arrival.isPlainNumber])
        if !numbered.isEmpty { return numbered.count == 1 ? numbered[0] : nil }
        guard let last = arrival.lastName, let first = arrival.firstName, let bornOn = arrival.bornOn else {
            return nil
        }
        let named = try ID<Person>.fetchAll(
            database,
            sql: "SELECT id FROM person WHERE leftOn IS NULL AND bornOn = ? AND searchText = ? LIMIT 2",
            arguments: [bornOn, Person.searchText(lastName: last, firstName: first)])
        return named.count == 1 ? named[0] : nil
    }
}
