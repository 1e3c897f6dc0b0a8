import Formats
import Foundation
import Library

/// The texts that come with the product, as files that librarians may replace by their own.
package struct ShippedTexts: Sendable {
    /// By kind, then by title.
    package let all: [ShippedText]
    private let places: [String: Int]

    /// - Parameter folder: the folder that holds `pages` and `procedures`.
    package init(folder: String) throws {
        let texts = try [(ArticleKind.page, "pages"), (.procedure, "procedures")].flatMap { kind, name in
            try Self.read(kind, in: "\(folder)/\(name)")
        }
        all = texts
        places = Dictionary(
            texts.enumerated().map { (Self.key($1.kind, $1.slug), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    package func text(_ kind: ArticleKind, slug: String) -> ShippedText? {
        places[Self.key(kind, slug)].map { all[$0] }
    }

    private static func key(_ kind: ArticleKind, _ slug: String) -> String { "\(kind.rawValue) \(slug)" }

    private static func read(_ kind: ArticleKind, in folder: String) throws -> [ShippedText] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .compactMap { $0.dropSuffix(".md") }.filter(Article.isSlug)
            .map { slug in
                let source = try String(contentsOfFile: "\(folder)/\(slug).md", encoding: .utf8)
                return ShippedText(kind: kind, slug: slug, source: source)
            }
            .sorted { (Folding.fold($0.title), $0.slug) < (Folding.fold($1.title), $1.slug) }
    }
}

package struct ShippedText: Sendable {
    package let kind: ArticleKind
    package let slug: String
    package let title: String
    package let source: String
    package let text: MarkdownText

    var readers: ProcedureReaders {
        kind == .procedure ? ProcedureReaders(audience: text.frontMatter.audience) : .those(.everybody)
    }

    /// The nearest that an article has: those who manage the portal are of the staff.
    var readership: Readership {
        switch readers {
        case .librarians: Readership(.staff)
        case .those(let readership): readership
        }
    }

    init(kind: ArticleKind, slug: String, source: String) {
        self.kind = kind
        self.slug = slug
        self.source = source
        text = MarkdownText(source)
        title = text.frontMatter.title ?? TextPage(rawValue: slug)?.title ?? Wording.capitalized(slug)
    }
}

extension Article {
    /// The text of the product that this one replaces; nil where there is none.
    func shipped(in texts: ShippedTexts) -> ShippedText? {
        shippedBasis == nil ? nil : texts.text(kind, slug: settings.slug)
    }

    /// Whether the text that it was adapted from is another now.
    func shippedHasChanged(in texts: ShippedTexts) -> Bool {
        shipped(in: texts).map { $0.source != shippedBasis } ?? false
    }
}
