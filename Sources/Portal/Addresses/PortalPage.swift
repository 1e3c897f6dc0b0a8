import Library
import Storage
import WebServer

/// The pages of a portal that can be linked to. Parsed once from a request, printed back into every link.
package enum PortalPage: Hashable, Sendable {
    case home
    case search(Search)
    /// All the values of one facet among the answers to a search, those that say `text`.
    case facet(Search.Facet, Search, text: String)
    /// The form that writes a question; filled in, it leads to its answers.
    case advancedSearch(AdvancedSearch)
    /// What may be meant by what is being typed, for programs.
    case suggestions(String)
    /// The same in the form that browsers read (OpenSearch suggestions).
    case browserSuggestions(String)
    case record(ID<Record>)
    /// The drawn cover of a record. The stamp changes with the drawing, so that browsers may keep it for a year.
    case cover(ID<Record>, stamp: String)
    /// The address that other portals print on their documents: `/document/id_<rne>_<n>.html`.
    case printedRecord(RNE, ID<Record>)
    /// A page of text, of the product's or of the portal's own.
    case text(slug: String)
    /// What other programs read.
    case exchange(ExchangePage)
    case browse(BrowsePage)
    case signIn(SignInPage)
    /// Signing in for others and by others.
    case cas(CasPage)
    case desk(DeskPage)
    case office(OfficePage)
    case reminders(RemindersPage)
    case figures(FiguresPage)
    case space(SpacePage)
    /// Borrowers and their papers, for librarians.
    case borrowers(BorrowersPage)
    /// Where librarians write, and pictures.
    case editor(EditorPage)
    case procedures(ProceduresPage)
    /// News, selections, resources, agenda, tree.
    case presenting(PresentingPage)
    /// Where librarians compose them.
    case composing(ComposingPage)
    /// What passes between the portal and its campus.
    case liaison(LiaisonPage)
    /// What is kept at the library for lessons.
    case lessonHolds(LessonHoldsPage)
    /// The ENT, PRONOTE or the espaces that say who somebody is.
    case interconnection(InterconnectionPage)
    /// The services that may ask who somebody is.
    case services(DeclaredServicesPage)
    /// What somebody without an account brings.
    case handOver(HandOverPage)

    package init?(path: [String], query: Form) {
        if let page = LiaisonPage(path: path.dropTrailingSlash(), query: query) {
            self = .liaison(page)
            return
        }
        if let page = LessonHoldsPage(path: path.dropTrailingSlash()) {
            self = .lessonHolds(page)
            return
        }
        if let page = InterconnectionPage(path: path.dropTrailingSlash()) {
            self = .interconnection(page)
            return
        }
        if let page = HandOverPage(path: path.dropTrailingSlash()) {
            self = .handOver(page)
            return
        }
        if path.starts(with: Self.services),
            let page = DeclaredServicesPage(path: path.dropTrailingSlash().dropFirst(2))
        {
            self = .services(page)
            return
        }
        if let exchange = ExchangePage(path: path.dropTrailingSlash(), query: query) {
            self = .exchange(exchange)
            return
        }
        if let page = SignInPage(path: path.dropTrailingSlash(), query: query) {
            self = .signIn(page)
            return
        }
        if let page = CasPage(
            path: path.dropTrailingSlash(), query: query, checked: ReturnAddress.checked)
        {
            self = .cas(page)
            return
        }
        if let page = DeskPage(path: path.dropTrailingSlash(), query: query) {
            self = .desk(page)
            return
        }
        if let page = PresentingPage(path: path.dropTrailingSlash(), query: query) {
            self = .presenting(page)
            return
        }
        if let page = ComposingPage(path: path.dropTrailingSlash(), query: query) {
            self = .composing(page)
            return
        }
        if let page = OfficePage(path: path.dropTrailingSlash(), query: query) {
            self = .office(page)
            return
        }
        if let page = RemindersPage(path: path.dropTrailingSlash(), query: query) {
            self = .reminders(page)
            return
        }
        if let page = FiguresPage(path: path.dropTrailingSlash(), query: query) {
            self = .figures(page)
            return
        }
        if let page = SpacePage(path: path.dropTrailingSlash(), query: query) {
            self = .space(page)
            return
        }
        if let page = BorrowersPage(path: path.dropTrailingSlash(), query: query) {
            self = .borrowers(page)
            return
        }
        if let page = EditorPage(path: path.dropTrailingSlash(), query: query) {
            self = .editor(page)
            return
        }
        if let page = ProceduresPage(path: path.dropTrailingSlash(), query: query) {
            self = .procedures(page)
            return
        }
        switch path.dropTrailingSlash() {
        case ["home"]: self = .home
        case ["recherche"]: self = .search(Search(query))
        case ["recherche", "avancee"]: self = .advancedSearch(AdvancedSearch(query))
        case ["opensearch", "suggestions"]:
            self = .browserSuggestions(String((query["q"] ?? "").prefix(100)))
        case ["api", "suggestions"]: self = .suggestions(String((query["q"] ?? "").prefix(100)))
        case let path where path.count == 3 && path[0] == "recherche" && path[1] == "filtre":
            guard let facet = Search.Facet(parameter: path[2]) else { return nil }
            self = .facet(facet, Search(query), text: String((query["dans"] ?? "").prefix(100)))
        case let path where path.count == 2 && path[0] == "notice":
            guard let id = ID<Record>(path[1]) else { return nil }
            self = .record(id)
        case let path where path.count == 2 && path[0] == "couverture":
            let parts = path[1].dropSuffix(".svg")?.split(separator: "-", maxSplits: 1).map(String.init) ?? []
            guard parts.count == 2, let id = ID<Record>(parts[0]) else { return nil }
            self = .cover(id, stamp: parts[1])
        case let path where path.count == 2 && path[0] == "document":
            guard let name = path[1].dropSuffix(".html") else { return nil }
            let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, parts[0] == "id", let rne = RNE(parts[1]), let id = ID<Record>(parts[2])
            else { return nil }
            self = .printedRecord(rne, id)
        case let path where path.count == 2 && path[0] == "pages":
            guard Article.isSlug(path[1]) else { return nil }
            self = .text(slug: path[1])
        case let path where path.first == "parcourir" || path == ["nouveautes"]:
            guard let page = BrowsePage(path: path, query: query) else { return nil }
            self = .browse(page)
        default: return nil
        }
    }

    /// Path and query below the place of the portal.
    package var address: String {
        switch self {
        case .home: "/home/"
        case .search(let search): "/recherche" + search.queryString
        case .facet(let facet, let search, let text):
            "/recherche/filtre/\(facet.parameter)" + search.queryString(also: [("dans", text)])
        case .advancedSearch(let form): "/recherche/avancee" + form.queryString
        case .browserSuggestions(let text): "/opensearch/suggestions?q=" + text.percentEncoded
        case .suggestions(let text): "/api/suggestions?q=" + text.percentEncoded
        case .record(let id): "/notice/\(id)"
        case .cover(let id, let stamp): "/couverture/\(id)-\(stamp).svg"
        case .printedRecord(let rne, let id): "/document/id_\(rne.lowercased)_\(id).html"
        case .text(let slug): "/pages/\(slug)"
        case .exchange(let page): page.address
        case .browse(let page): page.address
        case .signIn(let page): page.address
        case .cas(let page): page.address
        case .desk(let page): page.address
        case .office(let page): page.address
        case .reminders(let page): page.address
        case .figures(let page): page.address
        case .space(let page): page.address
        case .borrowers(let page): page.address
        case .editor(let page): page.address
        case .procedures(let page): page.address
        case .presenting(let page): page.address
        case .composing(let page): page.address
        case .liaison(let page): page.address
        case .lessonHolds(let page): page.address
        case .interconnection(let page): page.address
        case .services(let page): "/administration/services" + page.path
        case .handOver(let page): page.address
        }
    }

    static let services = ["administration", "services"]

    var isAboutSigningIn: Bool {
        switch self {
        case .signIn: true
        case .cas(let page): !page.isComeBackTo
        default: false
        }
    }

    package var audience: Audience {
        switch self {
        case .home, .search, .facet, .advancedSearch, .suggestions, .browserSuggestions, .record, .cover,
            .printedRecord,
            .text, .exchange, .browse, .presenting:
            .everybody
        case .signIn(let page): page.audience
        case .cas: .everybody
        case .desk(let page): page.audience
        case .office(let page): page.audience
        case .reminders(let page): page.audience
        case .figures, .composing: .librarians
        case .liaison(let page): page.audience
        case .lessonHolds(let page): page.audience
        case .interconnection(let page): page.audience
        case .services: .administrators
        case .handOver(let page): page.audience
        case .space(let page): page.audience
        case .borrowers(let page): page.audience
        case .editor(let page): page.audience
        case .procedures(let page): page.audience
        }
    }
}

extension PortalPage {
    package static func text(_ page: TextPage) -> PortalPage { .text(slug: page.rawValue) }
}

extension [String] {
    /// `/home` and `/home/` are one page.
    func dropTrailingSlash() -> [String] {
        last == "" ? dropLast() : self
    }
}

extension String {
    func dropSuffix(_ suffix: String) -> String? {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
    }
}
