// What the portal understands of BCDI's own files.
import Foundation
import Testing

@testable import Formats

@Suite struct MemoNoticesReaderTests {
    @Test("a book of generation A is read to the last field")
    func bookA() throws {
        let found = try items(MemoSamples.inWindows1252(MemoSamples.generationA))
        var book = RecordDescription()
        book.sourceKey = "1203"
        book.title = "Voyage au centre de la Terre"
        book.subtitle = "texte abrégé"
        book.medium = "Livre"
        book.isFiction = true
        book.natures = ["roman"]
        book.genres = ["roman d'aventures", "science-fiction"]
        book.disciplines = ["Français", "Sciences de la vie et de la Terre"]
        book.levels = ["6e", "5e"]
        book.audiences = ["Élève"]
        book.languages = ["fre"]
        book.year = 1998
        book.extent = "191 p."
        book.illustrations = "ill."
        book.dimensions = "18 cm"
        book.subjects = ["volcan", "Islande"]
        book.keywords = ["lecture suivie", "feu"]
        book.summary =
            "Axel suit son oncle, le professeur Lidenbrock, dans le cratère d'un volcan éteint."
        book.notes = ["Index.", "Titre inventé par personne"]
        book.contents = "Dossier de fin d'ouvrage"
        book.enteredOn = "1999-09-03"
        book.expiresOn = "2030-12-31"
        book.isbns = ["2070107965"]
        book.price = "4,50"
        book.eans = ["9782070107964"]
        book.edition = "Nouvelle édition"
        book.dewey = "843.8"
        book.series = [
            .init(
                title: "Classiques abrégés", volume: "12", issn: "0768-3138",
                responsibility: "dir. une enseignante")
        ]
        book.publications = [.init(place: "Paris", publisher: "L'École des loisirs", date: "1998")]
        book.contributors = [
            .init(name: "Verne, Jules", dates: "1828-1905", role: "070", isMain: true),
            .init(name: "Riou, Édouard", role: "440"), .init(name: "Hetzel"),
        ]
        var copy = CopyDescription()
        (copy.number, copy.callNumber, copy.location, copy.note) = (
            "004217", "R VER", "Coin lecture", "Don de l'amicale"
        )
        var other = CopyDescription()
        (other.number, other.callNumber) = ("004218", "R VER")
        book.copies = [copy, other]
        book.links = [
            .init(
                address: "https://fr.wikisource.org/wiki/Voyage_au_centre_de_la_Terre",
                label: "Texte intégral")
        ]
        #expect(differences(book, try #require(found.descriptions.first)) == [])
    }

    @Test(
        "articles and parts of generation A know the document that holds them; a record without a title is told"
    )
    func partsA() throws {
        let found = try items(MemoSamples.inWindows1252(MemoSamples.generationA))
        #expect(found.descriptions.count == 3)
        let article = found.descriptions[1]
        #expect(article.kind == .article)
        #expect(article.isFiction == false)
        #expect(
            article.host
                == .init(
                    title: "Le Petit Géographe", sourceKey: "1309", issue: "1042", date: "15/03/2019",
                    pages: "p. 12-15", issn: "0751-6002"))
        #expect(article.year == 2019)
        let part = found.descriptions[2]
        #expect(part.kind == .part)
        #expect(
            part.host
                == .init(
                    title: "Contes et nouvelles", sourceKey: "1299", pages: "p. 81-122",
                    isbn: "9782070107964"))
        #expect(part.isbns.isEmpty)
        let problem = try #require(found.problems.first)
        #expect(problem.recordNumber == 3)
        #expect(problem.recordLabel == "1311")
        let lines = MemoSamples.generationA.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("1311") })
        #expect(problem.line == line + 1)
        #expect(problem.reason == "La notice n’a pas de titre (TITRE_N).")
    }

    @Test("generation B: a volume, its price, its copies with the words of their statuses")
    func bookB() throws {
        let found = try items(MemoSamples.inWindows1252(MemoSamples.generationB))
        #expect(found.problems.isEmpty)
        let book = try #require(found.descriptions.first)
        #expect(book.title == "Les Trois Mousquetaires")
        #expect(book.partNumber == "2")
        #expect(book.sets == [.init(title: "Les Trois Mousquetaires", volume: "2")])
        #expect(book.price == "8,10 EUR")
        #expect(book.expiresOn == "2025-08-31")
        #expect(book.languages == ["fre", "eng"])
        #expect(book.audiences == ["Lycée", "Collège"])
        #expect(book.extent == "2 vol. (620 p.)")
        #expect(book.illustrations == "ill.")
        #expect(book.dimensions == "18 cm")
        #expect(book.accompanying == "1 carte")
        #expect(
            book.publications == [
                .init(
                    place: "Namur", publisher: "Cœur d’encre", date: "2001", address: "1 place de l’Ange",
                    country: "Belgique")
            ])
        #expect(
            book.contributors == [
                .init(name: "Dumas, Alexandre", isMain: true),
                .init(name: "Cercle dumasien", role: "730", isCollective: true),
            ])
        #expect(book.copies.map(\.status) == ["Hors-Prêt", "Mis au pilon", "Chez le relieur"])
        #expect(book.copies.first?.price == "8,10")
        #expect(book.copies.first?.note == "Dos abîmé")
        #expect(book.links == [.init(address: "https://gallica.bnf.fr/ark:/12148/exemple")])
    }

    @Test(
        "generation B: an issue, its article, a part of a book; the book that only stands in its part comes once"
    )
    func partsB() throws {
        let found = try items(MemoSamples.inWindows1252(MemoSamples.generationB)).descriptions
        #expect(found.map(\.sourceKey) == ["2001", "2002", "2003", "2004", "2005"])
        #expect(found.map(\.kind) == [.whole, .whole, .article, .whole, .part])
        let issue = found[1]
        #expect(issue.title == "Le Petit Géographe, n°\u{A0}1042")
        #expect(issue.sets == [.init(title: "Le Petit Géographe", volume: "1042")])
        #expect(issue.publications == [.init(date: "15/03/2019")])
        #expect(issue.year == 2019)
        #expect(issue.copies.map(\.number) == ["P1042"])
        let article = found[2]
        #expect(article.medium == "Périodique")
        #expect(article.copies.isEmpty)
        #expect(
            article.host
                == .init(
                    title: "Le Petit Géographe", sourceKey: "2002", issue: "1042", date: "15/03/2019",
                    pages: "p. 12-15", issn: "0751-6002"))
        #expect(found[3].title == "Contes et nouvelles")
        #expect(found[3].copies.map(\.number) == ["200"])
        #expect(
            found[4].host
                == .init(
                    title: "Contes et nouvelles", sourceKey: "2004", pages: "p. 81-122", isbn: "2070107965"))
    }

    @Test("both generations may stand in one file, whatever its encoding, even when it lies about it")
    func encodings() throws {
        for sample in [MemoSamples.generationA, MemoSamples.generationB] {
            let expected = try items(MemoSamples.inWindows1252(sample))
            #expect(try items(Array(sample.utf8)) == expected)
            for name in ["UTF-8", "utf-8", "ISO-8859-15"] {
                let renamed =
                    sample
                    .replacing("encoding=\"ISO-8859-1\"", with: "encoding=\"\(name)\"")
                    .replacing("encoding=\"windows-1252\"", with: "encoding=\"\(name)\"")
                #expect(try items(Array(("\u{FEFF}" + renamed).utf8)) == expected)
            }
        }
        let one = MemoSamples.generationA.replacing("</MEMO_NOTICES>", with: "")
        let other = MemoSamples.generationB.split(separator: "<MEMO_NOTICES>")[1]
        let both = try items(Array((one + other).utf8))
        #expect(both.descriptions.count == 8)
        #expect(both.problems.count == 1)
    }

    @Test("several authors in one group keep each their dates and their function")
    func oneGroup() throws {
        let xml = """
            <MEMO_NOTICES><NOTICES><TITRE_N>Astérix</TITRE_N><FONCTIONS_N>Scénariste/Illustrateur/</FONCTIONS_N>
            <AUTEURS><AUTEUR_A>Goscinny, René</AUTEUR_A><DATE_DE_NAISSANCE_A>1926</DATE_DE_NAISSANCE_A>
            <DATE_DE_DECES_A>1977</DATE_DE_DECES_A><AUTEUR_A>Uderzo, Albert</AUTEUR_A></AUTEURS>
            </NOTICES></MEMO_NOTICES>
            """
        #expect(
            try items(Array(xml.utf8)).descriptions.first?.contributors == [
                .init(name: "Goscinny, René", dates: "1926-1977", role: "690"),
                .init(name: "Uderzo, Albert", role: "440"),
            ])
    }

    @Test("every notice is read where a file puts them all in one element NOTICES")
    func oneWrapper() throws {
        let notice = "<NOTICE_GENERALE><TITRE_N>Candide</TITRE_N></NOTICE_GENERALE>\n"
        let part = "<NOTICE_PARTIE><TITRE_N>Chapitre 1</TITRE_N></NOTICE_PARTIE>"
        let bad = "<NOTICE_GENERALE><IDENTITE_N>7</IDENTITE_N></NOTICE_GENERALE>"
        let found = try items(
            Array("<MEMO_NOTICES><NOTICES>\n\(notice)\(bad)\(part)</NOTICES></MEMO_NOTICES>".utf8))
        #expect(found.titles == ["Candide", "Chapitre 1"])
        #expect(found.descriptions.map(\.kind) == [.whole, .part])
        #expect(
            found.problems.map(\.message) == [
                "Notice 2 («\u{A0}7\u{A0}»), ligne 3. La notice n’a pas de titre (TITRE_N)."
            ])
    }

    @Test("a part that says little of itself takes after its host")
    func silentPart() throws {
        let xml = """
            <MEMO_NOTICES><NOTICES><NOTICE_PARTIE><TITRE_N>Le mot du jour</TITRE_N><NOTICE_GENERALE>
            <SUPPORT_N>Revue</SUPPORT_N><COLLECTIONS><COLLECTION_C>Le Petit Géographe</COLLECTION_C></COLLECTIONS>
            <NO_COLLECTION_N>3</NO_COLLECTION_N></NOTICE_GENERALE></NOTICE_PARTIE></NOTICES></MEMO_NOTICES>
            """
        let part = try #require(try items(Array(xml.utf8)).descriptions.first)
        #expect(part.kind == .article)
        #expect(part.medium == "Périodique")
        #expect(part.host == .init(title: "Le Petit Géographe", issue: "3"))
    }

    @Test("the portal tells what the file is, and how far the reading is")
    func kind() throws {
        try withFile(Array(MemoSamples.generationB.utf8)) { path in
            let reader = try CatalogueReader(path: path)
            #expect(reader.kind == .memoNotices)
            while try reader.next() != nil {}
            #expect(reader.bytesRead == reader.totalBytes)
        }
    }

    @Test(
        "lists",
        arguments: [
            ("roman / policier /", ["roman", "policier"]), ("roman /", ["roman"]), ("roman", ["roman"]),
            ("roman/policier/", ["roman", "policier"]), ("AC/DC / rock /", ["AC/DC", "rock"]),
            ("AC/DC", ["AC/DC"]), ("/", []), ("", []), (" / / ", []), ("AC/DC /", ["AC/DC"]),
        ] as [(String, [String])])
    func lists(text: String, values: [String]) {
        #expect(MemoValues.split(text) == values)
    }

    @Test("each function of BCDI has its code, and each code comes back from its word")
    func functions() throws {
        for (word, code) in [
            ("Auteur", "070"), ("Chef d'orchestre", "250"), ("Compositeur", "230"),
            ("Directeur de la publication", "651"), ("Graphiste", "410"), ("Illustrateur", "440"),
            ("Interprète", "590"), ("Interviewé", "460"), ("Intervieweur", "470"), ("Parolier", "520"),
            ("Photographe", "600"), ("Réalisateur", "300"), ("Traducteur", "730"), ("Souffleur", ""),
        ] { #expect(MemoWords.role(word) == code) }
        for code in 0..<1000 {
            let code = String(repeating: "0", count: 3 - String(code).count) + String(code)
            #expect(MemoWords.role(MemoWords.function(code)) == code)
        }
    }
}
