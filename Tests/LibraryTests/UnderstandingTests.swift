import Formats
import Library
import Storage
import Testing

@Suite("What is understood, and why")
struct UnderstandingTests {
    let portal: TestPortal

    init() throws {
        portal = try TestPortal()
        try portal.importing(
            [
                .book("1", "L’Élégance du hérisson", by: "Barbery, Muriel", subjects: ["concierge"]),
                .book(
                    "2", "Harry Potter à l’école des sorciers", by: "Rowling, J. K.",
                    set: ("Harry Potter", "1")),
                .book("3", "Crime et châtiment", by: "Dostoïevski, Fiodor"),
                .book(
                    "4", "Volcans", type: "Documentaire", subjects: ["volcanisme"],
                    summary: "Les volcans d’Islande."),
                .book("5", "Islande, terre de glace", type: "Documentaire", summary: "Un volcan au loin."),
            ]
                + [12, 1, 2].map {
                    RecordDescription.book(
                        "n\($0)", "Naruto", by: "Kishimoto, Masashi", type: "Manga",
                        set: ("Naruto", String($0)))
                })
    }

    @Test(
        "a word that nothing answers is taken for the nearest of the catalogue, and the reader is told",
        arguments: [
            ("harry poter", "Harry Potter à l’école des sorciers"), ("elegnace", "L’Élégance du hérisson"),
            ("dostoyevsky", "Crime et châtiment"), ("lelegance", "L’Élégance du hérisson"),
            ("harrypotter", "Harry Potter à l’école des sorciers"), ("kishimotto naruto 2", "Naruto"),
            ("jk rowling", "Harry Potter à l’école des sorciers"), ("vollcan islande", "Volcans"),
        ])
    func corrections(text: String, title: String) throws {
        let results = try portal.search(Search(text: text))
        #expect(results.found.first?.record.title == title)
        #expect(results.reading.correctedText != nil)
        #expect(
            try portal.search(Search(text: text, isLiteral: true)).total == 0, "the words alone find nothing")
    }

    @Test("the correction is written as the catalogue writes it, accents included")
    func accents() throws {
        #expect(try portal.search(Search(text: "elegnace")).reading.correctedText == "Élégance")
    }

    @Test("no document has all the words: those that have the most of them are shown")
    func widened() throws {
        let results = try portal.search(Search(text: "harry potter romantisme"))
        #expect(results.found.first?.record.title == "Harry Potter à l’école des sorciers")
        #expect(results.reading.isWidened)
        #expect(try portal.search(Search(text: "xyzzyx")).total == 0, "what resembles nothing finds nothing")
    }

    @Test("words that the catalogue has are not taken for others; short ones and far ones neither")
    func notCorrected() throws {
        for text in ["zola", "moto", "robot", "guitare", "crime volcan"] {
            #expect(try portal.search(Search(text: text)).reading.correctedText == nil, "\(text)")
        }
        #expect(try portal.search(Search(text: "crime volcan")).reading.isWidened)
        #expect(
            try portal.search(Search(text: "islandaise")).found.first?.record.title
                == "Islande, terre de glace")
    }

    @Test("a number that the catalogue does not have is not taken for another")
    func numbers() throws {
        #expect(try portal.search(Search(text: "978-2-07-000000-0")).total == 0)
    }

    @Test(
        "D15 the volume that is asked for comes first, however it is written",
        arguments: [
            "naruto 12", "naruto t12", "naruto t.12", "naruto tome 12", "Naruto n° 12", "naruto vol. 12",
        ])
    func volume(text: String) throws {
        #expect(try portal.search(Search(text: text)).found.first?.record.volume == "12")
    }

    @Test("« Pourquoi ce résultat ? » says of each word where it was found, and in which form")
    func reasons() throws {
        let found = try portal.search(Search(text: "volcan islande")).found
        let volcanoes = try #require(found.first { $0.record.title == "Volcans" })
        #expect(
            volcanoes.reasons == [
                Reason(word: "volcan", fit: .sameFamily, columns: [.title, .subject, .summary]),
                Reason(word: "islande", fit: .exact, columns: [.summary]),
            ])
        let unfinished = try #require(try portal.search(Search(text: "concier")).found.first)
        #expect(unfinished.reasons == [Reason(word: "concier", fit: .beginning, columns: [.subject])])
    }

    @Test("little words are not marked beside the words that are looked for")
    func marks() throws {
        let found = try #require(try portal.search(Search(text: "les volcans d’islande")).found.first)
        #expect(found.snippet.pieces.filter(\.isMarked).map(\.text) == ["volcans", "Islande"])
    }

    @Test("another spelling is offered beside few answers")
    func suggestion() throws {
        try portal.importing(
            [.book("p", "La poterie", subjects: ["poterie"])]
                + (2...7).map {
                    .book(
                        "h\($0)", "Harry Potter \($0)", by: "Rowling, J. K.",
                        set: ("Harry Potter", String($0)))
                },
            file: "more.mrc")
        let results = try portal.search(Search(text: "poter"))
        #expect(results.found.map(\.record.title) == ["La poterie"])
        #expect(results.reading.suggestion == "Potter")
    }
}
