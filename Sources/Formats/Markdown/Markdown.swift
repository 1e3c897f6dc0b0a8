/// CommonMark alone, for texts that come with the product: well-formed XML, without raw HTML nor dangerous addresses.
package enum Markdown {
    /// Empty where the text is longer than `MarkdownText.mostBytes`.
    package static func html(_ text: String) -> String {
        guard text.utf8.count <= MarkdownText.mostBytes else { return "" }
        let layout = MarkdownLayout(MarkdownLines(text), isExtended: false)
        var writer = MarkdownWriter(layout, guide: nil)
        MarkdownNode.reading(layout.bytes) { writer.write($0, numbered: false) }
        return writer.pieces.reduce(into: "") { html, piece in
            if case .html(let words) = piece { html += words }
        }
    }
}
