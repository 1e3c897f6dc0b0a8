import Foundation
import GRDB
import Storage

/// Somebody read or changed an account: who, what, when.
package struct AccountEvent: Equatable, Sendable {
    package let borrower: ID<Borrower>
    package let actor: String
    package let action: Action
    /// UTC: `2026-11-21T11:00:00Z`.
    package let at: String

    package enum Action: String, CaseIterable, Sendable {
        case read, created, changed, deleted, setAside, merged, loansMoved, anonymised, exported
        /// A first password, or a new one, handed over by somebody else.
        case passwordGiven
        /// « Identité ENT » was emptied for everybody, or given back (B-10).
        case keyRemoved, keyRestored
    }

    package init(borrower: ID<Borrower>, actor: String, action: Action, at: String) {
        self.borrower = borrower
        self.actor = actor
        self.action = action
        self.at = at
    }
}

extension BorrowerReading {
    /// What was done with an account, the latest first; after its deletion too, under its number alone.
    package func events(of borrower: ID<Borrower>, limit: Int = 100) throws -> [AccountEvent] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT actor, action, at FROM accountEvent WHERE borrower = ? ORDER BY id DESC LIMIT ?"),
            arguments: [borrower, limit]
        ).compactMap { row in
            AccountEvent.Action(rawValue: row[1]).map {
                AccountEvent(borrower: borrower, actor: row[0], action: $0, at: row[2])
            }
        }
    }
}

extension BorrowerReading {
    /// True if this person's reading of the account is already noted since `instant` (UTC).
    package func isReadingNoted(of borrower: ID<Borrower>, by actor: String, since instant: Date) throws
        -> Bool
    {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM accountEvent WHERE borrower = ? AND actor = ? AND action = 'read' AND at > ?
                    )
                    """),
            arguments: [borrower, actor, instant.formatted(.iso8601)]) ?? false
    }
}

extension BorrowerWriting {
    package func note(_ action: AccountEvent.Action, of borrower: ID<Borrower>, _ stamp: Stamp) throws {
        try database.cachedStatement(
            sql: "INSERT INTO accountEvent (borrower, actor, action, at) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [borrower, stamp.actor, action.rawValue, stamp.instant])
    }
}
