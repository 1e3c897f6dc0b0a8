import Formats
import Foundation
import Library
import Storage
import Testing

@Suite("A file of borrowers, before it is applied")
struct BorrowerFileTests {
    private func file(_ text: String) throws -> BorrowerFile { try BorrowerFile(Array(text.utf8)) }

    @Test(
        "lines that say the number, the key or the bare name of another line are left for a person to settle")
    func repetitions() throws {
        let file = try file(
            """
            N° Emprunteur;Emprunteur;Identité ENT;Né le
            41;Garnier Zoé;;
            41;Garnier Zoé;;
            ;Martin Léa;;
            ;MARTIN Lea;;
            ;Petit Jean;K1;
            ;Petit Jean;K1;
            ;Roux Tom;;01/02/2013
            ;Roux Tom;;03/04/2014
            """)
        #expect(file.lines.map(\.number) == [2, 6, 8, 9])
        #expect(
            file.problems == [
                .init(line: 3, reason: "Le numéro 41 est déjà à la ligne 2."),
                .init(line: 4, reason: "Ce nom est aussi à la ligne 5\u{A0}: ajoutez le numéro."),
                .init(line: 5, reason: "Ce nom est aussi à la ligne 4\u{A0}: ajoutez le numéro."),
                .init(line: 7, reason: "Cette identité ENT est déjà à la ligne 6."),
            ])
    }

    @Test("lines of one name are told apart by the birth, and are refused when they are too many to compare")
    func manyOfOneName() throws {
        let days = (0..<40).map { "Roux Tom;\((Day("2012-01-01") ?? Day(number: 0)) + $0)" }
        let some = try file("Emprunteur;Né le\n" + days.joined(separator: "\n"))
        #expect(some.lines.count == 40 && some.problems.isEmpty)
        let undated = try file("Emprunteur;Né le\n" + days.joined(separator: "\n") + "\nTOM ROUX;\n")
        #expect(undated.lines.isEmpty && undated.problems.count == 41)
        let many = (0..<60).map { "Roux Tom;\((Day("2012-01-01") ?? Day(number: 0)) + $0)" }
        let crowd = try file("Emprunteur;Né le\n" + many.joined(separator: "\n") + "\nMartin Léa;\n")
        #expect(crowd.lines.map(\.details.name) == ["Martin Léa"])
        #expect(crowd.problems.allSatisfy { $0.reason.contains("ajoutez le numéro") })
        let numbered = (0..<60).map { "Roux Tom;\($0 + 1)" }
        let known = try file("Emprunteur;N° Emprunteur\n" + numbered.joined(separator: "\n"))
        #expect(known.lines.count == 60)
    }

    @Test("a file of more lines than are taken at once is not looked into")
    func tooLong() {
        let lines = String(repeating: "Zoé\n", count: BorrowerDraft.mostLines + 1)
        #expect(throws: BorrowerFile.TooLong.self) { try file("Emprunteur\n" + lines) }
    }

    @Test("B-25 a file brings no second spelling of a status or a class, nor capitals and lost accents")
    func spellings() throws {
        let desk = try Desk()
        try desk.add("Marchand Zoé", status: "Élève", schoolClass: "6e A", number: "1")
        let report = try desk.library.take(
            file(
                """
                N° Emprunteur;Emprunteur;Statut;Classe
                1;MARCHAND ZOE;ELEVE;6EA
                2;Benali Karim;eleve;6ea
                3;Martin Léa;enseignant;5E b
                4;Diallo Awa;Enseignant;5eB
                """), stamp: desk.stamp())
        #expect((report.added, report.updated, report.unchanged) == (3, 0, 1))
        let everybody = try desk.library.read { try $0.borrowers.all(BorrowerQuery(sort: .number)) }
        #expect(everybody.map(\.borrower.name).first == "Marchand Zoé")
        #expect(
            everybody.map(\.borrower.details.status) == ["Élève", "Élève", "enseignant", "enseignant"])
        #expect(everybody.map(\.borrower.details.schoolClass) == ["6e A", "6e A", "5E b", "5E b"])
    }

    @Test("what a file changed is kept with the report, line by line")
    func kept() throws {
        let desk = try Desk()
        try desk.add("Marchand Zoé", schoolClass: "6e A", number: "1")
        let report = try desk.library.take(
            file("Emprunteur;N° Emprunteur;Classe\nDupont;;\nMarchand Zoé;1;5e A\n"), stamp: desk.stamp())
        #expect(report.changes.map(\.line) == [2, 3])
        #expect(report.changes.first?.words.contains("sans prénom") == true)
        #expect(report.changes.last?.words == "Classe\u{A0}: 6e A → 5e A")
        let id = try desk.library.write { writing in
            let id = try writing.borrowers.receive([1], name: "a", stamp: desk.stamp())
            try writing.borrowers.end(id, as: .applied, report: report)
            return id
        }
        #expect(try desk.library.read { try $0.borrowers.draft(id) }?.report == report)
    }

    @Test("a report of before changes were kept is still read")
    func oldReport() throws {
        let text = #"{"added":1,"updated":2,"unchanged":3,"problems":[]}"#
        let report = try JSONDecoder().decode(BorrowerImportReport.self, from: Data(text.utf8))
        #expect(report.updated == 2 && report.changes.isEmpty)
    }

    @Test("a name of which nothing is seen is no name, and what is not seen is no part of one")
    func invisible() throws {
        let desk = try Desk()
        for name in ["\u{200B}", "\u{2060}\u{FEFF} \u{AD}", "\u{3164}", "\u{2800}", "\u{202E}"] {
            #expect(throws: BorrowerRefusal.noName) { try desk.add(name) }
        }
        let id = try desk.add("D’Œil\u{200B}-Noël\u{AD} Zoe\u{301}")
        #expect(try desk.borrower(id)?.name == "D’Œil-Noël Zoe\u{301}")
    }

    @Test("a line without a number is never given the number of a later line")
    func numbers() throws {
        let desk = try Desk()
        let report = try desk.library.take(
            file("Emprunteur;N° Emprunteur\nGarnier Zoé;\nBenali Karim;1\n"), stamp: desk.stamp())
        #expect(report.added == 2)
        #expect(try desk.library.read { try $0.borrowers.borrower(number: "1") }?.name == "Benali Karim")
        #expect(try desk.library.read { try $0.borrowers.borrower(number: "2") }?.name == "Garnier Zoé")
    }

    @Test("the preview says what a change is, writes nothing, and is exactly what is then done")
    func preview() throws {
        let desk = try Desk()
        try desk.add("Garnier Zoé", schoolClass: "5e B", number: "41")
        let file = try file("N° Emprunteur;Emprunteur;Classe\n41;Garnier Zoé;4e B\n42;Benali Karim;3e A\n")
        let preview = try desk.library.read { try $0.borrowers.preview(file) }
        #expect(preview.report.added == 1 && preview.report.updated == 1)
        #expect(preview.lines.map(\.number) == [2, 3])
        guard case .updated(let old, let new) = preview.lines.first?.effect else {
            Issue.record("not an update")
            return
        }
        #expect((old.details.schoolClass, new.schoolClass) == ("5e B", "4e B"))
        #expect(try desk.library.read { try $0.borrowers.list(BorrowerQuery()) }.total == 1)
        #expect(try desk.library.take(file, stamp: desk.stamp()) == preview.report)
        #expect(try desk.library.read { try $0.borrowers.preview(file) }.lines.isEmpty)
    }

    @Test("whatever the file, the preview counts what the writing then counts")
    func randomFiles() throws {
        var random = SystemRandomNumberGenerator()
        let names = ["Martin Léa", "lea MARTIN", "Petit Jean", "Roux Tom", "Cœur Émile", ""]
        let days = ["", "01/02/2013", "03/04/2014", "demain"]
        for _ in 0..<25 {
            let desk = try Desk()
            for _ in 0..<4 {
                try desk.library.write {
                    _ = try $0.borrowers.add(
                        BorrowerDetails(
                            name: names.randomElement(using: &random).flatMap { $0.isEmpty ? nil : $0 }
                                ?? "Roux Tom",
                            bornOn: days.randomElement(using: &random).flatMap { Day(typed: $0) }))
                }
            }
            let lines = (0..<12).map { _ in
                [
                    ["", "1", "2", "9", "A7"].randomElement(using: &random) ?? "",
                    names.randomElement(using: &random) ?? "",
                    ["", "", "K1", "K2"].randomElement(using: &random) ?? "",
                    days.randomElement(using: &random) ?? "",
                ].joined(separator: ";")
            }
            let file = try file(
                (["N° Emprunteur;Emprunteur;Identité ENT;Né le"] + lines).joined(separator: "\n"))
            let preview = try desk.library.read { try $0.borrowers.preview(file) }.report
            #expect(try desk.library.take(file, stamp: desk.stamp()) == preview, "\(lines)")
        }
    }

    @Test("who was created and who was changed by a file is in the journal of each")
    func journal() throws {
        let desk = try Desk()
        _ = try desk.library.take(
            file("Emprunteur;N° Emprunteur;Classe\nGarnier Zoé;41;5e B\n"), stamp: desk.stamp())
        _ = try desk.library.take(
            file("Emprunteur;N° Emprunteur;Classe\nGarnier Zoé;41;4e B\n"), stamp: desk.stamp())
        let zoe = try #require(try desk.library.read { try $0.borrowers.borrower(number: "41") })
        let events = try desk.library.read { try $0.borrowers.events(of: zoe.id) }
        #expect(events.map(\.action) == [.changed, .created])
        #expect(events.map(\.actor) == ["Mme Leroux", "Mme Leroux"])
    }

    @Test("a file waits as a row, keeps no names once it is decided, and is dropped after a week")
    func drafts() throws {
        let desk = try Desk()
        let bytes = Array("Emprunteur\nGarnier Zoé\n".utf8)
        let id = try desk.library.write {
            try $0.borrowers.receive(bytes, name: "classe.csv", stamp: desk.stamp())
        }
        let draft = try #require(try desk.library.read { try $0.borrowers.draft(id) })
        #expect(draft.content == bytes && draft.state == .received && draft.actor == "Mme Leroux")
        var report = BorrowerImportReport()
        report.added = 1
        #expect(try desk.library.write { try $0.borrowers.end(id, as: .applied, report: report) })
        #expect(try desk.library.write { try !$0.borrowers.end(id, as: .abandoned) })
        let over = try #require(try desk.library.read { try $0.borrowers.draft(id) })
        #expect(over.content.isEmpty && over.state == .applied && over.report == report)

        let other = try desk.library.write { try $0.borrowers.receive(bytes, name: "", stamp: desk.stamp()) }
        desk.today = desk.today + 8
        _ = try desk.library.retain(stamp: desk.stamp())
        #expect(try desk.library.read { try $0.borrowers.draft(other) } == nil)
    }

    @Test("a form sent twice is done once; corrected and sent again, it is another")
    func once() throws {
        let desk = try Desk()
        let stamp = desk.stamp("same")
        func add(_ name: String) throws -> (ID<Borrower>, Bool) {
            try desk.library.write { writing in
                try writing.once("add \(name)", stamp) {
                    try writing.borrowers.add(BorrowerDetails(name: name))
                }
            }
        }
        let first = try add("Garnier Zoé")
        let again = try add("Garnier Zoé")
        #expect(first.0 == again.0 && again.1)
        #expect(try add("Garnier Chloé").1 == false)
        #expect(try desk.library.read { try $0.borrowers.list(BorrowerQuery()) }.total == 2)
    }

    @Test("B-89 namesakes are found whatever the order, the accents and the capitals")
    func namesakes() throws {
        let desk = try Desk()
        for name in ["Martin Léa", "LEA MARTIN", "Martin Léa-Marie", "Martin Louis"] { try desk.add(name) }
        let found = try desk.library.read { try $0.borrowers.namesakes(of: "léa martin") }
        #expect(Set(found.map(\.name)) == ["Martin Léa", "LEA MARTIN"])
        #expect(try desk.library.read { try $0.borrowers.namesakes(of: " ") }.isEmpty)
    }

    @Test("reading is noted once an hour for each person")
    func readings() throws {
        let desk = try Desk()
        let zoe = try desk.add("Garnier Zoé")
        let stamp = desk.stamp()
        func isNoted(_ actor: String, since: Date) throws -> Bool {
            try desk.library.read { try $0.borrowers.isReadingNoted(of: zoe, by: actor, since: since) }
        }
        #expect(try !isNoted("Mme Leroux", since: stamp.at - 3600))
        try desk.library.write { try $0.borrowers.note(.read, of: zoe, stamp) }
        #expect(try isNoted("Mme Leroux", since: stamp.at - 3600))
        #expect(try !isNoted("Mme Leroux", since: stamp.at + 1))
        #expect(try !isNoted("M. Diallo", since: stamp.at - 3600))
    }

    @Test("every borrower of a list is given, page after page")
    func all() throws {
        let desk = try Desk()
        try desk.library.write { writing in
            for number in 1...520 { try writing.borrowers.add(BorrowerDetails(name: "Lecteur \(number)")) }
        }
        let lines = try desk.library.read { try $0.borrowers.all(BorrowerQuery()) }
        #expect(Set(lines.map(\.borrower.id)).count == 520)
        #expect(try desk.library.read { try $0.borrowers.all(BorrowerQuery(), limit: 7) }.count == 7)
    }

    @Test("copies are chosen from one number to another, as numbers or as they are written")
    func numberedCopies() throws {
        let portal = try TestPortal()
        try portal.importing([
            .book("1", "Un", copies: ["9", "10", "11", "C0010"]),
            .book("2", "Deux", copies: ["100", "c0011", "C0100"]),
        ])
        func numbers(_ first: String, _ last: String) throws -> [String?] {
            try portal.library.read { try $0.copies(numberedFrom: first, to: last) }.map(\.copy.number)
        }
        #expect(try numbers("9", "11") == ["9", "10", "11"])
        #expect(try numbers("0010", "100") == ["10", "11", "100"])
        #expect(try numbers("C0010", "C0099") == ["C0010", "c0011"])
        #expect(try numbers("", "9") == [])
        #expect(try numbers("'", "' OR 1=1") == [])
    }
}
