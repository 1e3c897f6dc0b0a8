import Formats
import Foundation
import Library

/// What the pages of text that come with the product are about, read from `Content/pages` at start.
package struct Texts: Sendable {
    private struct Page {
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
            pages[page] = Page(words: words, stems: Set(words.map(stemmer.stem)))
        }
        self.pages = pages
    }

    /// What a page is about: its headings. All its words would bring it up beside any book.
    private static func headings(in text: String) -> String {
        text.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: " ")
    }

    /// The pages that say all that is asked, in their own order.
    func answering(_ text: String) throws -> [TextPage] {
        let question = Question(text, stemmer: try Stemmer())
        return TextPage.allCases.filter { page in
            pages[page].map { question.isAnswered(byWords: $0.words, stems: $0.stems) } ?? false
        }
    }
}
