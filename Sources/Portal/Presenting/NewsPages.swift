import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /actualites, GET /actualites/<slug>, GET /actualites.rss: what is new at the library.
extension PortalVisit {
    private static let newsAPage = 20

    func showNews(page: Int) throws -> Response {
        let reader = try asReader()
        let (cards, hasMore) = try library.read { library in
            let found = try library.editorial.articles(
                .news, for: reader, on: today, limit: Self.newsAPage + 1,
                offset: (page - 1) * Self.newsAPage)
            let cards = try found.prefix(Self.newsAPage).map {
                NewsCard(
                    $0.article, $0.revision, picture: try library.picture(of: $0.article), seenFrom: viewpoint
                )
            }
            return (cards, found.count > Self.newsAPage)
        }
        guard page == 1 || !cards.isEmpty else { throw Failure.notFound }
        let view = NewsListView(cards, page: page, hasMore: hasMore, seenFrom: viewpoint)
        return try render(view, title: "Actualités")
    }

    func showNewsItem(_ slug: String) throws -> Response {
        guard let found = try text(.news, slug: slug) else { throw Failure.notFound }
        let picture = try found.article.flatMap { article in
            try library.read { try $0.picture(of: article) }
        }
        if let article = found.article, !found.isDraft { saw(article.id) }
        let (_, pieces) = try rendered(found.text, kind: .news)
        let view = NewsItemView(found, pieces: pieces, picture: picture, seenFrom: viewpoint)
        return try render(view, title: view.title)
    }

    /// Feed readers do not sign in: what is for everybody, and nothing else.
    func feedOfNews() throws -> Response {
        let found = try library.read {
            try $0.editorial.articles(.news, for: .visitor, on: today, limit: 40)
        }
        let entries = found.map { Feed.Entry($0.article, $0.revision, at: place) }
        let feed = Feed(
            title: "Actualités – \(portal.name)", subtitle: "Ce qui se passe au CDI",
            selfLink: place.permanentAddress(of: .presenting(.newsFeed)),
            siteLink: place.permanentAddress(of: .presenting(.news(page: 1))),
            updated: entries.map(\.published).max() ?? Instant(secondsSince1970: 0), entries: entries)
        return publicAnswer(feed.rss, type: Feed.rssType, keptFor: 900)
    }
}

extension Feed.Entry {
    fileprivate init(_ article: Article, _ revision: ArticleRevision, at place: Place) {
        let address = place.permanentAddress(of: .presenting(.newsItem(slug: article.settings.slug)))
        self.init(
            // The address may change with the slug; the number does not.
            id: place.permanentAddress(of: .presenting(.news(page: 1))) + "#\(article.id)",
            title: revision.title, link: address, summary: ShownText.summary(revision.source, at: place),
            published: Instant(day: article.settings.datedOn.description) ?? Instant(secondsSince1970: 0))
    }
}

/// A piece of news in a list: picture, date, title, first words.
struct NewsCard: ViewPart {
    let href: String
    let title: String
    let date: String
    let words: String
    let picture: Picture?

    struct Picture: ViewPart {
        let address: String
        let width: String
        let height: String
        let alternative: String
    }
}

extension NewsCard {
    init(
        _ article: Article, _ revision: ArticleRevision, picture: StoredPicture?, seenFrom view: Viewpoint
    ) {
        href = view.address(of: PresentingPage.newsItem(slug: article.settings.slug))
        title = revision.title
        date = Wording.capitalized(Wording.date(article.settings.datedOn, today: view.today))
        words = ShownText.summary(revision.source, at: view.place)
        self.picture = picture.map { Picture($0, seenFrom: view) }
    }
}

extension NewsCard.Picture {
    init(_ picture: StoredPicture, seenFrom view: Viewpoint) {
        address = view.address(of: picture.page)
        width = String(picture.width)
        height = String(picture.height)
        alternative = picture.alternative
    }
}

struct NewsListView: View {
    static let template = "presenting/news"

    let home: Link
    let feed: Link
    let nothing: EmptyNote?
    let news: [NewsCard]
    let newer: Link?
    let older: Link?
}

extension NewsListView {
    init(_ cards: [NewsCard], page: Int, hasMore: Bool, seenFrom view: Viewpoint) {
        home = Link("Accueil", view.address(of: .home))
        feed = Link("S’abonner (RSS)", view.address(of: PresentingPage.newsFeed))
        nothing =
            cards.isEmpty
            ? EmptyNote(
                title: "Pas d’actualité pour le moment",
                text: "Ce qui se passe au CDI paraîtra ici\u{A0}: rencontres, concours, nouveautés.")
            : nil
        news = cards
        newer =
            page > 1
            ? Link("Plus récentes", view.address(of: PresentingPage.news(page: page - 1))) : nil
        older = hasMore ? Link("Plus anciennes", view.address(of: PresentingPage.news(page: page + 1))) : nil
    }
}

struct NewsItemView: View {
    static let template = "presenting/news-item"

    let trail: [Link]
    let title: String
    let date: String
    let draft: TextView.DraftBand?
    let picture: NewsCard.Picture?
    let text: TextBody
}

extension NewsItemView {
    init(
        _ found: TextFound, pieces: [ProcedurePiece], picture: StoredPicture?, seenFrom view: Viewpoint
    ) {
        trail = [
            Link("Accueil", view.address(of: .home)),
            Link("Actualités", view.address(of: PresentingPage.news(page: 1))),
        ]
        title = found.title
        date =
            found.article.map {
                Wording.capitalized(Wording.date($0.settings.datedOn, today: view.today))
            } ?? ""
        draft = TextView.DraftBand(found, seenFrom: view)
        self.picture = picture.map { NewsCard.Picture($0, seenFrom: view) }
        text = TextBody(pieces: pieces)
    }
}
