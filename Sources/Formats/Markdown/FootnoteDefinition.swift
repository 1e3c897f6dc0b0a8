/// `[^1]: its words`, at the start of a line.
struct FootnoteDefinition {
    let label: String
    let words: ArraySlice<UInt8>

    init?(_ line: ArraySlice<UInt8>) {
        let content = line.drop { $0 == UInt8(ascii: " ") }
        guard content.startIndex - line.startIndex < 4, let (label, length) = Self.call(at: content) else {
            return nil
        }
        let rest = content.dropFirst(length)
        guard rest.first == UInt8(ascii: ":") else { return nil }
        self.label = label
        words = rest.dropFirst().trimmed
    }

    /// Whether the line defines a note, or the address of a reference.
    static func isReference(_ line: ArraySlice<UInt8>) -> Bool {
        let content = line.trimmed
        guard content.first == UInt8(ascii: "["), let end = content.firstIndex(of: UInt8(ascii: "]")) else {
            return false
        }
        return content[end...].dropFirst().first == UInt8(ascii: ":")
    }

    /// The `[^1]` that the bytes begin with, and its length.
    static func call(at bytes: some Collection<UInt8>) -> (label: String, length: Int)? {
        guard bytes.starts(with: [UInt8(ascii: "["), UInt8(ascii: "^")]) else { return nil }
        let label = bytes.dropFirst(2).prefix(41).prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
                true
            default: false
            }
        }
        guard !label.isEmpty, label.count <= 40, bytes.dropFirst(2 + label.count).first == UInt8(ascii: "]")
        else {
            return nil
        }
        return (String(decoding: label, as: UTF8.self), label.count + 3)
    }
}
