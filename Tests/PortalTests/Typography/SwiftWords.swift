// The words in quotes of a Swift file, as they will be read: escapes are undone, and what is interpolated is one sign.

/// Walks once through a source, without a regular expression: quotes, interpolations and comments nest.
struct SwiftWords {
    /// Each text between quotes, with the number of its line.
    private(set) var texts: [(line: Int, text: String)] = []
    private let source: [Unicode.Scalar]
    private var position = 0
    private var line = 1

    /// Stands for what is interpolated.
    static let placeholder: Unicode.Scalar = "\u{FFFC}"

    init(_ source: String) {
        self.source = Array(source.unicodeScalars)
        readCode()
    }

    private func isHere(_ text: String, after offset: Int = 0) -> Bool {
        let wanted = Array(text.unicodeScalars)
        let start = position + offset
        return start + wanted.count <= source.count
            && source[start..<start + wanted.count].elementsEqual(wanted)
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where position < source.count {
            if source[position] == "\n" { line += 1 }
            position += 1
        }
    }

    /// Up to the end, or to the parenthesis that ends an interpolation.
    private mutating func readCode() {
        var depth = 0
        while position < source.count {
            if isHere("//") {
                while position < source.count, source[position] != "\n" { advance() }
            } else if isHere("(") {
                depth += 1
                advance()
            } else if isHere(")") {
                if depth == 0 { return }
                depth -= 1
                advance()
            } else if isHere("\"") || isHere("#\"") || isHere("##\"") {
                readQuote()
            } else {
                advance()
            }
        }
    }

    private mutating func readQuote() {
        let start = line
        var hashes = ""
        while isHere("#") {
            hashes += "#"
            advance()
        }
        let quote = isHere("\"\"\"") ? "\"\"\"" : "\""
        advance(quote.count)
        let (end, escape) = (quote + hashes, "\\" + hashes)
        var text = String.UnicodeScalarView()
        while position < source.count, !isHere(end) {
            if isHere(escape + "(") {
                advance(escape.count + 1)
                readCode()
                advance()
                text.append(Self.placeholder)
            } else if isHere(escape + "u{") {
                advance(escape.count + 2)
                var digits = ""
                while position < source.count, source[position] != "}" {
                    digits.unicodeScalars.append(source[position])
                    advance()
                }
                advance()
                if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) { text.append(scalar) }
            } else if isHere(escape) {
                advance(escape.count)
                if isHere("n") { text.append("\n") } else if isHere("\"") { text.append("\"") }
                advance()
            } else {
                text.append(source[position])
                advance()
            }
        }
        advance(end.count)
        texts.append((start, String(text)))
    }
}
