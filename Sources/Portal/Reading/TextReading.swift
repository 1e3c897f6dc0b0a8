import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /pages/chercher: a page of text, of the portal's own or of the product's.
extension PortalVisit {
    func showText(_ slug: String) throws -> Response {
        guard let found = try text(.page, slug: slug) else { throw Failure.notFound }
        if let article = found.article, !found.isDraft { saw(article.id) }
        let (text, pieces) = try rendered(found.text, kind: .page)
        let view = TextView(found, text: text, pieces: pieces, seenFrom: viewpoint)
        return try render(view, title: view.title)
    }

    /// The text that somebody reads at an address: the portal's own where it is shown, else the product's. Those
    /// who write are told of a draft, and read it where readers find nothing.
    func text(_ kind: ArticleKind, slug: String) throws -> TextFound? {
        let reader = try asReader()
        let shipped = site.shipped.text(kind, slug: slug)
        let (article, shown, newest) = try library.read { library in
            let article = try library.editorial.article(kind, slug: slug)
            return (
                article,
                try article.flatMap { own in
                    try own.published.flatMap { try library.editorial.revision($0, of: own.id) }
                }, try article.flatMap { try library.editorial.revision($0.latest, of: $0.id) }
            )
        }
        guard let article else { return shipped.map { TextFound($0) } }
        if Audience.librarians.admits(visitor), let newest {
            let isForReaders = article.isShown(on: today) && !(asksForDraft && article.hasDraft)
            let isReplaced = shipped != nil && article.published == nil && !asksForDraft
            if !isForReaders, !isReplaced { return TextFound(newest, of: article, isDraft: true) }
        }
        guard article.isShown(on: today), let shown else {
            // The portal's own text is no longer, or not yet, in the place of the product's.
            return shipped.map { TextFound($0, own: article) }
        }
        return article.settings.readership.admits(reader) ? TextFound(shown, of: article) : nil
    }

    private var asksForDraft: Bool {
        request.query[EditorHead.Reading.parameter] == EditorHead.Reading.draft.rawValue
    }
}

/// The pieces of a text, as the partial `procedures/pieces` places them.
struct TextBody: ViewPart {
    let pieces: [ProcedurePiece]
}

/// A text that somebody may read.
struct TextFound {
    let title: String
    let text: MarkdownText
    /// Nil: the product's alone.
    let article: Article?
    /// Not what readers see.
    let isDraft: Bool

    init(_ shipped: ShippedText, own: Article? = nil) {
        title = shipped.title
        text = shipped.text
        article = own
        isDraft = false
    }

    init(_ revision: ArticleRevision, of article: Article, isDraft: Bool = false) {
        title = revision.title
        text = MarkdownText(revision.source)
        self.article = article
        self.isDraft = isDraft
    }
}

struct TextView: View {
    static let template = "reading/text"

    let home: Link
    let title: String
    /// « Vérifié le 21 novembre 2026 »
    let facts: [String]
    let draft: DraftBand?
    let contents: Contents?
    let text: TextBody

    /// Says that readers do not see this.
    struct DraftBand: ViewPart {
        let words: String
        let edit: Link
    }

    /// Nil for a text of few headings.
    struct Contents: ViewPart {
        let entries: [Entry]

        struct Entry: ViewPart {
            let number: String
            let title: String
            let href: String
            let isBelow: Bool
        }
    }
}

extension TextView {
    init(_ found: TextFound, text: RenderedText, pieces: [ProcedurePiece], seenFrom view: Viewpoint) {
        home = Link("Accueil", view.address(of: .home))
        title = found.title
        let checked =
            found.article?.settings.checkedOn ?? found.text.frontMatter.checkedOn.flatMap { Day($0) }
        facts = [checked.map { "Vérifié le \(Wording.date($0, today: view.today))" }].compactMap(\.self)
        draft = DraftBand(found, seenFrom: view)
        contents = Contents(text.contents)
        self.text = TextBody(pieces: pieces)
    }
}

extension TextView.DraftBand {
    init?(_ found: TextFound, seenFrom view: Viewpoint) {
        guard let article = found.article, found.isDraft else { return nil }
        words = Wording.draft(article, today: view.today)
        edit = Link("Modifier", view.address(of: EditorPage.writing(article.id)))
    }
}

extension TextView.Contents {
    init?(_ headings: [ContentsEntry]) {
        let shown = headings.filter { $0.level <= 2 }
        guard shown.count(where: { $0.level == 1 }) > 3 else { return nil }
        entries = shown.map {
            Entry(number: $0.number, title: $0.title, href: "#" + $0.anchor, isBelow: $0.level > 1)
        }
    }
}

extension Wording {
    /// Why readers do not see what is shown here.
    static func draft(_ article: Article, today: Day) -> String {
        switch ContentState(article, on: today) {
        case .published: "Brouillon\u{A0}: les lecteurs voient encore la version publiée."
        case .scheduled, .expired:
            "\(state(ContentState(article, on: today), article, today: today))\u{A0}: les lecteurs ne voient pas cette page aujourd’hui."
        case .withdrawn: "Retiré\u{A0}: les lecteurs ne voient plus cette page."
        case .draft, .shipped: "Brouillon\u{A0}: les lecteurs ne voient pas encore cette page."
        }
    }
}
