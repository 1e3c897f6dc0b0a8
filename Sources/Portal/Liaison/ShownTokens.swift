import Foundation
import Synchronization

/// Tokens made in the last minutes, by the forms that asked for them: what is shown once is shown to a double click too.
final class ShownTokens: Sendable {
    struct Token: Sendable {
        let text: String
        let client: String
    }

    private struct Shown {
        let token: Token
        let at: Date
    }

    private static let keptSeconds = 60.0

    private let kept = Mutex<[String: Shown]>([:])

    /// What a form made, now or when it was sent before.
    ///
    /// - Parameter form: its own token, where it was sent, and what was typed there.
    func once(_ form: String, at now: Date, make: () throws -> Token) throws -> Token {
        try kept.withLock { kept in
            kept = kept.filter { now.timeIntervalSince($0.value.at) < Self.keptSeconds }
            if let known = kept[form] { return known.token }
            let token = try make()
            kept[form] = Shown(token: token, at: now)
            return token
        }
    }
}
