import Foundation
import Storage
import Synchronization

/// Tokens that distant portals gave for a while: in memory, until they end.
final class KeptAccess: Sendable {
    /// Whose token, and of which portal.
    struct Door: Hashable {
        let address: String
        let client: String
        /// A secret that was changed is another door.
        let secretHash: String

        init(address: String, client: String, secret: String) {
            self.address = address
            self.client = client
            secretHash = SecretToken.hash(of: secret)
        }
    }

    private struct Access {
        let token: String
        let endsAt: Date
    }

    private let kept = Mutex<[Door: Access]>([:])

    func token(of door: Door, at now: Date) -> String? {
        kept.withLock { kept in kept[door].flatMap { $0.endsAt > now ? $0.token : nil } }
    }

    func keep(_ token: String, of door: Door, until end: Date, at now: Date) {
        kept.withLock { kept in
            kept = kept.filter { $0.value.endsAt > now }
            kept[door] = Access(token: token, endsAt: end)
        }
    }

    /// - Parameter token: another thread may have been given a new one meanwhile, which stays.
    func forget(_ token: String, of door: Door) {
        kept.withLock { kept in
            if kept[door]?.token == token { kept[door] = nil }
        }
    }
}
