// The kinds of value that a template can meet.

enum Shape {
    case text, markup, truth
    case part(ObjectIdentifier)
    case list(any Container.Type, of: Element)
    case optional(any Container.Type, of: Element)

    enum Element {
        case text, markup
        case part(ObjectIdentifier)
    }

    /// As it is called in messages.
    var description: String {
        switch self {
        case .text: "a String"
        case .markup: "an HTML"
        case .truth: "a Bool"
        case .part: "a struct"
        case .list: "a list"
        case .optional: "an optional"
        }
    }
}
