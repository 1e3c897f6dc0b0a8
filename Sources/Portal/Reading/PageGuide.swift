import Formats
import Library
import Storage
import WebServer

/// What a page of text asks of the portal where it is shown: where its links lead, where its pictures are.
struct PageGuide: MarkdownGuide {
    let place: Place
    /// Each text that there is, by kind and slug.
    let texts: Set<String>
    let pictures: [ID<StoredPicture>: StoredPicture]

    func holds(_ condition: MarkdownCondition) -> Bool? { nil }

    func knows(_ directive: MarkdownDirective) -> Bool { false }

    /// `page:chercher` and its like, an address of this portal (read as one of its pages and printed again, so that
    /// it leads nowhere else), or one of the web or of mail.
    func address(of link: String) -> String? {
        if link.hasPrefix("/") { return link.hasPrefix("//") ? nil : ownAddress(link) }
        guard let colon = link.firstIndex(of: ":") else { return nil }
        let (scheme, rest) = (link[..<colon].lowercased(), String(link[link.index(after: colon)...]))
        switch scheme {
        case "http", "https": return rest.hasPrefix("//") && rest.utf8.count > 2 ? link : nil
        case "mailto", "tel": return rest.isEmpty ? nil : link
        default:
            let parts = rest.split(separator: "#", maxSplits: 1).map(String.init)
            guard let kind = ArticleKind(word: scheme), let slug = parts.first,
                texts.contains(Self.key(kind, slug)), let page = kind.reading(slug)
            else { return nil }
            return place.address(of: page) + (parts.count == 2 ? "#" + parts[1].percentEncoded : "")
        }
    }

    private func ownAddress(_ link: String) -> String? {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let request = Request(.get, parts[0])
        guard let page = PortalPage(path: request.path, query: request.query) else { return nil }
        if case .text(let slug) = page, !texts.contains(Self.key(.page, slug)) { return nil }
        return place.address(of: page) + (parts.count == 2 ? "#" + parts[1].percentEncoded : "")
    }

    func picture(_ name: String) -> MarkdownPicture? {
        guard name.hasPrefix(StoredPicture.mentionStart),
            let id = ID<StoredPicture>(String(name.dropFirst(StoredPicture.mentionStart.utf8.count))),
            let picture = pictures[id]
        else { return nil }
        return MarkdownPicture(
            address: place.address(of: .editor(picture.page)), width: picture.width, height: picture.height)
    }

    static func key(_ kind: ArticleKind, _ slug: String) -> String { "\(kind.rawValue) \(slug)" }
}

extension PortalVisit {
    /// What texts of a kind ask of this portal.
    func guide(for kind: ArticleKind) throws -> any MarkdownGuide {
        try library.read { library in
            let own = try library.editorial.everyArticle().filter { $0.published != nil }.map {
                PageGuide.key($0.kind, $0.settings.slug)
            }
            let pictures = try library.editorial.pictures().map { ($0.id, $0) }
            return PageGuide(
                place: place,
                texts: Set(own + site.shipped.all.map { PageGuide.key($0.kind, $0.slug) }),
                pictures: Dictionary(pictures, uniquingKeysWith: { first, _ in first }))
        }
    }
}

extension ArticleKind {
    /// Where readers read it; nil while nothing shows texts of this kind.
    func reading(_ slug: String) -> PortalPage? {
        switch self {
        case .page: .text(slug: slug)
        case .news, .procedure: nil
        }
    }
}

extension StoredPicture {
    /// The stamp is part of the hash of its bytes.
    var page: EditorPage {
        .picture(id, stamp: String(hash.prefix(16)), suffix: mediaType == "image/png" ? "png" : "jpg")
    }
}
