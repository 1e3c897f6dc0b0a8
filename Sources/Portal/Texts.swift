import Formats
import Foundation
import Library
import Templating

/// The pages of text that come with the product, read from `Content/pages` at start.
package struct Texts: Sendable {
    private struct Page {
        let html: HTML
        let words: Set<String>
        let stems: Set<String>
    }

    private let pages: [TextPage: Page]

    package init(folder: String) throws {
        let stemmer = try Stemmer()
        var pages: [TextPage: Page] = [:]
        for page in TextPage.allCases {
            let text = try String(contentsOfFile: "\(folder)/\(page.rawValue).md", encoding: .utf8)
            let words = Set(Folding.words(in: page.title + " " + Self.headings(in: text)).map(\.folded))
            pages[page] = Page(
                html: HTML(markup: Markdown.html(text)), words: words, stems: Set(words.map(stemmer.stem)))
        }
        self.pages = pages
    }

    /// What a page is about: its headings. All its words would bring it up beside any book.
    private static func headings(in text: String) -> String {
        text.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: " ")
    }

    func html(of page: TextPage) -> HTML {
        pages[page]?.html ?? HTML(escaping: "")
    }

    /// The pages that say all that is asked, in their own order.
    func answering(_ text: String) throws -> [TextPage] {
        let question = Question(text, stemmer: try Stemmer())
        return TextPage.allCases.filter { page in
            pages[page].map { question.isAnswered(byWords: $0.words, stems: $0.stems) } ?? false
        }
    }
}
