// The text of a template, cut into tags and lines.

struct Scanner {
    private let file: String
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1
    private var open: [Tag.Kind] = []
    private(set) var pieces: [Piece] = []
    private(set) var errors: [TemplateError] = []

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        scan()
    }

    private mutating func scan() {
        var text: [UInt8] = []
        while offset < bytes.count {
            if braces(2, at: offset, .leftBrace) {
                flush(&text)
                scanTag()
                continue
            }
            text.append(bytes[offset])
            let endsLine = bytes[offset] == .lineFeed
            advance(by: 1)
            if endsLine { flush(&text) }
        }
        flush(&text)
    }

    private mutating func flush(_ text: inout [UInt8]) {
        guard !text.isEmpty else { return }
        pieces.append(.text(text))
        text.removeAll()
    }

    private mutating func scanTag() {
        let position = Position(file: file, line: line, column: column)
        let isTriple = braces(3, at: offset, .leftBrace)
        let width = isTriple ? 3 : 2
        let start = offset + width
        var end = start
        while end < bytes.count, !braces(width, at: end, .rightBrace) { end += 1 }
        guard end < bytes.count else {
            let missing = isTriple ? "}}}" : "}}"
            errors.append(TemplateError(at: position, "this tag is never closed: \(missing) is missing"))
            advance(by: bytes.count - offset)
            return
        }
        let inside = bytes[start..<end]
        if let tag = tag(inside, isTriple: isTriple, at: position) { pieces.append(.tag(tag)) }
        advance(by: end + width - offset)
    }

    private mutating func tag(_ inside: ArraySlice<UInt8>, isTriple: Bool, at position: Position) -> Tag? {
        if isTriple { return named(.raw, inside, at: position) }
        let rest = inside.dropFirst()
        switch inside.first {
        case UInt8(ascii: "!"): return Tag(kind: .comment, name: "", position: position)
        case UInt8(ascii: "&"): return named(.raw, rest, at: position)
        case UInt8(ascii: "#"): return opening(.section, rest, at: position)
        case UInt8(ascii: "^"): return opening(.inverted, rest, at: position)
        case UInt8(ascii: "<"): return opening(.parent, rest, at: position)
        case UInt8(ascii: "$"): return opening(.block, rest, at: position)
        case UInt8(ascii: ">"): return named(.partial, rest, at: position)
        case UInt8(ascii: "/"): return named(.close(open.popLast()), rest, at: position)
        case UInt8(ascii: "="):
            errors.append(
                TemplateError(at: position, "delimiters are always {{ and }}: {{= =}} is not supported"))
            return nil
        default: return named(.variable, inside, at: position)
        }
    }

    private mutating func opening(_ kind: Tag.Kind, _ name: ArraySlice<UInt8>, at position: Position) -> Tag?
    {
        open.append(kind)
        return named(kind, name, at: position)
    }

    private mutating func named(_ kind: Tag.Kind, _ bytes: ArraySlice<UInt8>, at position: Position) -> Tag? {
        let name = String(decoding: bytes.trimmingBlanks(), as: UTF8.self)
        let tag = Tag(kind: kind, name: name, position: position)
        if !tag.hasSoundName {
            errors.append(TemplateError(at: position, key: tag.written, "this is not a name"))
        }
        return tag
    }

    private func braces(_ count: Int, at start: Int, _ brace: UInt8) -> Bool {
        start + count <= bytes.count && bytes[start..<(start + count)].allSatisfy { $0 == brace }
    }

    private mutating func advance(by count: Int) {
        for byte in bytes[offset..<(offset + count)] {
            if byte == .lineFeed {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                column += 1
            }
        }
        offset += count
    }
}

extension ArraySlice<UInt8> {
    fileprivate func trimmingBlanks() -> ArraySlice<UInt8> {
        let start = drop(while: \.isBlank)
        guard let last = start.lastIndex(where: { !$0.isBlank }) else { return start.prefix(0) }
        return start[...last]
    }
}
