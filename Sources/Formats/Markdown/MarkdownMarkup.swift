/// Bytes of HTML that are also XML, as they are written.
struct MarkdownMarkup {
    private(set) var bytes: [UInt8] = []
    /// Of everything written, what was taken away included.
    private var isAtLineStart = true

    mutating func raw(_ markup: StaticString) {
        let buffer = UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount)
        bytes.append(contentsOf: buffer)
        if let last = buffer.last { isAtLineStart = last == UInt8(ascii: "\n") }
    }

    /// A new line, unless the last one has just begun.
    mutating func newLine() {
        if !isAtLineStart { raw("\n") }
    }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0) }
    }

    /// Words, in an element or in an attribute between double quotes. The characters that XML refuses (a character
    /// reference can ask for any) are left out.
    mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard let last = utf8.last else { return }
        isAtLineStart = last == UInt8(ascii: "\n")
        var start = 0
        for place in 0..<utf8.count {
            let replacement: StaticString
            var length = 1
            switch utf8[place] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case 0x09, 0x0A, 0x0D, 0x20..<0xEF: continue
            case 0..<0x20: replacement = ""
            case 0xEF:
                guard place + 2 < utf8.count, utf8[place + 1] == 0xBF, utf8[place + 2] >= 0xBE else {
                    continue
                }
                replacement = ""
                length = 3
            default: continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
            bytes.append(
                contentsOf: UnsafeBufferPointer(
                    start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
            start = place + length
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }

    /// An address in an attribute, as libcmark writes it: what no address holds is percent-encoded.
    mutating func address(_ utf8: some Sequence<UInt8>) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "'"): raw("&#x27;")
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."),
                UInt8(ascii: "+"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "?"),
                UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "$"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(Self.digit(byte >> 4))
                bytes.append(Self.digit(byte & 15))
            }
        }
        isAtLineStart = false
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// What was written since the last time.
    mutating func take() -> String? {
        guard !bytes.isEmpty else { return nil }
        defer { bytes.removeAll(keepingCapacity: true) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
