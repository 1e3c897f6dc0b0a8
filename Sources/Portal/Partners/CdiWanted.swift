import Foundation
import School
import Storage

/// One portal that somebody sees, and whose loans its tile tells; of a distant one, what it said before.
struct CdiWanted {
    let partner: Partner
    let readers: [Reader]
    let kept: [ID<Person>: PartnerAnswer]
    let health: PartnerHealth

    struct Reader {
        let person: Person
        /// A guardian's child.
        let isChild: Bool
        /// The child lets their guardians read the titles.
        let isOpen: Bool
        /// Those that the child sees.
        let portals: Set<ID<Partner>>

        func sees(_ partner: Partner) -> Bool { !isChild || portals.contains(partner.id) }
    }

    /// Seen by nobody in particular.
    init(_ partner: Partner) {
        (self.partner, readers, kept, health) = (partner, [], [:], .unknown)
    }

    private init(_ partner: Partner, _ readers: [Reader], in campus: CampusReading) throws {
        self.partner = partner
        self.readers = readers
        guard partner.isDistant else {
            (kept, health) = ([:], .unknown)
            return
        }
        health = try campus.partners.health(of: partner.id)
        var kept: [ID<Person>: PartnerAnswer] = [:]
        for reader in readers {
            kept[reader.person.id] = try campus.partners.answer(of: reader.person.id, from: partner.id)
        }
        self.kept = kept
    }
}

extension CdiWanted {
    /// - Parameter partners: those that the person sees.
    static func all(
        for person: Person, _ affiliations: [Affiliation], at partners: [Partner], in campus: CampusReading,
        on day: Day,
    ) throws -> [CdiWanted] {
        var readers: [Reader] = []
        if affiliations.contains(where: { [.pupil, .teacher, .staff].contains($0.profile) }) {
            readers.append(Reader(person: person, isChild: false, isOpen: true, portals: []))
        }
        if affiliations.contains(where: { $0.profile == .guardian }) {
            for child in try campus.directory.children(of: person.id) {
                readers.append(
                    Reader(
                        person: child, isChild: true, isOpen: try campus.partners.hasOpenedLoans(child.id),
                        portals: Set(try campus.partners.portals(of: child.id, on: day).map(\.id))))
            }
        }
        return try partners.map { partner in
            try CdiWanted(partner, readers.filter { $0.sees(partner) }, in: campus)
        }
    }
}
