// UNIMARC as French libraries write it, read into a description.
import Testing

@testable import Formats

@Suite struct UnimarcMappingTests {
    private func description(_ fields: [MarcRecord.DataField], leader: String = "00000nam0 2200000   450 ")
        -> RecordDescription
    {
        var record = MarcRecord(leader: leader, controlFields: [.init("001", "42")])
        record.dataFields = [field("200", "1 ", "aTitre")] + fields
        return RecordDescription(unimarc: record)
    }

    @Test("names come out as « Nom, Prénom », with or without the comma in $b")
    func names() {
        let names = description([
            field("700", " 1", "aAsimov$b, Isaac$f1920-1992$4070"), field("701", " 1", "aHergé$4070"),
            field("702", " 0", "aJean-Paul$dII$cpape$4730"),
            field("710", "02", "aFrance$bMinistère de l'éducation$4650"),
        ]).contributors
        #expect(names[0] == .init(name: "Asimov, Isaac", dates: "1920-1992", role: "070", isMain: true))
        #expect(names[1] == .init(name: "Hergé", role: "070"))
        #expect(names[2] == .init(name: "Jean-Paul II (pape)", role: "730"))
        #expect(
            names[3]
                == .init(
                    name: "France. Ministère de l'éducation", role: "650", isCollective: true, isMain: true))
    }

    @Test("a person with two roles is named for each")
    func twoRoles() {
        let roles = description([field("700", " 1", "aPonti$bClaude$4070$4440")]).contributors.map(\.role)
        #expect(roles == ["070", "440"])
    }

    @Test("two publishers in one place are two publications")
    func publishers() {
        let found = description([field("210", "  ", "a[Paris]$cSeuil$cGallimard$aArles$cActes Sud$dDL 1998")])
            .publications
        #expect(
            found == [
                .init(place: "Paris", publisher: "Seuil", date: "DL 1998"),
                .init(place: "Paris", publisher: "Gallimard", date: "DL 1998"),
                .init(place: "Arles", publisher: "Actes Sud", date: "DL 1998"),
            ])
    }

    @Test("a publisher comes before a distributor; « sans lieu, sans nom » is nothing")
    func distributor() {
        let found = description([
            field("214", " 2", "aLille$cDiffuseur"), field("214", " 0", "a[S.l.]$c[s.n.]$d[2003?]"),
        ])
        #expect(found.publications == [.init(date: "[2003?]")])
        #expect(found.year == 2003)
    }

    @Test("the year is the coded one, else the one that is printed")
    func year() {
        #expect(description([field("100", "  ", "a20010203d1999    m  y0frey50      ba")]).year == 1999)
        #expect(
            description([
                field("100", "  ", "a20010203f19??    m  y0frey50      ba"), field("210", "  ", "dcop. 1987"),
            ]).year == 1987)
        #expect(description([]).year == nil)
    }

    @Test("BCDI's fields: natures, genres, disciplines, levels, fiction")
    func school() {
        let found = description([
            field("900", "  ", "apolicier"), field("901", "  ", "aroman"), field("902", "  ", "aFrançais"),
            field("905", "  ", "aFiction"), field("906", "  ", "aCycle 4"),
            field("610", "0 ", "acollège$aamitié"),
        ])
        #expect(found.natures == ["roman"])
        #expect(found.genres == ["policier"])
        #expect(found.disciplines == ["Français"])
        #expect(found.levels == ["Cycle 4"])
        #expect(found.keywords == ["collège", "amitié"])
        #expect(found.isFiction == true)
    }

    @Test("fiction or not, from BCDI's word, the coded data or the form heading")
    func fiction() {
        #expect(description([field("905", "  ", "aDocumentaire")]).isFiction == false)
        #expect(description([field("905", "  ", "aDocumentaire")]).natures == ["Documentaire"])
        #expect(description([field("105", "  ", "aa   z   001yy")]).isFiction == false)
        #expect(description([field("105", "  ", "aa   z   000ay")]).natures == ["Roman"])
        #expect(description([field("608", "  ", "aBandes dessinées")]).natures == ["Bande dessinée"])
        #expect(description([field("608", "  ", "aRomans policiers")]).genres == ["policier"])
        #expect(description([]).isFiction == nil)
    }

    @Test("copies: bar code, call number, place, status, price")
    func copies() {
        let found = description([
            field("995", "  ", "aCDI$f01234$kR DUM$oHors-Prêt$p12,50$uDon$rLivre$qCollège$520190902"),
            field("995", "  ", "aBDP$eSecteur jeunesse$fINCONNU$k843$ru2"),
        ]).copies
        var first = CopyDescription()
        (first.number, first.callNumber, first.location, first.status) = (
            "01234", "R DUM", "CDI", "Hors-Prêt"
        )
        (first.price, first.note, first.medium, first.audience) = ("12,50", "Don", "Livre", "Collège")
        first.acquiredOn = "2019-09-02"
        #expect(found[0] == first)
        #expect(found[1].number == "")
        #expect(found[1].location == "Secteur jeunesse")
        #expect(found[1].medium == "")
    }

    @Test("an article says in which issue it is; a part, in which book")
    func hosts() {
        let article = description(
            [field("464", " 0", "tOkapi$v1042$d15/03/2019$ppp. 12-15$9id:77")],
            leader: "00000naa2 2200000   450 "
        )
        #expect(article.kind == .article)
        #expect(article.medium == "Périodique")
        #expect(
            article.host
                == .init(
                    title: "Okapi", sourceKey: "77", issue: "1042", date: "15/03/2019", pages: "pp. 12-15"))
        let part = description([field("463", " 0", "tAtlas$3555")], leader: "00000naa0 2200000   450 ")
        #expect(part.kind == .part)
        #expect(part.host == .init(title: "Atlas", sourceKey: "555"))
    }

    @Test("the set of a volume comes from 461, or from the number in the title")
    func sets() {
        #expect(
            description([field("461", " 0", "tNaruto$v12")]).sets == [.init(title: "Naruto", volume: "12")])
        var record = MarcRecord(leader: "00000nam0 2200000   450 ")
        record.dataFields = [field("200", "1 ", "aNaruto$h12$iUne grande ambition")]
        #expect(RecordDescription(unimarc: record).sets == [.init(title: "Naruto", volume: "12")])
    }

    @Test(
        "media come out as a reader names them",
        arguments: [
            ("00000nam0 2200000   450 ", "", "Livre"), ("00000nas0 2200000   450 ", "", "Périodique"),
            ("00000ngm0 2200000   450 ", "a1 DVD vidéo (52 min)", "DVD vidéo"),
            ("00000nim0 2200000   450 ", "a1 disque compact", "CD audio"),
            ("00000nem0 2200000   450 ", "", "Carte"),
            ("00000ncm0 2200000   450 ", "", "Partition"), ("00000nrm0 2200000   450 ", "", "Objet"),
            ("00000nlm0 2200000   450 ", "a1 CD-ROM", "Document électronique"),
        ])
    func media(leader: String, extent: String, medium: String) {
        #expect(
            description(extent.isEmpty ? [] : [field("215", "  ", extent)], leader: leader).medium == medium)
    }

    @Test("a website is known by its address; other schemes of address are left out")
    func links() {
        let found = description(
            [
                field("856", "4 ", "uhttps://www.onisep.fr/$zLe site"),
                field("856", "4 ", "ujavascript:alert(1)"),
            ],
            leader: "00000nlm0 2200000   450 "
        )
        #expect(found.medium == "Site internet")
        #expect(found.links == [.init(address: "https://www.onisep.fr/", label: "Le site")])
    }

    @Test("ISBD marks, stray blanks and non-sorting marks are not part of the words")
    func punctuation() {
        var record = MarcRecord(leader: "00000nam0 2200000   450 ")
        record.dataFields = [
            field("200", "1 ", "a\u{98}Le \u{9C}grand  livre :$edes  animaux /$fMarie Dupont ;$gill. Paul"),
            field("215", "  ", "a191 p. :$cill. en coul. ;$d18 cm. +$e1 CD"),
        ]
        let found = RecordDescription(unimarc: record)
        #expect(found.title == "Le grand livre")
        #expect(found.subtitle == "des animaux")
        #expect(found.responsibility == "Marie Dupont ; ill. Paul")
        #expect(found.extent == "191 p.")
        #expect(found.illustrations == "ill. en coul.")
        #expect(found.dimensions == "18 cm")
        #expect(found.accompanying == "1 CD")
    }

    @Test("numbers: ISBN without hyphens and 13 first, ISSN with its hyphen, EAN")
    func numbers() {
        let found = description([
            field("010", "  ", "a2-07-010796-5$bbr.$d148 FRF"), field("010", "  ", "a978-2-07-061275-8"),
            field("011", "  ", "a0768-3138"), field("073", " 0", "a3260050641234"),
        ])
        #expect(found.isbns == ["9782070612758", "2070107965"])
        #expect(found.issns == ["0768-3138"])
        #expect(found.eans == ["3260050641234"])
    }

    @Test("a record without a title is refused in French")
    func noTitle() throws {
        var record = RawRecord()
        record.replace("200", "1 $fAnonyme")
        let problem = try #require(try items(record.bytes).problems.first)
        #expect(problem.reason == "La notice n’a pas de titre (200\u{A0}$a).")
        #expect(problem.recordLabel == "K1")
    }
}
