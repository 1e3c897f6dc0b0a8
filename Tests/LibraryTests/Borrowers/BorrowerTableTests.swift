import Formats
import Library
import Storage
import Testing

@Suite("The file of borrowers")
struct BorrowerTableTests {
    private func take(_ text: String, _ desk: Desk) throws -> BorrowerImportReport {
        let file = try BorrowerFile(Array(text.utf8))
        return try desk.library.write { try $0.borrowers.take(file) }
    }

    @Test("columns are known by many names, in any order; those that mean nothing are said")
    func columns() throws {
        let text = """
            Classe,NOM,Prénoms,N° emprunteur,né le,Couleur
            5e B,GARNIER,Zoé,41,02/03/2014,bleu
            """
        let file = try BorrowerFile(Array(text.utf8))
        #expect(file.ignoredColumns == ["Couleur"])
        let zoe = try #require(file.lines.first)
        #expect(zoe.number == 2)
        #expect(
            zoe.details
                == BorrowerDetails(
                    number: "41", name: "GARNIER Zoé", schoolClass: "5e B", bornOn: Day("2014-03-02")))
        #expect(throws: FormatError.self) { try BorrowerFile(Array("Classe;Numéro\n5e B;1".utf8)) }
        #expect(throws: FormatError.self) { try BorrowerFile([]) }
    }

    @Test("a file read twice changes nothing the second time, and an empty cell erases nothing")
    func twice() throws {
        let desk = try Desk()
        let text = """
            N° Emprunteur;Emprunteur;Statut;Classe;Mél
            41;Garnier Zoé;Élève;5e B;zoe@example.org
            ;Benali Karim;Élève;3e A;
            """
        let first = try take(text, desk)
        #expect((first.added, first.updated, first.unchanged, first.problems.count) == (2, 0, 0, 0))
        let again = try take(text, desk)
        #expect((again.added, again.updated, again.unchanged) == (0, 0, 2))
        let moved = try take("N° Emprunteur;Emprunteur;Classe;Mél\n41;Garnier Zoé;4e B;\n", desk)
        #expect(moved.updated == 1)
        let zoe = try #require(try desk.library.read { try $0.borrowers.borrower(number: "41") })
        #expect(zoe.details.schoolClass == "4e B")
        #expect(zoe.details.email == "zoe@example.org")
        #expect(zoe.details.status == "Élève")
    }

    @Test("lines that cannot be taken are said with their number, and the others are taken")
    func problems() throws {
        let desk = try Desk()
        try desk.add("Martin Léa", schoolClass: "6e A")
        try desk.add("Martin Léa", schoolClass: "5e B")
        let report = try take(
            """
            Emprunteur;Identité ENT;Date de naissance
            Martin Léa;;
            Garnier Zoé;;le 3 mai
            ;K;
            Benali Karim;K1;01/02/2013
            """, desk)
        #expect(report.added == 1)
        #expect(report.problems.map(\.line) == [2, 3, 4])
        #expect(report.problems.first?.reason == "2 emprunteurs portent ce nom\u{A0}: ajoutez le numéro.")
        #expect(report.problems.map(\.reason)[1].contains("le 3 mai"))
    }

    @Test("the file that goes out comes back as it was, and holds no formula")
    func roundTrip() throws {
        let desk = try Desk()
        let details = BorrowerDetails(
            number: "7", name: "=CMD Zoé", status: "Élève", schoolClass: "5e B", entKey: "-K",
            bornOn: Day("2014-03-02"),
            expiresOn: Day("2027-08-31"), email: "zoe@example.org", note: "a;b\n\"c\"")
        let id = try desk.library.write { try $0.borrowers.add(details) }
        let bytes = BorrowerTable.bytes(of: [try #require(try desk.borrower(id))])
        #expect(!String(decoding: bytes, as: UTF8.self).contains(";=CMD"))
        let file = try BorrowerFile(bytes)
        #expect(file.lines.map(\.details) == [details])
        #expect(try desk.library.write { try $0.borrowers.take(file) }.unchanged == 1)
    }
}
