// Markup that may enter a page as it is.

/// Trusted markup: the only type that `{{{ }}}` writes, and written by nothing else.
package struct HTML: Sendable, Hashable {
    package let markup: String

    /// For makers of trusted markup only: what is given here reaches the browser unchanged.
    package init(markup: String) {
        self.markup = markup
    }

    /// Text that must be shown as the reader typed it.
    package init(escaping text: String) {
        var output = Output(capacity: text.utf8.count)
        output.append(escaping: text)
        markup = output.text()
    }
}
