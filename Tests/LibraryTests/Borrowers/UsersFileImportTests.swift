import Formats
import Foundation
import Library
import Storage
import Testing

@Suite("The users’ file of a workspace, brought into the library")
struct UsersFileImportTests {
    private func entry(
        _ name: String, _ status: UserStatus, _ schoolClass: String = "", key: String, born: String = "",
    ) -> UserEntry {
        var entry = UserEntry()
        entry[.name] = name
        entry[.status] = status.rawValue
        entry[.schoolClass] = schoolClass
        entry[.entKey] = key
        entry[.bornOn] = born
        return entry
    }

    @Test(
        "is read whatever its encoding: names, statuses, classes, birth dates, ENT keys; the same file again changes nothing",
        arguments: UsersFile.Encoding.allCases)
    func read(encoding: UsersFile.Encoding) throws {
        let desk = try Desk()
        try desk.add("Marchand Zoé", status: "Élève", schoolClass: "3eA", number: "1001")
        let bytes = UsersFile.bytes(
            of: [
                entry("Marchand Zoé", .pupil, "3eA", key: "clef-1", born: "14/03/2012"),
                entry("Martin Léa", .pupil, "3eA", key: "clef-2", born: "30/09/2012"),
                entry("Martin Léa", .pupil, "5eC", key: "clef-3", born: "17/01/2014"),
                entry("Diallo Mamadou", .teacher, key: "clef-4"),
            ], encoding)
        let first = try desk.library.take(BorrowerFile(bytes), stamp: desk.stamp())
        #expect((first.added, first.updated, first.problems.count) == (3, 1, 0))
        let second = try desk.library.take(BorrowerFile(bytes), stamp: desk.stamp())
        #expect((second.added, second.updated, second.unchanged) == (0, 0, 4))
        let zoe = try #require(try desk.library.read { try $0.borrowers.borrower(entKey: "clef-1") })
        #expect(
            zoe.number == "1001" && zoe.details.status == "Élève" && zoe.details.bornOn == Day("2012-03-14"))
        let diallo = try desk.library.read { try $0.borrowers.borrower(entKey: "clef-4") }
        #expect(diallo?.status == .teacher)
        #expect(try desk.library.read { try $0.borrowers.namesakes(of: "Martin Léa") }.count == 2)
    }

    @Test("says the line of a person without a name or with a birth date that is none, and takes the others")
    func problems() throws {
        let file = try BorrowerFile(
            Array(
                """
                <FICHES_XML>
                <EMPRUNTEURS><EMPRUNTEUR_M> </EMPRUNTEUR_M></EMPRUNTEURS>
                <EMPRUNTEURS><EMPRUNTEUR_M>Petit, Anne</EMPRUNTEUR_M><DATE_NAISSANCE_M>hier</DATE_NAISSANCE_M></EMPRUNTEURS>
                <EMPRUNTEURS><EMPRUNTEUR_M>Roux, Tom</EMPRUNTEUR_M><SEXE_M>M</SEXE_M></EMPRUNTEURS>
                </FICHES_XML>
                """.utf8))
        #expect(file.lines.map(\.details.name) == ["Roux Tom"] && file.lines.map(\.number) == [4])
        #expect(file.problems.map(\.line) == [2, 3])
        #expect(file.ignoredColumns == ["SEXE_M"])
    }

    @Test("K-22 says that a file is not in the encoding that it announces")
    func misdeclared() throws {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"windows-1252\"?><FICHES_XML><EMPRUNTEURS>".utf8)
        bytes += Array("<EMPRUNTEUR_M>Mèrine Zoé</EMPRUNTEUR_M></EMPRUNTEURS></FICHES_XML>".utf8)
        let file = try BorrowerFile(bytes)
        #expect(file.lines.map(\.details.name) == ["Mèrine Zoé"])
        #expect(file.remark?.contains("UTF-8") == true)
    }

    @Test("is refused when it is about something else, or names more people than are taken at once")
    func refused() {
        #expect(throws: FormatError.self) { try BorrowerFile(Array("<MEMO_NOTICES/>".utf8)) }
        #expect(throws: FormatError.self) { try BorrowerFile(Array("<FICHES_XML/>".utf8)) }
        let many = String(repeating: "<EMPRUNTEURS/>", count: 20)
        #expect(throws: BorrowerFile.TooLong.self) {
            try BorrowerFile(Array("<FICHES_XML>\(many)</FICHES_XML>".utf8), mostLines: 10)
        }
    }
}
