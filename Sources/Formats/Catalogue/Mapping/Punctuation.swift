/// What cataloguers add around the words: ISBD marks, non-sorting marks, stray blanks.
enum Punctuation {
    /// Trimmed, blanks collapsed, without control characters and non-sorting marks
    /// (NSB and NSE of ISO 6630: U+0088/U+0089 and U+0098/U+009C; « ¬ » of some exports).
    static func tidy(_ text: String) -> String {
        var text = text
        let isTidy = text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            guard first > 0x20, last > 0x20, first != 0xC2, last != 0xA0 else { return false }
            var previous: UInt8 = 0
            for byte in bytes {
                if byte <= 0x20, byte != 0x20 || previous == 0x20 { return false }
                if byte == 0x7F || (previous == 0xC2 && (byte < 0xA0 || byte == 0xAC)) { return false }
                previous = byte
            }
            return true
        }
        return isTidy ? text : rewritten(text)
    }

    private static func rewritten(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        var blankIsDue = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20:
                blankIsDue = !output.isEmpty
            case 0xA0 where output.isEmpty || blankIsDue:
                continue
            case 0x00...0x1F, 0x7F...0x9F, 0xAC, 0xFFFE, 0xFFFF:
                continue
            default:
                if blankIsDue { output.append(" ") }
                blankIsDue = false
                output.append(scalar)
            }
        }
        if output.last == "\u{A0}" { output.removeLast() }
        return String(output)
    }

    /// Without the ISBD marks that lead to the next element: `Paris :`, `191 p. ;`, `Titre /`.
    static func withoutISBD(_ text: String) -> String {
        trimmed(text) { byte, isApart in
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: ","),
                UInt8(ascii: "="):
                true
            case UInt8(ascii: "+"): isApart  // « Programmer en C++ » keeps its own
            default: false
            }
        }
    }

    /// Without ISBD marks nor the full stop that closes a heading; « etc. », « Inc. » and initials keep theirs.
    static func heading(_ text: String) -> String {
        let text = withoutISBD(text)
        guard text.utf8.last == UInt8(ascii: "."), !text.hasSuffix(".."), !endsWithAbbreviation(text) else {
            return text
        }
        return withoutISBD(String(text.dropLast()))
    }

    /// « 24 cm »: the full stop that leads to the series statement is not part of the unit.
    static func dimensions(_ text: String) -> String {
        let text = withoutISBD(text)
        return text.utf8.count > 3 && text.hasSuffix("cm.") ? String(text.dropLast()) : text
    }

    /// Without one pair of square brackets around the whole text, which only say that the cataloguer supplied it.
    static func withoutBrackets(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") else { return text }
        let inside = text.utf8.dropFirst().dropLast()
        guard !inside.contains(UInt8(ascii: "[")), !inside.contains(UInt8(ascii: "]")) else { return text }
        return String(inside) ?? text
    }

    /// `isMark` is told the byte, and whether it stands apart from the word before it.
    private static func trimmed(_ text: String, _ isMark: (UInt8, Bool) -> Bool) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var end = bytes.count
            while end > 0 {
                let isApart = end == 1 || bytes[end - 2] == 0x20
                guard bytes[end - 1] == 0x20 || isMark(bytes[end - 1], isApart) else { break }
                end -= 1
            }
            var start = 0
            while start < end, isMark(bytes[start], true) || bytes[start] == 0x20 { start += 1 }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }

    private static let abbreviations: Set<String> = [
        "etc", "jr", "sr", "inc", "co", "cie", "ltd", "ed", "éd", "vol", "ill", "st", "ste", "dr", "mme",
        "coll",
        "p", "pp", "s", "v", "t", "n", "bros", "dept", "univ", "assoc", "fig", "col", "pl", "av", "apr", "ca",
    ]

    private static func endsWithAbbreviation(_ text: String) -> Bool {
        let word = text.utf8.dropLast().reversed().prefix { byte in
            byte != 0x20 && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "-")
                && byte != UInt8(ascii: ",")
        }
        let letters = String(decoding: word.reversed(), as: UTF8.self)
        if letters.unicodeScalars.count == 1, letters.unicodeScalars.first?.properties.isAlphabetic == true {
            return true
        }
        return abbreviations.contains(letters.lowercased())
    }
}
