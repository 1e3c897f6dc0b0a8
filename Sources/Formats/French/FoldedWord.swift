/// One word of a text, folded, and where it stands in the text.
package struct FoldedWord: Sendable, Equatable {
    /// « elegance »; up to 15 bytes it costs no allocation.
    package let folded: String
    /// UTF-8 offsets in the original text, for a highlighter.
    package let range: Range<Int>
    /// The `l'` of « l'élégance »: part of the text, but not of what is searched.
    package let isElision: Bool

    package init(folded: String, range: Range<Int>, isElision: Bool = false) {
        self.folded = folded
        self.range = range
        self.isElision = isElision
    }
}
