/// A text cut in lines or in words, each with a number that is the same for the same words.
struct TextPieces {
    private var numbers: [Substring: Int] = [:]

    mutating func numbers(of pieces: [Substring]) -> [Int] {
        pieces.map { piece in
            if let number = numbers[piece] { return number }
            numbers[piece] = numbers.count
            return numbers.count - 1
        }
    }

    /// Whatever ends them: CR LF, LF or CR. A text that ends with one has an empty line last.
    static func lines(of text: String) -> [Substring] {
        let text = text.utf8.contains(0x0D) ? unixLines(text) : text
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init)
    }

    private static func unixLines(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var last: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0A, last == 0x0D {
                last = byte
                continue
            }
            bytes.append(byte == 0x0D ? 0x0A : byte)
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Words, spaces, and each other sign alone; together they are the line again.
    static func words(of line: Substring) -> [Substring] {
        let scalars = line.unicodeScalars
        var words: [Substring] = []
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let kind = kind(of: scalars[start])
            var end = scalars.index(after: start)
            while kind != .sign, end < scalars.endIndex, self.kind(of: scalars[end]) == kind {
                end = scalars.index(after: end)
            }
            words.append(line[start..<end])
            start = end
        }
        return words
    }

    private enum Kind {
        case letters, spaces, sign
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend {
            return .letters
        }
        return properties.isWhitespace ? .spaces : .sign
    }
}
