import School
import Storage
import Templating

/// One tab a portal, and « Ajouter un portail » at their end.
struct PartnerTabs: ViewPart {
    let tabs: [Tab]
    let add: Link
    let board: Link
    let health: Link

    struct Tab: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    init(_ partners: [Partner], at current: RNE?, place: CampusPlace) {
        tabs = partners.map { partner in
            Tab(
                label: partner.name, href: place.address(of: .partners(.portal(partner.rne))),
                isCurrent: partner.rne == current)
        }
        add = Link(
            partners.isEmpty ? "Créer un portail" : "Ajouter un portail", place.address(of: .partners(.new)))
        board = Link("Tableau des classes", place.address(of: .partners(.board)))
        health = Link("État des liaisons", place.address(of: .partners(.health)))
    }
}
