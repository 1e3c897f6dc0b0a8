import Foundation
import Synchronization

/// An open file that knows what it holds in memory.
package protocol Weighed: AnyObject, Sendable {
    /// Bytes.
    var memoryInUse: Int { get }
    /// Once what is under way is done.
    func close() throws
}

/// The files open in this process: each opened once, the least recently used closed when too many or too heavy.
package final class OpenFiles<Key: Hashable & Sendable, File: Weighed>: Sendable {
    private struct Entry {
        var opening: Opening
        var usedAt: UInt64
    }

    /// A file on its way or there: whoever comes second waits for the first.
    private final class Opening: Sendable {
        private let state = Mutex<Result<File, any Error>?>(nil)
        private let condition = NSCondition()

        func resolve(_ result: Result<File, any Error>) {
            condition.lock()
            state.withLock { $0 = result }
            condition.broadcast()
            condition.unlock()
        }

        var resolved: File? {
            state.withLock { result in
                guard case .success(let file) = result else { return nil }
                return file
            }
        }

        func wait() throws -> File {
            if let result = state.withLock({ $0 }) { return try result.get() }
            condition.lock()
            defer { condition.unlock() }
            while true {
                if let result = state.withLock({ $0 }) { return try result.get() }
                condition.wait()
            }
        }
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var clock: UInt64 = 0
        var openedSinceWeighing = 0
    }

    private let state = Mutex(State())
    private let open: @Sendable (Key) throws -> File
    /// No more files than this are kept open, whatever they weigh.
    package let maximumCount: Int
    /// Bytes of memory beyond which the least recently used are closed.
    package let maximumBytes: Int

    package init(
        maximumCount: Int, maximumBytes: Int, open: @escaping @Sendable (Key) throws -> File,
    ) {
        self.maximumCount = max(1, maximumCount)
        self.maximumBytes = maximumBytes
        self.open = open
    }

    package var count: Int { state.withLock { $0.entries.count } }

    package var memoryInUse: Int {
        state.withLock { $0.entries.values.reduce(0) { $0 + ($1.opening.resolved?.memoryInUse ?? 0) } }
    }

    /// The open file of `key`, opened now if need be. A failed opening is not remembered.
    package func file(for key: Key) throws -> File {
        let (opening, isMine) = state.withLock { state in
            state.clock += 1
            if var entry = state.entries[key] {
                entry.usedAt = state.clock
                state.entries[key] = entry
                return (entry.opening, false)
            }
            let opening = Opening()
            state.entries[key] = Entry(opening: opening, usedAt: state.clock)
            return (opening, true)
        }
        guard isMine else { return try opening.wait() }
        do {
            let file = try open(key)
            opening.resolve(.success(file))
            closeLeastRecentlyUsed(keeping: key)
            return file
        } catch {
            state.withLock { $0.entries[key] = nil }
            opening.resolve(.failure(error))
            throw error
        }
    }

    /// Forgets a file, which is closed when its last user lets go of it.
    package func forget(_ key: Key) {
        state.withLock { $0.entries[key] = nil }
    }

    /// Closes every file, once what is under way there is done: nobody asks for another.
    package func closeAll() {
        let files = state.withLock { state in
            let files = state.entries.values.compactMap(\.opening.resolved)
            state.entries.removeAll()
            return files
        }
        // What was committed is safe in the log of a file that does not close.
        for file in files { do { try file.close() } catch {} }
    }

    /// Makes room for an eighth of the table at a time, so that a crowd of cold schools does not sort it at each
    /// opening. Entries leave the table first; a file itself closes when its last reader lets go of it.
    private func closeLeastRecentlyUsed(keeping key: Key) {
        state.withLock { state in
            state.openedSinceWeighing += 1
            guard state.entries.count > maximumCount || state.openedSinceWeighing >= 32 else { return }
            state.openedSinceWeighing = 0
            var weight = state.entries.values.reduce(0) { $0 + ($1.opening.resolved?.memoryInUse ?? 0) }
            guard state.entries.count > maximumCount || weight > maximumBytes else { return }
            for (candidate, entry) in state.entries.sorted(by: { $0.value.usedAt < $1.value.usedAt })
            where candidate != key {
                guard state.entries.count > maximumCount - maximumCount / 8 || weight > maximumBytes / 8 * 7
                else { break }
                guard let file = entry.opening.resolved else { continue }
                weight -= file.memoryInUse
                state.entries[candidate] = nil
            }
        }
    }
}
