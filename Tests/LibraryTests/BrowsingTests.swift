import Formats
import Library
import Storage
import Testing

@Suite("Going from one document to others")
struct BrowsingTests {
    let portal: TestPortal

    init() throws { portal = try TestPortal() }

    private func read<Value>(_ body: (CatalogueReading) throws -> Value) throws -> Value {
        try portal.library.read { try body($0.catalogue) }
    }

    private func id(_ key: String) throws -> ID<Record> {
        try #require(try read { try $0.record(ofSource: key) }, "no record \(key)").id
    }

    private func series(of key: String) throws -> SeriesVolumes? {
        let id = try id(key)
        return try read { try $0.series(of: id) }
    }

    private func availability(of key: String) throws -> Availability {
        let id = try id(key)
        return try read { try $0.availability(of: id) }
    }

    private func similar(to key: String) throws -> [Record] { try similar(to: id(key)) }

    private func similar(to id: ID<Record>) throws -> [Record] {
        try read { try $0.similar(to: id, limit: 6) }
    }

    private func shelves(from place: ShelfPlace) throws -> ShelfStretch {
        try read { try $0.shelves(from: place) }
    }

    private func neighbours(of key: String) throws -> [ShelfStretch.Book] {
        let id = try id(key)
        return try read { try $0.neighbours(of: id, onEachSide: 2) }
    }

    private func headings(_ kind: Heading.Kind, from start: String) throws -> HeadingList {
        try read { try $0.headings(kind, from: start) }
    }

    private func parts(of key: String) throws -> [Record] {
        let id = try id(key)
        return try read { try $0.parts(of: id) }
    }

    private func guides() throws -> [Guide] { try portal.library.read { try $0.guides() } }

    private static func volume(_ number: String, of series: String = "Naruto") -> RecordDescription {
        .book(
            "\(series)-\(number)", series, by: "Kishimoto, Masashi", type: "Manga",
            set: (title: series, volume: number))
    }

    private static func shelved(_ key: String, _ callNumber: String, status: String = "") -> RecordDescription
    {
        var book = RecordDescription.book(key, "Livre \(key)", copies: [key])
        book.copies[0].callNumber = callNumber
        book.copies[0].status = status
        return book
    }

    // MARK: Series

    @Test("D15 after volume 9 comes volume 10, however volumes are written")
    func nextVolume() throws {
        try portal.importing(["1", "2", "T. 9", "tome 10", "hors série"].map { Self.volume($0) })
        let series = try #require(try series(of: "Naruto-T. 9"))
        #expect(series.title == "Naruto")
        #expect(series.volumes.count == 5)
        #expect(series.next?.volume == "tome 10")
        #expect(series.missing == nil)
    }

    @Test("D15 a volume that the library lacks is told only if later ones are there")
    func missingVolume() throws {
        try portal.importing(["1", "2", "5"].map { Self.volume($0) })
        #expect(try series(of: "Naruto-1")?.missing == nil)
        let second = try #require(try series(of: "Naruto-2"))
        #expect(second.next == nil)
        #expect(second.missing == 3)
        let last = try #require(try series(of: "Naruto-5"))
        #expect(last.next == nil)
        #expect(last.missing == nil)
    }

    @Test("the only volume of a series, and a book outside any, have no series to show")
    func noSeries() throws {
        try portal.importing([Self.volume("1"), .book("seul", "Seul")])
        #expect(try series(of: "Naruto-1") == nil)
        #expect(try series(of: "seul") == nil)
    }

    @Test("a volume can be had, or is out until a day, or has no copy")
    func availability() throws {
        try portal.importing([Self.shelved("1", "R A"), .book("2", "Sans exemplaire")])
        #expect(
            try availability(of: "1")
                == .onShelf(callNumber: "R A", location: "Romans", count: 1))
        #expect(try availability(of: "2") == .noCopy)
    }

    // MARK: Similar documents

    @Test(
        "what shares rare subjects comes first; never the document itself, nor its own series, once a series")
    func similar() throws {
        var books = [
            Self.volume("1"), Self.volume("2"), Self.volume("1", of: "Ninja Boy"),
            Self.volume("2", of: "Ninja Boy"), .book("ninja", "Vie d’un ninja", type: "Documentaire"),
        ]
        for place in books.indices { books[place].subjects = ["ninja", "Japon"] }
        books += (1...30).map {
            .book("autre\($0)", "Autre \($0)", by: "Auteur, \($0)", subjects: ["mer\($0 % 3)"])
        }
        try portal.importing(books)
        let similar = try similar(to: "Naruto-1")
        #expect(similar.map(\.title) == ["Ninja Boy", "Vie d’un ninja"])
    }

    @Test("a document that shares nothing with another has nothing like it")
    func nothingSimilar() throws {
        try portal.importing([.book("1", "Seul", subjects: ["lune"]), .book("2", "Autre", subjects: ["mer"])])
        #expect(try similar(to: "1").isEmpty)
        #expect(try similar(to: ID(999)).isEmpty)
    }

    // MARK: Shelves

    @Test("going along the shelves meets every document once, even where sixty bear one call number")
    func shelves() throws {
        try portal.importing(
            (1...60).map { Self.shelved("m\($0)", "BD") } + (1...7).map { Self.shelved("r\($0)", "R A\($0)") }
        )
        var met: [String] = []
        var place: ShelfPlace? = ShelfPlace(callNumber: "")
        var steps = 0
        while let here = place, steps < 20 {
            let stretch = try shelves(from: here)
            met += stretch.books.map(\.record.title)
            place = stretch.after
            steps += 1
        }
        #expect(met.count == 67)
        #expect(Set(met).count == 67)
        #expect(met.first?.hasPrefix("Livre m") == true && met.last == "Livre r7")
    }

    @Test("a stretch says where the one before it begins, and an end says that it is one")
    func shelvesBackwards() throws {
        try portal.importing((1...60).map { Self.shelved("b\($0)", "R \(format($0))") })
        let middle = try shelves(from: ShelfPlace(callNumber: "R 030"))
        #expect(middle.books.first?.callNumber == "R 030")
        let before = try shelves(from: #require(middle.before))
        #expect(before.books.last?.callNumber == "R 029")
        #expect(try shelves(from: ShelfPlace(callNumber: "")).before == nil)
        let end = try shelves(from: ShelfPlace(callNumber: "ZZZ"))
        #expect(end.books.isEmpty && end.after == nil && end.before != nil)
    }

    private func format(_ number: Int) -> String {
        String(repeating: "0", count: 3 - String(number).count) + String(number)
    }

    @Test("volume 2 stands before volume 10, and 599.75 before 599.8")
    func callNumberOrder() throws {
        let standing = ["599.75 LOU", "599.8 SIN", "600 INV", "M NAR 1", "M NAR 2", "M NAR 10", "M ONE 1"]
        try portal.importing(standing.reversed().enumerated().map { Self.shelved("k\($0)", $1) })
        #expect(try shelves(from: ShelfPlace(callNumber: "")).books.map(\.callNumber) == standing)
        #expect(try shelves(from: ShelfPlace(callNumber: "m nar 10")).books.first?.callNumber == "M NAR 10")
        #expect(try portal.titles("M NAR 10") == ["Livre k1"])
    }

    @Test("D12 the neighbours of a document stand on both sides of it; a lost copy stands nowhere")
    func neighbours() throws {
        try portal.importing([
            Self.shelved("a", "R ABC"), Self.shelved("b", "R BCD"), Self.shelved("c", "R CDE"),
            Self.shelved("perdu", "R BCE", status: "Perdu"), Self.shelved("d", "R DEF"),
            .book("rien", "Sans exemplaire"),
        ])
        let around = try neighbours(of: "b")
        #expect(around.map(\.callNumber) == ["R ABC", "R BCD", "R CDE", "R DEF"])
        #expect(try neighbours(of: "rien").isEmpty)
    }

    // MARK: Lists of headings

    @Test("authors go from A to Z whatever their accents, from any letter on, a page at a time")
    func authors() throws {
        try portal.importing(
            (1...120).map { .book("k\($0)", "Livre", by: "Kafka\(format($0)), Franz") }
                + [
                    .book("e", "Livre", by: "Éluard, Paul"), .book("d", "Livre", by: "Dahl, Roald"),
                    .book("f", "Livre", by: "Fournel, Paul"),
                ])
        let first = try headings(.author, from: "")
        #expect(first.headings.prefix(3).map(\.label) == ["Dahl, Roald", "Éluard, Paul", "Fournel, Paul"])
        #expect(first.headings.count == 100)
        #expect(first.initials == ["d", "e", "f", "k"])
        let next = try headings(.author, from: #require(first.next))
        #expect(first.headings.count + next.headings.count == 123)
        #expect(next.next == nil)
        #expect(try headings(.author, from: "É").headings.first?.label == "Éluard, Paul")
        #expect(try headings(.author, from: "z").headings.isEmpty)
    }

    @Test("a series is listed without its article")
    func seriesList() throws {
        try portal.importing([Self.volume("1", of: "La quête d’Ewilan"), Self.volume("1", of: "Le club")])
        #expect(
            try headings(.series, from: "").headings.map(\.label)
                == ["Le club", "La quête d’Ewilan"])
        #expect(try read { try $0.headingCounts() }[.series] == 2)
    }

    // MARK: Issues and their articles

    @Test("an article leads to the issue that holds it, and the issue to its articles")
    func parts() throws {
        var issue = RecordDescription.book("N1", "Okapi 1120")
        issue.medium = "Périodique"
        let articles = ["Les loups", "Les ours"].enumerated().map { place, title in
            var article = RecordDescription.book("A\(place)", title)
            article.kind = .article
            article.host = .init(title: "Okapi 1120", sourceKey: "N1", issue: "1120")
            return article
        }
        try portal.importing(articles + [issue, .book("autre", "Autre")])
        #expect(try parts(of: "N1").map(\.title) == ["Les loups", "Les ours"])
        #expect(try parts(of: "autre").isEmpty)
        try portal.library.reindex()
        #expect(try parts(of: "N1").count == 2)
        #expect(try portal.titles("in N1").contains("Les loups") == false)
    }

    @Test("the issues of a magazine are one title")
    func titles() throws {
        try portal.importing([
            .book("1", "Okapi", type: "Revue"), .book("2", "Okapi", type: "Revue"),
            .book("3", "Le monde des ados", type: "Revue"), .book("4", "Roman"),
        ])
        let titles = try read { try $0.titles(ofType: "Revue", limit: 10) }
        #expect(titles.map(\.title) == ["Le monde des ados", "Okapi"])
        #expect(titles.map(\.count) == [1, 2])
    }

    // MARK: Guided catalogues, wishes

    @Test("what is behind a link: how many documents, the newest first")
    func glimpse() throws {
        try portal.importing((1...5).map { .book("\($0)", "Livre \($0)", subjects: ["mer"]) })
        let glimpse = try read { try $0.glimpse(of: Search(filters: [.subject: ["Mer"]]), limit: 3) }
        #expect(glimpse.count == 5)
        #expect(glimpse.records.map(\.title) == ["Livre 5", "Livre 4", "Livre 3"])
        #expect(try read { try $0.glimpse(of: Search(text: "rien de tel"), limit: 3) }.count == 0)
    }

    @Test("a portal keeps the guides that it is given, in their order, and no others")
    func keepingGuides() throws {
        #expect(try guides().isEmpty)
        let guides = ["z", "a", "m"].map { Guide(slug: $0, text: "# \($0)") }
        try portal.library.write { try $0.setGuides(guides) }
        #expect(try self.guides() == guides)
        try portal.library.write { try $0.setGuides([guides[2]]) }
        #expect(try self.guides() == [guides[2]])
    }

    @Test(
        "the address of a guide is plain, whatever its title",
        arguments: [
            ("Romans d’été", "romans-d-ete"), ("Lire en 6e !", "lire-en-6e"), ("愛", "guide"), ("", "guide"),
        ])
    func slugs(title: String, slug: String) {
        #expect(Guide.slug(of: title) == slug)
        #expect(Guide.isSlug(slug))
    }

    @Test("no address climbs out: a guide’s name is letters, digits and hyphens")
    func slugShapes() {
        for name in ["", "..", "a/b", "a b", "É", String(repeating: "a", count: 101)] {
            #expect(!Guide.isSlug(name))
        }
    }

    @Test("the same wish twice is one wish asked twice, with its first and last days; nobody is named")
    func wishes() throws {
        let (monday, friday) = (Day(number: 20_000), Day(number: 20_004))
        let taken = try portal.library.write { library in
            try [("Naruto 9", monday), ("Astérix", monday), ("naruto  9 ", friday), (" … ", friday)].map {
                try library.wish(for: $0, on: $1)
            }
        }
        #expect(taken == [true, true, true, false])
        let wishes = try portal.library.read { try $0.wishes(limit: 10) }
        #expect(wishes.map(\.text) == ["Naruto 9", "Astérix"])
        #expect(wishes.first == Wish(text: "Naruto 9", count: 2, firstOn: monday, lastOn: friday))
        try portal.library.write { try $0.clearWishes() }
        #expect(try portal.library.read { try $0.wishes(limit: 10) }.isEmpty)
    }
}
