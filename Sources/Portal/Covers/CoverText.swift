/// Words before they are set: cleaned, folded, cut into pieces that a line may hold.
enum CoverText {
    /// A piece that is never cut, and whether a space stands before it.
    struct Piece: Equatable {
        var text: String
        var spaceBefore: Bool
        var width: Double
        /// How ill it looks at the end of a line: « de », « la », « à » much, half of a compound a little.
        var weakness = 0.0
    }

    /// Without the scalars that XML 1.0 forbids (§2.2) nor those that would turn the line around.
    static func clean(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD: kept.append(" ")
            case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF, 0xFEFF: continue
            case let value where value & 0xFFFE == 0xFFFE: continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// The title and what follows the first colon, semicolon or full stop that has a space behind it.
    static func headline(_ title: String) -> (main: String, rest: String) {
        let scalars = Array(title.unicodeScalars)
        for (index, scalar) in scalars.enumerated().dropFirst(3) {
            guard scalar == ":" || scalar == ";" || scalar == "/" else { continue }
            guard index + 1 < scalars.count, isSpace(scalars[index + 1]) else { continue }
            let main = trimmed(scalars[..<index])
            let rest = trimmed(scalars[(index + 1)...])
            if main.unicodeScalars.count >= 2, !rest.isEmpty { return (main, rest) }
        }
        return (trimmed(scalars[...]), "")
    }

    /// Lower case without accents, for comparing with a vocabulary.
    static func folded(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "à", "â", "ä": kept.append("a")
            case "é", "è", "ê", "ë": kept.append("e")
            case "î", "ï": kept.append("i")
            case "ô", "ö": kept.append("o")
            case "û", "ù", "ü": kept.append("u")
            case "ç": kept.append("c")
            default: if !(0x300...0x36F).contains(scalar.value) { kept.append(scalar) }
            }
        }
        return String(kept)
    }

    static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var word = String.UnicodeScalarView()
        var spaceBefore = false

        func close() {
            guard !word.isEmpty else { return }
            let text = String(word)
            let isSign = text.unicodeScalars.allSatisfy { "!?:;»".unicodeScalars.contains($0) }
            if isSign, var last = pieces.popLast() {
                last.text += "\u{202F}" + text
                last.width += GlyphWidths.width(of: "\u{202F}" + text)
                pieces.append(last)
            } else {
                pieces.append(
                    Piece(
                        text: text, spaceBefore: spaceBefore && !pieces.isEmpty,
                        width: GlyphWidths.width(of: text),
                        weakness: weakWords.contains(text.lowercased()) ? 0.9 : text.hasSuffix("-") ? 0.35 : 0
                    ))
            }
            word = .init()
            spaceBefore = false
        }

        for scalar in text.unicodeScalars.prefix(400) {
            if isSpace(scalar) {
                close()
                spaceBefore = true
            } else if isIdeograph(scalar) {
                close()
                word.append(scalar)
                close()
            } else {
                word.append(scalar)
                if scalar == "-", word.count > 3 { close() }
            }
        }
        close()
        return pieces
    }

    /// The longest beginning of a text that fits in a width, never cut before an accent or a joiner.
    static func beginning(of text: String, within width: Double) -> String {
        var kept = String.UnicodeScalarView()
        var whole = kept
        for scalar in text.unicodeScalars {
            let continues = scalar.properties.isGraphemeExtend || scalar.value == 0x200D
            if !continues, whole.last?.value != 0x200D { kept = whole }
            whole.append(scalar)
            if GlyphWidths.width(of: String(whole)) > width { return String(kept) }
        }
        return text
    }

    static func isRightToLeft(_ text: String) -> Bool {
        let strong = text.unicodeScalars.first { $0.properties.isAlphabetic }
        return strong.map { (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value) }
            ?? false
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x3041...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
    }

    private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        let blank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        var slice = scalars.drop(while: blank)
        while let last = slice.last, blank(last) { slice.removeLast() }
        return String(String.UnicodeScalarView(slice))
    }

    private static let weakWords: Set<String> = [
        "de", "du", "des", "la", "le", "les", "l’", "et", "à", "au", "aux", "un", "une", "en", "ou", "sur",
        "dans",
        "par", "pour", "ma", "mon", "sa", "son", "ses", "the", "of", "a", "and", "«", "d’", "chez", "sans",
        "sous",
    ]
}
