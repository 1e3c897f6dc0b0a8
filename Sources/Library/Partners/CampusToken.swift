import Formats
import Foundation
import GRDB
import Storage

/// A word that a campus on another machine shows when it asks for loans or brings a users' file. Its text is seen once.
package struct CampusToken: Equatable, Sendable {
    package let hash: String
    /// « Campus de Saint-Aubin »
    package let label: String
    package let madeBy: String
    package let madeAt: Date

    package init(hash: String, label: String, madeBy: String, madeAt: Date) {
        self.hash = hash
        self.label = label
        self.madeBy = madeBy
        self.madeAt = madeAt
    }

    package static let most = 10
    package static let longestLabel = 80
}

package enum CampusTokenRefusal: Error, Equatable {
    case noLabel
    case tooMany
}

extension ShelfReading {
    package func tokens() throws -> [CampusToken] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT hash, label, madeBy, madeAt FROM campusToken ORDER BY madeAt, hash")
        ).map {
            CampusToken(
                hash: $0[0], label: $0[1], madeBy: $0[2],
                madeAt: try Date($0[3] as String, strategy: .iso8601))
        }
    }

    /// Whose it is; nil: nobody's.
    package func campus(showing token: SecretToken) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT label FROM campusToken WHERE hash = ?"),
            arguments: [token.hash])
    }
}

extension ShelfWriting {
    /// - Throws: `CampusTokenRefusal`.
    package func add(_ token: SecretToken, label: String, stamp: Stamp) throws {
        let label = label.line(upTo: CampusToken.longestLabel)
        guard !label.isEmpty else { throw CampusTokenRefusal.noLabel }
        guard try reading.tokens().count < CampusToken.most else { throw CampusTokenRefusal.tooMany }
        try database.execute(
            sql: "INSERT INTO campusToken (hash, label, madeBy, madeAt) VALUES (?, ?, ?, ?)",
            arguments: [token.hash, label, stamp.actor, stamp.instant])
    }

    package func removeToken(_ hash: String) throws {
        try database.execute(sql: "DELETE FROM campusToken WHERE hash = ?", arguments: [hash])
    }
}
