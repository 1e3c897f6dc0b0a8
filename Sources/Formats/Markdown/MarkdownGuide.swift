/// What a text asks of the place where it is shown.
package protocol MarkdownGuide {
    /// Nil: a condition that nobody knows, shown to the editor as a fault, and its text to nobody.
    func holds(_ condition: MarkdownCondition) -> Bool?
    /// Whether the place answers the directive where it stands.
    func knows(_ directive: MarkdownDirective) -> Bool
    /// Where a link of the text leads: `procedure:activer-la-connexion`, `page:chercher`, `/recherche?q=…`,
    /// `https://…`. Nil: nowhere; its words are shown without a link, and it is a fault. Links to a heading of the
    /// same text (`#titre`) and dangerous ones (`javascript:`, `data:`…) are not asked for.
    func address(of link: String) -> String?
    /// A picture named in the text; nil: missing, a fault, and its alternative text is shown.
    func picture(_ name: String) -> MarkdownPicture?
}

/// Where a picture is, and its size, so that nothing jumps when it arrives.
package struct MarkdownPicture: Hashable, Sendable {
    package let address: String
    package let width: Int?
    package let height: Int?

    package init(address: String, width: Int? = nil, height: Int? = nil) {
        self.address = address
        self.width = width
        self.height = height
    }
}
