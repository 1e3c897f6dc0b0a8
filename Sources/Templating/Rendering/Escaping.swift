// Text becomes markup that shows that text, whatever it holds.

extension Output {
    @inline(__always)
    mutating func append(_ markup: borrowing HTML) {
        append(unescaped: markup.markup)
    }

    /// Works byte by byte: every character with a meaning in HTML is one byte of UTF-8, whatever combining scalars
    /// come after it (`"` + U+0301 is one `Character`, and still ends an attribute).
    @inline(__always)
    mutating func append(escaping text: String) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaping: $0) }
        if done == nil { append(escapingSlowly: text) }
    }

    private mutating func append(unescaped text: String) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
        guard done == nil else { return }
        Array(text.utf8).withUnsafeBufferPointer { append($0) }
    }

    @inline(never)
    private mutating func append(escapingSlowly text: String) {
        Array(text.utf8).withUnsafeBufferPointer { append(escaping: $0) }
    }

    private mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        var index = 0
        while true {
            index = Escape.nextSuspect(in: bytes, from: index)
            guard index < bytes.count else { break }
            let (length, replacement) = Escape.replacement(at: index, in: bytes)
            guard length > 0 else {
                index += 1
                continue
            }
            append(UnsafeBufferPointer(rebasing: bytes[runStart..<index]))
            replacement.withUTF8Buffer { append($0) }
            index += length
            runStart = index
        }
        append(UnsafeBufferPointer(rebasing: bytes[runStart...]))
    }
}

/// What must not reach a page as it is.
private enum Escape {
    /// The first byte that may need replacing; the count when there is none.
    @inline(__always)
    static func nextSuspect(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 16 <= bytes.count {
            let block = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            guard !hasSuspect(block) else { break }
            index += 16
        }
        while index < bytes.count, !isSuspect(bytes[index]) { index += 1 }
        return index
    }

    /// Nearly all text of a page passes here, sixteen bytes at a time.
    @inline(__always)
    private static func hasSuspect(_ block: SIMD16<UInt8>) -> Bool {
        let found =
            (block .< 0x20) .| (block .== UInt8(ascii: "&")) .| (block .== UInt8(ascii: "<"))
            .| (block .== UInt8(ascii: ">")) .| (block .== UInt8(ascii: "\"")) .| (block .== UInt8(ascii: "'"))
            .| (block .== 0xEF)
        return any(found)
    }

    @inline(__always)
    private static func isSuspect(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), 0xEF:
            true
        default: false
        }
    }

    /// How many bytes to replace (none: the byte is innocent) and by what.
    ///
    /// XML 1.0 §2.2 allows no C0 control but tab, line feed and carriage return, and neither U+FFFE nor U+FFFF; they
    /// are dropped, since no reference may stand for them either.
    static func replacement(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (Int, StaticString) {
        switch bytes[index] {
        case UInt8(ascii: "&"): (1, "&amp;")
        case UInt8(ascii: "<"): (1, "&lt;")
        case UInt8(ascii: ">"): (1, "&gt;")
        case UInt8(ascii: "\""): (1, "&quot;")
        case UInt8(ascii: "'"): (1, "&#39;")
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): (0, "")
        case 0xEF:
            index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE ? (3, "") : (0, "")
        default: (1, "")
        }
    }
}
