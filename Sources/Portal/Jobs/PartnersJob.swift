import Foundation
import Library
import School

/// What the campus and its portals need every day: loans of distant portals, changes of the board, files that expire.
extension Job {
    /// A users' file goes when its 72 hours are over.
    static let shelf = Job(.shelf) { visit in
        let now = visit.now()
        return try visit.library.write { library in
            try library.shelf.purgeExpired(at: now)
            return try library.shelf.reading.nextExpiry()
        }
    }
}

extension CampusJob {
    /// Every night, and once when the program starts: what is older than twenty hours is asked for anew.
    static let partners = CampusJob(.partners) { visit in
        let (site, now) = (visit.site, visit.site.now)
        let partners = try visit.file.write { campus in
            try campus.partners.settle(by: site.today)
            try campus.partners.forgetOldAnswers(at: now)
            return try campus.partners.reading.partners()
        }
        for partner in partners where partner.isDistant {
            site.askAboutEverybody(at: partner, in: visit.code, before: now - 20 * 3_600)
        }
        return Job.nextNight(after: now, in: site.timeZone)
    }
}
