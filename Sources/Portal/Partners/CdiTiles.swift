import Formats
import Foundation
import Library
import School
import Storage

/// What the tiles of the CDI portals show to somebody (B3): a portal of this machine is read, a distant one was asked
/// before, so that nobody waits for it.
package struct CdiTiles {
    private let site: Site
    private let place: CampusPlace
    private let file: CampusFile

    package init(site: Site, place: CampusPlace, file: CampusFile) {
        self.site = site
        self.place = place
        self.file = file
    }

    /// One for each portal that the person sees, in the order of the campus.
    package func of(_ person: Person, _ affiliations: [Affiliation]) throws -> [CdiTile] {
        let today = site.today
        return try file.read { campus in
            try CdiWanted.all(
                for: person, affiliations, at: campus.partners.portals(of: person.id, on: today), in: campus,
                on: today)
        }.map { tile($0, on: today) }
    }

    /// - Parameters:
    ///   - mostHistory: how much of it is told; -1: all of it.
    ///   - beside: what else is read of a portal of this machine, in the same snapshot.
    func tile(
        _ wanted: CdiWanted, on day: Day, mostHistory: Int = -1,
        beside: (LibraryFile, LibraryReading) -> Void = { _, _ in },
    ) -> CdiTile {
        let partner = wanted.partner
        let portal = place.portal(partner.rne)
        // Signed in, where the portal leaves that to the espaces (R-07, W-02).
        let way = portal.address(of: partner.delegatesSignIn ? .cas(.enter(returnTo: nil)) : .home)
        let home = partner.isDistant ? partner.address : way
        var tile = CdiTile(
            portal: partner.rne, name: partner.name, tooltip: partner.tooltip, address: home)
        guard !partner.isDistant else {
            fill(&tile, from: wanted)
            return tile
        }
        do {
            let loans = try site.loans(
                of: wanted.readers.map(\.person.entKey), at: partner.rne, portal, for: place.code, on: day,
                mostHistory: mostHistory, beside: beside)
            tile.answeredAt = site.now
            tile.hours = loans.hours.hours.compactMap(CdiTile.DayHours.init)
            for (reader, answer) in zip(wanted.readers, loans.answers) {
                put(answer, of: reader, in: &tile, mayRenew: true)
            }
        } catch {
            site.logger.warning("\(partner.rne) does not answer its campus: \(error)")
            tile.unavailable =
                "Le portail ne répond pas pour le moment\u{A0}: les prêts ne peuvent pas être montrés."
        }
        return tile
    }

    private func fill(_ tile: inout CdiTile, from wanted: CdiWanted) {
        let (partner, now) = (wanted.partner, site.now)
        for reader in wanted.readers {
            let kept = wanted.kept[reader.person.id]
            if let kept, !kept.body.isEmpty, let answer = answer(kept, partner) {
                put(answer, of: reader, in: &tile, mayRenew: false)
                if tile.hours.isEmpty { tile.hours = answer.hours.compactMap(CdiTile.DayHours.init) }
            }
            tile.answeredAt = [tile.answeredAt, kept?.answeredAt].compactMap(\.self).min()
            let age = kept.map { now.timeIntervalSince($0.answeredAt) } ?? .infinity
            if age > PartnerAnswer.freshSeconds, wanted.health.mayBeAsked(at: now) {
                site.ask(about: reader.person, at: partner, in: place.code)
            }
        }
        guard !wanted.readers.isEmpty else { return }
        if !wanted.health.isWell {
            tile.unavailable =
                tile.answeredAt == nil
                ? "Le portail ne répond pas pour le moment\u{A0}: les prêts ne peuvent pas être montrés."
                : "Le portail ne répond pas pour le moment\u{A0}: voici ce qu’il disait la dernière fois."
        } else if tile.answeredAt == nil {
            tile.unavailable = "Les prêts sont demandés au portail\u{A0}: actualisez la page dans un instant."
        }
    }

    /// Nil, and a word in the log, for what an older version may have kept.
    private func answer(_ kept: PartnerAnswer, _ partner: Partner) -> LoansAnswer? {
        do {
            return try LoansAnswer(kept.body)
        } catch {
            site.logger.warning("an answer of \(partner.rne) cannot be read again: \(error)")
            return nil
        }
    }

    private func put(
        _ answer: LoansAnswer?, of reader: CdiWanted.Reader, in tile: inout CdiTile, mayRenew: Bool
    ) {
        guard let answer else { return }
        let holdings = CdiTile.Holdings(answer, mayRenew: mayRenew && !reader.isChild)
        guard reader.isChild else {
            tile.own = holdings
            return
        }
        tile.children.append(
            CdiTile.Child(
                firstName: reader.person.firstName, loans: holdings.loans.count, late: answer.late.count,
                setAside: answer.reservations.filter(\.isSetAside).count,
                opened: reader.isOpen ? holdings : nil))
    }
}
