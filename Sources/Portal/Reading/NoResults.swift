import Library
import Templating

/// What a search that found nothing offers: fewer filters, other words, the other portals of the campus, a wish.
extension PortalVisit {
    func nothing(for search: Search) throws -> ResultsView.Nothing {
        var ways: [Way] = []
        func offer(_ label: String, _ page: PortalPage, icon: String, count: Int? = nil) {
            ways.append(
                Way(label: label, href: address(of: page), icon: icon, count: count.map(Wording.documents)))
        }
        let relaxed = search.isFiltered ? try relaxations(of: search) : []
        for (label, other, count) in relaxed { offer(label, .search(other), icon: "filter", count: count) }
        if search.isLiteral {
            offer(
                "Chercher aussi les mots qui ressemblent", .search(search.asking(search.text)), icon: "search"
            )
        }
        if relaxed.isEmpty { ways += try elsewhere(search).map(Way.init) }
        offer("Remplir la recherche avancée", .advancedSearch(.empty), icon: "search")
        offer("Regarder les nouveautés", .search(Search(sort: .newest)), icon: "book")
        offer("Lire «\u{A0}\(TextPage.searching.title)\u{A0}»", .text(.searching), icon: "info")
        return ResultsView.Nothing(
            advice:
                "Essayez avec moins de mots, ou un mot plus général. Les accents et les majuscules ne comptent pas.",
            ways: ways,
            wish: search.text.isEmpty || !relaxed.isEmpty || saying == .wishNoted
                ? nil
                : ResultsView.Wish(
                    action: place.address(of: PortalAction.wish("")), text: search.text),
        )
    }

    /// The search without its filters, and without each of them, where that finds something.
    private func relaxations(of search: Search) throws -> [(String, Search, Int)] {
        let facets = search.filters.keys.sorted { $0.rawValue < $1.rawValue }
        var others = facets.map { ("Sans le filtre «\u{A0}\(Wording.facet($0))\u{A0}»", search.without($0)) }
        if search.enteredFrom != nil {
            others.append(("Quelle que soit la date d’entrée", search.withoutEntryDay()))
        }
        if others.count != 1 { others.append(("Chercher sans les filtres", search.withoutFilters())) }
        return try library.read { reading in
            try others.map { ($0.0, $0.1, try reading.catalogue.count(of: $0.1)) }.filter { $0.2 > 0 }
        }
    }
}

extension Way {
    init(_ elsewhere: PortalVisit.Elsewhere) {
        self.init(
            label: "Voir au \(elsewhere.name)", href: elsewhere.address, icon: "pin",
            count: Wording.documents(elsewhere.count))
    }
}

extension ResultsView {
    struct Nothing: ViewPart {
        let advice: String
        let ways: [Way]
        let wish: Wish?
    }

    /// The form by which the library is asked to buy what was not found.
    struct Wish: ViewPart {
        let action: String
        let text: String
    }
}

extension ResultsView.Nothing {
    /// A page beyond the last.
    static func tooFar(_ search: Search, seenFrom view: Viewpoint) -> ResultsView.Nothing {
        ResultsView.Nothing(
            advice: "Il n’y a pas autant de pages\u{A0}: la liste s’arrête avant.",
            ways: [
                Way(
                    label: "Revenir à la première page", href: view.address(of: .search(search.onPage(1))),
                    icon: "arrow-left", count: nil)
            ],
            wish: nil,
        )
    }
}
