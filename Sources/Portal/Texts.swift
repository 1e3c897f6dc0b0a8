import Formats
import Foundation
import Templating

/// The pages of text that come with the product, read from `Content/pages` at start.
package struct Texts: Sendable {
    private let pages: [TextPage: HTML]

    package init(folder: String) throws {
        var pages: [TextPage: HTML] = [:]
        for page in TextPage.allCases {
            let text = try String(contentsOfFile: "\(folder)/\(page.rawValue).md", encoding: .utf8)
            pages[page] = HTML(markup: Markdown.html(text))
        }
        self.pages = pages
    }

    func html(of page: TextPage) -> HTML {
        pages[page] ?? HTML(escaping: "")
    }
}
