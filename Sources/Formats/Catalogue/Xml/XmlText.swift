/// XML being written.
struct XmlText {
    private(set) var bytes: [UInt8] = []
    private let encoding: MemoNoticesWriter.Encoding

    init(_ encoding: MemoNoticesWriter.Encoding = .utf8) {
        self.encoding = encoding
    }

    mutating func open(_ name: String) { markup("<" + name + ">") }
    mutating func close(_ name: String) { markup("</" + name + ">") }
    mutating func newLine() { bytes.append(0x0A) }
    mutating func indent(_ depth: Int) { bytes += repeatElement(0x20, count: 2 * depth) }

    mutating func markup(_ text: String) {
        bytes += text.utf8
    }

    /// Text, or the value of an attribute. Characters that XML 1.0 (§2.2) has no way to write are left out; those that
    /// the encoding lacks are written by their number.
    mutating func write(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "\t", "\n", " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case "\r": bytes += "&#13;".utf8
            case "\u{7F}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": write(beyondASCII: scalar)
            default: break
            }
        }
    }

    private mutating func write(beyondASCII scalar: Unicode.Scalar) {
        if encoding == .utf8 {
            bytes += Unicode.UTF8.encode(scalar) ?? .init()
        } else if let byte = Self.windows1252[scalar.value] {
            bytes.append(byte)
        } else {
            bytes += "&#\(scalar.value);".utf8
        }
    }

    private static let windows1252: [UInt32: UInt8] = {
        var bytes: [UInt32: UInt8] = [:]
        for (place, scalar) in EightBitSet.windows1252.table.enumerated() where scalar >= 0xA0 {
            bytes[scalar] = UInt8(truncatingIfNeeded: 0x80 + place)
        }
        return bytes
    }()
}
