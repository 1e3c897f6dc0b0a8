import Formats
import Foundation
import School
import Storage

/// What dossiers need every night, and what form teachers are told on Mondays.
extension CampusJob {
    /// Once when the program starts too: what was left untold is told then.
    static let lessons = CampusJob(.lessons) { visit in
        let (site, today) = (visit.site, visit.site.today)
        for dossier in try visit.file.read({ try $0.dossiers.unreported() }) {
            guard !visit.isStopping() else { return site.now }
            site.report(dossier, in: visit.code)
        }
        try visit.file.write { try $0.dossiers.forgetRemoved(on: today) }
        try visit.tellFormTeachers(on: today)
        return Job.nextNight(after: site.now, in: site.timeZone)
    }
}

extension CampusJobVisit {
    /// On Monday, or on the first day of school after a Monday when the program did not run. One transaction writes the
    /// message of a class and that it was written: whenever the program is stopped, there is one, or none yet.
    fileprivate func tellFormTeachers(on today: Day) throws {
        guard today.weekday <= 5 else { return }
        let monday = today - (today.weekday - 1)
        let classes = try file.write { campus -> [SchoolClass] in
            try campus.home.forgetOldWeeks(before: monday)
            let home = campus.reading.home
            return try home.rules().sheetIsWeekly ? home.classesToTell(in: monday) : []
        }
        for schoolClass in classes where !isStopping() {
            guard let counts = try sheetCounts(of: schoolClass, on: today) else { continue }
            let stamp = Stamp(
                token: "fiche \(schoolClass.id) \(monday)", actor: "Le CDI", at: site.now,
                zone: site.timeZone)
            let words = Wording.weeklySheet(
                late: counts.late, setAside: counts.setAside, hasMore: counts.hasMore)
            try file.write { campus in
                try campus.home.tellFormTeachers(
                    of: schoolClass,
                    words.map {
                        (
                            "Fiche de la classe \(schoolClass.name)",
                            "\($0)\n\n[Ouvrir la fiche de la classe](\(EspacesPage.sheet(schoolClass.id).address))"
                        )
                    }, monday: monday, stamp: stamp)
            }
        }
    }

    /// Nil while a portal of the class does not answer: it is asked again another day.
    private func sheetCounts(of schoolClass: SchoolClass, on today: Day) throws
        -> (late: Int, setAside: Int, hasMore: Bool)?
    {
        let (pupils, partners) = try file.read { campus in
            (
                try campus.home.people(of: schoolClass.id, as: .pupil),
                try campus.partners.portals(ofClass: schoolClass.id, on: today)
            )
        }
        // What portals elsewhere have is on the sheet's own page, not in these numbers.
        var counts = (late: 0, setAside: 0, hasMore: partners.contains(where: \.isDistant))
        for partner in partners where !partner.isDistant && site.folder.hasPortal(partner.rne) {
            do {
                let portal = PortalAtHome(
                    rne: partner.rne, place: Place(rne: partner.rne, base: "", origin: ""),
                    library: try site.library(of: partner.rne, for: code))
                for paper in try portal.sheet(of: pupils.map(\.entKey), on: today).values {
                    counts.late += paper.late.count
                    counts.setAside += paper.setAside.count
                }
            } catch {
                site.logger.warning("\(partner.rne) does not answer its campus: \(error)")
                return nil
            }
        }
        return counts
    }
}

extension Wording {
    /// « 3 livres en retard, 1 livre à prendre au CDI. »; nil: there is nothing to say.
    ///
    /// - Parameter hasMore: a portal of the class is not on this server.
    static func weeklySheet(late: Int, setAside: Int, hasMore: Bool = false) -> String? {
        let parts = [
            late == 0 ? "" : count(late, "livre en retard", "livres en retard"),
            setAside == 0 ? "" : "\(count(setAside, "livre", "livres")) à prendre au CDI",
        ].filter { !$0.isEmpty }
        let rest = hasMore ? ", sans compter les portails qui ne sont pas sur ce serveur" : ""
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + rest + "."
    }
}
