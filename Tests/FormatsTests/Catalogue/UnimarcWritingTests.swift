// A description written as UNIMARC and read again is the same description.
import Testing

@testable import Formats

@Suite struct UnimarcWritingTests {
    private let full = RecordDescription.full

    @Test("nothing is lost through UNIMARC, in memory, in ISO 2709 and in MARCXML")
    func roundTrip() throws {
        let record = MarcRecord(unimarc: full)
        #expect(RecordDescription(unimarc: record) == full)
        #expect(try items(Iso2709Writer.bytes(of: record)).descriptions == [full])
        #expect(try items(MarcXmlWriter.bytes(of: [record, record])).descriptions == [full, full])
    }

    @Test(
        "parts and articles keep the document that holds them",
        arguments: [RecordDescription.Kind.part, .article])
    func hosts(kind: RecordDescription.Kind) {
        var description = RecordDescription()
        description.title = "Les volcans"
        description.kind = kind
        description.medium = kind == .article ? "Périodique" : "Livre"
        description.host = .init(
            title: "Okapi", sourceKey: "77", issue: "1042", date: "15/03/2019", pages: "p. 12-15",
            isbn: "9782070612758",
            issn: "0751-6002")
        #expect(RecordDescription(unimarc: MarcRecord(unimarc: description)) == description)
    }

    @Test(
        "every medium survives",
        arguments: [
            "Livre", "Périodique", "DVD vidéo", "CD audio", "Carte", "Image", "Partition", "Site internet",
            "Document électronique", "Objet", "Autre", "Jeu de société", "Manuel scolaire",
        ])
    func media(medium: String) {
        var description = RecordDescription()
        description.title = "Titre"
        description.medium = medium
        #expect(RecordDescription(unimarc: MarcRecord(unimarc: description)) == description)
    }

    @Test("the record is UNIMARC in UTF-8, as 100$a says; the ISBN has its hyphens")
    func coded() {
        let record = MarcRecord(unimarc: full)
        #expect(record.first("100")?.coded("a") == "20190901d1998    u  y0frey50      ba")
        #expect(record.first("010")?.text("a") == "978-2-07-061275-8")
        #expect(record.leader == "00000nam0 2200000   450 ")
    }

    @Test("what the format cannot hold is refused, not cut")
    func tooLong() {
        var description = full
        description.summary = String(repeating: "é", count: 5_000)
        #expect(throws: FormatError.self) { try Iso2709Writer.bytes(of: MarcRecord(unimarc: description)) }
    }

    @Test("real records keep everything on the way")
    func realRecords() throws {
        guard let path = RealRecords.path("loc-french-youth.mrc") else { return }
        let reader = try CatalogueReader(path: path)
        while let item = try reader.next() {
            guard case .record(let description) = item else { continue }
            #expect(RecordDescription(unimarc: MarcRecord(unimarc: description)) == description)
        }
    }
}
