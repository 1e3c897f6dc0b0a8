import Synchronization

/// A picture being decoded takes up to two hundred megabytes: one at a time, however many are sent at once.
enum PictureWork {
    private static let turn = Mutex(())

    static func oneAtATime<Result: Sendable>(
        _ work: () throws(PictureRefusal) -> Result
    ) throws(PictureRefusal) -> Result {
        try turn.withLock { _ throws(PictureRefusal) in try work() }
    }
}
