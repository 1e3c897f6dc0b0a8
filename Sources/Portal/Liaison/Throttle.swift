import Foundation
import Synchronization

/// How often each asker may ask in a minute. What it counts is forgotten with the minute.
final class Throttle: Sendable {
    private struct State {
        var minute = 0
        var counts: [String: Int] = [:]
    }

    private static let mostAskers = 10_000

    private let state = Mutex(State())

    /// False: this is one too many.
    func admits(_ asker: String, atMost limit: Int, at now: Date) -> Bool {
        let minute = Int(now.timeIntervalSince1970 / 60)
        return state.withLock { state in
            if state.minute != minute { state = State(minute: minute, counts: [:]) }
            guard state.counts.count < Self.mostAskers || state.counts[asker] != nil else { return false }
            state.counts[asker, default: 0] += 1
            return state.counts[asker, default: 0] <= limit
        }
    }
}
