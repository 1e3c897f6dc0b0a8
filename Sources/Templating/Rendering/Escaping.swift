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
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= raw.count, !hasSuspect(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
            index += 8
        }
        while index < bytes.count, !isSuspect(bytes[index]) { index += 1 }
        return index
    }

    /// Looks at eight bytes in a few additions: nearly all text of a page passes here.
    ///
    /// The highest bit of a byte of `(x − n) & ~x` is set if it is smaller than `n` (with `n` = 1: if it is zero). A
    /// borrow may set that of the next byte too, which then turns out to be innocent.
    @inline(__always)
    private static func hasSuspect(_ eight: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func below(_ limit: UInt64, _ bytes: UInt64) -> UInt64 { (bytes &- ones &* limit) & ~bytes }
        func equal(_ value: UInt64, _ bytes: UInt64) -> UInt64 { below(1, bytes ^ (ones &* value)) }
        let found =
            below(0x20, eight)
            | equal(0x26, eight | (ones &* 0x04))  // " and & differ by this bit only
            | equal(0x27, eight)  // '
            | equal(0x3E, eight | (ones &* 0x02))  // < and >, likewise
            | equal(0xEF, eight)
        return found & (ones &* 0x80) != 0
    }

    @inline(__always)
    private static func isSuspect(_ byte: UInt8) -> Bool {
        let suspects: UInt64 = 0x5000_00C4_FFFF_FFFF  // the controls, " & ' < and >, a bit each
        return byte < 64 ? suspects &>> UInt64(byte) & 1 != 0 : byte == 0xEF
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
            index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
                ? (3, "") : (0, "")
        default: (1, "")
        }
    }
}
