// A description written as UNIMARC and read again is the same description.
import Testing

@testable import Formats

@Suite struct UnimarcWritingTests {
    /// Every element filled in.
    private var full: RecordDescription {
        var description = RecordDescription()
        description.sourceKey = "0510032H/12"
        description.title = "Le Comte de Monte-Cristo"
        description.subtitle = "roman d’aventures"
        description.otherTitles = ["Monte-Cristo", "The Count of Monte Cristo"]
        description.responsibility = "Alexandre Dumas ; illustré par Gustave Staal ; préface de X"
        description.contributors = [
            .init(name: "Dumas, Alexandre", dates: "1802-1870", role: "070", isMain: true),
            .init(name: "Staal, Gustave", role: "440"), .init(name: "Hergé", role: "070"),
            .init(name: "France. Ministère de la culture", role: "650", isCollective: true),
            .init(name: "Jean-Paul II (pape)"),
        ]
        description.medium = "Livre"
        description.natures = ["Roman"]
        description.genres = ["aventure", "historique"]
        description.isFiction = true
        description.languages = ["fre", "eng"]
        description.originalLanguages = ["ita"]
        description.isbns = ["9782070612758", "2070107965", "12345"]
        description.issns = ["0768-3138"]
        description.eans = ["3260050641234"]
        description.edition = "2e éd. revue"
        description.publications = [
            .init(place: "Paris", publisher: "Gallimard", date: "DL 1998"),
            .init(place: "Lille", publisher: "", date: ""),
        ]
        description.year = 1998
        description.extent = "2 vol. (620 p.)"
        description.illustrations = "ill. en coul."
        description.dimensions = "18 cm"
        description.accompanying = "1 livret"
        description.series = [
            .init(title: "Folio", volume: "12", issn: "0768-0732"), .init(title: "Pléiade"),
        ]
        description.sets = [.init(title: "Œuvres", volume: "3")]
        description.partNumber = "3"
        description.partTitle = "La vengeance"
        description.notes = ["Index", "Bibliogr. p. 600"]
        description.contents = "Chapitre 1 ; Chapitre 2"
        description.summary = "Edmond Dantès s’évade & revient <riche>."
        description.levels = ["Cycle 4", "2nde"]
        description.audiences = ["Adolescents"]
        description.subjects = ["Prison -- Évasion -- 19e siècle", "Vengeance"]
        description.keywords = ["trésor"]
        description.disciplines = ["Français"]
        description.dewey = "843.7"
        description.links = [.init(address: "https://gallica.bnf.fr/ark:/1", label: "Texte intégral")]
        var copy = CopyDescription()
        (copy.number, copy.callNumber, copy.location, copy.status) = ("01234", "R DUM", "CDI", "Hors-Prêt")
        (copy.price, copy.note, copy.medium, copy.audience, copy.acquiredOn) = (
            "12,50", "Don", "Livre", "Lycée", "2019-09-02"
        )
        description.copies = [copy]
        description.enteredOn = "2019-09-01"
        return description
    }

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
            title: "Okapi", sourceKey: "77", issue: "1042", date: "15/03/2019", pages: "p. 12-15")
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
