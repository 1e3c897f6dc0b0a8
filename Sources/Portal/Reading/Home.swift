import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /home/: the search box, the newest records, the ways into the shelves.
extension PortalVisit {
    func showHome() throws -> Response {
        let minute =
            Int(now.timeIntervalSince1970 + Double(site.timeZone.secondsFromGMT(for: now))) / 60 % 1440
        let view = try library.read { library in
            let holdings = try library.catalogue.holdings()
            let summary = try ownBorrower.map { try library.circulation.summary(of: $0, on: today) }
            return HomeView(
                portal, count: holdings.count, newest: try library.catalogue.newest(12),
                types: holdings.types, account: summary.flatMap { AccountLine($0, seenFrom: viewpoint) },
                hours: HoursBox(
                    try library.circulation.calendar(from: today), at: minute, seenFrom: viewpoint),
                seenFrom: viewpoint)
        }
        return try render(view, title: portal.name, hasSearch: false)
    }
}

struct HomeView: View {
    static let template = "reading/home"

    let name: String
    let search: SearchBox
    let advanced: String
    let count: String
    /// « À rendre, à prendre »
    let account: AccountLine?
    let hours: HoursBox?
    let nothing: EmptyNote?
    let newest: [ShelfItem]
    let allNewest: String
    let explore: Link
    let types: [TypeEntry]

    struct TypeEntry: ViewPart {
        let label: String
        let href: String
        let icon: String
        let count: String
    }
}

extension HomeView {
    init(
        _ portal: PortalSettings, count: Int, newest: [Record], types: [FacetCounts.Value],
        account: AccountLine? = nil, hours: HoursBox? = nil, seenFrom view: Viewpoint,
    ) {
        self.account = account
        self.hours = hours
        name = portal.name
        search = SearchBox(view, text: "")
        advanced = view.address(of: .advancedSearch(.empty))
        self.count = count == 0 ? "Aucun document pour le moment" : Wording.documents(count)
        nothing =
            count > 0
            ? nil
            : EmptyNote(
                title: "Les rayons sont encore vides",
                text:
                    "Le catalogue de ce CDI n’a pas encore été chargé. Dès qu’il le sera, les nouveautés et les rayons apparaîtront ici.",
            )
        self.newest = newest.map { ShelfItem($0, seenFrom: view) }
        allNewest = view.address(of: .newest)
        explore = Link(Wording.exploring, view.address(of: .hub))
        self.types = types.map { TypeEntry($0, seenFrom: view) }
    }
}

extension HomeView.TypeEntry {
    init(_ type: FacetCounts.Value, seenFrom view: Viewpoint) {
        label = Wording.plural(ofType: type.value)
        href = view.address(of: .search(Search().toggling(type.value, in: .documentType)))
        icon = Cover.Kind(documentType: type.value).icon
        count = Wording.number(type.count)
    }
}
