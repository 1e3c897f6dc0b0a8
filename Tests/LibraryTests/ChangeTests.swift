import Formats
import Foundation
import Library
import Storage
import Testing

@Suite("One record changes")
struct ChangeTests {
    @Test(
        "additions, corrections and removals are searched at once, exactly as if everything had been read again"
    )
    func asIfReadAgain() throws {
        let portal = try TestPortal()
        let types = ["Roman", "Manga", "Documentaire"]
        func book(_ number: Int, _ turn: Int) -> RecordDescription {
            var book = RecordDescription.book(
                "r\(number)", "Titre \((number * 7 + turn * 13) % 50)",
                by: "Auteur, Prénom \((number + turn) % 9)",
                type: types[(number + turn) % 3], year: turn == 3 ? nil : 1950 + (number * turn) % 70,
                subjects: ["sujet \(number % 5)", "tour \(turn)"],
                copies: (number + turn).isMultiple(of: 3) ? [] : ["X\(number)"])
            book.dewey = turn.isMultiple(of: 2) ? "59\(number % 10)" : ""
            book.levels = ["\(3 + turn % 4)e"]
            return book
        }
        try portal.importing((1...40).map { book($0, 0) })
        try expectAsIfReadAgain(portal)
        for turn in 1...5 {
            try portal.importing((1...4).map { book($0 * turn % 40 + 1, turn) }, file: "turn\(turn).mrc")
            try expectAsIfReadAgain(portal)
            try portal.importing([book(100 + turn, turn)], file: "new\(turn).mrc")
            try expectAsIfReadAgain(portal)
            let gone = ID<Record>(Int64(turn * 6))
            try portal.library.write { try $0.catalogue.remove(gone, now: Date()) }
            try expectAsIfReadAgain(portal)
            #expect(try portal.library.read { try $0.catalogue.record(gone) } == nil)
        }
        #expect(try portal.library.check() == [])
    }

    @Test("a record with loans is not removed; one without is, and harvesters are told")
    func removal() throws {
        let portal = try TestPortal()
        try portal.importing([.book("1", "Lent", copies: ["A"]), .book("2", "Free", copies: ["B"])])
        try portal.folder.openPortal(portal.rne).write {
            try $0.execute(
                sql: "INSERT INTO loan (copy, lentOn, dueOn) VALUES (1, '2026-11-01', '2026-11-22')")
        }
        #expect(throws: CatalogueWriting.RemovalRefusal.hasLoans(1)) {
            try portal.library.write { try $0.catalogue.remove(ID(1), now: Date()) }
        }
        let noon = Date(timeIntervalSince1970: 1_795_258_800)
        try portal.library.write { try $0.catalogue.remove(ID(2), now: noon) }
        #expect(try portal.titles("free") == [])
        #expect(throws: CatalogueWriting.RemovalRefusal.unknown) {
            try portal.library.write { try $0.catalogue.remove(ID(2), now: noon) }
        }
        let changes = try portal.library.read {
            try $0.catalogue.changes(from: nil, until: nil, after: nil, limit: 10)
        }
        #expect(changes.map(\.record) == [ID(1), ID(2)])
        #expect(
            changes.last == CatalogueChange(record: ID(2), changedAt: "2026-11-21T11:00:00Z", isDeleted: true)
        )
        // The number of a removed record is never another's.
        try portal.importing([.book("3", "Autre")], file: "more.mrc")
        #expect(try portal.search(Search(text: "autre")).found.first?.record.id == ID(3))
    }

    private func expectAsIfReadAgain(_ portal: TestPortal, _ location: SourceLocation = #_sourceLocation)
        throws
    {
        let searches = [
            Search(), Search(sort: .title), Search(sort: .year), Search(sort: .newest), Search(text: "titre"),
            Search(text: "type:manga"), Search(text: "tour"), Search(filters: [.documentType: ["Roman"]]),
            Search(filters: [.level: ["4e"]], sort: .title),
            Search(filters: [.availability: [Search.availableNow]]),
        ]
        let known = try searches.map { try answer(to: $0, in: portal.library) }
        let file = try portal.folder.openPortal(portal.rne)
        try file.write { try $0.execute(sql: "DELETE FROM catalogueColumns") }
        let readAgain = LibraryFile(file)
        for (search, known) in zip(searches, known) {
            let fresh = try answer(to: search, in: readAgain)
            let different = zip(known, fresh).filter { $0 != $1 }.map { "\($0) / \($1)" }
            #expect(known == fresh, "\(search): \(different.prefix(3))", sourceLocation: location)
        }
    }

    private func answer(to search: Search, in library: LibraryFile) throws -> [String] {
        let results = try library.read { try $0.catalogue.search(search, facets: Search.Facet.allCases) }
        let facets = results.facets.map { facet in
            "\(facet.facet) " + facet.values.map { "\($0.value)=\($0.count)" }.sorted().joined(separator: " ")
        }
        return [String(results.total)] + results.found.map { String($0.record.id.number) } + facets
    }
}
