import Library
import Storage
import Templating

/// What stands at the head of every page of a reader's space: whose it is, and its other pages.
struct SpaceMenu: ViewPart {
    let name: String
    let tabs: [Tab]

    struct Tab: ViewPart {
        let label: String
        let href: String
        let icon: String
        /// « 2 en retard »
        let badge: Badge?
        let isCurrent: Bool
    }

    struct Badge: ViewPart {
        let count: String
        let words: String
        /// Class of the style sheet.
        let kind: String
    }
}

extension SpaceMenu {
    /// - Parameter summary: nil for somebody who borrows nothing here.
    init(name: String, summary: AccountSummary?, current: SpacePage, seenFrom view: Viewpoint) {
        self.name = name
        let pages = Self.pages.filter { summary != nil || !$0.needsBorrower }
        tabs = pages.map { entry in
            Tab(
                label: entry.label, href: view.address(of: .space(entry.page)), icon: entry.icon,
                badge: summary.flatMap { Badge(of: entry.page, $0) }, isCurrent: entry.page == current)
        }
    }

    private struct Entry {
        let page: SpacePage
        let label: String
        let icon: String
        let needsBorrower: Bool
    }

    private static let pages = [
        Entry(page: .loans, label: "Prêts", icon: "book", needsBorrower: false),
        Entry(page: .overdue, label: "Retards", icon: "warning", needsBorrower: true),
        Entry(page: .reservations, label: "Réservations", icon: "clock", needsBorrower: true),
        Entry(page: .history, label: "Historique", icon: "magazine", needsBorrower: true),
        Entry(page: .lists, label: "Paniers", icon: "basket", needsBorrower: false),
        Entry(page: .searches, label: "Recherches", icon: "search", needsBorrower: false),
        Entry(page: .reviews, label: "Avis", icon: "star", needsBorrower: true),
        Entry(page: .data, label: "Mes données", icon: "person", needsBorrower: false),
    ]
}

extension SpaceMenu.Badge {
    fileprivate init?(of page: SpacePage, _ summary: AccountSummary) {
        switch page {
        case .overdue where summary.overdue > 0:
            self.init(count: Wording.number(summary.overdue), words: "en retard", kind: "late")
        case .reservations where summary.setAside > 0:
            self.init(
                count: Wording.number(summary.setAside),
                words: summary.setAside == 1 ? "mise de côté" : "mises de côté", kind: "ready")
        default: return nil
        }
    }
}
