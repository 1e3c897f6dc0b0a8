/// Decides in which character set a record is really written: what it declares is checked against its bytes.
///
/// A wrong declaration is repaired when only one other reading makes sense, else the record is refused: a portal
/// must never store « rÃ©volution » in silence. What most records of a file have proved settles the doubtful ones.
struct CharacterSetJudge {
    /// How many records of this file could only be read in each set.
    private var proofs: [EightBitSet: Int] = [:]

    mutating func transcriber(
        for bytes: UnsafeBufferPointer<UInt8>, layout: Iso2709Layout, dialect: MarcDialect
    ) throws(FormatError) -> Transcriber {
        let declared = Declaration(bytes, layout, dialect)
        if bytes.contains(0x1B), declared != .utf8 { throw Self.otherScript }
        guard bytes.contains(where: { $0 >= 0x80 }) else { return Transcriber(source: .ascii) }
        // Text in an 8-bit set is never valid UTF-8 by chance over a whole record.
        if String(validating: bytes, as: UTF8.self) != nil { return Transcriber(source: .utf8) }
        return Transcriber(source: .eightBit(try settle(bytes, declared, dialect)))
    }

    private mutating func settle(
        _ bytes: UnsafeBufferPointer<UInt8>, _ declared: Declaration, _ dialect: MarcDialect
    ) throws(FormatError) -> EightBitSet {
        let habit = proofs.max { $0.value < $1.value }?.key
        let own = declared.eightBitSet.map { Reading(bytes, $0) }
        if let own, own.isFaultless, own.set == habit { return own.set }
        let others = candidates(dialect).filter { $0 != own?.set }.map { Reading(bytes, $0) }.filter(
            \.isFaultless)
        if let own, others.isEmpty, own.isTolerable || (own.set == habit && own.isMisspelt) {
            if own.isTolerable { proofs[own.set, default: 0] += 1 }
            return own.set
        }
        if others.count == 1, let only = others.first, own?.isTolerable != true {
            // A repair: sure when it is the habit of the file, or when a file without habits yet gets the letters of
            // the region.
            guard only.set == habit || (habit == nil && only.foreignLetters == 0) else {
                throw doubt(declared)
            }
            proofs[only.set, default: 0] += 1
            return only.set
        }
        // Several readings hold: what the file has proved, else what is declared, unless it alone has foreign letters.
        if let habit, others.contains(where: { $0.set == habit }) { return habit }
        if let own, own.isTolerable {
            guard own.foreignLetters > 0 || !own.isFaultless else { return own.set }
            guard others.contains(where: { $0.foreignLetters == 0 }) else { return own.set }
        }
        let familiar = others.filter { $0.foreignLetters == 0 }
        if own == nil, familiar.count == 1, let only = familiar.first { return only.set }
        throw doubt(declared)
    }

    /// The sets that files of each family have been seen in.
    private func candidates(_ dialect: MarcDialect) -> [EightBitSet] {
        switch dialect {
        case .unimarc: [.iso5426, .windows1252]
        case .marc21: [.marc8, .windows1252]
        }
    }

    private func doubt(_ declared: Declaration) -> FormatError {
        FormatError(
            "Le texte de la notice n’est pas en \(declared.name) comme elle l’annonce, et son vrai codage de "
                + "caractères n’a pas pu être établi avec certitude. Exportez-la de nouveau en UTF-8."
        )
    }

    /// ESC opens the other sets of MARC-8: Greek, Cyrillic, Hebrew, Arabic, CJK.
    private static let otherScript = FormatError(
        "La notice passe à une écriture non latine par un codage ancien (séquence d’échappement MARC-8), que le "
            + "portail ne lit pas. Exportez-la de nouveau en UTF-8."
    )
}

/// What a record says of its own character set.
enum Declaration: Equatable {
    case utf8
    case eightBit(EightBitSet)
    case nothing

    /// UNIMARC 100$a/26-29; MARC 21 leader/09.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ layout: Iso2709Layout, _ dialect: MarcDialect) {
        switch dialect {
        case .marc21:
            self = bytes[9] == UInt8(ascii: "a") ? .utf8 : .eightBit(.marc8)
        case .unimarc:
            guard let field = layout.fields.first(where: { $0.tag == "100" }) else {
                self = .nothing
                return
            }
            let value = bytes[field.bytes].dropFirst(layout.indicatorCount + 2).dropFirst(26).prefix(4)
            switch String(decoding: value, as: UTF8.self) {
            case let sets where sets.hasPrefix("50"): self = .utf8
            case let sets where sets.hasPrefix("01") || sets.hasPrefix("03"): self = .eightBit(.iso5426)
            default: self = .nothing
            }
        }
    }

    var eightBitSet: EightBitSet? {
        if case .eightBit(let set) = self { set } else { nil }
    }

    var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .eightBit(let set): set.name
        case .nothing: "caractères simples"
        }
    }
}

/// One record read in one set, and how likely that reading is.
struct Reading {
    let set: EightBitSet
    private(set) var oddities = 0
    /// Letters that French and its neighbours do not write.
    private(set) var foreignLetters = 0
    private var undefined = 0
    private var highBytes = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ set: EightBitSet) {
        self.set = set
        highBytes = bytes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        let reading = EightBitText(bytes, in: set)
        undefined = reading.undefined
        oddities = reading.orphanMarks
        if undefined == 0 { count(reading.text) }
    }

    var isFaultless: Bool { undefined == 0 && oddities == 0 }

    /// Cataloguers mistype: one oddity among ten accents does not tell against a set.
    var isTolerable: Bool { undefined == 0 && oddities * 10 <= highBytes }

    /// Accents put on the wrong letters by whoever typed them: fine in a file that has proved its set.
    var isMisspelt: Bool { undefined == 0 && oddities * 3 <= highBytes * 2 }

    private mutating func count(_ text: String) {
        var previous: Unicode.Scalar = " "
        var beforePrevious: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            // A subfield mark and its code: what follows opens a text.
            if previous == "\u{1F}" {
                previous = " "
                continue
            }
            if scalar.value < 0x80, previous.value < 0x80 {
                beforePrevious = previous
                previous = scalar
                continue
            }
            if scalar.value >= 0x80 {
                // A mark that composes with no letter, a capital inside a word.
                if (0x300...0x36F).contains(scalar.value) { oddities += 1 }
                if scalar.properties.isUppercase, previous.properties.isLowercase { oddities += 1 }
                if scalar.properties.isAlphabetic, !Self.familiar.contains(scalar) { foreignLetters += 1 }
            } else if scalar.properties.isAlphabetic {
                // A sign in the middle of a word; an accent of another set read as a letter before its own vowel.
                if Self.signs.contains(previous), beforePrevious.properties.isAlphabetic { oddities += 1 }
                if set == .windows1252, Self.strayAccents[previous]?.contains(scalar) == true {
                    oddities += 1
                }
            }
            beforePrevious = previous
            previous = scalar
        }
    }

    private static let familiar = Set(
        "àâäáãçéèêëíìîïñóòôöõúùûüÿœæßÀÂÄÁÃÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜŸŒÆªº".unicodeScalars)
    private static let signs = Set("¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶¸¹º»¼½¾¿×÷ƒ„†‡ˆ‰‹›˜™".unicodeScalars)

    /// The acute, grave, circumflex, diaeresis and cedilla of MARC-8 (lower case) and ISO 5426 (capitals), read as
    /// Windows-1252: pairs that no language of the region writes (« âe », « áe », « Âe »; Portuguese has « ão »).
    private static let strayAccents: [Unicode.Scalar: Set<Unicode.Scalar>] = {
        let vowels = Set("aeiouyAEIOUY".unicodeScalars)
        return [
            "â": vowels, "è": vowels, "Â": vowels, "È": vowels, "á": Set("aeuAEU".unicodeScalars),
            "Á": Set("aeuAEU".unicodeScalars), "ã": Set("aiuAEIU".unicodeScalars),
            "Ã": Set("aeiuAEIOU".unicodeScalars),
            "ð": Set("cC".unicodeScalars), "Ð": Set("cC".unicodeScalars),
        ]
    }()
}
