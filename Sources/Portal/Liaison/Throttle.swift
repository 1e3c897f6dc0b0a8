import Foundation
import Synchronization

/// How often each asker may ask in a minute. What it counts is forgotten with the minute.
final class Throttle: Sendable {
    /// Who asks: those who showed a good token, and everybody else, are counted apart, so that a crowd of strangers
    /// shuts nobody out who may come in.
    enum Asker: Hashable {
        case campus(String)
        /// By its address, as it is written.
        case stranger(String)
        /// Whose ticket an identity provider refused, by their address.
        case arrival(String)
        /// Who holds a link of theirs, by its hash.
        case handOver(String)
    }

    private struct State {
        var minute = 0
        var campuses: [String: Int] = [:]
        var strangers: [String: Int] = [:]
        var arrivals: [String: Int] = [:]
        var handOvers: [String: Int] = [:]
    }

    /// Of each kind.
    private static let mostAskers = 10_000

    private let state = Mutex(State())

    /// False: this is one too many.
    func admits(_ asker: Asker, atMost limit: Int, at now: Date) -> Bool {
        let minute = Int(now.timeIntervalSince1970 / 60)
        return state.withLock { state in
            if state.minute != minute { state = State(minute: minute) }
            return switch asker {
            case .campus(let name): Self.count(name, in: &state.campuses) <= limit
            case .stranger(let address): Self.count(Self.network(of: address), in: &state.strangers) <= limit
            case .arrival(let address): Self.count(Self.network(of: address), in: &state.arrivals) <= limit
            case .handOver(let hash): Self.count(hash, in: &state.handOvers) <= limit
            }
        }
    }

    /// Whether somebody's tickets were refused too often in this minute; asking does not count.
    func isTired(ofArrivalsFrom address: String, atMost limit: Int, at now: Date) -> Bool {
        let minute = Int(now.timeIntervalSince1970 / 60)
        return state.withLock { state in
            state.minute == minute && state.arrivals[Self.network(of: address), default: 0] >= limit
        }
    }

    private static func count(_ key: String, in counts: inout [String: Int]) -> Int {
        guard counts.count < mostAskers || counts[key] != nil else { return .max }
        counts[key, default: 0] += 1
        return counts[key, default: 0]
    }

    /// Whoever has one IPv6 address has 2⁶⁴ of them: they are counted by their /64 (RFC 6177). An IPv4 address stands
    /// for itself, written as IPv6 too (RFC 4291, 2.5.5.2).
    static func network(of address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let text = address.split(separator: "%").first.map(String.init) ?? ""
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return address }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped
            ? bytes.suffix(4).map(String.init).joined(separator: ".")
            : bytes.prefix(8).map(String.init).joined(separator: ".") + "/64"
    }
}
