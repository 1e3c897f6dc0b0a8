// What passes from the thread that parses to the one that reads, never more than a few batches ahead.
import Dispatch
import Synchronization

final class RecordChannel<Item: Sendable>: Sendable {
    private struct State {
        var batches: [[Item]] = []
        /// What is not yet enough to be passed on.
        var batch: [Item] = []
        var isFinished = false
    }

    let progress = ReadingProgress()
    private let state = Mutex(State())
    // Made empty, then filled: a semaphore may not be released below the value that it was made with.
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let batchSize = 32

    init() {
        for _ in 0..<4 { room.signal() }
    }

    /// Waits while the reader is behind.
    func put(_ item: Item) {
        let isFull = state.withLock { state in
            state.batch.append(item)
            return state.batch.count >= batchSize
        }
        if isFull { pass() }
    }

    func finish() {
        pass()
        state.withLock { $0.isFinished = true }
        filled.signal()
    }

    private func pass() {
        guard state.withLock({ !$0.batch.isEmpty }) else { return }
        room.wait()
        state.withLock { state in
            if !progress.isCancelled { state.batches.append(state.batch) }
            state.batch.removeAll(keepingCapacity: true)
        }
        filled.signal()
    }

    /// Nil once everything was taken.
    func take() -> [Item]? {
        filled.wait()
        let batch = state.withLock { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
        room.signal()
        return batch
    }

    /// The reader is gone: the parser is let through, and told to stop.
    func cancel() {
        progress.cancel()
        state.withLock { $0.batches.removeAll() }
        for _ in 0..<4 { room.signal() }
    }
}

/// How far the reading of a file is, and whether anybody still wants it.
final class ReadingProgress: Sendable {
    private let state = Mutex((bytes: 0, isCancelled: false))

    var bytesRead: Int { state.withLock { $0.bytes } }
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func count(_ bytes: Int) {
        state.withLock { $0.bytes += bytes }
    }

    func cancel() {
        state.withLock { $0.isCancelled = true }
    }
}
