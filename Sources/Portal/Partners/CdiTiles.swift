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
        let borrows = affiliations.contains { [.pupil, .teacher, .staff].contains($0.profile) }
        let isGuardian = affiliations.contains { $0.profile == .guardian }
        let wanted = try file.read { campus in
            let children = try isGuardian ? campus.directory.children(of: person.id) : []
            let readers =
                try (borrows ? [Reader(person)] : [])
                + children.map { child in
                    Reader(
                        child, isOpen: try campus.partners.hasOpenedLoans(child.id),
                        portals: Set(try campus.partners.portals(of: child.id, on: today).map(\.id)))
                }
            return try campus.partners.portals(of: person.id, on: today).map { partner in
                try Wanted(partner, readers.filter { $0.sees(partner) }, in: campus)
            }
        }
        return wanted.map(tile)
    }

    /// Whose loans a tile tells.
    private struct Reader {
        let person: Person
        /// A guardian's child.
        let isChild: Bool
        let isOpen: Bool
        let portals: Set<ID<Partner>>

        init(_ person: Person) {
            (self.person, isChild, isOpen, portals) = (person, false, true, [])
        }

        init(_ child: Person, isOpen: Bool, portals: Set<ID<Partner>>) {
            (person, isChild, self.isOpen, self.portals) = (child, true, isOpen, portals)
        }

        func sees(_ partner: Partner) -> Bool { !isChild || portals.contains(partner.id) }
    }

    /// One portal, with what a distant one said before.
    private struct Wanted {
        let partner: Partner
        let readers: [Reader]
        var kept: [ID<Person>: PartnerAnswer] = [:]
        var health = PartnerHealth.unknown

        init(_ partner: Partner, _ readers: [Reader], in campus: CampusReading) throws {
            self.partner = partner
            self.readers = readers
            guard partner.isDistant else { return }
            health = try campus.partners.health(of: partner.id)
            for reader in readers {
                kept[reader.person.id] = try campus.partners.answer(of: reader.person.id, from: partner.id)
            }
        }
    }

    private func tile(_ wanted: Wanted) -> CdiTile {
        let partner = wanted.partner
        let home =
            partner.isDistant ? partner.address : place.portal(partner.rne).address(of: .home)
        var tile = CdiTile(
            portal: partner.rne, name: partner.name, tooltip: partner.tooltip, address: home,
            signsIn: partner.delegatesSignIn)
        if partner.isDistant { fill(&tile, from: wanted) } else { read(&tile, wanted) }
        return tile
    }

    private func read(_ tile: inout CdiTile, _ wanted: Wanted) {
        do {
            let loans = try site.loans(
                of: wanted.readers.map(\.person.entKey), at: wanted.partner.rne,
                place.portal(wanted.partner.rne), for: place.code)
            tile.answeredAt = site.now
            tile.hours = loans.hours.hours.compactMap(CdiTile.DayHours.init)
            for (reader, answer) in zip(wanted.readers, loans.answers) {
                put(answer, of: reader, in: &tile, mayRenew: true)
            }
        } catch {
            site.logger.warning("\(wanted.partner.rne) does not answer its campus: \(error)")
            tile.unavailable =
                "Le portail ne répond pas pour le moment\u{A0}: vos prêts ne peuvent pas être montrés."
        }
    }

    private func fill(_ tile: inout CdiTile, from wanted: Wanted) {
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
                ? "Le portail ne répond pas pour le moment\u{A0}: vos prêts ne peuvent pas être montrés."
                : "Le portail ne répond pas pour le moment\u{A0}: voici ce qu’il disait la dernière fois."
        } else if tile.answeredAt == nil {
            tile.unavailable = "Vos prêts sont demandés au portail\u{A0}: actualisez la page dans un instant."
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

    private func put(_ answer: LoansAnswer?, of reader: Reader, in tile: inout CdiTile, mayRenew: Bool) {
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

extension CampusVisit {
    /// The tiles of the portals of whoever is signed in.
    func cdiTiles() throws -> [CdiTile] {
        guard let member, let person = member.person else { return [] }
        return try CdiTiles(site: site, place: place, file: file).of(person, member.affiliations)
    }
}
