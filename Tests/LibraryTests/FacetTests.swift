import Formats
import Foundation
import Library
import Storage
import Testing

@Suite("Filters")
struct FacetTests {
    let portal: TestPortal

    init() throws {
        portal = try TestPortal()
        try portal.importing(
            (1...40).map { number in
                var record = RecordDescription.book(
                    "r\(number)", "Titre \(number)",
                    by: number.isMultiple(of: 2) ? "Verne, Jules" : "Auteur \(number)",
                    type: number <= 10 ? "Manga" : "Roman", year: 1980 + number,
                    subjects: ["mer", "sujet \(number)"],
                    copies: ["X\(number)"])
                record.isFiction = number <= 30
                record.levels = number <= 5 ? ["6e", "5e"] : ["3e"]
                return record
            })
    }

    private func counts(_ facet: Search.Facet, _ search: Search) throws -> [String: Int] {
        let facets = try portal.library.read {
            try $0.catalogue.search(search, facets: Search.Facet.allCases).facets
        }
        let values = try #require(facets.first { $0.facet == facet }).values
        return Dictionary(values.map { ($0.value, $0.count) }, uniquingKeysWith: { $1 })
    }

    @Test("C4 values of one filter add up, filters narrow one another, and each count is what ticking brings")
    func orWithinAndBetween() throws {
        let manga = Search().toggling("Manga", in: .documentType)
        #expect(try portal.search(manga).total == 10)
        #expect(try portal.search(manga.toggling("Roman", in: .documentType)).total == 40)
        #expect(try portal.search(manga.toggling("6e", in: .level)).total == 5)
        for facet in [Search.Facet.documentType, .level, .author, .fiction, .decade, .location] {
            for (value, count) in try counts(facet, manga) where !manga.selects(value, in: facet) {
                let ticked = manga.toggling(value, in: facet)
                let alone = Search().toggling(value, in: facet)
                let expected =
                    facet == .documentType ? try portal.search(alone).total : try portal.search(ticked).total
                #expect(count == expected, "\(facet) \(value)")
            }
        }
    }

    @Test("a document of several levels counts in each, and a heading is found whatever its case and accents")
    func severalValues() throws {
        #expect(try counts(.level, Search())["6e"] == 5)
        #expect(try counts(.level, Search())["5e"] == 5)
        #expect(try portal.search(Search(filters: [.author: ["VERNE, jules"]])).total == 20)
        #expect(try portal.search(Search(filters: [.author: ["Personne"]])).total == 0)
    }

    @Test("a long filter is cut at thirty values, keeps what is ticked, and can be looked through")
    func longFacet() throws {
        let search = Search().toggling("sujet 33", in: .subject)
        let facets = try portal.library.read { try $0.catalogue.search(Search(), facets: [.subject]).facets }
        let subjects = try #require(facets.first)
        #expect(subjects.values.count == 30 && subjects.valueCount == 41)
        #expect(subjects.values.first == .init(value: "mer", count: 40))
        let ticked = try portal.search(search).facets.first { $0.facet == .subject }
        #expect(ticked?.values.contains(.init(value: "sujet 33", count: 1)) == true)
        let looked = try portal.library.read {
            try $0.catalogue.values(of: .subject, among: Search(), matching: "suj 3", limit: 100)
        }
        #expect(Set(looked.values.map(\.value)) == Set((30...39).map { "sujet \($0)" } + ["sujet 3"]))
    }

    @Test("« Disponible maintenant » follows the loans at once")
    func availability() throws {
        let now = Search().toggling(Search.availableNow, in: .availability)
        #expect(try portal.search(now).total == 40)
        let file = try portal.folder.openPortal(portal.rne)
        try file.write {
            try $0.execute(
                sql: "INSERT INTO loan (copy, lentOn, dueOn) VALUES (1, '2026-11-01', '2026-11-22')")
        }
        #expect(try portal.search(now).total == 39)
        #expect(try counts(.availability, Search())[Search.availableNow] == 39)
        try file.write { try $0.execute(sql: "UPDATE loan SET returnedOn = '2026-11-05'") }
        #expect(try portal.search(now).total == 40)
    }

    @Test("only what entered on a day or later")
    func entered() throws {
        var fresh = RecordDescription.book("new", "Tout neuf")
        fresh.enteredOn = "2026-11-02"
        try portal.importing([fresh], file: "new.mrc")
        #expect(
            try portal.search(Search(enteredFrom: Day("2026-11-01"))).found.map(\.record.title) == [
                "Tout neuf"
            ])
        #expect(try portal.search(Search(enteredFrom: Day("2026-11-03"))).total == 0)
    }

    @Test("a portal chooses its filters, their order, or none")
    func chosen() throws {
        #expect(try portal.library.read { try $0.portal().facets } == Search.Facet.usual)
        try portal.library.write { try $0.setFacets([.subject, .genre]) }
        #expect(try portal.library.read { try $0.portal().facets } == [.subject, .genre])
        try portal.library.write { try $0.setFacets([]) }
        #expect(try portal.library.read { try $0.portal().facets }.isEmpty)
    }
}
