import GRDB
import Storage

/// With whom a portal is interconnected, has been, and what was done about it.
package struct InterconnectionReading {
    let database: Database
}

/// Choosing, activating, ending: one interconnection at a time.
package struct InterconnectionWriting {
    let database: Database

    var reading: InterconnectionReading { InterconnectionReading(database: database) }
}

extension LibraryReading {
    package var interconnection: InterconnectionReading { InterconnectionReading(database: database) }
}

extension LibraryWriting {
    package var interconnection: InterconnectionWriting { InterconnectionWriting(database: database) }
}

/// Something that was done about the interconnection.
package struct InterconnectionEvent: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case chosen, abandoned, activated, changed, deactivated, keysRemoved, keysRestored
    }

    package let kind: Kind
    /// Of the ENT; empty for what was done with keys while there was none.
    package let name: String
    /// Whose keys.
    package let people: Int
    package let actor: String
    /// UTC, to the second.
    package let at: String

    package init(kind: Kind, name: String, people: Int = 0, actor: String, at: String) {
        self.kind = kind
        self.name = name
        self.people = people
        self.actor = actor
        self.at = at
    }
}

/// Why an interconnection stays as it was.
package enum InterconnectionRefusal: Error, Equatable {
    /// What the page showed is not how it stands any more: another window, or another person.
    case stale
    /// There is one in use: it is deactivated first.
    case inUse(name: String)
    /// Nothing is chosen, or nothing is in use.
    case none
    /// Borrowers hold the keys of the former one (B-13).
    case formerKeys(of: String, people: Int)
}

extension InterconnectionReading {
    package func provider() throws -> IdentityProvider? { try SignOnBook(database).provider() }

    /// How it stands, in a word that a form carries: when it is another, the form is old.
    package func mark() throws -> String {
        guard let provider = try provider() else { return "aucune" }
        let words = [
            provider.kind.rawValue, provider.code, provider.name, provider.address,
            provider.identityAttribute, provider.certificate, "\(provider.isShared)",
            "\(provider.allowsDirect)", provider.activeSince?.description ?? "",
        ]
        return String(SecretToken.hash(of: words.joined(separator: "\u{0}")).prefix(16))
    }

    /// The one that ended last, with its settings.
    package func former() throws -> IdentityProvider? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(IdentityProvider.columns), NULL FROM formerInterconnection")
        ).flatMap(IdentityProvider.init)
    }

    /// The name of the former one, whose keys borrowers may still hold: not those of the one that is chosen.
    package func nameOfFormerKeys() throws -> String? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(IdentityProvider.columns), NULL FROM formerInterconnection WHERE keysRemain"))
        guard let former = row.flatMap(IdentityProvider.init), let provider = try provider(),
            !former.namesPeople(like: provider)
        else { return nil }
        return former.name
    }

    /// Borrowers with an « Identité ENT ».
    package func peopleWithKey() throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT count(entKey) FROM borrower")) ?? 0
    }

    /// The latest first.
    package func events(limit: Int) throws -> [InterconnectionEvent] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT kind, name, people, actor, at FROM interconnectionEvent ORDER BY id DESC LIMIT ?
                    """),
            arguments: [limit]
        ).compactMap { row in
            InterconnectionEvent.Kind(rawValue: row[0]).map {
                InterconnectionEvent(kind: $0, name: row[1], people: row[2], actor: row[3], at: row[4])
            }
        }
    }
}
