/// Decides in which character set a record is really written: what it declares is checked against its bytes.
///
/// A wrong declaration is repaired when only one other reading makes sense, else the record is refused: a portal
/// must never store « rÃ©volution » in silence. What a file has proved once settles its doubtful records.
struct CharacterSetJudge {
    /// The set that an earlier record of this file was proved to use.
    private var habit: EightBitSet?

    mutating func transcriber(
        for bytes: UnsafeBufferPointer<UInt8>, layout: Iso2709Layout, dialect: MarcDialect
    ) throws(FormatError) -> Transcriber {
        let declared = Declaration(bytes, layout, dialect)
        if bytes.contains(0x1B), declared != .utf8 { try refuseOtherScripts(bytes) }
        guard bytes.contains(where: { $0 >= 0x80 }) else { return Transcriber(source: .ascii) }
        // Text in an 8-bit set is never valid UTF-8 by chance over a whole record.
        if String(validating: bytes, as: UTF8.self) != nil { return Transcriber(source: .utf8) }
        return Transcriber(source: .eightBit(try settle(bytes, declared)))
    }

    private mutating func settle(
        _ bytes: UnsafeBufferPointer<UInt8>, _ declared: Declaration
    ) throws(FormatError) -> EightBitSet {
        let declaredSet = declared.eightBitSet
        if let habit, declaredSet == nil || declaredSet == habit || habit == .windows1252,
            Reading(bytes, habit).isPlausible
        {
            return habit
        }
        let readings = EightBitSet.allCases.map { Reading(bytes, $0) }
        let plausible = readings.filter(\.isPlausible)
        if let declaredReading = plausible.first(where: { $0.set == declaredSet }) {
            let rivals = plausible.filter { $0.set == .windows1252 && $0.set != declaredSet }
            guard let rival = rivals.first else {
                habit = declaredReading.set
                return declaredReading.set
            }
            // Both read well: the declaration is believed unless it alone yields letters foreign to the region.
            guard declaredReading.foreignLetters > 0, rival.foreignLetters == 0 else { return declaredReading.set }
            throw doubt(declared)
        }
        guard let best = plausible.first else { throw doubt(declared) }
        guard plausible.count == 1 else {
            let familiar = plausible.filter { $0.foreignLetters == 0 }
            guard familiar.count == 1, let best = familiar.first else { throw doubt(declared) }
            return best.set
        }
        habit = best.set
        return best.set
    }

    private func doubt(_ declared: Declaration) -> FormatError {
        FormatError(
            "Le texte de la notice n’est pas en \(declared.name) comme elle l’annonce, et son vrai codage de "
                + "caractères n’a pas pu être établi avec certitude. Exportez-la de nouveau en UTF-8."
        )
    }

    /// MARC-8 changes of script (ESC): Greek, Cyrillic, Hebrew, Arabic, CJK. Back to Latin is fine.
    private func refuseOtherScripts(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {
        throw FormatError(
            "La notice passe à une écriture non latine par un codage ancien (séquence d’échappement MARC-8), que le "
                + "portail ne lit pas. Exportez-la de nouveau en UTF-8."
        )
    }
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
    private(set) var undefined = 0
    private(set) var oddities = 0
    private(set) var foreignLetters = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ set: EightBitSet) {
        self.set = set
        let reading = EightBitText(bytes, in: set)
        undefined = reading.undefined
        oddities = reading.orphanMarks
        guard undefined == 0 else { return }
        count(reading.text)
    }

    var isPlausible: Bool { undefined == 0 && oddities == 0 }

    private mutating func count(_ text: String) {
        var previous: Unicode.Scalar = " "
        var beforePrevious: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80 {
                // A mark that composes with no letter, a capital inside a word.
                if (0x300...0x36F).contains(scalar.value) { oddities += 1 }
                if scalar.properties.isUppercase, previous.properties.isLowercase { oddities += 1 }
                if scalar.properties.isAlphabetic, !Self.familiar.contains(scalar) { foreignLetters += 1 }
            } else if scalar.properties.isAlphabetic {
                // A sign in the middle of a word; « âe », « èa »: an accent read as a letter before its own vowel.
                if Self.signs.contains(previous), beforePrevious.properties.isAlphabetic { oddities += 1 }
                if set == .windows1252, Self.neverBeforeVowel.contains(previous), Self.vowels.contains(scalar) {
                    oddities += 1
                }
            }
            beforePrevious = previous
            previous = scalar
        }
    }

    private static let familiar = Set("àâäáãçéèêëíìîïñóòôöõúùûüÿœæßÀÂÄÁÃÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜŸŒÆªº".unicodeScalars)
    private static let signs = Set("¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶¸¹º»¼½¾¿×÷ƒ„†‡ˆ‰‹›˜™".unicodeScalars)
    private static let neverBeforeVowel = Set("âèêÂÈÊ".unicodeScalars)
    private static let vowels = Set("aeiouyAEIOUY".unicodeScalars)
}
