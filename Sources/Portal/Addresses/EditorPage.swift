import Library
import Storage
import WebServer

/// The pages where librarians write, and the addresses of pictures.
package enum EditorPage: Hashable, Sendable {
    /// Everything that is written here or comes with the product.
    case contents(ContentsQuery)
    case new(ArticleKind)
    case writing(ID<Article>)
    case settings(ID<Article>)
    case history(ID<Article>)
    /// What a revision changed in the one before it.
    case revision(ID<Article>, Int)
    /// A text of the product, before it is adapted.
    case shipped(ArticleKind, slug: String)
    /// What has changed in the text of the product since it was adapted.
    case shippedChange(ID<Article>)
    case pictures(page: Int)
    /// The bytes of a picture. The stamp comes from them: nobody who was not given the address finds it by counting,
    /// and browsers may keep the picture for a year. Whoever has the address sees the picture, whatever the
    /// readership of the pages that show it.
    case picture(ID<StoredPicture>, stamp: String, suffix: String)

    package init?(path: [String], query: Form) {
        if path.count == 2, path[0] == "images" {
            self.init(pictureNamed: path[1])
            return
        }
        guard path.first == "administration", path.count > 1 else { return nil }
        let rest = Array(path.dropFirst(2))
        switch path[1] {
        case "images" where rest.isEmpty:
            self = .pictures(page: query.pageNumber)
        case "contenus": self.init(content: rest, query: query)
        default: return nil
        }
    }

    private init?(content path: [String], query: Form) {
        switch path.count {
        case 0: self = .contents(ContentsQuery(query))
        case 1 where path[0] == "nouveau":
            self = .new(query["genre"].flatMap(ArticleKind.init(word:)) ?? .page)
        case 3 where path[0] == "fournis":
            guard let kind = ArticleKind(word: path[1]) else { return nil }
            self = .shipped(kind, slug: path[2])
        default:
            guard let id = path.first.flatMap({ ID<Article>($0) }) else { return nil }
            switch Array(path.dropFirst()) {
            case []: self = .writing(id)
            case ["reglages"]: self = .settings(id)
            case ["historique"]: self = .history(id)
            case ["texte-fourni"]: self = .shippedChange(id)
            case let rest where rest.count == 2 && rest[0] == "historique":
                guard let number = Int(rest[1]), number > 0 else { return nil }
                self = .revision(id, number)
            default: return nil
            }
        }
    }

    /// `12-a1b2c3d4.png`
    private init?(pictureNamed name: String) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let stem = parts.first?.split(separator: "-", omittingEmptySubsequences: false).map(String.init) ?? []
        guard parts.count == 2, stem.count == 2, let id = ID<StoredPicture>(stem[0]) else { return nil }
        self = .picture(id, stamp: stem[1], suffix: parts[1])
    }

    package var address: String {
        switch self {
        case .contents(let query): "/administration/contenus" + query.pairs.queryString
        case .new(let kind): "/administration/contenus/nouveau?genre=\(kind.word)"
        case .writing(let id): "/administration/contenus/\(id)"
        case .settings(let id): "/administration/contenus/\(id)/reglages"
        case .history(let id): "/administration/contenus/\(id)/historique"
        case .revision(let id, let number): "/administration/contenus/\(id)/historique/\(number)"
        case .shipped(let kind, let slug):
            "/administration/contenus/fournis/\(kind.word)/\(slug.percentEncoded)"
        case .shippedChange(let id): "/administration/contenus/\(id)/texte-fourni"
        case .pictures(let page): "/administration/images" + (page > 1 ? "?page=\(page)" : "")
        case .picture(let id, let stamp, let suffix): "/images/\(id)-\(stamp).\(suffix)"
        }
    }

    package var audience: Audience {
        switch self {
        case .picture: .everybody
        case .contents, .new, .writing, .settings, .history, .revision, .shipped, .shippedChange, .pictures:
            .librarians
        }
    }
}

/// Which contents a list shows.
package struct ContentsQuery: Hashable, Sendable {
    package var text: String
    package var kind: ArticleKind?
    package var state: ContentState?
    package var page: Int

    package init(text: String = "", kind: ArticleKind? = nil, state: ContentState? = nil, page: Int = 1) {
        self.text = text
        self.kind = kind
        self.state = state
        self.page = page
    }

    init(_ query: Form) {
        self.init(
            text: query.short("q"), kind: query["genre"].flatMap(ArticleKind.init(word:)),
            state: query["etat"].flatMap(ContentState.init), page: query.pageNumber)
    }

    var pairs: [(String, String)] {
        [
            ("q", text), ("genre", kind?.word ?? ""), ("etat", state?.rawValue ?? ""),
            ("page", page > 1 ? String(page) : ""),
        ]
    }

    var isFiltered: Bool { !text.isEmpty || kind != nil || state != nil }

    func onPage(_ page: Int) -> ContentsQuery {
        ContentsQuery(text: text, kind: kind, state: state, page: page)
    }
}

/// How a content stands, for those who write.
package enum ContentState: String, CaseIterable, Sendable {
    /// Readers have seen none of it.
    case draft = "brouillon"
    /// Readers saw it, and see it no more.
    case withdrawn = "retire"
    case published = "publie"
    case scheduled = "programme"
    case expired = "expire"
    /// Comes with the product, as it is.
    case shipped = "fourni"
}

extension ArticleKind {
    /// In addresses.
    package var word: String {
        switch self {
        case .page: "page"
        case .news: "actualite"
        case .procedure: "procedure"
        }
    }

    package init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}

extension Form {
    /// From 1.
    var pageNumber: Int { min(max(1, self["page"].flatMap { Int($0) } ?? 1), 100_000) }
}
