/// International Standard Book Number (ISO 2108): 10 or 13 characters, always kept as 13.
package struct ISBN: Sendable, Hashable {
    /// The 13 digits.
    package let digits: String

    /// From either form, with or without hyphens; nil when the check digit is wrong.
    package init?(_ text: String) {
        let bytes = Array(Self.normalized(text).utf8)
        switch bytes.count {
        case 10:
            guard let check = Self.checkDigit10(bytes), check == bytes[9] else { return nil }
            let body = Array("978".utf8) + bytes[..<9]
            guard let check = EAN.checkDigit(body) else { return nil }
            digits = String(decoding: body + [check], as: UTF8.self)
        case 13:
            guard bytes.starts(with: "978".utf8) || bytes.starts(with: "979".utf8),
                let check = EAN.checkDigit(bytes), check == bytes[12]
            else { return nil }
            digits = String(decoding: bytes, as: UTF8.self)
        default: return nil
        }
    }

    /// The old form, which 979 numbers do not have.
    package var isbn10: String? {
        guard digits.hasPrefix("978") else { return nil }
        let body = Array(digits.utf8.dropFirst(3).prefix(9))
        guard let check = Self.checkDigit10(body) else { return nil }
        return String(decoding: body + [check], as: UTF8.self)
    }

    /// Digits and a final X only, valid or not: hyphens, blanks and words around are left out.
    package static func normalized(_ text: String) -> String {
        var kept: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: kept.append(byte)
            case UInt8(ascii: "X"), UInt8(ascii: "x"): if kept.count == 9 { kept.append(UInt8(ascii: "X")) }
            default: break
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The number that opens « 2877235475 (v. 1) ».
    static func leading(_ text: String) -> String {
        let number = text.utf8.prefix { byte in
            switch byte {
            case 0x30...0x39, UInt8(ascii: "X"), UInt8(ascii: "x"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return normalized(String(decoding: number, as: UTF8.self))
    }

    /// The tenth character: the weighted sum of all ten is a multiple of 11.
    private static func checkDigit10(_ bytes: [UInt8]) -> UInt8? {
        guard bytes.count >= 9, bytes[..<9].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let sum = bytes[..<9].enumerated().reduce(0) { $0 + (10 - $1.offset) * Int($1.element - 0x30) }
        let check = (11 - sum % 11) % 11
        return check == 10 ? UInt8(ascii: "X") : UInt8(check) + 0x30
    }
}
