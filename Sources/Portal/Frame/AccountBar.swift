import Library
import Templating

/// Who is signed in, at the end of the top bar: their space, their work, the way out.
struct AccountBar: ViewPart {
    let name: String
    /// What they are to their school (L-07); nil on the side of the portals.
    let profile: String?
    let space: String
    /// What calls for attention in the space: late loans, copies that wait; nil when there is nothing.
    let badge: Badge?
    /// The working side, for those who manage the portal.
    let work: Link?
    /// « Rechercher un élève », for those who may.
    let find: Link?
    let signOut: String

    struct Badge: ViewPart {
        let count: String
        /// « 1 prêt en retard, 1 réservation qui vous attend »
        let words: String
    }

    init(_ account: Account, summary: AccountSummary?, seenFrom view: Viewpoint) {
        name = account.name
        profile = nil
        find = nil
        space = view.address(of: .space(.loans))
        badge = summary.flatMap(Badge.init)
        work = DeskSection.allCases.lazy.compactMap { $0.page(for: account) }.first.map {
            Link("Gestion", view.address(of: $0))
        }
        signOut = view.place.address(of: .signIn(.signOut))
    }
}

extension AccountBar.Badge {
    init?(_ summary: AccountSummary) {
        let total = summary.overdue + summary.setAside
        guard total > 0 else { return nil }
        count = Wording.number(total)
        words = [
            summary.overdue > 0 ? Wording.count(summary.overdue, "prêt en retard", "prêts en retard") : nil,
            summary.setAside > 0
                ? Wording.count(summary.setAside, "réservation vous attend", "réservations vous attendent")
                : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }
}

/// The rooms of the working side.
struct SectionBar: ViewPart {
    let links: [Section]

    struct Section: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    init(_ account: Account, at current: DeskSection, seenFrom view: Viewpoint) {
        links = DeskSection.allCases.compactMap { section in
            section.page(for: account).map {
                Section(label: section.label, href: view.address(of: $0), isCurrent: section == current)
            }
        }
    }
}
