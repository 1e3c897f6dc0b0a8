// A description that goes out in a format and comes back is the same description.
import Testing

@testable import Formats

@Suite struct ConversionTests {
    @Test("a record with everything filled in comes back whole", arguments: Conversion.allCases)
    func full(way: Conversion) throws {
        let back = try #require(try way.andBack([.full]).first)
        #expect(differences(.full, back) == [])
    }

    @Test("issues, articles and parts come back whole", arguments: Conversion.allCases)
    func serials(way: Conversion) throws {
        let all = RecordDescription.serials
        let back = try way.andBack(all)
        #expect(back.count == all.count)
        for (one, other) in zip(all, back) { #expect(differences(one, other) == []) }
    }

    @Test("from BCDI to UNIMARC and back, through every format in turn, nothing is lost")
    func chain() throws {
        var travellers = [RecordDescription.full] + RecordDescription.serials
        let start = travellers
        for way in [Conversion.memoA, .iso2709, .memoB, .marcXml, .memoWindows] {
            travellers = try way.andBack(travellers)
        }
        #expect(travellers == start)
    }

    @Test("every record of the demo comes back whole", arguments: Conversion.allCases)
    func demo(way: Conversion) throws {
        let all = try TravellingRecords.demo.get()
        let back = try way.andBack(all)
        #expect(back.count == all.count && all.count > 500)
        for (one, other) in zip(all, back) { #expect(differences(one, other) == []) }
    }

    @Test("whatever is filled in comes back whole", arguments: Conversion.allCases)
    func drawnByLot(way: Conversion) throws {
        var source = RandomDescriptions(seed: 1_851)
        let all = (0..<200).map { _ in source.next() }
        let back = try way.andBack(all)
        #expect(back.count == all.count)
        for (one, other) in zip(all, back) { #expect(differences(one, other) == []) }
    }

    @Test("real records come back whole", arguments: Conversion.allCases)
    func realRecords(way: Conversion) throws {
        let all = try TravellingRecords.real.get()
        let back = try way.andBack(all)
        #expect(back.count == all.count)
        for (one, other) in zip(all, back) {
            #expect(differences(way.comparable(one), way.comparable(other)) == [])
        }
    }
}

extension Conversion {
    /// What the format can tell: MémoNotices has no main entry, one line for the whole collation, and a year of birth
    /// that is the beginning of a life.
    fileprivate func comparable(_ description: RecordDescription) -> RecordDescription {
        guard Self.memo.contains(self) else { return description }
        var description = description
        for place in description.contributors.indices {
            description.contributors[place].isMain = false
            let dates = description.contributors[place].dates
            if dates.utf8.last == UInt8(ascii: "-") {
                description.contributors[place].dates = String(dates.dropLast())
            }
        }
        let size = [description.extent, description.illustrations, description.dimensions]
        description.extent = size.joined(separator: " ").filter { $0.isLetter || $0.isNumber }
        (description.illustrations, description.dimensions) = ("", "")
        return description
    }
}

extension RecordDescription {
    /// An issue of a periodical, an article of it, a part of a book and a story in it, two volumes of sets.
    fileprivate static var serials: [RecordDescription] {
        var issue = RecordDescription()
        (issue.sourceKey, issue.title, issue.medium) = ("77", "Les volcans se réveillent", "Périodique")
        issue.sets = [.init(title: "Okapi", volume: "1042/1043", issn: "0751-6002")]
        issue.series = [.init(title: "Presse jeune", volume: "2")]
        issue.issns = ["0751-6002"]
        issue.publications = [.init(place: "Montrouge", publisher: "Bayard", date: "15/03/2019")]
        issue.year = 2019
        var copy = CopyDescription()
        (copy.number, copy.status, copy.location) = ("004512", "Mis au pilon", "Kiosque")
        issue.copies = [copy]

        var article = RecordDescription()
        (article.sourceKey, article.kind, article.medium) = ("78", .article, "Périodique")
        article.title = "Vivre au pied de l’Etna"
        article.contributors = [.init(name: "Haroun, Tazieff", role: "070", isMain: true)]
        article.host = Host(
            title: "Okapi", sourceKey: "77", issue: "1042/1043", date: "15/03/2019", pages: "p. 12-15",
            issn: "0751-6002")
        article.year = 2019
        article.illustrations = "ill., carte"
        article.subjects = ["volcan", "Italie -- Sicile"]

        var part = RecordDescription()
        (part.sourceKey, part.kind, part.medium) = ("80", .part, "Livre")
        part.title = "Boule de suif"
        part.host = Host(
            title: "Contes et nouvelles. 1", sourceKey: "79", pages: "p. 81-122", isbn: "9782070107965")
        part.series = [.init(title: "Bibliothèque de la Pléiade", volume: "253")]
        part.natures = ["Nouvelle"]
        part.isFiction = true

        var lonePart = RecordDescription()
        (lonePart.kind, lonePart.medium, lonePart.title) = (.part, "CD audio", "Piste 3")
        lonePart.extent = "12 min"

        var volume = RecordDescription()
        (volume.title, volume.medium, volume.partNumber) = ("Astérix", "Livre", "3")
        (volume.partTitle, volume.subtitle) = ("Astérix et les Goths", "une aventure : la troisième")
        volume.sets = [.init(title: "Astérix", volume: "3")]

        var odd = RecordDescription()
        (odd.title, odd.medium, odd.subtitle) = ("Ouvert/fermé : essai. 2", "Livre", "A + B")
        (odd.partNumber, odd.partTitle) = ("Deuxième semestre", "Suite, et fin. 3")
        odd.sets = [.init(title: "Œuvres", volume: "3", issn: "0768-3138")]
        odd.subjects = ["AC/DC (groupe)", "1914/1918"]
        odd.publications = [
            .init(place: "Lyon", publisher: "A", date: "1998"), .init(place: "Lille", publisher: "B"),
        ]
        odd.year = 1998
        odd.extent = "1 vol."
        odd.accompanying = "1 livret : 12 p."
        odd.links = [.init(address: "https://example.org/a/b"), .init(address: "http://example.org/")]
        return [issue, article, part, lonePart, volume, odd]
    }
}
