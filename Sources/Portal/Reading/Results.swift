import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /recherche?q=…: the catalogue's answer, with facets.
extension PortalVisit {
    func showResults(of search: Search) throws -> Response {
        let results = try library.read { try $0.catalogue.search(search, facets: portal.facets) }
        let nothing = results.total == 0 ? try nothing(for: search) : nil
        let pages = search.page == 1 && !search.text.isEmpty ? try pages(answering: search.text) : []
        let isOtherwise = results.reading.correctedText != nil || results.reading.isWidened
        let elsewhere = isOtherwise && results.total > 0 && search.page == 1 ? try elsewhere(search) : []
        let isKept = try account.map { account in
            try library.read { try $0.space.savedSearch(search.saved, of: account.id) != nil }
        }
        let keep = KeepBox(
            search, visitor: visitor, isKept: isKept ?? false, isForSelections: composes, token: newToken(),
            seenFrom: viewpoint)
        let view = ResultsView(
            results, of: search, pages: pages, nothing: nothing, elsewhere: elsewhere.map(Way.init),
            keep: keep, seenFrom: viewpoint)
        return try render(view, title: view.pageTitle, search: search)
    }

    /// The pages of the portal that say all that is asked: those of its own that the reader may see, then those that
    /// come with the product.
    private func pages(answering text: String) throws -> [Link] {
        let reader = try asReader()
        let own = try library.read { try $0.presentation.pages(answering: text, for: reader, on: today) }
            .map { Link($0.title, $0.target.address(seenFrom: viewpoint)) }
        let shipped =
            try site.texts.answering(text).map { Link($0.title, address(of: .text($0))) }
            + shippedProcedures(answering: text).map { Link($0.title, address(of: $0.page)) }
        return own + shipped.filter { page in !own.contains { $0.href == page.href } }
    }
}

struct ResultsView: View {
    static let template = "reading/results"

    let count: String
    /// What was asked, nil for the whole catalogue.
    let asked: String?
    let action: String
    let advanced: String
    let chips: [Chip]
    let clear: String?
    let sorts: [Option]
    /// What the form of the filters sends besides them.
    let hidden: [HiddenField]
    let facets: [FacetView]
    let activeFilters: String?
    /// Something to sort, or a filter to take away.
    let canNarrow: Bool
    let correction: Correction?
    let widened: String?
    /// « Vouliez-vous dire… ? »
    let suggestion: Link?
    /// The other portals of the campus that have the very words.
    let elsewhere: WayList?
    let pages: PageLinks?
    let rows: [ResultRow]
    let firstRank: String
    let pager: Pager?
    let nothing: Nothing?
    /// « Enregistrer cette recherche »
    let keep: KeepBox?

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

    struct HiddenField: ViewPart {
        let name: String
        let value: String
    }

    /// Nothing had the words as they were written.
    struct Correction: ViewPart {
        let asked: String
        let instead: String
        /// The same words, and no others.
        let literal: String
    }

    struct WayList: ViewPart {
        let ways: [Way]
    }

    struct PageLinks: ViewPart {
        let links: [Link]
    }

    var pageTitle: String { asked.map { "\(count) pour «\u{A0}\($0)\u{A0}»" } ?? count }
}

extension ResultsView {
    init(
        _ results: SearchResults, of search: Search, pages: [Link] = [], nothing: Nothing? = nil,
        elsewhere: [Way] = [], keep: KeepBox? = nil, seenFrom view: Viewpoint,
    ) {
        self.keep = keep
        func address(_ search: Search) -> String { view.address(of: .search(search)) }
        count =
            search.text.isEmpty && !search.isFiltered
            ? Wording.documents(results.total) : Wording.results(results.total)
        asked = search.text.isEmpty ? nil : search.text
        action = address(Search())
        advanced = view.address(of: .advancedSearch(.empty))
        chips = Chip.all(of: search, address: address, today: view.today)
        clear = search.isFiltered ? address(search.withoutFilters()) : nil
        canNarrow = !results.found.isEmpty || search.isFiltered
        activeFilters = chips.isEmpty ? nil : Wording.count(chips.count, "actif", "actifs")
        sorts = Search.Sort.allCases.map {
            Option(value: $0.parameter, label: Wording.sort($0), isSelected: $0 == search.sort)
        }
        hidden = search.unticked.map { HiddenField(name: $0.0, value: $0.1) }
        facets = results.facets.compactMap { FacetView($0, of: search, seenFrom: view) }
        correction = results.reading.correctedText.map {
            Correction(
                asked: search.text, instead: $0, literal: address(search.asking(search.text, isLiteral: true))
            )
        }
        widened =
            results.reading.isWidened
            ? "Aucun document ne répond à tous ces mots. Voici ceux qui en ont le plus." : nil
        suggestion = results.reading.suggestion.map { Link($0, address(search.asking($0))) }
        self.elsewhere = elsewhere.isEmpty ? nil : WayList(ways: elsewhere)
        self.pages =
            pages.isEmpty ? nil : PageLinks(links: pages)
        rows = results.found.map { ResultRow($0, seenFrom: view) }
        firstRank = String((search.page - 1) * Search.pageSize + 1)
        pager = Pager(page: search.page, of: results.pageCount) { address(search.onPage($0)) }
        self.nothing = rows.isEmpty ? nothing ?? .tooFar(search, seenFrom: view) : nil
    }
}

extension ResultsView.Chip {
    static func all(of search: Search, address: (Search) -> String, today: Day) -> [ResultsView.Chip] {
        var chips = Search.Facet.allCases.flatMap { facet in
            (search.filters[facet] ?? []).sorted().map { value in
                ResultsView.Chip(
                    facet: Wording.facet(facet),
                    label: Wording.value(value, of: facet),
                    href: address(search.toggling(value, in: facet)),
                )
            }
        }
        if let day = search.enteredFrom {
            chips.append(
                ResultsView.Chip(
                    facet: "Date d’entrée", label: "Entré depuis le \(Wording.date(day, today: today))",
                    href: address(search.withoutEntryDay())))
        }
        return chips
    }
}

extension Search {
    /// What an address says besides ticks, order and page.
    var unticked: [(String, String)] {
        var pairs: [(String, String)] = []
        if !text.isEmpty { pairs.append(("q", text)) }
        if let enteredFrom { pairs.append(("depuis", enteredFrom.description)) }
        if isLiteral { pairs.append(("exact", "oui")) }
        return pairs
    }
}

/// One record of the answer.
struct ResultRow: ViewPart {
    let href: String
    let cover: String
    let title: HTML
    let subtitle: HTML?
    let byline: HTML
    let facts: String
    let pill: Pill?
    let callNumber: String?
    let location: String?
    let extract: HTML?
    let why: Why?

    /// « Pourquoi ce résultat ? »
    struct Why: ViewPart {
        let reasons: [Line]

        struct Line: ViewPart {
            let word: String
            let place: String
        }
    }
}

extension ResultRow {
    init(_ found: SearchResults.Found, seenFrom view: Viewpoint) {
        let record = found.record
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        let number = String(record.numberedTitle.dropFirst(record.title.count))
        title = HTML(markup: HTML(found.title).markup + HTML(escaping: number).markup)
        subtitle = found.subtitle.pieces.isEmpty ? nil : HTML(found.subtitle)
        byline = HTML(found.byline)
        facts = record.facts
        pill = Pill(found.availability, today: view.today)
        callNumber = found.availability.shelf.map(\.callNumber).flatMap { $0.isEmpty ? nil : $0 }
        location = found.availability.shelf.map(\.location).flatMap { $0.isEmpty ? nil : $0 }
        extract = found.snippet.pieces.isEmpty ? nil : HTML(found.snippet)
        let reasons = found.reasons.map {
            Why.Line(word: $0.word, place: Wording.reason($0))
        }
        why = reasons.isEmpty ? nil : Why(reasons: reasons)
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
