import Glibc

/// A lock with a condition to wait for.
final class Monitor: @unchecked Sendable {
    // Two addresses that never change; what they point to is made for several threads.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }
    func unlock() { pthread_mutex_unlock(mutex) }

    /// With the lock held, which is given up in the meantime. May return for no reason.
    func wait() { pthread_cond_wait(condition, mutex) }

    /// Returns at that instant at the latest.
    func wait(until instant: Instant) {
        var time = timespec(
            tv_sec: instant.milliseconds / 1000, tv_nsec: instant.milliseconds % 1000 * 1_000_000)
        pthread_cond_timedwait(condition, mutex, &time)
    }

    func wakeOne() { pthread_cond_signal(condition) }
    func wakeAll() { pthread_cond_broadcast(condition) }
}
