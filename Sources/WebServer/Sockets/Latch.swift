/// Counts threads out.
final class Latch: @unchecked Sendable {
    private let monitor = Monitor()
    // Only touched with the monitor locked.
    private var running = 0

    func enter() {
        monitor.lock()
        running += 1
        monitor.unlock()
    }

    func leave() {
        monitor.lock()
        running -= 1
        let isEmpty = running == 0
        monitor.unlock()
        if isEmpty { monitor.wakeAll() }
    }

    /// Until all have left, or until that instant.
    func wait(until instant: Instant = .never) {
        monitor.lock()
        while running > 0 {
            if instant == .never {
                monitor.wait()
            } else if instant <= .now() {
                break
            } else {
                monitor.wait(until: instant)
            }
        }
        monitor.unlock()
    }
}
