import Formats
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("« Suivi des transferts »")
struct TransfersTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    private var library: LibraryFile { get throws { try campus.site.libraries.file(for: campus.college) } }

    private func bring(_ people: Int, hours: Double) throws {
        try library.write {
            _ = try $0.shelf.receive(
                Array("<FICHES_XML/>".utf8), naming: .init(people: people, keys: []),
                from: "ENT des Tilleuls",
                at: TestCampus.noon - hours * 3_600)
        }
    }

    @Test(
        "A-10 the librarian sees what came and went, the newest first, « il y a 3 minutes »; a pupil sees nothing"
    )
    func page() throws {
        let librarian = try campus.visitor("leroux")
        var page = try librarian.opens("/administration/transferts")
        #expect(try page.has("//h2[.='Rien n’est encore passé']"))
        try bring(512, hours: 30)
        try bring(513, hours: 0.05)
        campus.site.count(.loans, of: "ENT des Tilleuls", 3, at: campus.college)
        campus.site.count(.loans, of: "ENT des Tilleuls", 4, at: campus.college)
        campus.site.count(.refused, of: "", at: campus.college)
        JobRounds(of: campus.site, jobs: [.transfers], campusJobs: []).makeRound()
        page = try librarian.opens("/administration/transferts")
        let lines = try page.all("//tbody/tr/td[2]")
        #expect(lines.count == 4 && lines[3].hasSuffix("512 personnes"))
        #expect(lines.prefix(2).contains { $0 == "Prêts demandés : 7 fois" })
        #expect(lines.prefix(2).contains { $0.hasPrefix("Demandes refusées") })
        let times = try page.all("//tbody/tr/td[1]")
        #expect(times[0] == "À l’instant" && times[2] == "Il y a 3 minutes" && times[3].contains(" à "))
        let clocks = try page.all("//dl[@class='clocks']/dd")
        #expect(clocks[1].contains("en attente de confirmation") && clocks[1].contains("ENT des Tilleuls"))
        #expect(clocks[2].contains("à l’instant"))
        #expect(try campus.visitor("zoe").opens("/administration/transferts").status == 404)
        #expect(try campus.passerby().opens("/administration/transferts.csv").status == 303)
        #expect(try librarian.opens("/administration").has("//a[contains(.,'Suivi des transferts')]"))
    }

    @Test("A-10 the journal goes into a spreadsheet, and over several pages")
    func long() throws {
        try library.write { library in
            for number in 0..<120 {
                try library.transfers.note(
                    .received, party: "=ENT", count: number, at: TestCampus.noon - Double(number) * 7_200)
            }
        }
        let librarian = try campus.visitor("leroux")
        let page = try librarian.opens("/administration/transferts?page=3")
        #expect(try page.all("//tbody/tr").count == 20 && page.has("//nav[@aria-label='Pages']"))
        #expect(try librarian.opens("/administration/transferts?page=4").status == 404)
        let table = try librarian.opens("/administration/transferts.csv")
        #expect(table.response.headers["content-disposition"]?.contains("transferts-2026-11-21.csv") == true)
        let rows = try CSV(Array(table.text.utf8)).rows
        #expect(rows.count == 121)
        #expect(rows[1].cells == ["21/11/2026", "12:00", "Fichier des utilisateurs reçu", "'=ENT", "0", ""])
        JobRounds(of: campus.site, jobs: [.night], campusJobs: []).makeRound()
        #expect(try library.read { try $0.transfers.count() } == 120, "nothing is older than 60 days")
    }

    @Test("D16 a file that waits is told with both numbers, confirmed in one click, then read and applied")
    func held() throws {
        let (pupils, former) = try library.read { library in
            (try library.shelf.shortage(of: .init(people: 0, keys: []), after: 0).known, 900)
        }
        #expect(pupils > 20)
        let file = Array(
            "<?xml version=\"1.0\"?><FICHES_XML><EMPRUNTEURS><EMPRUNTEUR_M>Alfonsi Thi-Loanne</EMPRUNTEUR_M><STATUT_M_M>Elève</STATUT_M_M><CLASSE_M>6eB</CLASSE_M><IDENTITE_ENT_M>une-clef-de-plus</IDENTITE_ENT_M></EMPRUNTEURS></FICHES_XML>"
                .utf8)
        try library.write { library in
            let first = try library.shelf.receive(
                Array("<FICHES_XML/>".utf8), naming: .init(people: former, keys: []), from: "ENT",
                at: TestCampus.noon - 60)
            _ = try library.shelf.confirm(try #require(first).id, by: "Mme Leroux", at: TestCampus.noon - 50)
            _ = try library.shelf.receive(
                file, naming: .init(reading: file), from: "ENT", at: TestCampus.noon)
        }
        let librarian = try campus.visitor("leroux")
        let page = try librarian.opens("/administration/fichiers")
        let note = try page.one("(//li[contains(@class,'card')])[1]//div[contains(@class,'note')]")
        #expect(note.contains("\(pupils) des \(pupils) élèves"))
        #expect(note.contains("le précédent en nommait 900") && note.contains("99 % de moins"))
        #expect(try page.all("(//li[contains(@class,'card')])[1]//form[contains(@action,'/voir')]").isEmpty)
        #expect(
            try librarian.opens("/administration").has("//*[contains(.,'attend d’être confirmé.')]"))
        let confirm = try page.one("//form[contains(@action,'/confirmer')]/@action")
        let look = confirm.replacingOccurrences(of: "confirmer", with: "voir")
        #expect(
            try librarian.sends(look, ["jeton": "v0"]).response.headers["location"]?
                .contains("fichier-en-attente") == true)
        for _ in 0..<2 {
            #expect(
                try librarian.sends(confirm, ["jeton": "c1"]).response.headers["location"]?
                    .contains("fichier-confirme") == true)
        }
        let sent = try librarian.sends(look, ["jeton": "v1"])
        let draft = try #require(sent.response.headers["location"])
        try librarian.sends(draft, ["decision": "appliquer", "jeton": "a1"])
        let kinds = try library.read { try $0.transfers.transfers() }.map(\.kind)
        #expect(kinds.prefix(4) == [.applied, .looked, .confirmed, .held])
        #expect(try campus.visitor("zoe").sends(confirm).status == 404)
    }
}
