// MARC 21 read into the same description, in French.
import Testing

@testable import Formats

@Suite struct Marc21MappingTests {
    private func description(
        _ fields: [MarcRecord.DataField], coded: String = "001005s2001    fr       j    001 1 fre  ",
        leader: String = "00000cam a2200000 a 4500"
    ) -> RecordDescription {
        let control: [MarcRecord.ControlField] = [
            .init("001", "  42 "), .init("003", "FrPbn"), .init("008", coded),
        ]
        return RecordDescription(
            marc21: MarcRecord(
                leader: leader, controlFields: control, dataFields: [field("245", "10", "aTitle /")] + fields)
        )
    }

    @Test("the source and its number make the key")
    func key() {
        #expect(description([]).sourceKey == "FrPbn/42")
    }

    @Test("a title in its own script is another title; a price and the numbers of a host are kept")
    func linkedTitleAndNumbers() {
        let found = description(
            [
                field("880", "10", "6245-01/(N$aВойна и мир /$cЛев Толстой."),
                field("880", "1 ", "6100-02/(N$aТолстой, Лев."),
                field("020", "  ", "a9782070612758 (br.) :$c12,50 EUR"),
                field("773", "0 ", "tContes$z978-2-07-010796-4$x0768-3138$gp. 7-62"),
            ], leader: "00000caa a2200000 a 4500")
        #expect(found.otherTitles == ["Война и мир"])
        #expect(found.price == "12,50 EUR")
        #expect(found.host?.isbn == "9782070107964")
        #expect(found.host?.issn == "0768-3138")
    }

    @Test("names lose their marks, keep their initials, and roles are UNIMARC's")
    func names() {
        let found = description([
            field("100", "1 ", "aGoodrich, Samuel G.$q(Samuel Griswold),$d1793-1860,$eauthor."),
            field("700", "1 ", "aValat, Pierre-Marie,$eill."), field("700", "1 ", "aDupont, Jean.$4trl"),
            field("710", "2 ", "aFrance.$bMinistère de la culture."),
        ]).contributors
        #expect(found[0] == .init(name: "Goodrich, Samuel G.", dates: "1793-1860", role: "070", isMain: true))
        #expect(found[1] == .init(name: "Valat, Pierre-Marie", role: "440"))
        #expect(found[2] == .init(name: "Dupont, Jean", role: "730"))
        #expect(found[3] == .init(name: "France. Ministère de la culture", isCollective: true))
    }

    @Test(
        "forms come out in French",
        arguments: [
            ("650", "aCats$vJuvenile fiction.", "Fiction", true),
            ("655", "aComic books, strips, etc.", "Bande dessinée", true),
            ("655", "aGraphic novels.", "Bande dessinée", true),
            ("650", "aFrench language$vDictionaries.", "Dictionnaire", false),
        ] as [(String, String, String, Bool)])
    func forms(tag: String, text: String, nature: String, isFiction: Bool) {
        let found = description([field(tag, " 0", text)], coded: "001005s2001    fr       |    001 | fre  ")
        #expect(found.natures == [nature])
        #expect(found.isFiction == isFiction)
    }

    @Test("series, sets and the numbers of volumes")
    func series() {
        let found = description([
            field("490", "1 ", "aPédagogies. Outils,$x1158-4580 ;$v12"),
            field("830", " 0", "aCollection Pédagogies.$pOutils."),
            field("800", "1 ", "aRowling, J. K.$tHarry Potter ;$v3."),
        ])
        #expect(found.series == [.init(title: "Pédagogies. Outils", volume: "12", issn: "1158-4580")])
        #expect(found.sets == [.init(title: "Harry Potter", volume: "3")])
    }

    @Test("languages, run together or not, and the language of the original")
    func languages() {
        #expect(description([field("041", "1 ", "afreeng$hita")]).languages == ["fre", "eng"])
        #expect(description([field("041", "1 ", "afre$hita")]).originalLanguages == ["ita"])
    }

    @Test("copies of Koha and of the holdings field")
    func copies() {
        let found = description([
            field("952", "  ", "p00012$oR DUM$cCDI$d2020-01-31$11"),
            field("852", "  ", "bCDI$h843$iDUM$p00013$zabîmé"),
        ]).copies
        #expect(found.map(\.number) == ["00012", "00013"])
        #expect(found.map(\.callNumber) == ["R DUM", "843 DUM"])
        #expect(found.map(\.location) == ["CDI", "CDI"])
        #expect(found[0].status == "Perdu")
        #expect(found[0].acquiredOn == "2020-01-31")
        #expect(found[1].note == "abîmé")
    }

    @Test("an article says where it is")
    func article() {
        let found = description(
            [field("773", "0 ", "tOkapi.$gNo. 12 (mars 2001), p. 4-9$x0751-6002$w(FR)88")],
            leader: "00000cab a2200000 a 4500"
        )
        #expect(found.kind == .article)
        #expect(found.host?.title == "Okapi")
        #expect(found.host?.pages == "p. 4-9")
        #expect(found.host?.issue == "No. 12 (mars 2001)")
    }

    @Test("an ISBN is cut before what is said of it")
    func isbn() {
        #expect(description([field("020", "  ", "a2877235475 (v. 1) :$c99 FRF")]).isbns == ["2877235475"])
        #expect(description([field("020", "  ", "a978-2-07-061275-8 (br.)")]).isbns == ["9782070612758"])
    }
}
