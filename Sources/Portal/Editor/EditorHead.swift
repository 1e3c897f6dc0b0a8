import Library
import Storage
import Templating

/// The head of the pages about one article: where it is, how it stands, its pages.
struct EditorHead: ViewPart {
    let trail: [Link]
    let title: String
    let kind: String
    let state: Pill
    /// « Un brouillon plus récent attend. »
    let draft: String?
    let tabs: [Tab]
    /// Where readers, or those who write, read it.
    let reading: Link?

    struct Tab: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    /// - Parameter title: of the newest revision, which those who write know it by.
    init(_ article: Article, title: String, at current: EditorPage, seenFrom view: Viewpoint) {
        trail = [
            Link("Réglages", view.address(of: .office(.hub))),
            Link("Contenus", view.address(of: EditorPage.contents(ContentsQuery()))),
        ]
        self.title = title
        kind = Wording.kind(article.kind)
        state = Pill(ContentState(article, on: view.today), article, today: view.today)
        draft =
            article.published != nil && article.hasDraft
            ? "Un brouillon plus récent n’est pas encore publié." : nil
        let pages: [(String, EditorPage)] = [
            ("Texte", .writing(article.id)), ("Réglages", .settings(article.id)),
            ("Historique", .history(article.id)),
        ]
        tabs = pages.map {
            Tab(label: $0.0, href: view.address(of: $0.1), isCurrent: $0.1.isIn(current))
        }
        let address = view.address(of: article.kind.reading(article.settings.slug))
        if article.isShown(on: view.today) {
            reading = Link("Voir la page", address)
        } else {
            // Procedures are read before they are published in the preview only.
            reading =
                article.kind == .procedure
                ? nil : Link("Lire le brouillon", Reading.draft.marking(address))
        }
    }

    /// Which version of a text is asked for.
    enum Reading: String {
        case draft = "brouillon"

        static let parameter = "version"

        func marking(_ address: String) -> String {
            address + (address.contains("?") ? "&" : "?") + "\(Self.parameter)=\(rawValue)"
        }
    }
}

extension EditorPage {
    /// A revision is part of the history.
    fileprivate func isIn(_ current: EditorPage) -> Bool {
        switch (self, current) {
        case (.history(let id), .revision(let other, _)): id == other
        case (.writing(let id), .shippedChange(let other)): id == other
        default: self == current
        }
    }
}

extension ContentState {
    init(_ article: Article, on day: Day) {
        if article.published == nil {
            self = article.isWithdrawn ? .withdrawn : .draft
        } else if let from = article.settings.shownFrom, from > day {
            self = .scheduled
        } else if let until = article.settings.shownUntil, until < day {
            self = .expired
        } else {
            self = .published
        }
    }
}

extension Pill {
    init(_ state: ContentState, _ article: Article? = nil, today: Day) {
        let words = Wording.state(state, article, today: today)
        switch state {
        case .draft: self.init("onsite", "clock", words)
        case .withdrawn: self.init("gone", "cross", words)
        case .published: self.init("available", "check", words)
        case .scheduled: self.init("lent", "clock", words)
        case .expired: self.init("gone", "stop", words)
        case .shipped: self.init("onsite", "lectern", words)
        }
    }
}

extension Wording {
    static func kind(_ kind: ArticleKind) -> String {
        switch kind {
        case .page: "Page"
        case .news: "Actualité"
        case .procedure: "Procédure"
        }
    }

    static func state(_ state: ContentState, _ article: Article? = nil, today: Day) -> String {
        switch state {
        case .draft: return "Brouillon"
        case .withdrawn: return "Retiré"
        case .published:
            guard let until = article?.settings.shownUntil else { return "Publié" }
            return "Publié jusqu’au \(date(until, today: today))"
        case .scheduled:
            guard let from = article?.settings.shownFrom else { return "Programmé" }
            return "Programmé pour le \(date(from, today: today))"
        case .expired:
            guard let until = article?.settings.shownUntil else { return "Expiré" }
            return "Expiré depuis le \(date(until + 1, today: today))"
        case .shipped: return "Fourni"
        }
    }
}
