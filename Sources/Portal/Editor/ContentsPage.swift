import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /administration/contenus: all that is written here, and the texts of the product.
extension PortalVisit {
    func showContents(_ query: ContentsQuery) throws -> Response {
        let articles = try library.read { try $0.editorial.everyArticle() }
        let all = ContentsView.lines(of: articles, shipped: site.shipped, on: today)
        let view = ContentsView(all, of: query, seenFrom: viewpoint)
        return try render(view, title: view.title, hasSearch: false, section: .office)
    }
}

struct ContentsView: View {
    static let template = "editor/contents"

    let office: Link
    let title: String
    let action: String
    let text: Field
    let choices: [Choice]
    let isFiltered: Bool
    let tasks: [Way]
    let nothing: EmptyNote?
    let table: Table?
    let pager: Pager?

    struct Table: ViewPart {
        let caption: String
        let rows: [Row]
    }

    struct Row: ViewPart {
        let title: String
        let href: String
        let kind: String
        let state: Pill
        let marks: [Pill]
        let readers: String
        let date: String
    }

    /// A content as the list finds it.
    struct Line {
        let title: String
        let slug: String
        let kind: ArticleKind
        let state: ContentState
        let article: Article?
        let isAdapted: Bool
        let hasShippedChanged: Bool
        /// Whom a text of the product is for, where it was not adapted.
        var shippedFor = ""
    }
}

extension ContentsView {
    /// Those that were written here first, the last to have been written at their head; then the texts of the
    /// product that nobody adapted.
    static func lines(of articles: [Article], shipped: ShippedTexts, on day: Day) -> [Line] {
        let own = articles.map { article in
            Line(
                title: article.title, slug: article.settings.slug, kind: article.kind,
                state: ContentState(article, on: day), article: article,
                isAdapted: article.shipped(in: shipped) != nil,
                hasShippedChanged: article.shippedHasChanged(in: shipped))
        }
        let taken = Set(articles.map { "\($0.kind) \($0.settings.slug)" })
        return own
            + shipped.all.filter { !taken.contains("\($0.kind) \($0.slug)") }.map {
                Line(
                    title: $0.title, slug: $0.slug, kind: $0.kind, state: .shipped, article: nil,
                    isAdapted: false, hasShippedChanged: false, shippedFor: Wording.readers(of: $0))
            }
    }

    init(_ all: [Line], of query: ContentsQuery, seenFrom view: Viewpoint) {
        let words = Folding.words(in: query.text).map(\.folded)
        let found = all.filter { line in
            (query.kind == nil || line.kind == query.kind)
                && (query.state == nil || line.state == query.state)
                && line.says(words)
        }
        let page = ListPage(query.page, of: found.count)
        office = Link("Réglages", view.address(of: .office(.hub)))
        title = query.isFiltered ? Wording.contents(found.count) : "Contenus"
        action = view.address(of: EditorPage.contents(ContentsQuery()))
        text = Field("q", "Mots du titre ou de l’adresse", kind: "search", value: query.text)
        choices = [
            Choice(
                "genre", "Genre",
                options: [("", "Tous")] + ArticleKind.allCases.map { ($0.word, Wording.kinds($0)) },
                chosen: query.kind?.word ?? ""),
            Choice(
                "etat", "État",
                options: [("", "Tous")]
                    + ContentState.allCases.map { ($0.rawValue, Wording.state($0, today: view.today)) },
                chosen: query.state?.rawValue ?? ""),
        ]
        isFiltered = query.isFiltered
        tasks =
            ArticleKind.allCases.map { kind in
                Way(
                    label: Wording.new(kind), href: view.address(of: EditorPage.new(kind)), icon: "pencil",
                    count: nil)
            } + [
                Way(
                    label: "Images", href: view.address(of: EditorPage.pictures(page: 1)), icon: "picture",
                    count: nil)
            ]
        nothing =
            !found.isEmpty
            ? nil
            : query.isFiltered
                ? EmptyNote(
                    title: "Aucun contenu ne correspond",
                    text: "Essayez un seul mot du titre, ou retirez un filtre.")
                : EmptyNote(
                    title: "Rien n’est encore écrit",
                    text:
                        "Écrivez une première page (les règles du CDI, par exemple), ou une actualité pour l’accueil."
                )
        let shown = page.part(of: found)
        table =
            shown.isEmpty
            ? nil : Table(caption: "Contenus", rows: shown.map { Row($0, seenFrom: view) })
        pager = page.pager { view.address(of: EditorPage.contents(query.onPage($0))) }
    }
}

extension ContentsView.Line {
    /// The beginnings of words do, as in the other lists of the working side.
    fileprivate func says(_ asked: [String]) -> Bool {
        let own = Folding.words(in: "\(title) \(slug)").map(\.folded)
        return asked.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
    }
}

extension ContentsView.Row {
    init(_ line: ContentsView.Line, seenFrom view: Viewpoint) {
        title = line.title
        href = view.address(
            of: line.article.map { EditorPage.writing($0.id) } ?? .shipped(line.kind, slug: line.slug))
        kind = Wording.kind(line.kind)
        state = Pill(line.state, line.article, today: view.today)
        var marks: [Pill] = []
        if line.article?.published != nil, line.article?.hasDraft == true {
            marks.append(Pill("lent", "clock", "Brouillon en cours"))
        }
        if line.isAdapted { marks.append(Pill("onsite", "lectern", "Modifiée ici")) }
        if line.hasShippedChanged { marks.append(Pill("gone", "warning", "Le texte fourni a changé")) }
        self.marks = marks
        readers = line.article.map { Wording.readers($0.settings.readership) } ?? line.shippedFor
        date = line.article?.settings.datedOn.inFrench ?? ""
    }
}

extension Wording {
    static func contents(_ count: Int) -> String {
        count == 0 ? "Aucun contenu" : self.count(count, "contenu", "contenus")
    }

    static func kinds(_ kind: ArticleKind) -> String {
        switch kind {
        case .page: "Pages"
        case .news: "Actualités"
        case .procedure: "Procédures"
        }
    }

    static func new(_ kind: ArticleKind) -> String {
        switch kind {
        case .page: "Nouvelle page"
        case .news: "Nouvelle actualité"
        case .procedure: "Nouvelle procédure"
        }
    }

    /// Whom a text of the product is for.
    static func readers(of shipped: ShippedText) -> String {
        switch shipped.readers {
        case .librarians: "Gestionnaires du portail"
        case .those(let readership): readers(readership)
        }
    }
}
