/// A text in Markdown, read once: its front matter, and what is wrong with it wherever it is shown.
package struct MarkdownText: Sendable {
    package let source: String
    package let frontMatter: FrontMatter
    /// Those of the text itself; those that depend on the place where it is shown come with `rendered`.
    package let faults: [MarkdownFault]

    /// Never fails: what cannot be understood is a fault, and the text is kept.
    package init(_ source: String) {
        self.source = source
        frontMatter = FrontMatter()
        faults = []
    }

    /// - Parameter numbered: whether headings are numbered A, B, C then 1, 2, 3.
    package func rendered(with guide: some MarkdownGuide, numbered: Bool = true) -> RenderedText {
        RenderedText(
            pieces: [.html(Markdown.html(source))], contents: [], faults: faults, plainText: "", links: [],
            pictures: [])
    }

    /// A longer text is a fault, and is not shown: about a hundred and fifty pages.
    package static let mostBytes = 500_000
}
