/// A text as it is shown in one place, and what was met on the way.
package struct RenderedText: Sendable {
    /// In order. An element may open in one piece and close in a later one; the whole is well-formed XML.
    package let pieces: [Piece]
    /// The headings, in order.
    package let contents: [ContentsEntry]
    /// Those of the text and those met with this guide, by line.
    package let faults: [MarkdownFault]
    /// The words alone, for search and summaries: a line a block.
    package let plainText: String
    /// Where links lead, as the text writes them: `procedure:…`, `https://…`.
    package let links: [String]
    /// The names of pictures, as the text writes them.
    package let pictures: [String]

    package enum Piece: Hashable, Sendable {
        case html(String)
        case directive(MarkdownDirective)
        /// Comes first in its list item, before the words of the step.
        case step(MarkdownStep)
    }
}

/// A line of the table of contents.
package struct ContentsEntry: Hashable, Sendable {
    /// « A. », « 1. »; empty: not numbered.
    package let number: String
    package let title: String
    /// The `id` of the heading: `p-activer-la-connexion`.
    package let anchor: String
    /// 1 for a letter, 2 for a number, 3 and more below.
    package let level: Int
}

/// A list item that begins with `[ ]`: a box that the school ticks.
package struct MarkdownStep: Hashable, Sendable {
    /// The same as long as its words are, wherever the step stands in the text: `choisir-le-fichier`.
    package let key: String
    package let words: String
    /// From 1.
    package let line: Int
}
