/// International Standard Serial Number (ISO 3297): seven digits and a check character.
package struct ISSN: Sendable, Hashable {
    /// Eight characters without the hyphen.
    package let digits: String

    /// With or without its hyphen; nil when the check character is wrong.
    package init?(_ text: String) {
        let bytes = Array(Self.characters(of: text))
        guard bytes.count == 8, let issn = ISSN(body: Array(bytes[..<7])), issn.digits.utf8.last == bytes[7]
        else { return nil }
        self = issn
    }

    init?(body: [UInt8]) {
        guard body.count == 7, body.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let sum = body.enumerated().reduce(0) { $0 + (8 - $1.offset) * Int($1.element - 0x30) }
        let check = (11 - sum % 11) % 11
        digits = String(
            decoding: body + [check == 10 ? UInt8(ascii: "X") : UInt8(check) + 0x30], as: UTF8.self)
    }

    package var hyphenated: String { digits.prefix(4) + "-" + digits.suffix(4) }

    /// `0768-3138`, valid or not; characters only where there are not eight of them.
    package static func normalized(_ text: String) -> String {
        let bytes = characters(of: text)
        let all = String(decoding: bytes, as: UTF8.self)
        return bytes.count == 8 ? all.prefix(4) + "-" + all.suffix(4) : all
    }

    private static func characters(of text: String) -> [UInt8] {
        var kept: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: kept.append(byte)
            case UInt8(ascii: "X"), UInt8(ascii: "x"): if kept.count == 7 { kept.append(UInt8(ascii: "X")) }
            default: break
            }
        }
        return kept
    }
}
