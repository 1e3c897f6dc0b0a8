/// A text cut in lines, in bytes that XML accepts.
struct MarkdownLines: Sendable {
    struct Line: Sendable {
        /// In the text as it was written, from 1.
        let number: Int
        let range: Range<Int>
    }

    var bytes: [UInt8] = []
    var lines: [Line] = []

    init() {}

    init(_ text: String) {
        bytes = Self.permitted(text)
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
                index += 1
                continue
            }
            lines.append(Line(number: lines.count + 1, range: start..<index))
            if byte == UInt8(ascii: "\r"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") {
                index += 1
            }
            index += 1
            start = index
        }
        if start < bytes.count { lines.append(Line(number: lines.count + 1, range: start..<bytes.count)) }
    }

    /// Appends a line that does not come from the text as it is.
    mutating func append(_ words: some Sequence<UInt8>, number: Int) {
        let start = bytes.count
        bytes.append(contentsOf: words)
        lines.append(Line(number: number, range: start..<bytes.count))
    }

    /// Without a byte order mark, the characters that XML 1.0 (§2.2) refuses, and the noncharacters that mark our
    /// own places in a text: no one types them.
    private static func permitted(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { utf8 in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(utf8.count)
            var start = 0
            func keep(upTo end: Int, skipping count: Int) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<end]))
                start = end + count
            }
            if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
            for place in start..<max(start, utf8.count) {
                switch utf8[place] {
                case 0x09, 0x0A, 0x0D, 0x20..<0xEF: continue
                case 0..<0x20: keep(upTo: place, skipping: 1)
                case 0xEF:
                    guard place + 2 < utf8.count else { continue }
                    // U+FFFE and U+FFFF; U+FDD0 to U+FDEF.
                    let isRefused =
                        utf8[place + 1] == 0xBF && utf8[place + 2] >= 0xBE
                        || utf8[place + 1] == 0xB7 && (0x90...0xAF).contains(utf8[place + 2])
                    if isRefused { keep(upTo: place, skipping: 3) }
                default: continue
                }
            }
            if start < utf8.count { keep(upTo: utf8.count, skipping: 0) }
            return bytes
        }
    }
}

extension Sequence<UInt8> {
    var isBlank: Bool { allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
}

extension BidirectionalCollection<UInt8> {
    /// Without the spaces and tabs around.
    var trimmed: SubSequence {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var slice = drop(while: isSpace)
        while let last = slice.last, isSpace(last) { slice = slice.dropLast() }
        return slice
    }
}
