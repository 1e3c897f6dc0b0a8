/// Cuts words of a text at what is ours in them: directives and calls to notes.
struct WordsAndMarks {
    enum Piece {
        case words(Range<Int>)
        case directive(name: String, argument: String)
        /// Between braces, but no directive; a condition in the wrong place is one.
        case malformed(String)
        case note(label: String, Range<Int>)
    }

    private let utf8: UnsafeBufferPointer<UInt8>
    private var place: Int
    private var mark: (piece: Piece, length: Int)?

    init(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
        self.utf8 = utf8
        place = start
    }

    mutating func next() -> Piece? {
        if let mark {
            self.mark = nil
            place += mark.length
            return mark.piece
        }
        guard place < utf8.count else { return nil }
        let start = place
        while place < utf8.count {
            let byte = utf8[place]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), let mark = mark(at: place) {
                if start == place {
                    place += mark.length
                    return mark.piece
                }
                self.mark = mark
                return .words(start..<place)
            }
            place += 1
        }
        return .words(start..<place)
    }

    private func mark(at place: Int) -> (piece: Piece, length: Int)? {
        let rest = UnsafeBufferPointer(rebasing: utf8[place...])
        if let call = FootnoteDefinition.call(at: rest) {
            return (.note(label: call.label, place..<place + call.length), call.length)
        }
        guard rest.starts(with: [0x7B, 0x7B]) else { return nil }
        let inside = rest.dropFirst(2).prefix(Self.longest).prefix { $0 != UInt8(ascii: "{") }
        guard let end = inside.firstIndex(of: UInt8(ascii: "}")), end + 1 < rest.endIndex,
            rest[end + 1] == UInt8(ascii: "}")
        else { return nil }
        return (Self.piece(inside[..<end]), end + 2)
    }

    private static let longest = 300

    private static func piece(_ inside: Slice<UnsafeBufferPointer<UInt8>>) -> Piece {
        let colon = inside.firstIndex(of: UInt8(ascii: ":")) ?? inside.endIndex
        let name = Folding.fold(String(decoding: inside[..<colon], as: UTF8.self))
        let argument = String(decoding: inside[colon...].dropFirst().trimmed, as: UTF8.self)
        let isName =
            !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        return isName && !["si", "sinon", "fin"].contains(name)
            ? .directive(name: name, argument: argument)
            : .malformed(String(decoding: inside, as: UTF8.self))
    }
}
