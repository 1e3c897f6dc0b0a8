import Formats
import Library
import Storage
import Testing

@Suite("Searching the catalogue")
struct SearchTests {
    let portal: TestPortal

    init() throws {
        portal = try TestPortal()
        try portal.importing([
            .book(
                "1", "L’île au trésor", by: "Stevenson, Robert Louis", subjects: ["pirate"],
                summary: "Jim trouve la carte du capitaine Flint et s’embarque sur l’Hispaniola.",
                isbn: "9782070515806", copies: ["000101"]),
            .book(
                "2", "Les Misérables", by: "Hugo, Victor", year: 1862, summary: "Jean Valjean sort du bagne."),
            .book("3", "Œuvres poétiques", by: "Labé, Louise", type: "Poésie", year: 1555),
            .book("4", "Naruto", by: "Kishimoto, Masashi", type: "Manga", set: ("Naruto", "12")),
            .book("5", "Treasure Island", by: "Stevenson, Robert Louis", language: "eng", year: 1998),
            .book(
                "6", "Pirates et corsaires", by: "Le Brun, Annie", type: "Documentaire", year: 2015,
                subjects: ["île", "trésor"]),
            .book("7", "Programmer en C++", by: "Ferré, Luc", type: "Documentaire", year: 2019),
            .book("8", "L’Élégance du hérisson", by: "Barbery, Muriel", year: 2006),
        ])
    }

    @Test(
        "E1 œ, accents, case and apostrophes do not matter",
        arguments: [
            ("oeuvres", "Œuvres poétiques"), ("ŒUVRES", "Œuvres poétiques"), ("œuvre", "Œuvres poétiques"),
            ("elegance herisson", "L’Élégance du hérisson"), ("l'élégance", "L’Élégance du hérisson"),
            ("L’ELEGANCE", "L’Élégance du hérisson"), ("c++", "Programmer en C++"),
            ("louise labe", "Œuvres poétiques"),
        ])
    func forgiving(text: String, title: String) throws {
        #expect(try portal.titles(text) == [title])
    }

    @Test("E2 singular and plural find one another")
    func stems() throws {
        #expect(try portal.titles("misérable") == ["Les Misérables"])
        #expect(try portal.titles("oeuvre poetique") == ["Œuvres poétiques"])
    }

    @Test("a word of the title counts for more than the same word elsewhere")
    func ranking() throws {
        #expect(try portal.titles("île trésor") == ["L’île au trésor", "Pirates et corsaires"])
        #expect(try portal.titles("pirates").first == "Pirates et corsaires")
    }

    @Test("the document whose whole title is asked for comes first, and a series in the order of its volumes")
    func exactTitleAndVolumes() throws {
        try portal.importing(
            [
                .book("t1", "Le loup et la lune", subjects: ["loup"]), .book("t2", "Loup"),
                .book("t3", "Loup, loup, loup"),
            ]
                + [3, 10, 1, 2].map {
                    RecordDescription.book("v\($0)", "Yakari", by: "Derib", set: ("Yakari", String($0)))
                }, file: "more.mrc")
        #expect(try portal.titles("le loup").first == "Loup")
        #expect(
            try portal.search(Search(text: "yakari")).found.map(\.record.volume) == ["1", "2", "3", "10"])
    }

    @Test("the order that readers choose holds, even for the document that they name")
    func chosenOrder() throws {
        try portal.importing(
            [.book("p1", "La peste", year: 1947), .book("p2", "Autour de la peste", year: 2010)],
            file: "peste.mrc")
        #expect(try portal.titles("la peste").first == "La peste")
        #expect(
            try portal.search(Search(text: "la peste", sort: .year)).found.compactMap(\.record.year) == [
                2010, 1947,
            ])
        #expect(
            try portal.search(Search(text: "la peste", sort: .title)).found.map(\.record.title).first
                == "Autour de la peste")
    }

    @Test(
        "little words do not count, unless they are the whole question; « tome 12 » is the twelfth",
        arguments: [
            ("les îles du trésor", 2), ("livre sur l'île", 2), ("naruto tome 12", 1), ("Naruto, t. 12", 1),
            ("le", 2),
        ])
    func littleWords(text: String, count: Int) throws {
        #expect(try portal.search(Search(text: text)).total == count)
    }

    @Test("found in the title comes before found anywhere else; a translator is not an author")
    func titleFirst() throws {
        var translated = RecordDescription.book("x1", "Roméo et Juliette", by: "Shakespeare, William")
        translated.contributors.append(.init(name: "Hugo, François-Victor", role: "730"))
        try portal.importing(
            [
                translated,
                .book(
                    "x2", "Les feux de la Terre", subjects: ["volcan"],
                    summary: "Le volcan, les volcans, volcan."),
                .book("x3", "Les volcans à petits pas"),
            ], file: "titles.mrc")
        #expect(try portal.titles("volcan").first == "Les volcans à petits pas")
        #expect(try portal.titles("victor hugo") == ["Les Misérables", "Roméo et Juliette"])
    }

    @Test("the last word may be unfinished, the others may not")
    func prefix() throws {
        #expect(try portal.titles("kishi") == ["Naruto"])
        #expect(try portal.search(Search(text: "kishi naruto", isLiteral: true)).total == 0)
    }

    @Test(
        "a number finds its document: ISBN of either length, hyphenated or not, and a bar code",
        arguments: [
            "9782070515806", "978-2-07-051580-6", "2-07-051580-X", "207051580X", "000101",
        ])
    func knownItem(text: String) throws {
        #expect(try portal.titles(text) == ["L’île au trésor"])
    }

    @Test(
        "E3 anything at all may be typed",
        arguments: [
            "\"", "l'élégance\"", "AND", "OR NOT NEAR(", "a* OR b*", "{title}: x", "-", "^île", "\u{0}",
            "\u{0}île",
            "👩‍👩‍👧", String(repeating: "île ", count: 3_000), String(repeating: "x", count: 10_000),
            "'; DROP TABLE record; --",
            "\u{202E}trésor", "e\u{301}le\u{301}gance", "%", "_", "\\", "\r\n", "(((((((", "ａｂｃ", "١٢٣",
            "\u{FFFF}",
        ])
    func anything(text: String) throws {
        _ = try portal.search(Search(text: text))
        _ = try portal.search(
            Search(text: text, filters: [.documentType: [text], .decade: [text]], sort: .title, page: 3))
        #expect(try portal.search(Search()).total == 8)
    }

    @Test(
        "several values of a facet widen, several facets narrow, and the counts say what a tick would bring")
    func facets() throws {
        let both = Search(filters: [.documentType: ["Manga", "Poésie"]])
        let results = try portal.search(both)
        #expect(Set(results.found.map(\.record.title)) == ["Naruto", "Œuvres poétiques"])
        let types = try #require(results.facets.first { $0.facet == .documentType })
        #expect(types.values.first { $0.value == "Roman" }?.count == 4)
        let languages = try #require(results.facets.first { $0.facet == .language })
        #expect(languages.values == [.init(value: "fre", count: 2)])
        #expect(try portal.search(both.toggling("eng", in: .language)).total == 0)
        #expect(try portal.search(Search(filters: [.decade: ["1900"]])).total == 2)
        for value in types.values {
            let ticked = both.withoutFilters().toggling(value.value, in: .documentType)
            #expect(try portal.search(ticked).total == value.count)
        }
    }

    @Test("a ticked value that finds nothing stays, at nought, so that it can be unticked")
    func tickedAtNought() throws {
        let results = try portal.search(Search(text: "naruto", filters: [.language: ["eng"]]))
        #expect(results.total == 0)
        let languages = try #require(results.facets.first { $0.facet == .language })
        #expect(languages.values.first { $0.value == "eng" }?.count == 0)
        #expect(languages.values.first { $0.value == "fre" }?.count == 1)
    }

    @Test("sorted by title, without the leading article; by year, newest first")
    func sorts() throws {
        let titles = try portal.search(Search(sort: .title)).found.map(\.record.title)
        #expect(
            titles == [
                "L’Élégance du hérisson", "L’île au trésor", "Les Misérables", "Naruto", "Œuvres poétiques",
                "Pirates et corsaires", "Programmer en C++", "Treasure Island",
            ])
        let years = try portal.search(Search(sort: .year)).found.compactMap(\.record.year)
        #expect(years == years.sorted(by: >))
    }

    @Test("the words that answer are marked, and only they")
    func marks() throws {
        let found = try #require(try portal.search(Search(text: "capitaines tresor")).found.first)
        #expect(
            found.title.pieces == [
                .init(text: "L’île au ", isMarked: false), .init(text: "trésor", isMarked: true),
            ])
        #expect(found.snippet.pieces.filter(\.isMarked).map(\.text) == ["capitaine"])
        #expect(found.snippet.text == found.record.summary)
    }

    @Test("a long summary shows the part that answers")
    func snippets() throws {
        let filler = Array(repeating: "mot", count: 200).joined(separator: " ")
        try portal.importing([.book("9", "Long", summary: "\(filler) licorne \(filler)")], file: "long.mrc")
        let found = try #require(try portal.search(Search(text: "licorne")).found.first)
        #expect(found.snippet.pieces.filter(\.isMarked).map(\.text) == ["licorne"])
        #expect(found.snippet.text.hasPrefix("… mot") && found.snippet.text.hasSuffix("…"))
        #expect(found.snippet.text.utf8.count < 300)
    }

    @Test("availability is that of the moment: lent, late, free, for consultation, gone")
    func availability() throws {
        let loaned = try #require(try portal.search(Search(text: "000101")).found.first)
        #expect(loaned.availability == .onShelf(callNumber: "R STE", location: "Romans", count: 1))
        #expect(Availability([]) == .noCopy)
        func copy(_ status: CopyStatus, due: String? = nil) -> Copy {
            Copy(
                id: ID(1), number: "1", callNumber: "R", location: "L", status: status, note: "",
                dueOn: due.flatMap { Day($0) })
        }
        #expect(
            Availability([copy(.inService, due: "2026-12-02"), copy(.inService, due: "2026-11-30")])
                == .onLoan(until: try #require(Day("2026-11-30"))))
        #expect(
            Availability([copy(.lost), copy(.consultationOnly)])
                == .consultationOnly(callNumber: "R", location: "L"))
        #expect(Availability([copy(.lost), copy(.withdrawn)]) == .gone)
    }

    @Test("a broad question is ranked too: titles first, however many answer")
    func broad() throws {
        let many = (0..<700).map { RecordDescription.book("n\($0)", "Roman \($0)", subjects: ["océan"]) }
        try portal.importing(many + [.book("t", "Océan mer", by: "Baricco, Alessandro")], file: "many.mrc")
        let results = try portal.search(Search(text: "océan"))
        #expect(results.total == 701)
        #expect(results.found.first?.record.title == "Océan mer")
        var seen = Set<ID<Record>>()
        for page in 1...results.pageCount {
            seen.formUnion(try portal.search(Search(text: "océan", page: page)).found.map(\.record.id))
        }
        #expect(seen.count == 701)
    }
}
