import Glibc

/// Two clocks started together: the time that passed, and the time that this thread worked.
struct Stopwatch {
    private let wallStart = Self.nanoseconds(CLOCK_MONOTONIC)
    private let workStart = Self.nanoseconds(CLOCK_THREAD_CPUTIME_ID)

    /// Microseconds since the start.
    var wall: Double { Double(Self.nanoseconds(CLOCK_MONOTONIC) - wallStart) / 1000 }
    var work: Double { Double(Self.nanoseconds(CLOCK_THREAD_CPUTIME_ID) - workStart) / 1000 }

    /// Processor time of the whole process so far, in microseconds.
    static var processWork: Double { Double(nanoseconds(CLOCK_PROCESS_CPUTIME_ID)) / 1000 }

    private static func nanoseconds(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
