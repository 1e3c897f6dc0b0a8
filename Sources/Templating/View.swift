// What a template may be given: structs of words, made by Swift and inert afterwards.

/// A struct of stored `let`s that a template can read: `String`, `HTML`, `Bool`, other parts, and arrays or
/// optionals of `String`, `HTML` or parts. Any other stored property is an error at start-up.
package protocol ViewPart: Sendable {}

/// What one page shows, and the template that shows it.
package protocol View: ViewPart {
    /// The template's place under the folder of templates, without its extension: `reading/results`.
    static var template: String { get }
    /// Values that the tests render: none, one, many, very long, hostile.
    static var examples: [Self] { get }
}
