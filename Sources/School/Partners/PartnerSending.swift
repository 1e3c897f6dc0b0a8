import Foundation
import GRDB
import Storage

/// The users of a campus, sent to one of its portals.
package struct PartnerSending: Equatable, Sendable {
    package let id: ID<PartnerSending>
    package let sentAt: Date
    package let actor: String
    package let people: Int
    /// Why it did not arrive; empty: it did.
    package let trouble: String

    package init(id: ID<PartnerSending>, sentAt: Date, actor: String, people: Int, trouble: String) {
        self.id = id
        self.sentAt = sentAt
        self.actor = actor
        self.people = people
        self.trouble = trouble
    }

    static let underWay =
        "Le portail n’a pas encore dit qu’il l’a reçu\u{A0}: actualisez la page dans une minute, et recommencez si rien n’a changé."
}

extension PartnerReading {
    /// The last one first.
    package func sendings(to partner: ID<Partner>, limit: Int = 10) throws -> [PartnerSending] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, sentAt, actor, people, trouble FROM partnerSending
                    WHERE partner = ? ORDER BY id DESC LIMIT ?
                    """), arguments: [partner, limit]
        ).map {
            PartnerSending(
                id: $0[0], sentAt: try Date($0[1] as String, strategy: .iso8601), actor: $0[2], people: $0[3],
                trouble: $0[4])
        }
    }
}

extension PartnerWriting {
    /// A file is about to leave. Until `endSending`, it is told that nobody knows whether it arrived: that stays true
    /// of one that the end of the program cut short.
    package func beginSending(of people: Int, to partner: ID<Partner>, by stamp: Stamp) throws
        -> ID<PartnerSending>
    {
        try database.execute(
            sql:
                "INSERT INTO partnerSending (partner, sentAt, actor, people, trouble) VALUES (?, ?, ?, ?, ?)",
            arguments: [partner, stamp.instant, stamp.actor, people, PartnerSending.underWay])
        return ID(database.lastInsertedRowID)
    }

    /// - Parameter trouble: why it did not arrive; empty: it did.
    package func endSending(_ id: ID<PartnerSending>, trouble: String = "") throws {
        try database.execute(
            sql: "UPDATE partnerSending SET trouble = ? WHERE id = ?", arguments: [trouble, id])
    }
}
