// Real records, where this machine has them. Values checked by reading the same records with pymarc.
import Testing

@testable import Formats

@Suite struct RealRecordsTests {
    private func read(_ name: String) throws -> [CatalogueItem]? {
        guard let path = RealRecords.path(name) else { return nil }
        let reader = try CatalogueReader(path: path)
        var items: [CatalogueItem] = []
        while let item = try reader.next() { items.append(item) }
        return items
    }

    @Test("the 3 300 records of the Library of Congress are all read, each with a title and a French year")
    func libraryOfCongress() throws {
        guard let items = try read("loc-french-a.mrc") else { return }
        #expect(items.problems.isEmpty)
        let all = items.descriptions
        #expect(all.count == 3_300)
        #expect(all.allSatisfy { !$0.title.isEmpty && $0.languages.contains("fre") && $0.medium == "Livre" })
        let first = try #require(all.first)
        #expect(first.sourceKey == "DLC/00051035")
        #expect(first.title == "Juifs et néophytes en Provence")
        #expect(first.subtitle.hasSuffix("Régine Abram de Draguignan (1469-1525)"))
        #expect(
            first.responsibility
                == "Danièle Iancu-Agou ; préface de Georges Duby ; postface de Gérard Nahon"
        )
        #expect(first.isbns == ["9042909684", "2877235475"])
        #expect(first.publications == [.init(place: "Paris", publisher: "Peeters", date: "2001")])
        #expect(first.series == [.init(title: "Collection de la Revue des études juives", volume: "21")])
        #expect(first.extent == "xix, 689 p.")
        #expect(first.dimensions == "24 cm")
        #expect(first.dewey == "944.91")
        #expect(first.year == 2001)
        #expect(first.contributors == [.init(name: "Iancu, Danièle", role: "070", isMain: true)])
        #expect(first.subjects.first == "Jews -- France -- Aix-en-Provence -- History")
        #expect(first.enteredOn == "2000-10-05")
        let second = all[1]
        #expect(second.series == [.init(title: "Pédagogies. Outils", issn: "1158-4580")])
        #expect(second.publications.first?.date == "cop. 1999")
        #expect(second.keywords == ["Intelligence", "Philosophy", "Education"])
    }

    @Test("books for young readers: audience, fiction and French forms come out")
    func young() throws {
        guard let items = try read("loc-french-youth.mrc") else { return }
        #expect(items.descriptions.count == 66)
        let prince = try #require(items.descriptions.first { $0.title == "Le petit prince" })
        #expect(prince.contributors.first?.name == "Saint-Exupéry, Antoine de")
        #expect(prince.contributors.first?.dates == "1900-1944")
        #expect(prince.isFiction == true)
        #expect(prince.audiences == ["Jeunesse"])
        let komsomol = try #require(items.descriptions.first { $0.title == "Komsomol" })
        #expect(komsomol.extent == "125 p.")
    }

    @Test("a real UNIMARC record: non-sorting marks are gone, embedded links are read")
    func iccu() throws {
        guard let items = try read("unimarc-one.dat"), let record = items.descriptions.first else { return }
        #expect(record.title == "L'altra faccia della spirale")
        #expect(record.contributors.first == .init(name: "Asimov, Isaac", role: "070", isMain: true))
        #expect(record.contributors.map(\.name).contains("Fruttero, Carlo"))
        #expect(record.series.first == .init(title: "Bestsellers", volume: "641"))
        #expect(record.series.last == .init(title: "Il ciclo delle fondazioni", volume: "4"))
        #expect(record.isbns == ["8804406828"])
        #expect(record.year == 1996)
    }

    @Test("a real Sudoc record, typed from its line format")
    func sudoc() throws {
        guard let path = RealRecords.path("sudoc-one.mrctxt") else { return }
        let record = RecordDescription(unimarc: try LineFormat.record(path))
        #expect(record.title == "Zoologie")
        #expect(record.partNumber == "IV")
        #expect(record.partTitle == "Tétrapodes, domaines faunistiques, zoogéographie")
        #expect(record.sourceKey == "000000124")
        #expect(record.publications == [.init(place: "Paris", publisher: "Gallimard", date: "DL 1974")])
        #expect(record.year == 1974)
        #expect(record.series.first == .init(title: "Encyclopédie de la Pléiade", volume: "37"))
        #expect(record.sets == [.init(title: "Zoologie", volume: "IV")])
        #expect(record.subjects.contains("Mammifères -- Dictionnaires"))
        #expect(record.contributors == [.init(name: "Tétry, Andrée", dates: "1907-1992", role: "340")])
        #expect(record.dewey == "590.3")
        #expect(record.isbns == ["2070107965"])
        #expect(record.isFiction == false)
        #expect(record.enteredOn == "1975-02-28")
    }
}
