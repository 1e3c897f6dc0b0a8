import Formats
import Library
import Templating

/// The few words in Markdown of blocks, selections and news.
enum ShownText {
    static func markup(_ source: String, at place: Place) -> HTML {
        HTML(markup: Markdown.html(source))
    }

    /// The first words of a text, for a list.
    static func summary(_ source: String, limit: Int = 220) -> String {
        let words = plainText(source).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.unicodeScalars.count > limit else { return words }
        let cut = String(String.UnicodeScalarView(words.unicodeScalars.prefix(limit)))
        let whole = cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? cut
        return whole + "…"
    }

    static func plainText(_ source: String) -> String { source }

    /// Where its links lead, as they were written.
    static func links(in source: String) -> [String] { [] }

    static func hasUndescribedPicture(_ source: String) -> Bool { false }
}

extension LibraryReading {
    func picture(of article: Article) throws -> StoredPicture? {
        try article.settings.picture.flatMap { try editorial.picture($0) }
    }
}
