import Library
import Storage
import Testing

@Suite("Selections of documents")
struct SelectionTests {
    @Test("a hand-made selection keeps the librarian’s order and words")
    func handMade() throws {
        let desk = try Desk(books: 3)
        let selection = try desk.select("À lire en décembre")
        let books = try ["3a", "1a", "2a"].map { try desk.record(of: $0) }
        for book in books {
            try desk.presenting { try $0.place(book, in: selection, note: "Note", on: desk.today) }
        }
        #expect(try desk.titles(of: selection) == ["Livre 3", "Livre 1", "Livre 2"])

        try desk.presenting { try $0.move(books[2], in: selection, to: 1, on: desk.today) }
        try desk.presenting { try $0.place(books[0], in: selection, on: desk.today) }
        try desk.presenting {
            try $0.annotate(books[0], in: selection, note: "Le plus drôle", on: desk.today)
        }
        #expect(try desk.titles(of: selection) == ["Livre 2", "Livre 3", "Livre 1"])
        let entries = try desk.presented {
            let selection = try #require(try $0.selection(selection))
            return try $0.entries(of: selection, asking: nil, on: desk.today, limit: 50)
        }
        #expect(entries.map(\.note) == ["Note", "Le plus drôle", "Note"])

        try desk.presenting { try $0.release(books[2], in: selection, on: desk.today) }
        #expect(try desk.titles(of: selection) == ["Livre 3", "Livre 1"])
    }

    @Test("D9 a saved search keeps itself: what enters later is there, exceptions stay")
    func keepsItself() throws {
        let desk = try Desk()
        try desk.portal.importing([
            .book("1", "Le loup gris", subjects: ["loup"], copies: ["1a"]),
            .book("2", "Le loup blanc", subjects: ["loup"], copies: ["2a"]),
            .book("3", "La louve", copies: ["3a"]),
        ])
        let selection = try desk.select("Les loups", .search("q=loup"))
        let search = Search(text: "sujet:loup", sort: .title)
        #expect(try desk.titles(of: selection, asking: search) == ["Le loup blanc", "Le loup gris"])

        try desk.presenting { writing in
            try writing.exclude(desk.record(of: "2a"), from: selection, on: desk.today)
            try writing.place(desk.record(of: "3a"), in: selection, note: "Rare", on: desk.today)
        }
        #expect(try desk.titles(of: selection, asking: search) == ["La louve", "Le loup gris"])

        try desk.portal.importing([.book("4", "Au loup !", subjects: ["loup"], copies: ["4a"])])
        #expect(try desk.titles(of: selection, asking: search) == ["La louve", "Au loup !", "Le loup gris"])
        #expect(try desk.titles(of: selection, asking: search, limit: 2) == ["La louve", "Au loup !"])
        #expect(try desk.presented { try $0.excluded(from: selection) }.map(\.title) == ["Le loup blanc"])

        try desk.presenting { try $0.release(desk.record(of: "2a"), in: selection, on: desk.today) }
        #expect(try desk.titles(of: selection, asking: search).contains("Le loup blanc"))
    }

    @Test("D9 what was never lent, what a grade borrows and what is liked are kept by rules of their own")
    func rules() throws {
        let desk = try Desk(books: 4)
        let (sixth, third) = (
            try desk.add("Inès", schoolClass: "6e A"), try desk.add("Tom", schoolClass: "3e B")
        )
        for pupil in [
            sixth, try desk.add("Ali", schoolClass: "6e A"), try desk.add("Eva", schoolClass: "6e B"),
        ] {
            try desk.lend("1a", to: pupil)
            try desk.giveBack("1a")
        }
        try desk.lend("2a", to: third)
        let (unlent, lent) = (
            try desk.select("Jamais empruntés", .neverLent), try desk.select("6e", .lentTo("6e"))
        )
        #expect(try Set(desk.titles(of: unlent)) == ["Livre 3", "Livre 4"])
        #expect(try desk.titles(of: lent) == ["Livre 1"])
        #expect(
            try desk.titles(of: try desk.select("3e", .lentTo("3e"))) == [],
            "one loan would tell what somebody borrowed")

        let liked = try desk.select("Vos préférés", .bestReviewed)
        for (number, stars) in [("3a", 5), ("4a", 2)] {
            let record = try desk.record(of: number)
            try desk.library.write { writing in
                try writing.space.review(record, by: sixth, stars: stars, text: "", on: desk.today)
            }
        }
        #expect(try desk.titles(of: liked) == [])
        for review in try desk.library.read({ try $0.space.reviews(in: .toModerate) }) {
            _ = try desk.library.write {
                try $0.space.judge(review.id, as: .approved, stamp: desk.stamp())
            }
        }
        #expect(try desk.titles(of: liked) == ["Livre 3"])
    }

    @Test("D9 the newest are those of thirty days, then no longer")
    func newest() throws {
        let desk = try Desk(books: 2)
        let selection = try desk.select("Nouveautés", .newest)
        // The tests' imports are of 1 January 1970.
        desk.today = try #require(Day("1970-01-20"))
        #expect(try desk.titles(of: selection).count == 2)
        desk.today = try #require(Day("1970-02-20"))
        #expect(try desk.titles(of: selection) == [])
    }

    @Test("a selection ends with its day, and is for its readers only")
    func readers() throws {
        let desk = try Desk()
        let today = desk.today
        try desk.select("Finie", until: today - 1)
        try desk.select("Dernier jour", until: today)
        try desk.select("Pour les sixièmes", for: sixth)
        try desk.select("Équipe", for: Readership(.staff))
        func titles(_ reader: Reader) throws -> Set<String> {
            Set(try desk.presented { try $0.selections(for: reader, on: today) }.map(\.title))
        }
        #expect(try titles(.visitor) == ["Dernier jour"])
        #expect(try titles(.pupil("5e B")) == ["Dernier jour"])
        #expect(try titles(.pupil("6e A")) == ["Dernier jour", "Pour les sixièmes"])
        #expect(try titles(.teacher) == ["Dernier jour", "Pour les sixièmes", "Équipe"])
    }

    @Test("an address is made of the title, and belongs to one selection")
    func slugs() throws {
        let desk = try Desk()
        let first = try desk.select("L’été des mangas")
        let second = try desk.select("L’été des mangas")
        let slugs = try desk.presented { reading in
            try [first, second].map { try #require(try reading.selection($0)).slug }
        }
        #expect(slugs == ["l-ete-des-mangas", "l-ete-des-mangas-2"])
        #expect(throws: PresentationRefusal.slugTaken) { try desk.select("Autre", slug: "l-ete-des-mangas") }
        #expect(throws: PresentationRefusal.badSlug) { try desk.select("Autre", slug: "Été !") }
        #expect(throws: PresentationRefusal.noTitle) { try desk.select("  \n ") }
        #expect(throws: PresentationRefusal.noRule) { try desk.select("Sans classe", .lentTo(" – ")) }
        #expect(throws: PresentationRefusal.noRule) { try desk.select("Sans recherche", .search("")) }
    }

    @Test("the same form sent twice makes one selection, and a document that is gone leaves it")
    func once() throws {
        let desk = try Desk(books: 1)
        let settings = Selection.Settings(title: "Une fois", slug: "")
        let stamp = desk.stamp()
        let first = try desk.presenting { try $0.addSelection(settings, stamp: stamp) }
        #expect(try desk.presenting { try $0.addSelection(settings, stamp: stamp) } == first)
        #expect(throws: PresentationRefusal.unknownRecord) {
            try desk.presenting { try $0.place(ID(999), in: first, on: desk.today) }
        }
        #expect(throws: PresentationRefusal.unknown) {
            try desk.presenting { try $0.place(ID(1), in: ID(999), on: desk.today) }
        }
    }
}
