// Words that no dictionary has and that behave like French ones: accents, œ, elisions, plurals, a long tail.
import Formats

struct Vocabulary {
    /// The most frequent first; no two are alike once folded.
    let words: [String]
    let surnames: [String]
    let firstNames: [String]
    private let law: ZipfLaw
    private let surnameLaw: ZipfLaw

    init(using generator: inout SeededGenerator) {
        var known: Set<String> = []
        func build(_ count: Int, _ syllables: (Int) -> ClosedRange<Int>, _ endings: [String]) -> [String] {
            var built: [String] = []
            while built.count < count {
                let length = Int.random(in: syllables(built.count), using: &generator)
                let word = Self.word(of: length, endings: endings, using: &generator)
                if word.utf8.count > 2, known.insert(Folding.fold(word)).inserted { built.append(word) }
            }
            return built
        }
        words = build(30_000, { $0 < 400 ? 1...2 : $0 < 6_000 ? 2...3 : 2...4 }, Self.endings)
        surnames = build(6_000, { _ in 1...3 }, Self.nameEndings).map(Self.capitalized)
        firstNames = build(600, { _ in 1...2 }, Self.firstNameEndings).map(Self.capitalized)
        law = ZipfLaw(count: words.count)
        surnameLaw = ZipfLaw(count: surnames.count, offset: 20)
    }

    func word(using generator: inout SeededGenerator) -> String {
        words[law.draw(using: &generator)]
    }

    func surname(using generator: inout SeededGenerator) -> String {
        surnames[surnameLaw.draw(using: &generator)]
    }

    /// « Marelou de Brinette », entry element first.
    func person(using generator: inout SeededGenerator) -> String {
        let first = firstNames.randomElement(using: &generator) ?? ""
        return surname(using: &generator) + ", " + first + (generator.chance(5) ? " de" : "")
    }

    /// So many words, one in three a small word of the language, elided where French elides.
    func phrase(_ count: Int, using generator: inout SeededGenerator) -> String {
        var text = ""
        var left = count
        while left > 0 {
            if !text.isEmpty { text += " " }
            if left > 1, generator.chance(52) {
                let next = word(using: &generator)
                let isElided = next.first.map { "aeéèêiouœ".contains($0) } ?? false
                text += generator.pick(isElided ? Self.elided : Self.small, or: "de ") + next
                left -= 2
            } else {
                text += word(using: &generator)
                left -= 1
            }
        }
        return text
    }

    static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func word(of syllables: Int, endings: [String], using generator: inout SeededGenerator)
        -> String
    {
        var word = generator.chance(12) ? "" : onsets.randomElement(using: &generator) ?? ""
        for syllable in 0..<syllables {
            if syllable > 0 { word += onsets.randomElement(using: &generator) ?? "" }
            word += generator.pick(nuclei, or: "a")
        }
        return word + (endings.randomElement(using: &generator) ?? "")
    }

    private static let onsets = [
        "b", "br", "c", "ch", "cr", "d", "dr", "f", "fl", "g", "gr", "j", "l", "l", "m", "m", "n", "n", "p",
        "pl",
        "pr", "qu", "r", "r", "s", "s", "t", "t", "tr", "v", "v",
    ]
    private static let nuclei = [
        ("a", 16), ("e", 8), ("é", 12), ("è", 3), ("ê", 1), ("i", 14), ("o", 10), ("u", 7), ("ou", 7),
        ("an", 8),
        ("en", 5), ("in", 4), ("on", 7), ("oi", 4), ("ai", 5), ("au", 3), ("eau", 1), ("eu", 3), ("œu", 1),
        ("ô", 1),
        ("û", 1), ("î", 1), ("ï", 1),
    ]
    private static let endings = [
        "", "", "", "", "s", "t", "r", "tion", "tions", "ment", "ments", "eur", "eurs", "euse", "age", "ages",
        "ique",
        "iques", "ette", "té", "tés", "ière", "aire", "aires", "esse", "isme", "able", "elle", "elles", "ure",
        "ance",
        "ence", "oir", "er", "ée", "ées", "ant", "ait", "ira", "ça",
    ]
    private static let nameEndings = [
        "", "", "ard", "eau", "et", "ier", "in", "on", "ot", "aud", "elle", "ez", "ec", "ski",
    ]
    private static let firstNameEndings = ["", "ie", "ine", "o", "a", "ël", "ette", "is", "ée"]
    private static let small = [
        ("de ", 30), ("la ", 14), ("le ", 14), ("les ", 12), ("et ", 12), ("des ", 10), ("à ", 8), ("un ", 6),
        ("une ", 6), ("dans ", 5), ("pour ", 4), ("sur ", 4), ("au ", 3), ("du ", 6), ("en ", 5),
    ]
    private static let elided = [("l’", 40), ("d’", 30), ("qu’", 6), ("et ", 10), ("les ", 12), ("des ", 10)]
}
