/// Something wrong in a text, and its line. Nothing of it is unsafe to show: it is for who edits.
package struct MarkdownFault: Hashable, Sendable {
    /// From 1, in the text as it was written, front matter included.
    package let line: Int
    package let kind: Kind

    package init(line: Int, kind: Kind) {
        self.line = line
        self.kind = kind
    }

    package enum Kind: Hashable, Sendable {
        /// The text is not shown at all: more than `MarkdownText.mostBytes`.
        case tooLong(bytes: Int)
        /// The text is not shown at all: so many references or brackets that reading it would take minutes.
        case tooIntricate
        /// Lists, quotes or emphasis inside one another, more than anyone reads: the deepest are flattened.
        case tooDeep

        /// Front matter without its second `---`: read as text.
        case frontMatterWithoutEnd
        /// A line of front matter that is not `clef: valeur`.
        case frontMatterLine(String)
        case unknownKey(String)
        case repeatedKey(String)
        /// A date that is not 2026-11-21, an order that is not a number…
        case frontMatterValue(key: String, value: String)

        /// `{{si …}}` whose comparison cannot be read.
        case malformedCondition(String)
        /// The guide does not know it: neither its text nor that of its `{{sinon}}` is shown.
        case unknownCondition(MarkdownCondition)
        /// `{{si …}}` without `{{fin}}`: it goes to the end of the text.
        case conditionWithoutEnd
        case endWithoutCondition
        /// `{{sinon}}` outside a condition, or a second one.
        case otherwiseWithoutCondition

        case malformedDirective(String)
        case unknownDirective(MarkdownDirective)
        /// In a link, a heading or a legend.
        case misplacedDirective(MarkdownDirective)

        case unsafeLink(String)
        case deadLink(String)
        /// A link to a heading of this text that is not there.
        case deadAnchor(String)
        /// A link without words or without address.
        case emptyLink

        case missingPicture(String)
        case pictureWithoutAlternative(String)

        /// `[^1]` whose text is nowhere.
        case missingFootnote(String)
        case repeatedFootnote(String)
        /// `> [!TRUC]`: shown as a quote.
        case unknownCallOut(String)
        /// HTML is left out; its words stay where they can.
        case rawHTML
    }
}
