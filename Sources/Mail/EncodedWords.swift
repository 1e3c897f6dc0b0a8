/// Words of a header that are more than plain ASCII (RFC 2047, the « Q » encoding in UTF-8).
enum EncodedWords {
    private static let opening = "=?utf-8?Q?"
    private static let closing = "?="
    /// RFC 2047, 2: an encoded word has 75 characters at most, a line that holds one 76.
    private static let longest = 75
    /// Room for the name of the longest field that has words, « Subject: ».
    private static let name = 10

    /// Text as it stands in a field, on as many lines as it needs. No control character survives, so that no text can
    /// begin another field.
    ///
    /// - Parameter isPhrase: the text is the name of a mailbox, where only atoms stand bare (RFC 5322, 3.2.5).
    static func field(_ text: String, isPhrase: Bool = false) -> String {
        let line = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
        return isBare(line, isPhrase) ? line : encoded(line)
    }

    private static func isBare(_ text: String, _ isPhrase: Bool) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= longest - name, bytes.first != 0x20, bytes.last != 0x20 else { return false }
        let isPlain = bytes.allSatisfy { byte in
            byte == 0x20 || (isPhrase ? byte.isAtomText : (0x21...0x7E).contains(byte))
        }
        return isPlain && !bytes.contains(UInt8(ascii: "=")) && !text.contains("  ")
    }

    /// A scalar is never cut: each encoded word is text by itself (RFC 2047, 5).
    private static func encoded(_ text: String) -> String {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            let code = code(of: scalar)
            let room = longest - opening.utf8.count - closing.utf8.count - (words.isEmpty ? name : 0)
            if word.utf8.count + code.utf8.count > room {
                words.append(opening + word + closing)
                word = ""
            }
            word += code
        }
        words.append(opening + word + closing)
        // The line break between two encoded words is no part of the text.
        return words.joined(separator: "\r\n ")
    }

    /// The strictest set of section 5 (3), which serves in a phrase as well.
    private static func code(of scalar: Unicode.Scalar) -> String {
        String(scalar).utf8.map { byte in
            if byte == 0x20 { return "_" }
            if byte.isAlphanumeric || "!*+-/".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
            return "=" + byte.twoHexDigits
        }.joined()
    }
}

extension Unicode.Scalar {
    /// Line separators as well: some programs end a line there.
    fileprivate var isControl: Bool {
        properties.generalCategory == .control || value == 0x2028 || value == 0x2029
    }
}

extension UInt8 {
    /// RFC 2045, 6.7 (1): upper case.
    var twoHexDigits: String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        return String(Character(digits[Int(self >> 4)])) + String(Character(digits[Int(self & 15)]))
    }
}
