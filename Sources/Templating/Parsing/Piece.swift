// What the text of a template is cut into.

enum Piece {
    /// Never holds a line break except as its last character.
    case text([UInt8])
    case tag(Tag)
    /// Here begins a line of output: where the indentation of a partial goes.
    case lineStart
}
