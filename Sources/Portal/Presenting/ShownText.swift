import Formats
import Library
import Templating
import WebServer

/// The few words in Markdown of blocks, selections and news.
enum ShownText {
    static func markup(_ source: String, at place: Place) -> HTML {
        let pieces = MarkdownText(source).rendered(with: PlainGuide(place: place), numbered: false).pieces
        return HTML(
            markup: pieces.map { piece in
                if case .html(let markup) = piece { markup } else { "" }
            }.joined())
    }

    /// The first words of a text, for a list.
    static func summary(_ source: String, at place: Place, limit: Int = 220) -> String {
        // Its beginning is enough, and costs the same whatever the length of the text.
        let beginning = String(String.UnicodeScalarView(source.unicodeScalars.prefix(limit * 20)))
        let text = MarkdownText(beginning).rendered(with: PlainGuide(place: place), numbered: false).plainText
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.unicodeScalars.count > limit else { return words }
        let cut = String(String.UnicodeScalarView(words.unicodeScalars.prefix(limit)))
        let whole = cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? cut
        return whole + "…"
    }
}

/// A text that knows the pages of the portal, and nothing of where the school stands.
struct PlainGuide: MarkdownGuide {
    let place: Place

    func holds(_ condition: MarkdownCondition) -> Bool? { nil }

    func knows(_ directive: MarkdownDirective) -> Bool { false }

    func picture(_ name: String) -> MarkdownPicture? { nil }

    /// An address of this portal is read as one of its pages and printed again, so that it leads nowhere else.
    func address(of link: String) -> String? {
        guard link.hasPrefix("/") else {
            let parts = link.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0].lowercased() {
            case "https", "http", "mailto", "tel": return link
            case "page": return place.base + "/pages/" + parts[1]
            case "procedure": return place.base + "/procedures/" + parts[1]
            default: return nil
            }
        }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard let page = PortalPage(link: parts[0]) else { return nil }
        return place.address(of: page) + (parts.count == 2 ? "#" + parts[1].percentEncoded : "")
    }
}

extension PortalPage {
    /// A page of this portal, as texts write its address; nil for any other.
    init?(link: String) {
        guard link.hasPrefix("/"), !link.hasPrefix("//") else { return nil }
        let request = Request(.get, link)
        self.init(path: request.path, query: request.query)
    }
}

extension LibraryReading {
    func picture(of article: Article) throws -> StoredPicture? {
        try article.settings.picture.flatMap { try editorial.picture($0) }
    }
}
