import Foundation
import School
import Storage

/// Work that nobody waits for, done campus by campus on the thread of the portals' jobs.
package struct CampusJob: Sendable {
    /// What may be asked for by name.
    package enum Name: String, CaseIterable, Sendable {
        case night, directory, partners, calendars, lessons
    }

    package let name: Name
    /// Does what is due for one campus. Says when it has something to do there again; nil: once it is asked for.
    package let run: @Sendable (CampusJobVisit) throws -> Date?

    package init(_ name: Name, run: @escaping @Sendable (CampusJobVisit) throws -> Date?) {
        self.name = name
        self.run = run
    }

    /// All that `lutrin serve` does beside its requests.
    package static let all = [night, directory, partners, calendars, lessons]

    /// What need not be known any longer is forgotten.
    package static let night = CampusJob(.night) { visit in
        let now = visit.site.now
        try visit.file.write { campus in
            try campus.forgetOldGestures(at: now)
            try campus.forgetPeople(on: visit.site.today, at: now)
        }
        visit.site.sayFarewells(of: .campus(visit.code))
        return Job.nextNight(after: now, in: visit.site.timeZone)
    }
}

/// One campus, as a job finds it.
package struct CampusJobVisit: Sendable {
    package let code: CampusCode
    package let file: CampusFile
    package let site: Site
    /// The program is stopping: what can wait, waits.
    package let isStopping: @Sendable () -> Bool

    package init(
        code: CampusCode, file: CampusFile, site: Site, isStopping: @escaping @Sendable () -> Bool,
    ) {
        self.code = code
        self.file = file
        self.site = site
        self.isStopping = isStopping
    }
}
