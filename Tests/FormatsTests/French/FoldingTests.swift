// What a pupil types meets what a librarian catalogued.
import Testing

@testable import Formats

@Suite struct FoldingTests {
    @Test(
        "case, accents and ligatures do not count",
        arguments: [
            ("ÉLÉGANCE", "elegance"), ("Œuvre", "oeuvre"), ("cœur", "coeur"), ("Lætitia", "laetitia"),
            ("Straße", "strasse"),
            ("Søren", "soren"), ("Łódź", "lodz"), ("Đào", "dao"), ("naïve", "naive"), ("Việt", "viet"),
            ("e\u{301}te\u{301}", "ete"),
            ("Ünïcôdé", "unicode"), ("İstanbul", "istanbul"), ("ﬁn", "fin"), ("Ｆｕｌｌ", "full"), ("m²", "m2"),
            ("ΆΛΦΑ", "αλφα"),
            ("ΛΌΓΟΣ λόγος", "λογοσ λογοσ"), ("ЧАЙКОВСКИЙ", "чайковский"), ("كِتَاب", "كتاب"),
            ("co\u{AD}opérer", "cooperer"),
        ])
    func folded(text: String, expected: String) {
        #expect(Folding.fold(text) == expected)
    }

    @Test(
        "an elided particle is a word of its own, marked",
        arguments: [
            ("l'élégance", ["l'", "elegance"]), ("L’Œuvre", ["l'", "oeuvre"]),
            ("d'aujourd'hui", ["d'", "aujourdhui"]),
            ("qu'est-ce", ["qu'", "est", "ce"]), ("presqu'île", ["presquile"]),
            ("Jusqu’où", ["jusqu'", "ou"]),
            ("l'hôtel", ["l'", "hotel"]), ("O'Brien", ["o", "brien"]), ("L'C++", ["l", "c++"]),
            ("quelqu'un", ["quelquun"]),
            ("« l’été »", ["l'", "ete"]), ("rock 'n' roll", ["rock", "n", "roll"]), ("l' été", ["l", "ete"]),
            ("l'", ["l"]),
        ])
    func elisions(text: String, expected: [String]) {
        #expect(Folding.words(in: text).map { $0.folded + ($0.isElision ? "'" : "") } == expected)
    }

    @Test(
        "everything but letters and digits separates words; c++ and c# are words",
        arguments: [
            ("C++, C# et F#", "c++ c# et f#"), ("arc-en-ciel", "arc en ciel"),
            ("1984 : l'an 2000", "1984 l an 2000"),
            ("a+b", "a b"), ("(978-2-07)", "978 2 07"), ("20e siècle", "20e siecle"), ("日本語", "日 本 語"),
            ("", ""), (" -- ", ""),
            ("« Ça\u{A0}! »", "ca"), ("R&B", "r b"), ("état#1", "etat 1"), ("😀 rire", "rire"),
        ])
    func separators(text: String, expected: String) {
        #expect(Folding.fold(text) == expected)
    }

    @Test("each word knows where it stands in the text, accents and apostrophes included")
    func ranges() {
        for text in ["« L’Élégance » du hérisson", "d'aujourd'hui, e\u{301}te\u{301} !", "日本 c++ œuvre"] {
            let bytes = Array(text.utf8)
            let marked = Folding.words(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
            switch text.utf8.first {
            case 0xC2: #expect(marked == ["L", "Élégance", "du", "hérisson"])
            case UInt8(ascii: "d"): #expect(marked == ["d", "aujourd'hui", "e\u{301}te\u{301}"])
            default: #expect(marked == ["日", "本", "c++", "œuvre"])
            }
        }
    }

    @Test("folding what is folded changes nothing")
    func idempotent() {
        for text in ["L’Été à Orléans", "C++ et l'œuvre", "Ἀθῆναι", "ß Ø ﬃ ½ Ⅻ"] {
            #expect(Folding.fold(Folding.fold(text)) == Folding.fold(text))
        }
    }

    @Test("titles are sorted without their article, and by number")
    func sorting() {
        let titles = [
            "Naruto 10", "L'Étranger", "Le Château", "Naruto 2", "Les Misérables", "Un", "Une vie",
            "La Peste", "L’an 2000",
        ]
        #expect(
            titles.sorted { Folding.sortKey($0) < Folding.sortKey($1) }
                == [
                    "L’an 2000", "Le Château", "L'Étranger", "Les Misérables", "Naruto 2", "Naruto 10",
                    "La Peste", "Un", "Une vie",
                ]
        )
    }

    @Test("any text is cut without a crash, and its ranges stay inside it")
    func anyText() {
        var random = SeededGenerator(state: 7)
        let pieces = [
            "é", "'", "’", "e\u{301}", "日", "+", "#", "c", "œ", " ", "\u{0}", "😀", "ß", "\u{AD}", "𝔸", "qu",
            "l", "9",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            var end = 0
            for word in Folding.words(in: text) {
                #expect(word.range.lowerBound >= end && !word.folded.isEmpty && !word.range.isEmpty)
                end = word.range.upperBound
            }
            #expect(end <= text.utf8.count)
        }
    }
}
