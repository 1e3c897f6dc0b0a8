/// European Article Number (EAN-13, GTIN): the bar code of a document; books and periodicals have theirs inside.
package struct EAN: Sendable, Hashable {
    package let digits: String

    /// Nil when there are not 13 digits or the check digit is wrong.
    package init?(_ text: String) {
        let bytes = Array(Self.normalized(text).utf8)
        guard bytes.count == 13, let check = Self.checkDigit(bytes), check == bytes[12] else { return nil }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    package var isbn: ISBN? { ISBN(digits) }

    /// 977, seven digits of the ISSN, two of the price, the check digit.
    package var issn: ISSN? {
        guard digits.hasPrefix("977") else { return nil }
        return ISSN(body: Array(digits.utf8.dropFirst(3).prefix(7)))
    }

    /// Digits only, valid or not.
    package static func normalized(_ text: String) -> String {
        String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
    }

    /// The thirteenth digit: weights 1 and 3 in turn, a multiple of 10.
    static func checkDigit(_ bytes: [UInt8]) -> UInt8? {
        guard bytes.count >= 12, bytes[..<12].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let sum = bytes[..<12].enumerated().reduce(0) { sum, digit in
            sum + Int(digit.element - 0x30) * (digit.offset.isMultiple(of: 2) ? 1 : 3)
        }
        return UInt8((10 - sum % 10) % 10) + 0x30
    }
}
