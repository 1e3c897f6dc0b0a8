import Foundation
import Library
import Storage

/// Work that no reader waits for, done portal by portal on a thread of its own.
package struct Job: Sendable {
    /// What may be asked for by name.
    package enum Name: String, CaseIterable, Sendable {
        case mail, night, activity, shelf, transfers
    }

    package let name: Name
    /// Does what is due for one portal. Says when it has something to do there again; nil: once it is asked for.
    package let run: @Sendable (JobVisit) throws -> Date?

    package init(_ name: Name, run: @escaping @Sendable (JobVisit) throws -> Date?) {
        self.name = name
        self.run = run
    }

    /// All that `lutrin serve` does beside its requests.
    package static let all = [mail, night, activity, shelf, transfers]
}

/// One portal, as a job finds it.
package struct JobVisit: Sendable {
    package let rne: RNE
    package let library: LibraryFile
    package let timeZone: TimeZone
    package let now: @Sendable () -> Date
    /// What readers did, not written yet.
    package let activity: ActivityCounter
    /// What programs asked, not written yet.
    package let transfers: TransferCounter
    /// The program is stopping: what can wait, waits.
    package let isStopping: @Sendable () -> Bool
    /// Tells services of the sessions that are over.
    package var sayFarewells: @Sendable () -> Void = {}
}
