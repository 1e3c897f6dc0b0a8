/// `{{etat:interconnexion}}`, `{{bouton:emprunteurs}}`: what the place where the text is shown puts there.
package struct MarkdownDirective: Hashable, Sendable {
    /// `etat`, `bouton`…, in lower case.
    package let name: String
    /// `interconnexion`; empty where there is none.
    package let argument: String
    /// Whether only directives stand in its paragraph: its answer may then be a block; otherwise it is in the
    /// middle of a sentence, and only words, links and buttons may answer.
    package let isAlone: Bool

    package init(name: String, argument: String, isAlone: Bool) {
        self.name = name
        self.argument = argument
        self.isAlone = isAlone
    }
}
