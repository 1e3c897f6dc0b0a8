/// What every character becomes when it is folded, worked out once from the Unicode data of the platform.
final class FoldingTable: Sendable {
    static let shared = FoldingTable()

    enum Kind: UInt8 { case separator, word, ignored, apostrophe, ideograph }

    /// A kind, and up to six folded bytes, in one machine word.
    struct Fold {
        private let bits: UInt64

        init(_ kind: Kind, _ scalars: String.UnicodeScalarView = .init()) {
            var bits = UInt64(kind.rawValue)
            let bytes = String(scalars).utf8.prefix(6)
            bits |= UInt64(bytes.count) << 4
            for (index, byte) in bytes.enumerated() { bits |= UInt64(byte) << UInt64(8 * index + 8) }
            self.bits = bits
        }

        var kind: Kind { Kind(rawValue: UInt8(bits & 0xF)) ?? .separator }
        var firstByte: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }

        func append(to word: inout [UInt8]) {
            var rest = bits >> 8
            for _ in 0..<(bits >> 4) & 0xF {
                word.append(UInt8(truncatingIfNeeded: rest))
                rest >>= 8
            }
        }
    }

    private let folds: [Fold]

    private init() {
        folds = (UInt32(0)..<0x2200).map { Unicode.Scalar($0).map(Self.fold) ?? Fold(.separator) }
    }

    subscript(scalar: UInt32) -> Fold {
        if scalar < 0x2200 { return folds[Int(scalar)] }
        return Unicode.Scalar(scalar).map(Self.fold) ?? Fold(.separator)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> Fold {
        if let kind = signs[scalar.value] { return Fold(kind) }
        if let digit = superscripts[scalar.value] { return Fold(.word, digit.unicodeScalars) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .letterNumber, .otherNumber:
            return Fold(isIdeograph(scalar) ? .ideograph : .word, letters(scalar))
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return isAccent(scalar.value)
                ? Fold(.ignored) : Fold(.word, String(Character(scalar)).unicodeScalars)
        default: return Fold(.separator)
        }
    }

    private static func letters(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        // Full-width forms stand 0xFEE0 above the ASCII that they widen.
        let narrow = (0xFF10...0xFF5A).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
        var folded = String.UnicodeScalarView()
        for lower in (narrow ?? scalar).properties.lowercaseMapping.unicodeScalars {
            if isAccent(lower.value) { continue }
            if let spelled = spelledOut[lower] {
                folded.append(contentsOf: spelled.unicodeScalars)
                continue
            }
            let base = isLatinOrGreek(lower.value) ? Composition.base(of: lower) : lower
            folded.append(contentsOf: (spelledOut[base] ?? String(Character(base))).unicodeScalars)
        }
        return folded
    }

    private static let signs: [UInt32: Kind] = [
        0x27: .apostrophe, 0x2019: .apostrophe, 0x2018: .apostrophe, 0x2BC: .apostrophe, 0xB4: .apostrophe,
        0x60: .apostrophe, 0xFF07: .apostrophe, 0x2B9: .ignored, 0x2BB: .ignored, 0x2BA: .ignored,
        // Soft hyphen, tatweel, joiners, word joiner, byte order mark: invisible inside a word.
        0xAD: .ignored, 0x640: .ignored, 0x200C: .ignored, 0x200D: .ignored, 0x2060: .ignored,
        0xFEFF: .ignored,
    ]

    private static let superscripts: [UInt32: String] = {
        var digits: [UInt32: String] = [0xB9: "1", 0xB2: "2", 0xB3: "3"]
        for value in UInt32(0x2070)...0x2089 where (0...9).contains(value & 0xF) {
            digits[value] = digits[value] ?? String(value & 0xF)
        }
        return digits
    }()

    /// Letters that Unicode does not decompose, as French writes them without.
    private static let spelledOut: [Unicode.Scalar: String] = [
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
        "ı": "i",
        "ĳ": "ij", "ŀ": "l", "ŋ": "n", "ŧ": "t", "ŉ": "n", "ſ": "s", "ª": "a", "º": "o", "ς": "σ", "ё": "е",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    ]

    private static func isLatinOrGreek(_ value: UInt32) -> Bool {
        switch value {
        case 0xC0...0x24F, 0x370...0x3FF, 0x1E00...0x1FFF: true
        default: false
        }
    }

    /// Marks that a reader may leave out: accents, Hebrew points, Arabic vowels. Those of Indic scripts are letters.
    private static func isAccent(_ value: UInt32) -> Bool {
        switch value {
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6ED,
            0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F:
            true
        default: false
        }
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
        default: false
        }
    }
}
