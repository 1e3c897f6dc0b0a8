// A template as a tree.

enum Node {
    case text([UInt8])
    case lineStart
    case variable(Key, isRaw: Bool)
    case section(Key, isInverted: Bool, body: [Node])
    case partial(Inclusion)
    case parent(Inclusion, arguments: [Block])
    case block(Block)
}

/// A dotted name and where it is written.
struct Key {
    /// Empty for `{{.}}`.
    let path: [String]
    /// With its braces, for messages.
    let written: String
    let position: Position
}

/// A template that another one includes.
struct Inclusion {
    let template: String
    /// Nil unless the tag is alone on its line.
    let indentation: [UInt8]?
    let written: String
    let position: Position
}

/// Content with a name: a default in a layout, a replacement in what uses the layout.
struct Block {
    let name: String
    let body: [Node]
    let position: Position
}

struct Template {
    let nodes: [Node]
}
