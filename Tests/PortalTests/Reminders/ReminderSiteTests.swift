import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("Reminders, at the librarian's")
struct ReminderSiteTests {
    /// Its own campus: reminders are written.
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    private var library: LibraryFile { get throws { try campus.site.libraries.file(for: campus.college) } }

    private func late() throws -> [LateReader] {
        try library.read { try $0.reminders.late(on: Day(2026, 11, 21)) }.flatMap(\.readers)
    }

    private func giveEmail(_ address: String, to reader: LateReader) throws {
        try library.write {
            var details = reader.borrower.details
            details.email = address
            try $0.borrowers.change(reader.borrower.id, to: details)
        }
    }

    private func setMail(port: Int = 9) throws {
        try library.write {
            try $0.reminders.setMailSettings(
                MailSettings(
                    host: "127.0.0.1", port: port, security: "none", senderName: "CDI",
                    senderAddress: "cdi@example.org"),
                stamp: Stamp(token: UUID().uuidString, actor: "Essai", at: TestCampus.noon, zone: .gmt))
        }
    }

    @Test("what is the librarians' is found by nobody else; the mail server is the administrator's")
    func audience() throws {
        let passerby = campus.passerby()
        #expect(try passerby.opens("/gestion/relances").status == 303)
        let zoe = try campus.visitor("zoe")
        for target in ["", "/historique", "/textes", "/messagerie", "/1", "/1/papier", "/lecteur/1"] {
            #expect(try zoe.opens("/gestion/relances" + target).status == 404)
        }
        #expect(try zoe.sends("/gestion/relances", ["lecteur": "1", "moyen": "lettre"]).status == 404)
        let leroux = try campus.visitor("leroux")
        #expect(try leroux.opens("/gestion/relances").status == 200)
        #expect(try leroux.opens("/gestion/relances/messagerie").status == 404)
        #expect(try leroux.sends("/gestion/relances/messagerie", ["oublier": "1"]).status == 404)
        #expect(try !leroux.opens("/gestion/relances").text.contains("Messagerie"))
        #expect(try campus.visitor("admin").opens("/gestion/relances/messagerie").status == 200)
    }

    @Test("B-96 late readers stand by class, with what they should bring back and since when, all ticked")
    func list() throws {
        let leroux = try campus.visitor("leroux")
        let page = try leroux.opens("/gestion/relances")
        let readers = try late()
        #expect(!readers.isEmpty)
        #expect(try page.all("//input[@name='lecteur'][@checked]").count == readers.count)
        #expect(try page.one("//nav[@aria-label='Gestion']//a[@aria-current]") == "Relances")
        let first = try #require(readers.first)
        #expect(try page.all("//tbody/tr[1]//label//strong").contains(first.borrower.name))
        #expect(page.text.contains("en retard"))
        #expect(try page.all("//section/div/h2").first == first.borrower.details.schoolClass)
        let filtered = try leroux.opens(
            "/gestion/relances?classe=\(first.borrower.details.schoolClass)&retard=1")
        #expect(try filtered.all("//section/div/h2") == [first.borrower.details.schoolClass])
        let nobody = try leroux.opens("/gestion/relances?retard=400")
        #expect(try nobody.one("//*[@class='empty']/h2") == "Personne avec ces filtres")
    }

    @Test("B-87 who has left the school is found and reminded, late or not")
    func left() throws {
        let leroux = try campus.visitor("leroux")
        let page = try leroux.opens("/gestion/relances?quoi=partis")
        #expect(try page.all("//tbody/tr//label//strong") == ["Benali Karim"])
        let karim = try page.all("//input[@name='lecteur']/@value")
        let done = try leroux.sends(
            "/gestion/relances",
            ["quoi": "partis", "lecteur": try #require(karim.first), "moyen": "lettre", "jeton": "a"])
        let paper = try leroux.opens(
            try #require(done.response.headers["location"]).replacing("?dit=relance-notee", with: "/papier"))
        #expect(try paper.one("//article//h2") == "Karim Benali")
        #expect(try paper.all("//article//tbody/tr").count == 2)
    }

    @Test("B-96 letters: one a reader, dated, with the documents; the list then says when and how often")
    func letters() throws {
        let leroux = try campus.visitor("leroux")
        let readers = try late()
        let reader = try #require(readers.first)
        let id = reader.borrower.id.description
        for token in ["a", "b", "b"] {
            let done = try leroux.sends(
                "/gestion/relances", ["lecteur": id, "moyen": "lettre", "jeton": token])
            #expect(done.status == 303)
            #expect(try leroux.follows(done).text.contains("La relance est notée"))
        }
        let list = try leroux.opens("/gestion/relances")
        #expect(list.text.contains("relancé le samedi 21 novembre"))
        #expect(!list.text.contains("2e fois"), "two papers of a day are one reminder")
        let history = try leroux.opens("/gestion/relances/historique")
        #expect(try history.all("//tbody/tr").count == 2, "the same form twice is one reminder")
        let paper = try leroux.opens("/gestion/relances/1/papier")
        #expect(try paper.all("//article").count == 1)
        #expect(try paper.one("//article/header/p[2]") == "Le 21 novembre 2026")
        #expect(try paper.one("//article//tbody/tr[1]/td[1]/span[1]") == reader.loans[0].record.title)
        #expect(paper.text.contains("CDI du collège Les Tilleuls"))
        #expect(!paper.text.contains("{"))
        let own = try leroux.opens("/gestion/relances/lecteur/\(id)")
        #expect(try own.all("//tbody/tr").count == 2)
    }

    @Test("a letter for one document speaks of one; who cannot set mail up is told who can")
    func singular() throws {
        let leroux = try campus.visitor("leroux")
        #expect(
            try leroux.opens("/gestion/relances").text.contains("se règle avec l’administrateur du portail"))
        #expect(
            try !campus.visitor("admin").opens("/gestion/relances").text.contains(
                "se règle avec l’administrateur"))
        let readers = try late()
        for (count, words) in [(1, "ce document du"), (2, "ces documents du")] {
            guard let reader = readers.first(where: { ($0.loans.count == 1) == (count == 1) }) else {
                continue
            }
            let done = try leroux.sends(
                "/gestion/relances",
                ["lecteur": reader.borrower.id.description, "moyen": "lettre", "jeton": "lettre \(count)"])
            let paper = try leroux.opens(
                try #require(done.response.headers["location"]).replacing(
                    "?dit=relance-notee", with: "/papier"))
            #expect(paper.text.contains(words))
        }
        #expect(readers.contains { $0.loans.count == 1 })
    }

    @Test("a form that comes back with another choice is refused, and says so")
    func anotherChoice() throws {
        let leroux = try campus.visitor("leroux")
        let ids = try late().map(\.borrower.id.description)
        let first = try leroux.sends(
            "/gestion/relances", ["lecteur": ids[0], "moyen": "lettre", "jeton": "a"])
        #expect(first.status == 303)
        let other = try leroux.sends(
            "/gestion/relances", ["lecteur": ids[1], "moyen": "lettre", "jeton": "a"])
        #expect(other.status == 422)
        #expect(try other.one("//*[@role='alert']").hasPrefix("Ce formulaire avait déjà servi"))
        #expect(try other.all("//input[@name='lecteur'][@checked]/@value") == [ids[1]])
    }

    @Test("C3 B-96 one page a class for the class teacher: every late pupil, with number and days")
    func classPages() throws {
        let leroux = try campus.visitor("leroux")
        let readers = try late()
        let fields = readers.map { ("lecteur", $0.borrower.id.description) }
        let done = try leroux.sends(
            "/gestion/relances", fields + [("moyen", "classe"), ("jeton", "classes")])
        let page = try leroux.follows(done)
        #expect(try page.all("//tbody/tr").count == readers.count)
        let paper = try leroux.opens("/gestion/relances/1/papier")
        let classes = Set(readers.map { $0.borrower.details.schoolClass })
        #expect(try Set(paper.all("//article/h2")) == classes)
        #expect(try paper.all("//th[@scope='rowgroup']").count == readers.count)
        #expect(paper.text.contains("Madame, Monsieur"))
    }

    @Test("nobody ticked, or no way chosen, is refused with a sentence; what was ticked stays")
    func refused() throws {
        let leroux = try campus.visitor("leroux")
        let reader = try #require(try late().first).borrower.id.description
        let nobody = try leroux.sends("/gestion/relances", ["moyen": "lettre"])
        #expect(nobody.status == 422)
        #expect(try nobody.one("//*[@role='alert']").hasPrefix("Personne n’est relancé"))
        let noWay = try leroux.sends("/gestion/relances", ["lecteur": reader])
        #expect(noWay.status == 422)
        #expect(try noWay.all("//input[@checked]/@value") == [reader])
        let noAddress = try leroux.sends("/gestion/relances", ["lecteur": reader, "moyen": "mail"])
        #expect(try noAddress.one("//*[@role='alert']").hasPrefix("Aucun des lecteurs cochés"))
        for nonsense in [
            [("lecteur", "x")], [("lecteur", "-1"), ("moyen", "lettre")],
            [("moyen", "pigeon"), ("lecteur", "1")], [("lecteur", "99999"), ("moyen", "mail")],
        ] {
            #expect(try leroux.sends("/gestion/relances", nonsense).status == 422, "\(nonsense)")
        }
    }

    @Test("what is given back before the letter is handed out is not asked for; a round may be taken back")
    func givenBack() throws {
        let leroux = try campus.visitor("leroux")
        let reader = try #require(try late().first)
        try leroux.sends(
            "/gestion/relances",
            ["lecteur": reader.borrower.id.description, "moyen": "lettre", "jeton": "a"])
        for loan in reader.loans {
            _ = try library.write {
                try $0.circulation.giveBack(
                    loan.copy,
                    stamp: Stamp(
                        token: "back \(loan.id)", actor: "Mme Leroux", at: TestCampus.noon, zone: .gmt))
            }
        }
        let paper = try leroux.opens("/gestion/relances/1/papier")
        #expect(try paper.one("//*[@class='empty']/h2") == "Plus rien à imprimer")
        #expect(try leroux.opens("/gestion/relances/1").text.contains("rendu le samedi 21 novembre"))
        let cancelled = try leroux.sends("/gestion/relances/1/annulation")
        #expect(try leroux.follows(cancelled).text.contains("La relance est annulée"))
        #expect(try leroux.opens("/gestion/relances/1").status == 404)
        #expect(try leroux.sends("/gestion/relances/1/annulation").status == 404)
    }

    @Test(
        "the librarian's own texts are on the letters; an unknown word is refused, in French, and nothing is lost"
    )
    func texts() throws {
        let leroux = try campus.visitor("leroux")
        let good: [(String, String)] = [
            ("letter", "Cher {prenom nom},\n{liste}\nÀ bientôt !"), ("classPage", "Classe {classe} {liste}"),
            ("subject", "Rappel"), ("email", "{liste}"),
        ]
        let bad = good.map { $0.0 == "letter" ? ($0.0, "Cher {nom} {liste}") : $0 }
        let refused = try leroux.sends("/gestion/relances/textes", bad)
        #expect(refused.status == 422)
        #expect(refused.text.contains("Le mot {nom} n’existe pas"))
        #expect(try refused.one("//textarea[@id='champ-letter']") == "Cher {nom} {liste}")
        #expect(try leroux.opens("/gestion/relances/textes").text.contains("Bonjour {prenom nom}"))
        #expect(try leroux.sends("/gestion/relances/textes", good).status == 303)
        let reader = try #require(try late().first).borrower.id.description
        try leroux.sends("/gestion/relances", ["lecteur": reader, "moyen": "lettre", "jeton": "a"])
        let paper = try leroux.opens("/gestion/relances/1/papier")
        #expect(paper.text.contains("À bientôt !"))
        try leroux.sends("/gestion/relances/textes", ["habituels": "1"])
        #expect(try !leroux.opens("/gestion/relances/1/papier").text.contains("À bientôt !"))
    }

    @Test("the password of the mail server is asked for once, never shown, and never goes to another server")
    func mailSettings() throws {
        let admin = try campus.visitor("admin")
        let target = "/gestion/relances/messagerie"
        func form(_ changes: [String: String] = [:]) -> [(String, String)] {
            let fields = [
                "serveur": "smtp.example.org", "port": "587", "securite": "startTLS", "identifiant": "cdi",
                "motdepasse": "sésame-secret", "expediteur": "CDI", "adresse": "cdi@example.org",
            ]
            return fields.merging(changes) { $1 }.map { ($0, $1) }
        }
        #expect(try !admin.opens(target).has("//section[@aria-labelledby='essai']"))
        for (name, value) in [
            ("serveur", "a b"), ("port", "x"), ("port", "70000"), ("securite", "none"), ("securite", "x"),
            ("motdepasse", ""), ("adresse", "é@b.fr"), ("adresse", "a@b.fr\r\nBcc: x"),
        ] {
            let page = try admin.sends(target, form([name: value]))
            #expect(page.status == 422, "\(name)=\(value)")
            #expect(!page.text.contains("sésame-secret"))
        }
        #expect(try admin.sends(target, form()).status == 303)
        let shown = try admin.opens(target)
        #expect(!shown.text.contains("sésame-secret"))
        #expect(try shown.has("//input[@name='serveur'][@value='smtp.example.org']"))
        #expect(
            try admin.sends(target, form(["motdepasse": "", "expediteur": "CDI 2"])).status == 303)
        let kept = try library.read { try $0.reminders.mailSettings() }
        #expect(kept?.password == "sésame-secret" && kept?.senderName == "CDI 2")
        let other = try admin.sends(target, form(["motdepasse": "", "serveur": "smtp.ailleurs.org"]))
        #expect(other.status == 422)
        try admin.sends(target, ["oublier": "1"])
        #expect(try library.read { try $0.reminders.mailSettings() } == nil)
    }

    @Test("e-mails wait for the thread that sends them; a server that is down is said, and they wait on")
    func serverDown() throws {
        let reader = try #require(try late().first)
        try giveEmail("zoe@example.org", to: reader)
        try setMail()
        let leroux = try campus.visitor("leroux")
        #expect(try leroux.opens("/gestion/relances").has("//button[@value='mail']"))
        let done = try leroux.sends(
            "/gestion/relances",
            ["lecteur": reader.borrower.id.description, "moyen": "mail", "jeton": "m"])
        #expect(done.status == 303)
        #expect(try leroux.opens("/gestion/relances/1").text.contains("En attente"))
        JobRounds(of: campus.site).makeRound()
        let page = try leroux.opens("/gestion/relances/1")
        #expect(page.text.contains("Le serveur de messagerie ne répond pas"))
        #expect(page.text.contains("En attente"))
        let cancelled = try leroux.sends("/gestion/relances/1/annulation")
        #expect(cancelled.status == 303)
        #expect(try !leroux.opens("/gestion/relances").text.contains("relancé le"))
    }

    @Test("a trial that fails says why at once")
    func trial() throws {
        try setMail()
        let admin = try campus.visitor("admin")
        let target = "/gestion/relances/messagerie"
        #expect(try admin.sends(target + "/essai", ["essai": "pas une adresse"]).status == 422)
        #expect(try admin.sends(target + "/essai", ["essai": "moi@example.org", "jeton": "e"]).status == 303)
        #expect(try admin.opens(target).text.contains("En attente"))
        JobRounds(of: campus.site).makeRound()
        let page = try admin.opens(target)
        #expect(page.text.contains("Échec"))
        #expect(page.text.contains("Le serveur de messagerie ne répond pas"))
    }

    @Test("a file that was being written when the program died is in doubt, and its librarian is told")
    func interrupted() throws {
        let reader = try #require(try late().first)
        try giveEmail("zoe@example.org", to: reader)
        try setMail()
        let leroux = try campus.visitor("leroux")
        try leroux.sends(
            "/gestion/relances",
            ["lecteur": reader.borrower.id.description, "moyen": "mail", "jeton": "m"])
        _ = try library.write { try $0.reminders.takeNext(at: TestCampus.noon) }
        JobRounds(of: campus.site).makeRound()
        let page = try leroux.opens("/gestion/relances/1")
        #expect(page.text.contains("Peut-être parti"))
        #expect(try page.one("//button[contains(., 'Renvoyer')]") == "Renvoyer 1 message")
        try leroux.sends("/gestion/relances/1/renvoi", ["jeton": "r"])
        #expect(try leroux.opens("/gestion/relances/1").text.contains("En attente"))
    }
}

extension Day {
    /// A day that the calendar has.
    fileprivate init(_ year: Int, _ month: Int, _ day: Int) throws {
        self = try #require(Day(year: year, month: month, day: day))
    }
}
