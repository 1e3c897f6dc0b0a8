import Formats
import Foundation
import GRDB
import Storage

/// A word that a campus or an ENT on another machine shows when it asks for loans or brings a users' file: as it is, or,
/// with the identifier that goes with it, to be given a token for an hour. Its text is seen once.
package struct CampusToken: Equatable, Sendable {
    package let hash: String
    /// The identifier of the client: no secret.
    package let client: String
    /// « Campus de Saint-Aubin »
    package let label: String
    package let madeBy: String
    package let madeAt: Date

    package init(hash: String, client: String, label: String, madeBy: String, madeAt: Date) {
        self.hash = hash
        self.client = client
        self.label = label
        self.madeBy = madeBy
        self.madeAt = madeAt
    }

    package static let most = 10
    package static let longestLabel = 80
    /// Random bytes of an identifier.
    package static let clientBytes = 8
}

package enum CampusTokenRefusal: Error, Equatable {
    case noLabel
    case tooMany
}

extension ShelfReading {
    package func tokens() throws -> [CampusToken] {
        try tokens("1 ORDER BY madeAt, hash", [])
    }

    /// Whose it is, for a token that was given by hand or for an hour; nil: nobody's, or one that has ended.
    package func campus(showing token: SecretToken, at now: Date) throws -> CampusToken? {
        try tokens(
            """
            hash = :hash OR hash IN (SELECT campusToken FROM accessToken WHERE hash = :hash AND endsAt > :now)
            """, ["hash": token.hash, "now": now.formatted(.iso8601)]
        ).first
    }

    /// Whose it is, for a token that was given by hand: where whoever has one for an hour has no say.
    package func campus(holding token: SecretToken) throws -> CampusToken? {
        try tokens("hash = ?", [token.hash]).first
    }

    private func tokens(_ condition: String, _ arguments: StatementArguments) throws -> [CampusToken] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT hash, client, label, madeBy, madeAt FROM campusToken WHERE \(condition)"),
            arguments: arguments
        ).map {
            CampusToken(
                hash: $0[0], client: $0[1], label: $0[2], madeBy: $0[3],
                madeAt: try Date($0[4] as String, strategy: .iso8601))
        }
    }
}

extension ShelfWriting {
    /// - Parameter client: of eight random bytes.
    /// - Returns: the identifier that goes with the token.
    /// - Throws: `CampusTokenRefusal`.
    @discardableResult
    package func add(_ token: SecretToken, client: [UInt8], label: String, stamp: Stamp) throws -> String {
        let label = label.line(upTo: CampusToken.longestLabel)
        guard !label.isEmpty else { throw CampusTokenRefusal.noLabel }
        guard try reading.tokens().count < CampusToken.most else { throw CampusTokenRefusal.tooMany }
        let client = client.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try database.execute(
            sql: "INSERT INTO campusToken (hash, client, label, madeBy, madeAt) VALUES (?, ?, ?, ?, ?)",
            arguments: [token.hash, client, label, stamp.actor, stamp.instant])
        return client
    }

    package func removeToken(_ hash: String) throws {
        try database.execute(sql: "DELETE FROM campusToken WHERE hash = ?", arguments: [hash])
    }
}
