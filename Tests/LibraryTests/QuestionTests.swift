import Formats
import Foundation
import Library
import Storage
import Testing

@Suite("The language of questions")
struct QuestionTests {
    let portal: TestPortal

    init() throws {
        portal = try TestPortal()
        var moon = RecordDescription.book(
            "1", "De la Terre à la Lune", by: "Verne, Jules", year: 1865, subjects: ["Voyages dans l’espace"],
            summary: "Le Gun Club construit un canon.", isbn: "9782253006312", copies: ["L1"])
        moon.levels = ["5e"]
        moon.genres = ["science-fiction"]
        var verne = RecordDescription.book(
            "2", "Jules Verne, une vie", by: "Dusseau, Joëlle", type: "Biographie", year: 2005,
            subjects: ["Verne, Jules"], summary: "L’auteur de tant de voyages.")
        verne.isFiction = false
        var cat = RecordDescription.book(
            "3", "Le chat botté", by: "Perrault, Charles", type: "Conte", year: 1697)
        cat.copies = ["C1"].map {
            var copy = CopyDescription()
            copy.number = $0
            copy.callNumber = "C PER"
            copy.location = "Contes"
            return copy
        }
        var docs = RecordDescription.book(
            "4", "Chats et chiens du monde", by: "Martin, Léa", type: "Documentaire", year: 2012,
            subjects: ["chat", "chien"])
        docs.dewey = "599.7"
        try portal.importing([
            moon, verne, cat, docs,
            .book("5", "Chien bleu", by: "Nadja", type: "Album", year: 2015, subjects: ["chien"]),
            .book(
                "6", "La guerre du monde", by: "Wells, H. G.", year: 1898, summary: "Le monde en guerre."),
            .book("7", "Treasure Island", by: "Stevenson, Robert Louis", language: "eng", year: 1998),
            .book("8", "Les Trois Mousquetaires", by: "Dumas, Alexandre", summary: "Un pour tous."),
            .book("9", "Fleur de cerisier", summary: "Fleurs."), .book("10", "Les fleurs du mal"),
        ])
    }

    private func titles(_ text: String) throws -> Set<String> {
        Set(try portal.search(Search(text: text, isLiteral: true)).found.map(\.record.title))
    }

    @Test(
        "E3 fields narrow a word to where it must stand",
        arguments: [
            ("auteur:verne", ["De la Terre à la Lune"]), ("au:verne", ["De la Terre à la Lune"]),
            ("auteur:(jules verne)", ["De la Terre à la Lune"]),
            ("auteur:\"verne jules\"", ["De la Terre à la Lune"]),
            ("titre:verne", ["Jules Verne, une vie"]), ("sujet:verne", ["Jules Verne, une vie"]),
            ("AUTEUR:Wells monde", ["La guerre du monde"]), ("Résumé:canon", ["De la Terre à la Lune"]),
            ("cote:\"C PER\"", ["Le chat botté"]), ("cote:C", ["Le chat botté"]),
            ("isbn:2-253-00631-9", ["De la Terre à la Lune"]),
            ("isbn:9782253006312", ["De la Terre à la Lune"]),
            ("exemplaire:c1", ["Le chat botté"]), ("annee:2012", ["Chats et chiens du monde"]),
            ("annee:2010-2020", ["Chats et chiens du monde", "Chien bleu"]),
            ("type:conte", ["Le chat botté"]),
            ("langue:anglais", ["Treasure Island"]), ("langue:eng", ["Treasure Island"]),
            ("niveau:5e", ["De la Terre à la Lune"]), ("genre:science-fiction", ["De la Terre à la Lune"]),
            ("emplacement:contes", ["Le chat botté"]), ("chien type:album", ["Chien bleu"]),
        ])
    func fields(text: String, expected: [String]) throws {
        let found = try titles(text)
        #expect(found == Set(expected))
    }

    @Test(
        "E4 phrases, exclusions, truncation and OU",
        arguments: [
            ("\"guerre du monde\"", ["La guerre du monde"]), ("«guerre du monde»", ["La guerre du monde"]),
            ("\"monde guerre\"", []), ("\"jules verne\"", ["De la Terre à la Lune", "Jules Verne, une vie"]),
            ("chat -botté", ["Chats et chiens du monde"]), ("chat SAUF botté", ["Chats et chiens du monde"]),
            ("chien -type:album", ["Chats et chiens du monde"]), ("mousq*", ["Les Trois Mousquetaires"]),
            ("trois mousq* tous", ["Les Trois Mousquetaires"]),
            ("botté OU bleu", ["Le chat botté", "Chien bleu"]), ("chien ET bleu", ["Chien bleu"]),
            ("titre:(chat -botté)", ["Chats et chiens du monde"]),
            ("chien -titre:bleu", ["Chats et chiens du monde"]),
            ("auteur:(perrault OU nadja)", ["Le chat botté", "Chien bleu"]),
            ("titre:(chat botté) OU titre:bleu", ["Le chat botté", "Chien bleu"]),
            ("auteur:wells OU type:conte", ["La guerre du monde", "Le chat botté"]),
            ("titre:chien auteur:-nadja", ["Chats et chiens du monde"]),
            ("annee:2013-", ["Chien bleu"]), ("annee:>2013", ["Chien bleu"]),
            ("annee:-1700", ["Le chat botté"]),
            ("type:contes", ["Le chat botté"]), ("type:albums", ["Chien bleu"]),
            ("niveau:5eme", ["De la Terre à la Lune"]),
        ])
    func operators(text: String, expected: [String]) throws {
        let found = try titles(text)
        #expect(found == Set(expected))
    }

    @Test(
        "a call number that several copies bear gives each document once, beginnings of call numbers their shelf"
    )
    func callNumbers() throws {
        var set = RecordDescription.book("20", "Série de classe")
        set.copies = ["S1", "S2", "S3"].map {
            var copy = CopyDescription()
            copy.number = $0
            copy.callNumber = "C PER"
            return copy
        }
        try portal.importing([set], file: "set.mrc")
        let results = try portal.search(Search(text: "C PER"))
        #expect(results.total == 2 && results.found.count == 2)
        #expect(try titles("cote:C*") == ["Le chat botté", "Série de classe"])
    }

    @Test("« danse » is not « dans », and a whole word is not taken for the beginning of others")
    func wholeWords() throws {
        try portal.importing(
            [
                .book("21", "Dans la forêt"), .book("22", "La danse"), .book("23", "Le vol du corbeau"),
                .book("24", "Volontaires"),
            ], file: "words.mrc")
        #expect(try portal.titles("danse") == ["La danse"])
        #expect(try portal.titles("vol") == ["Le vol du corbeau"])
        #expect(try portal.titles("volont") == ["Volontaires"])
    }

    @Test("an exclusion alone leaves everything else")
    func exclusionAlone() throws {
        #expect(try portal.search(Search(text: "-chien")).total == 8)
    }

    @Test("E2 exact words come before those of the same family")
    func exactFirst() throws {
        #expect(try portal.titles("fleurs").first == "Les fleurs du mal")
        #expect(try portal.titles("fleur").first == "Fleur de cerisier")
    }

    @Test(
        "any text is a question: signs, unfinished operators, words of the index's own language",
        arguments: [
            "\"", "\"\"", "titre:", "titre:\"", "titre:(", "-", "- chat", "--chat", "*", "OU", "OU chat",
            "chat OU",
            "SAUF", "chat SAUF", "NEAR(a b)", "{title} : x", "a AND NOT b", "^chat", "col:", "l'", "''", "«",
            "»",
            "titre:auteur:verne", "annee:abc", "annee:2010-2020-2030", "isbn:", "cote:*", "\u{0}", "\u{FFFD}",
            "a\u{301}\u{301}\u{301}", "🙂", "%_%", "1/0", "; DROP TABLE record",
            String(repeating: "(", count: 400),
            String(repeating: "titre:(", count: 60), String(repeating: "-\"a", count: 120),
            "( ) [ ] : ; , ! ?",
            "=chat", "\u{1F}=chat", "auteur:»«", "«\u{A0}chat\u{A0}»",
        ])
    func anything(text: String) throws {
        let results = try portal.search(Search(text: text))
        #expect(results.total >= results.found.count)
        _ = try portal.library.read { try $0.catalogue.suggestions(for: text) }
    }

    @Test("random bytes never trap the parser")
    func noise() throws {
        var state: UInt64 = 42
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let pieces = [
            "titre:", "\"", "(", ")", "-", "*", " OU ", " SAUF ", "chat", "é", "œ", "«", "»", ":", "12",
            "\u{A0}",
        ]
        for _ in 0..<400 {
            let text = (0..<(next() % 12)).map { _ in pieces[Int(next() % UInt64(pieces.count))] }.joined()
            _ = try portal.search(Search(text: text))
        }
    }
}
