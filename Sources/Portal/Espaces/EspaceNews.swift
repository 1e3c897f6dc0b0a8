import Library
import School
import Storage

extension EspacePieces {
    /// What the portals of this machine tell everybody of the class, asked of each in one transaction.
    func news() throws -> PortalNews {
        let wanted = facts.tiles.intersection([.news, .newest, .agenda, .dossiers])
        guard !wanted.isEmpty else { return PortalNews() }
        let own = reader.home.classes.first { !$0.isGroup }?.name
        let asker = Library.Reader(
            isSignedIn: true, isStaff: reader.isEducator, schoolClass: reader.isEducator ? nil : own)
        var all = PortalNews()
        for partner in facts.partners {
            guard let portal = portals[partner.rne] else { continue }
            do {
                let news = try portal.news(for: asker, classes: reader.classNames, wanted: wanted, on: today)
                all.news += news.news
                all.books += news.books
                all.events += news.events
                all.dossiers += news.dossiers
            } catch {
                visit.site.logger.warning("\(partner.rne) does not answer its campus: \(error)")
            }
        }
        return all
    }
}
