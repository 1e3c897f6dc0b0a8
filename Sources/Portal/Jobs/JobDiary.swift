import Foundation
import Storage
import Synchronization

/// When each job is due for each portal and each campus, and who rings the bell. A place that it has never heard of is due at once:
/// what was left undone before the program stopped is found in this way.
package final class JobDiary: Sendable {
    enum Errand: Hashable {
        case portal(Job.Name, RNE)
        case campus(CampusJob.Name, CampusCode)
    }

    private struct State {
        var due: [Errand: Date] = [:]
        var isStopping = false
        var wasAsked = false
    }

    private let state = Mutex(State())
    private let bell = NSCondition()

    package init() {}

    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Something was put there for a job: it is done as soon as may be.
    package func ask(_ job: Job.Name, for rne: RNE) {
        ring {
            $0.due[.portal(job, rne)] = .distantPast
            $0.wasAsked = true
        }
    }

    package func ask(_ job: CampusJob.Name, for code: CampusCode) {
        ring {
            $0.due[.campus(job, code)] = .distantPast
            $0.wasAsked = true
        }
    }

    /// Something was put there for a job, which can wait until `instant`.
    package func ask(_ job: Job.Name, for rne: RNE, at instant: Date) {
        ring { state in
            let errand = Errand.portal(job, rne)
            state.due[errand] = min(state.due[errand] ?? .distantPast, instant)
            state.wasAsked = true
        }
    }

    func stop() { ring { $0.isStopping = true } }

    /// Takes an errand that is due; what is asked for from now on is another.
    func take(_ errand: Errand, at instant: Date) -> Bool {
        state.withLock { state in
            guard !state.isStopping, state.due[errand] ?? .distantPast <= instant else { return false }
            state.due[errand] = .distantFuture
            return true
        }
    }

    /// The errand is done; what was asked for meanwhile stays due.
    func put(_ errand: Errand, at next: Date?) {
        state.withLock { state in
            guard state.due[errand] == .distantFuture else { return }
            state.due[errand] = next ?? .distantFuture
        }
    }

    func nextDue() -> Date { state.withLock { $0.due.values.min() ?? .distantFuture } }

    /// Until the bell rings, for so many seconds at most.
    func wait(seconds: Double) {
        let end = Date(timeIntervalSinceNow: seconds)
        bell.lock()
        while !state.withLock({ $0.isStopping || $0.wasAsked }), bell.wait(until: end) {}
        bell.unlock()
        state.withLock { $0.wasAsked = false }
    }

    private func ring(_ change: (inout State) -> Void) {
        bell.lock()
        state.withLock { change(&$0) }
        bell.broadcast()
        bell.unlock()
    }
}
