import Glibc

/// A point in time that the wall clock does not move, to the millisecond.
struct Instant: Comparable, Sendable {
    let milliseconds: Int

    static let never = Instant(milliseconds: .max)

    /// Good to a few milliseconds, and almost free.
    static func now() -> Instant {
        var clock = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &clock)
        return Instant(milliseconds: clock.tv_sec * 1000 + clock.tv_nsec / 1_000_000)
    }

    /// For durations that are written in the log.
    static func microseconds() -> Int {
        var clock = timespec()
        clock_gettime(CLOCK_MONOTONIC, &clock)
        return clock.tv_sec * 1_000_000 + clock.tv_nsec / 1000
    }

    static func + (instant: Instant, seconds: Double) -> Instant {
        Instant(milliseconds: instant.milliseconds + Int(min(seconds, 1_000_000_000) * 1000))
    }

    static func < (one: Instant, other: Instant) -> Bool { one.milliseconds < other.milliseconds }
}
