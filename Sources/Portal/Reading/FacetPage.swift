import Library
import Templating
import WebServer

/// GET /recherche/filtre/auteur?q=…: all the values of a long facet, to look through and tick.
extension PortalVisit {
    private static let mostValues = 300

    func showFacet(_ facet: Search.Facet, of search: Search, matching text: String) throws -> Response {
        let counts = try library.read {
            try $0.catalogue.values(of: facet, among: search, matching: text, limit: Self.mostValues)
        }
        let view = FacetPageView(counts, of: search, matching: text, seenFrom: viewpoint)
        return try render(view, title: view.title, search: search)
    }
}

struct FacetPageView: View {
    static let template = "reading/facet"

    let title: String
    /// « parmi 14 résultats pour « île » »
    let among: String
    let back: Link
    let lookFor: LookFor
    let action: String
    let hidden: [ResultsView.HiddenField]
    let ticks: [FacetView.Tick]
    let notAll: String?
    let nothing: EmptyNote?

    /// The form that looks through the values.
    struct LookFor: ViewPart {
        let action: String
        let label: String
        let text: String
        let hidden: [ResultsView.HiddenField]
        let clear: String?
    }
}

extension FacetPageView {
    init(_ counts: FacetCounts, of search: Search, matching text: String, seenFrom view: Viewpoint) {
        let facet = counts.facet
        title = "Filtrer par \(Wording.facet(facet).lowercased())"
        among =
            search.text.isEmpty
            ? "Parmi tout le catalogue" : "Parmi les résultats pour «\u{A0}\(search.text)\u{A0}»"
        back = Link("Revenir aux résultats", view.address(of: .search(search)))
        let sort = search.sort == .relevance ? [] : [("tri", search.sort.parameter)]
        lookFor = LookFor(
            action: view.address(of: .facet(facet, Search(), text: "")),
            label: "\(Wording.all(facet)) qui contiennent",
            text: text,
            hidden: (search.unticked + search.filterPairs + sort).map {
                ResultsView.HiddenField(name: $0.0, value: $0.1)
            },
            clear: text.isEmpty ? nil : view.address(of: .facet(facet, search, text: "")),
        )
        action = view.address(of: .search(Search()))
        let shown = Set(counts.values.map(\.value))
        let others = search.filterPairs.filter { $0.0 != facet.parameter || !shown.contains($0.1) }
        hidden = (search.unticked + others + sort).map { ResultsView.HiddenField(name: $0.0, value: $0.1) }
        ticks = counts.values.map { FacetView.Tick($0, of: facet, search: search) }
        notAll =
            counts.valueCount > counts.values.count
            ? "Les \(Wording.number(counts.values.count)) plus fréquents sur \(Wording.number(counts.valueCount))\u{A0}: écrivez quelques lettres pour trouver les autres."
            : nil
        nothing =
            ticks.isEmpty
            ? EmptyNote(
                title: "Rien de tel parmi ces résultats",
                text: "Essayez avec moins de lettres, ou revenez à la liste entière.")
            : nil
    }
}
