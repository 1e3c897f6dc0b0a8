import Foundation
import GRDB
import Storage

/// What a client is given for its identifier and its secret (RFC 6749, 4.4): a token for an hour, of which the file
/// keeps the hash.
package enum AccessToken {
    package static let seconds = 3_600
    /// Of one client at a time: beyond, the oldest ends.
    package static let most = 500
}

extension ShelfReading {
    /// Whose secret this is under this identifier; nil: nobody's.
    package func campus(client: String, secret: SecretToken) throws -> String? {
        // Found by its hash, and not by comparing texts: how long it takes says nothing of the secret.
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT label FROM campusToken WHERE hash = ? AND client = ?"),
            arguments: [secret.hash, client])
    }
}

extension ShelfWriting {
    /// Gives a token to the client of that secret; those that have ended go.
    package func grant(_ token: SecretToken, for secret: SecretToken, at now: Date) throws {
        try database.execute(
            sql: "DELETE FROM accessToken WHERE endsAt <= ?", arguments: [now.formatted(.iso8601)])
        try database.execute(
            sql: "INSERT INTO accessToken (hash, campusToken, endsAt) VALUES (?, ?, ?)",
            arguments: [
                token.hash, secret.hash, (now + Double(AccessToken.seconds)).formatted(.iso8601),
            ])
        try database.execute(
            sql: """
                DELETE FROM accessToken WHERE campusToken = :client AND hash NOT IN (
                    SELECT hash FROM accessToken WHERE campusToken = :client ORDER BY endsAt DESC LIMIT :most
                )
                """, arguments: ["client": secret.hash, "most": AccessToken.most])
    }
}
