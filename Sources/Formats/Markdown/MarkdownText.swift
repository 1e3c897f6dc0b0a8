/// A text in Markdown, read once: its front matter, and what is wrong with it wherever it is shown.
package struct MarkdownText: Sendable {
    package let frontMatter: FrontMatter
    /// Those of the text itself; those that depend on the place where it is shown come with `rendered`.
    package let faults: [MarkdownFault]

    private var text: ConditionalText

    /// A longer text is a fault, and is not shown: about a hundred and fifty pages.
    package static let mostBytes = 500_000

    /// Never fails: what cannot be understood is a fault, and the rest is read.
    package init(_ source: String) {
        let length = source.utf8.count
        guard length <= Self.mostBytes else {
            frontMatter = FrontMatter()
            faults = [MarkdownFault(line: 1, kind: .tooLong(bytes: length))]
            text = ConditionalText(MarkdownLines())
            return
        }
        var lines = MarkdownLines(source)
        let reader = FrontMatterReader(lines)
        frontMatter = reader.frontMatter
        lines.lines.removeFirst(reader.end)
        text = ConditionalText(lines)
        faults = (reader.faults + text.faults).sorted { $0.line < $1.line }
    }

    /// The same with all that a condition may show or hide: for who looks for what is wrong, whoever reads.
    package var withEveryBranch: MarkdownText {
        var whole = self
        whole.text = text.withEveryBranch
        return whole
    }

    /// - Parameter numbered: whether headings are numbered A, B, C then 1, 2, 3.
    package func rendered(with guide: some MarkdownGuide, numbered: Bool = true) -> RenderedText {
        var met: [MarkdownFault] = []
        let shown = text.lines(where: guide.holds) { line, condition in
            met.append(.init(line: line, kind: .unknownCondition(condition)))
        }
        let layout = MarkdownLayout(shown, isExtended: true)
        met += layout.faults
        if layout.isRefused { met.append(.init(line: 1, kind: .tooIntricate)) }
        var writer = MarkdownWriter(layout, guide: guide)
        MarkdownNode.reading(layout.bytes) { writer.write($0, numbered: numbered) }
        return RenderedText(
            pieces: writer.pieces, contents: writer.headings.all.map(\.entry),
            faults: (faults + met + writer.faults).sorted { $0.line < $1.line },
            plainText: String(decoding: writer.plainText, as: UTF8.self), links: writer.links,
            pictures: writer.pictures)
    }
}
