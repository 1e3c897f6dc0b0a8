// What passes from the thread that parses to the one that reads, never more than a few batches ahead.
import Dispatch
import Synchronization

final class RecordChannel: Sendable {
    private struct State {
        var batches: [[MarcItem]] = []
        var isFinished = false
        var isCancelled = false
        var bytesRead = 0
    }

    private let state = Mutex(State())
    // Made empty, then filled: a semaphore may not be released below the value that it was made with.
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init() {
        for _ in 0..<4 { room.signal() }
    }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }
    var bytesRead: Int { state.withLock { $0.bytesRead } }

    func count(_ bytes: Int) {
        state.withLock { $0.bytesRead += bytes }
    }

    /// Waits while the reader is behind.
    func put(_ batch: [MarcItem]) {
        guard !batch.isEmpty else { return }
        room.wait()
        state.withLock { if !$0.isCancelled { $0.batches.append(batch) } }
        filled.signal()
    }

    func finish() {
        state.withLock { $0.isFinished = true }
        filled.signal()
    }

    /// Nil once everything was taken.
    func take() -> [MarcItem]? {
        filled.wait()
        let batch = state.withLock { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
        room.signal()
        return batch
    }

    /// The reader is gone: the parser is let through, and told to stop.
    func cancel() {
        state.withLock {
            $0.isCancelled = true
            $0.batches.removeAll()
        }
        for _ in 0..<4 { room.signal() }
    }
}
