import Formats

/// Cuts the text of a search where its signs say: blanks, quotation marks, `champ:`, `-`, parentheses after a field.
struct QuestionScanner {
    let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position >= bytes.count }

    func text(of token: Token) -> String {
        String(decoding: bytes[token.range], as: UTF8.self)
    }

    struct Token {
        var isExcluded = false
        var field: SearchField?
        var isQuoted = false
        /// `titre:(petit prince)`: all the words in the field.
        var isGroup = false
        var range: Range<Int>
    }

    mutating func next() -> Token? {
        while position < bytes.count, isBlank(position) { position += 1 }
        guard position < bytes.count else { return nil }
        var token = Token(range: position..<position)
        if bytes[position] == UInt8(ascii: "-"), position + 1 < bytes.count, !isBlank(position + 1),
            bytes[position + 1] != UInt8(ascii: "-")
        {
            token.isExcluded = true
            position += 1
        }
        token.field = fieldName()
        if let field = token.field, field != .year, position + 1 < bytes.count,
            bytes[position] == UInt8(ascii: "-"), !isBlank(position + 1)
        {
            token.isExcluded.toggle()
            position += 1
        }
        if let quote = quote(at: position) {
            token.isQuoted = true
            position += quote.length
            let start = position
            while position < bytes.count, closing(quote, at: position) == 0 { position += 1 }
            token.range = start..<position
            if position < bytes.count { position += closing(quote, at: position) }
            return token
        }
        if token.field != nil, position < bytes.count, bytes[position] == UInt8(ascii: "(") {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
            token.isGroup = true
            token.range = (position + 1)..<end
            position = min(end + 1, bytes.count)
            return token
        }
        let start = position
        while position < bytes.count, !isBlank(position), quote(at: position) == nil { position += 1 }
        token.range = start..<position
        return token
    }

    /// « auteur: » before a word: the name of a field that is followed at once by what is asked.
    private mutating func fieldName() -> SearchField? {
        var end = position
        while end < bytes.count, bytes[end] >= 0x41, end - position < 16 { end += 1 }
        guard end > position, end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"), !isBlank(end + 1) else {
            return nil
        }
        guard let field = SearchField(name: Substring(decoding: bytes[position..<end], as: UTF8.self)) else {
            return nil
        }
        position = end + 1
        return field
    }

    /// Blanks of ASCII and the no-break ones.
    private func isBlank(_ place: Int) -> Bool {
        switch bytes[place] {
        case ...0x20: true
        case 0xC2: place + 1 < bytes.count && bytes[place + 1] == 0xA0
        case 0xA0: place > 0 && bytes[place - 1] == 0xC2
        case 0xE2: place + 2 < bytes.count && bytes[place + 1] == 0x80 && bytes[place + 2] == 0xAF
        case 0xAF: place > 1 && bytes[place - 1] == 0x80 && bytes[place - 2] == 0xE2
        case 0x80:
            place > 0 && bytes[place - 1] == 0xE2 && place + 1 < bytes.count && bytes[place + 1] == 0xAF
        default: false
        }
    }

    private struct Quote {
        let length: Int
        let closing: [UInt8]
    }

    private func quote(at place: Int) -> Quote? {
        for (open, close) in [("\"", "\""), ("«", "»"), ("“", "”")]
        where place < bytes.count && bytes[place...].starts(with: open.utf8) {
            return Quote(length: open.utf8.count, closing: Array(close.utf8))
        }
        return nil
    }

    private func closing(_ quote: Quote, at place: Int) -> Int {
        bytes[place...].starts(with: quote.closing) ? quote.closing.count : 0
    }
}
