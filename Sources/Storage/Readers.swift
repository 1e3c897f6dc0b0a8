import GRDB
import Synchronization

/// The connections of one file that only read. The second is opened the first time that the first is busy; readers
/// beyond two wait for their turn.
///
/// They are opened read-only: a school that is only visited has its file left as it is, and costs one connection.
final class Readers: Sendable {
    private struct State {
        var queues: [DatabaseQueue] = []
        /// How many reads each has under way or waiting.
        var loads: [Int] = []
    }

    private static let most = 2

    private let state = Mutex(State())
    private let open: @Sendable () throws -> DatabaseQueue

    init(open: @escaping @Sendable () throws -> DatabaseQueue) {
        self.open = open
    }

    /// Reads in one snapshot.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let (queue, place) = try take()
        defer { state.withLock { $0.loads[place] -= 1 } }
        return try queue.read(body)
    }

    var count: Int { state.withLock { $0.queues.count } }

    /// Waits for reads under way.
    func close() throws {
        let queues = state.withLock { $0.queues }
        for queue in queues { try queue.close() }
    }

    private func take() throws -> (DatabaseQueue, Int) {
        try state.withLock { state in
            let freest = state.loads.indices.min { state.loads[$0] < state.loads[$1] }
            if let freest, state.loads[freest] == 0 || state.queues.count == Self.most {
                state.loads[freest] += 1
                return (state.queues[freest], freest)
            }
            state.queues.append(try open())
            state.loads.append(1)
            return (state.queues[state.queues.count - 1], state.queues.count - 1)
        }
    }
}
