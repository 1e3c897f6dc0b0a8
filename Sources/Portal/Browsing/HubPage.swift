import Library
import Templating
import WebServer

/// GET /parcourir: « Explorer le CDI », every way through the catalogue without asking it anything.
extension PortalVisit {
    func showHub() throws -> Response {
        let view = try library.read { library in
            let catalogue = library.catalogue
            let holdings = try catalogue.holdings()
            return try HubView(
                holdings: holdings, headings: catalogue.headingCounts(),
                guides: library.guidedCatalogues().map { ($0, try covers(of: $0, in: catalogue)) },
                hasDewey: !catalogue.deweyClasses().isEmpty, seenFrom: viewpoint)
        }
        return try render(view, title: Wording.exploring)
    }

    /// A document of each of the first links, no two alike.
    private func covers(of guide: GuidedCatalogue, in catalogue: CatalogueReading) throws -> [Record] {
        var covers: [Record] = []
        for item in guide.items.prefix(Self.coversOfGuide) {
            let found: [Record]
            switch item.page {
            case .search(let search):
                found = try catalogue.glimpse(of: search, limit: Self.coversOfGuide).records
            case .record(let id): found = try [catalogue.summary(of: id)].compactMap(\.self)
            default: found = []
            }
            covers += found.filter { record in !covers.contains { $0.id == record.id } }.prefix(1)
        }
        return covers
    }

    private static let coversOfGuide = 3
}

struct HubView: View {
    static let template = "browsing/hub"

    let home: Link
    let title: String
    let nothing: EmptyNote?
    let hasGuides: Bool
    let guides: [GuideCard]
    let doors: [Door]
    let types: [HomeView.TypeEntry]

    struct GuideCard: ViewPart {
        let link: Link
        let text: String
        let covers: [String]
    }

    struct Door: ViewPart {
        let link: Link
        let icon: String
        let text: String
    }
}

extension HubView {
    init(
        holdings: (count: Int, types: [FacetCounts.Value]), headings: [Heading.Kind: Int],
        guides: [(GuidedCatalogue, [Record])], hasDewey: Bool, seenFrom view: Viewpoint,
    ) {
        home = Link("Accueil", view.address(of: .home))
        title = Wording.exploring
        nothing =
            holdings.count > 0
            ? nil
            : EmptyNote(
                title: "Les rayons sont encore vides",
                text: "Dès que le catalogue de ce CDI sera chargé, on pourra s’y promener par ici.")
        self.guides = guides.map { guide, records in
            GuideCard(
                link: Link(guide.title, view.address(of: .guide(guide.slug))), text: guide.description,
                covers: records.map { view.address(of: $0.coverPage) })
        }
        hasGuides = !guides.isEmpty
        doors = Self.doors(headings, hasDewey: hasDewey, seenFrom: view)
        types = holdings.types.map { HomeView.TypeEntry($0, seenFrom: view) }
    }

    private static func doors(_ headings: [Heading.Kind: Int], hasDewey: Bool, seenFrom view: Viewpoint)
        -> [Door]
    {
        func door(_ label: String, _ page: BrowsePage, icon: String, _ text: String) -> Door {
            Door(link: Link(label, view.address(of: page)), icon: icon, text: text)
        }
        var doors = [
            door("Les nouveautés", .newest, icon: "clock", "Ce qui vient d’arriver, mois par mois."),
            door(
                "Les rayons", .shelf(ShelfPlace(callNumber: "")), icon: "book",
                "Les livres comme ils sont rangés, cote après cote."),
        ]
        if hasDewey {
            doors.append(
                door(
                    "Par thème", .deweyClasses, icon: "documentary",
                    "Les documentaires, des généralités (000) à l’histoire (900)."))
        }
        for page in BrowsePage.Headings.allCases {
            guard let count = headings[page.kind], count > 0 else { continue }
            doors.append(door(page.title, .headings(page, from: ""), icon: page.icon, page.words(count)))
        }
        return doors
    }
}
