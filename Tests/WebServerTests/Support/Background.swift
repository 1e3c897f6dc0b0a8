import Foundation

/// Something that runs beside the test.
final class Background: Sendable {
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () -> Void) {
        let thread = Thread { [done] in
            work()
            done.signal()
        }
        thread.start()
    }

    func wait() { _ = done.wait(timeout: .now() + 60) }
}
