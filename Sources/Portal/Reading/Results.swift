import Library
import Storage
import Templating
import WebServer

/// GET /recherche?q=…: the catalogue's answer, with facets.
extension PortalVisit {
    func showResults(of search: Search) throws -> Response {
        let results = try library.read { try $0.catalogue.search(search) }
        let view = ResultsView(results, of: search, seenFrom: viewpoint)
        return try render(view, title: view.pageTitle, search: search)
    }
}

struct ResultsView: View {
    static let template = "reading/results"

    let count: String
    /// What was asked, nil for the whole catalogue.
    let asked: String?
    let action: String
    let chips: [Chip]
    let clear: String?
    let sorts: [Option]
    let facets: [FacetView]
    let activeFilters: String?
    let rows: [ResultRow]
    let firstRank: String
    let pager: Pager?
    let nothing: Nothing?

    struct Chip: ViewPart {
        let facet: String
        let label: String
        let href: String
    }

    struct Option: ViewPart {
        let value: String
        let label: String
        let isSelected: Bool
    }

    struct Nothing: ViewPart {
        let advice: String
        let ways: [Way]
    }

    var pageTitle: String { asked.map { "\(count) pour « \($0) »" } ?? count }
}

extension ResultsView {
    init(_ results: SearchResults, of search: Search, seenFrom view: Viewpoint) {
        func address(_ search: Search) -> String { view.address(of: .search(search)) }
        count =
            search.text.isEmpty && !search.isFiltered
            ? Wording.documents(results.total) : Wording.results(results.total)
        asked = search.text.isEmpty ? nil : search.text
        action = address(Search())
        chips = Search.Facet.allCases.flatMap { facet in
            (search.filters[facet] ?? []).sorted().map { value in
                Chip(
                    facet: Wording.facet(facet),
                    label: Wording.value(value, of: facet),
                    href: address(search.toggling(value, in: facet)),
                )
            }
        }
        clear = search.isFiltered ? address(search.withoutFilters()) : nil
        activeFilters = chips.isEmpty ? nil : Wording.count(chips.count, "actif", "actifs")
        sorts = Search.Sort.allCases.map {
            Option(value: $0.parameter, label: Wording.sort($0), isSelected: $0 == search.sort)
        }
        facets = results.facets.compactMap { FacetView($0, of: search) }
        rows = results.found.map { ResultRow($0, seenFrom: view) }
        firstRank = String((search.page - 1) * Search.pageSize + 1)
        pager = Pager(page: search.page, of: results.pageCount) { address(search.onPage($0)) }
        nothing = rows.isEmpty ? Self.nothing(for: search, total: results.total, seenFrom: view) : nil
    }

    private static func nothing(for search: Search, total: Int, seenFrom view: Viewpoint) -> Nothing {
        var ways: [Way] = []
        func offer(_ label: String, _ page: PortalPage, icon: String) {
            ways.append(Way(label: label, href: view.address(of: page), icon: icon, count: nil))
        }
        if total > 0 { offer("Revenir à la première page", .search(search.onPage(1)), icon: "arrow-left") }
        if search.isFiltered {
            offer("Chercher sans les filtres", .search(search.withoutFilters()), icon: "filter")
        }
        offer("Regarder les nouveautés", .search(Search(sort: .newest)), icon: "book")
        offer("Lire « \(TextPage.searching.title) »", .text(.searching), icon: "info")
        let advice =
            total > 0
            ? "Il n’y a pas autant de pages : la liste s’arrête avant."
            : "Essayez avec moins de mots, ou un mot plus général. Les accents et les majuscules ne comptent pas."
        return Nothing(advice: advice, ways: ways)
    }
}

/// One record of the answer.
struct ResultRow: ViewPart {
    let href: String
    let cover: String
    let title: HTML
    let byline: HTML
    let facts: String
    let pill: Pill?
    let callNumber: String?
    let location: String?
    let extract: HTML?
}

extension ResultRow {
    init(_ found: SearchResults.Found, seenFrom view: Viewpoint) {
        let record = found.record
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        let number = String(record.numberedTitle.dropFirst(record.title.count))
        title = HTML(markup: HTML(found.title).markup + HTML(escaping: number).markup)
        byline = HTML(found.byline)
        facts = record.facts
        pill = Pill(found.availability, today: view.today)
        callNumber = found.availability.shelf.map(\.callNumber).flatMap { $0.isEmpty ? nil : $0 }
        location = found.availability.shelf.map(\.location).flatMap { $0.isEmpty ? nil : $0 }
        extract = found.snippet.pieces.isEmpty ? nil : HTML(found.snippet)
    }
}

extension HTML {
    /// The marked pieces between `<mark>` and `</mark>`, everything escaped.
    init(_ text: MarkedText) {
        self.init(
            markup: text.pieces.map { piece in
                let escaped = HTML(escaping: piece.text).markup
                return piece.isMarked ? "<mark>\(escaped)</mark>" : escaped
            }.joined())
    }
}
