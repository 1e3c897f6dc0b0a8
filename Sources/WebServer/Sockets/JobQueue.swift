/// Complete requests on their way to the workers, first come first served, bounded.
final class JobQueue: @unchecked Sendable {
    private let monitor = Monitor()
    // Everything below is only touched with the monitor locked.
    private var ring: [Connection?]
    private var first = 0
    private var count = 0
    private var sleeping = 0
    private var waking = 0
    private var isClosed = false

    init(limit: Int) { ring = Array(repeating: nil, count: max(1, limit)) }

    /// False when the queue is full.
    func push(_ connection: Connection) -> Bool {
        monitor.lock()
        guard count < ring.count, !isClosed else {
            monitor.unlock()
            return false
        }
        ring[(first + count) % ring.count] = connection
        count += 1
        let wakes = shouldWake()
        monitor.unlock()
        if wakes { monitor.wakeOne() }
        return true
    }

    /// The next job; waits for it. Nil once the queue is closed and empty.
    func pop() -> Connection? {
        monitor.lock()
        while count == 0 {
            if isClosed {
                monitor.unlock()
                return nil
            }
            sleeping += 1
            monitor.wait()
            sleeping -= 1
            if waking > 0 { waking -= 1 }
        }
        let connection = ring[first]
        ring[first] = nil
        first = (first + 1) % ring.count
        count -= 1
        let wakes = shouldWake()
        monitor.unlock()
        if wakes { monitor.wakeOne() }
        return connection
    }

    func close() {
        monitor.lock()
        isClosed = true
        monitor.unlock()
        monitor.wakeAll()
    }

    /// One wake-up at a time: each worker that wakes and sees more work wakes the next, so that short requests
    /// do not wake more threads than there are cores to run them.
    private func shouldWake() -> Bool {
        guard count > 0, sleeping > waking, waking == 0 else { return false }
        waking += 1
        return true
    }
}
