import Formats
import Foundation
import Library
import Storage
import Testing

@Suite("Importing a catalogue file")
struct ImportTests {
    let portal: TestPortal

    init() throws { portal = try TestPortal() }

    private let three = [
        RecordDescription.book("1", "L’île au trésor", by: "Stevenson, Robert Louis", copies: ["A1", "A2"]),
        RecordDescription.book("2", "Vingt mille lieues sous les mers", by: "Verne, Jules", copies: ["B1"]),
        RecordDescription.book("3", "Œuvres complètes", by: "Labé, Louise"),
    ]

    @Test("a second import of the same file changes nothing")
    func idempotent() throws {
        #expect(try portal.importing(three) == .init(added: 3))
        #expect(try portal.importing(three) == .init(unchanged: 3))
        #expect(try portal.search(Search()).total == 3)
    }

    @Test("a record that changed is brought up to date, under its number")
    func updates() throws {
        try portal.importing(three)
        let before = try portal.search(Search(text: "stevenson")).found.map(\.record.id)
        var changed = three
        changed[0].subtitle = "édition abrégée"
        changed[0].copies.removeLast()
        #expect(try portal.importing(changed) == .init(updated: 1, unchanged: 2))
        let after = try portal.search(Search(text: "abrégée")).found.map(\.record.id)
        #expect(after == before)
        let details = try portal.library.read { try $0.catalogue.record(after[0]) }
        #expect(details?.copies.map(\.number) == ["A1"])
        #expect(try portal.titles("trésor") == ["L’île au trésor"])
    }

    @Test("everything that the file says of a record is kept")
    func keepsEverything() throws {
        var record = three[0]
        record.subtitle = "roman"
        record.otherTitles = ["Treasure Island"]
        record.responsibility = "Robert Louis Stevenson ; trad. de Déodat Serval"
        record.contributors.append(.init(name: "Serval, Déodat", dates: "1880-1950", role: "730"))
        record.genres = ["aventure"]
        record.isFiction = true
        record.originalLanguages = ["eng"]
        record.isbns = ["9782070515806"]
        record.extent = "303 p."
        record.illustrations = "ill."
        record.dimensions = "18 cm"
        record.series = [.init(title: "Folio junior", volume: "441", issn: "")]
        record.notes = ["Une note \"entre guillemets\" \\ et une barre", "Une autre"]
        record.summary = "Jim Hawkins trouve une carte."
        record.levels = ["5e"]
        record.subjects = ["pirate", "île"]
        record.keywords = ["mutinerie"]
        record.dewey = "823"
        record.links = [.init(address: "https://example.org/ile", label: "Texte intégral")]
        record.enteredOn = "2026-11-02"
        try portal.importing([record])
        let written = RecordDescription(MarcRecord(unimarc: record), .unimarc)
        let id = try #require(try portal.search(Search()).found.first?.record.id)
        let kept = try #require(try portal.library.read { try $0.catalogue.record(id) })
        #expect(kept.description == written)
        #expect(kept.description.contributors == record.contributors)
        #expect(kept.description.notes == record.notes)
        #expect(kept.record.enteredOn == Day("2026-11-02"))
    }

    @Test("one bad record never stops the file: it is named with its place and reason, the others come in")
    func badRecord() throws {
        var bytes = try Iso2709Writer.bytes(of: MarcRecord(unimarc: three[0]))
        bytes += Array("00200 this is not a record at all".utf8) + [0x1D]
        bytes += try Iso2709Writer.bytes(of: MarcRecord(unimarc: three[1]))
        var problems: [RecordProblem] = []
        let counts = try portal.importing(bytes: bytes) { problems.append($0) }
        #expect(counts == .init(added: 2, refused: 1))
        #expect(problems.map(\.recordNumber) == [2])
        #expect(problems.first?.message.contains("Notice 2") == true)
        #expect(try portal.search(Search()).total == 2)
    }

    @Test(
        "a file in which nothing can be read leaves the portal as it was, and says one sentence",
        arguments: [
            [UInt8](), Array("Bonjour, voici ma liste de livres.".utf8), Array("%PDF-1.7 …".utf8),
            [0x50, 0x4B, 0x03, 0x04, 0, 0],
            Array("01200nam0 2200313   450 001001300000".utf8),
        ])
    func unreadable(bytes: [UInt8]) throws {
        let error = #expect(throws: FormatError.self) { try portal.importing(bytes: bytes) }
        #expect(error?.reason.isEmpty == false)
        #expect(error?.reason.contains("\n") == false)
        #expect(try portal.search(Search()).total == 0)
    }

    @Test("a folder is not a catalogue file")
    func folder() throws {
        #expect(throws: FormatError.self) {
            try CatalogueImport(of: portal.path, into: portal.library).run(now: Date())
        }
        #expect(throws: FormatError.self) {
            try CatalogueImport(of: portal.path + "/nothing-here.mrc", into: portal.library).run(now: Date())
        }
    }

    @Test("two records of one number in one file: the first comes in, the second is named")
    func twice() throws {
        var twin = three[1]
        twin.sourceKey = "1"
        var problems: [RecordProblem] = []
        let bytes = try [three[0], twin].flatMap { try Iso2709Writer.bytes(of: MarcRecord(unimarc: $0)) }
        #expect(try portal.importing(bytes: bytes) { problems.append($0) } == .init(added: 1, refused: 1))
        #expect(problems.first?.message.contains("notice 1 de ce fichier") == true)
        #expect(try portal.titles("verne") == [])
    }

    @Test("a number that already belongs to another document is refused, not overwritten")
    func taken() throws {
        try portal.importing([three[0]])
        var other = three[1]
        other.sourceKey = "1"
        #expect(try portal.importing([other]) == .init(refused: 1))
        #expect(try portal.titles("") == ["L’île au trésor"])
    }

    @Test(
        "two documents that share their number and an article of their titles are two documents all the same")
    func sharedArticle() throws {
        try portal.importing([.book("1", "Le rouge et le noir", by: "Stendhal")])
        let other = RecordDescription.book("1", "Le petit prince", by: "Saint-Exupéry, Antoine de")
        #expect(try portal.importing([other]) == .init(refused: 1))
        let corrected = RecordDescription.book(
            "1", "Le rouge et le noir, chronique de 1830", by: "Beyle, Henri")
        #expect(try portal.importing([corrected]) == .init(updated: 1))
    }

    @Test("bar codes that moved from record to record find their place at the next import")
    func movedCopies() throws {
        try portal.importing([.book("10", "Dix", copies: ["500"]), .book("11", "Onze", copies: ["501"])])
        let moved = [
            RecordDescription.book("10", "Dix", copies: ["501"]), .book("11", "Onze", copies: ["502"]),
        ]
        #expect(try portal.importing(moved) == .init(updated: 2, refusedCopies: 1))
        #expect(try portal.importing(moved) == .init(updated: 1, unchanged: 1))
        #expect(try portal.importing(moved) == .init(unchanged: 2))
        #expect(try portal.titles("501") == ["Dix"])
    }

    @Test("a bar code that stands twice in one record is said, and the first copy kept")
    func sameCopyTwice() throws {
        var record = three[1]
        record.copies = [record.copies[0], record.copies[0]]
        record.copies[1].location = "Réserve"
        #expect(try portal.importing([record]) == .init(added: 1, refusedCopies: 1))
        let id = try #require(try portal.search(Search()).found.first?.record.id)
        #expect(try portal.library.read { try $0.catalogue.record(id) }?.copies.map(\.location) == ["Romans"])
    }

    @Test("a record enters on the day its last copy was acquired, or its source says, or it is imported")
    func enteredOn() throws {
        var acquired = RecordDescription.book("1", "Acquis", copies: ["A", "B"])
        acquired.enteredOn = "2020-01-01"
        acquired.copies[0].acquiredOn = "2026-09-01"
        acquired.copies[1].acquiredOn = "2024-09-01"
        var dated = RecordDescription.book("2", "Daté")
        dated.enteredOn = "2021-02-03"
        try portal.importing([acquired, dated, .book("3", "Sans date")])
        let newest = try portal.library.read { try $0.catalogue.newest(3) }
        #expect(newest.map(\.title) == ["Acquis", "Daté", "Sans date"])
        #expect(newest.map { $0.enteredOn?.description } == ["2026-09-01", "2021-02-03", "1970-01-01"])
    }

    @Test("a bar code is one copy's: the second record comes in without it, and says so")
    func copyNumbers() throws {
        var other = three[1]
        other.copies = three[0].copies
        var problems: [RecordProblem] = []
        let bytes = try [three[0], other].flatMap { try Iso2709Writer.bytes(of: MarcRecord(unimarc: $0)) }
        #expect(
            try portal.importing(bytes: bytes) { problems.append($0) } == .init(added: 2, refusedCopies: 2))
        #expect(problems.count == 2)
        let found = try portal.search(Search(text: "verne")).found
        #expect(found.map(\.availability) == [.noCopy])
    }

    @Test("more records than a batch holds, all there, in one journal line")
    func batches() throws {
        let many = (0..<1_250).map {
            RecordDescription.book("k\($0)", "Volume numéro \($0)", copies: ["C\($0)"])
        }
        #expect(try portal.importing(many) == .init(added: 1_250))
        #expect(try portal.search(Search(text: "volume")).total == 1_250)
        #expect(try portal.library.check().isEmpty)
    }

    @Test(
        "real records: 3 300 American records of French books, none refused, none changed by a second import",
        .enabled(if: sharedData != nil, "the folder of real records is not beside the project"))
    func realRecords() throws {
        let file = try #require(sharedData) + "/loc-french-a.mrc"
        var problems: [String] = []
        let first = try CatalogueImport(of: file, into: portal.library).run(
            now: Date(), problem: { problems.append($0.message) })
        #expect(problems == [])
        #expect(first == .init(added: 3_300))
        #expect(
            try CatalogueImport(of: file, into: portal.library).run(now: Date()) == .init(unchanged: 3_300))
        let found = try portal.search(Search(text: "satchivi sujets de droit"))
        #expect(found.found.map(\.record.title) == ["Les sujets de droit"])
        #expect(found.found.first?.record.year == 1999)
        #expect(try portal.library.check().isEmpty)
    }
}
