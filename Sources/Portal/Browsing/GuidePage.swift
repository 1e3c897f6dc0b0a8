import Library
import Templating
import WebServer

/// GET /parcourir/guides/romans-par-genre: a guided catalogue, each of its links with what is behind it.
extension PortalVisit {
    func showGuide(_ slug: String) throws -> Response {
        let view = try library.read { library -> GuideView? in
            let guides = try library.guidedCatalogues()
            guard let guide = guides.first(where: { $0.slug == slug }) else { return nil }
            let hasCovers = guide.items.count <= Self.mostTiles
            let found = try guide.items.map {
                try glimpse(of: $0, limit: hasCovers ? 3 : 0, in: library.catalogue)
            }
            return GuideView(
                guide, found: found, others: guides.filter { $0.slug != slug }, seenFrom: viewpoint)
        }
        guard let view else { throw Failure.notFound }
        return try render(view, title: view.title)
    }

    /// Beyond so many links, covers would take longer to come than words.
    private static let mostTiles = 60

    private func glimpse(of item: GuidedCatalogue.Item, limit: Int, in catalogue: CatalogueReading) throws
        -> Glimpse?
    {
        switch item.page {
        case .search(let search): return try catalogue.glimpse(of: search, limit: limit)
        case .record(let id):
            let record = try catalogue.summary(of: id)
            return Glimpse(count: record == nil ? 0 : 1, records: [record].compactMap(\.self))
        case .browse(.newest): return Glimpse(count: 0, records: try catalogue.newest(limit))
        default: return nil
        }
    }
}

struct GuideView: View {
    static let template = "browsing/guide"

    let trail: [Link]
    let title: String
    let introduction: String?
    let sections: [Section]
    let hasOthers: Bool
    let others: [Link]

    struct Section: ViewPart {
        let title: String?
        let text: String?
        let tiles: [Tile]
    }

    struct Tile: ViewPart {
        let label: String
        let href: String
        let covers: [String]
        /// Nil for a page that is not a search.
        let count: String?
    }
}

extension GuideView {
    /// - Parameter found: what is behind each item, in their order.
    init(
        _ guide: GuidedCatalogue, found: [Glimpse?], others: [GuidedCatalogue], seenFrom view: Viewpoint,
    ) {
        trail = view.trail()
        title = guide.title
        introduction = guide.introduction.isEmpty ? nil : guide.introduction
        var glimpses = found[...]
        sections = guide.sections.map { section in
            Section(
                title: section.title.isEmpty ? nil : section.title,
                text: section.text.isEmpty ? nil : section.text,
                tiles: section.items.map { Tile($0, glimpse: glimpses.popFirst() ?? nil, seenFrom: view) })
        }
        self.others = others.map { Link($0.title, view.address(of: .guide($0.slug))) }
        hasOthers = !others.isEmpty
    }
}

extension GuideView.Tile {
    fileprivate init(_ item: GuidedCatalogue.Item, glimpse: Glimpse?, seenFrom view: Viewpoint) {
        label = item.label
        href = view.address(of: item.page)
        covers = (glimpse?.records ?? []).map { view.address(of: $0.coverPage) }
        guard case .search = item.page, let glimpse else {
            count = nil
            return
        }
        count = glimpse.count == 0 ? "Aucun document pour le moment" : Wording.documents(glimpse.count)
    }
}
