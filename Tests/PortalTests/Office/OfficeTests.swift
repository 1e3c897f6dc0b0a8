import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("The office")
struct OfficeTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.pristine.get()) }

    private static let librarianPages = [
        "/administration", "/administration/regles", "/administration/horaires", "/administration/catalogue",
        "/administration/souhaits",
    ]
    private static let administratorPages = [
        "/administration/comptes", "/administration/comptes/nouveau", "/administration/portail",
        "/administration/conservation",
    ]

    @Test(
        "B-04 the office is for those who manage: others find nothing there, and strangers are shown the door"
    )
    func audience() throws {
        let (zoe, diallo, leroux, admin) = (
            try campus.visitor("zoe"), try campus.visitor("diallo"), try campus.visitor("leroux"),
            try campus.visitor("admin")
        )
        for page in Self.librarianPages + Self.administratorPages {
            let door = try campus.passerby().opens(page)
            #expect(door.status == 303)
            #expect(door.response.headers["location"]?.hasPrefix("/connexion/administration?retour=") == true)
            #expect(try zoe.opens(page).status == 404, "\(page)")
            #expect(try diallo.opens(page).status == 404, "\(page)")
            #expect(try admin.opens(page).status == 200, "\(page)")
        }
        for page in Self.librarianPages { #expect(try leroux.opens(page).status == 200, "\(page)") }
        for page in Self.administratorPages { #expect(try leroux.opens(page).status == 404, "\(page)") }
        #expect(try leroux.sends("/administration/portail", ["nom": "x"]).status == 404)
        #expect(try campus.open("/home/", at: campus.college).text.contains("collège Les Tilleuls"))
    }

    @Test("an administrator makes a librarian, whose first password is shown once and must be changed")
    func newLibrarian() throws {
        let admin = try campus.visitor("admin")
        let page = try admin.sends(
            "/administration/comptes/nouveau", ["nom": "M. Petit", "identifiant": "", "role": "librarian"])
        #expect(page.status == 200)
        let word = try page.one("//strong[@class='secret']")
        let petit = campus.passerby()
        let answer = try petit.signsIn("m.petit", password: word, door: "/connexion/administration")
        #expect(answer.response.headers["location"]?.hasPrefix("/motdepasse") == true)
        #expect(try petit.opens("/administration").status == 303, "not before a new password")
        let taken = try admin.sends(
            "/administration/comptes/nouveau",
            ["nom": "Autre", "identifiant": "M Petit", "role": "librarian"])
        #expect(taken.status == 422)
        #expect(taken.text.contains("déjà celui de M. Petit"))
        #expect(try taken.has("//input[@name='nom'][@value='Autre']"))
    }

    @Test("an account that is closed is signed out at once, and the last administrator stays")
    func closing() throws {
        let (admin, leroux) = (try campus.visitor("admin"), try campus.visitor("leroux"))
        let list = try admin.opens("/administration/comptes")
        let addresses = try list.all("//td/a/@href")
        let names = try list.all("//td/a")
        let lerouxPage = try #require(zip(names, addresses).first { $0.0 == "Mme Leroux" }?.1)
        let adminPage = try #require(zip(names, addresses).first { $0.0 == "Administration" }?.1)
        #expect(try admin.sends(lerouxPage + "/fermer").status == 303)
        #expect(try leroux.opens("/administration").status == 303)
        #expect(try campus.passerby().signsIn("leroux").status == 422)
        let lost = try admin.sends(lerouxPage, ["nom": "Mme Leroux", "identifiant": "leroux", "role": ""])
        #expect(lost.status == 303, "no role chosen: the role stays")
        #expect(try admin.opens(lerouxPage).status == 200)
        _ = try admin.sends("/administration/comptes/nouveau", ["nom": "Passage", "role": "librarian"])
        let passage = try #require(
            try admin.opens("/administration/comptes").all("//td/a[.='Passage']/@href").first)
        let kept = try admin.sends(passage, ["nom": "Passage", "identifiant": "passage", "role": "member"])
        #expect(kept.status == 422)
        #expect(kept.text.contains("fermez-le"))
        let refused = try admin.sends(adminPage + "/fermer")
        #expect(refused.status == 422)
        #expect(refused.text.contains("dernier administrateur"))
    }

    @Test("rules are changed as a table; what is not a number is said and nothing is lost")
    func rules() throws {
        let leroux = try campus.visitor("leroux")
        let bad = try leroux.sends(
            "/administration/regles",
            [
                "statut-0": "Élève", "type-0": "", "jours-0": "quinze", "nombre-0": "3",
                "prolongations-0": "1",
                "reservations-0": "2", "garde": "5",
            ])
        #expect(bad.status == 422)
        #expect(try bad.one("//*[@role='alert']").contains("Élève, tous les documents"))
        #expect(try bad.one("//*[@role='alert']").contains("Ligne 1"))
        #expect(try bad.one("//*[@role='alert']").contains("« Jours »"))
        #expect(try bad.has("//input[@value='quinze']"))
        let good = try leroux.sends(
            "/administration/regles",
            [
                "statut-0": "Élève", "type-0": "", "jours-0": "15", "nombre-0": "3", "prolongations-0": "1",
                "reservations-0": "2", "statut-1": "", "type-1": "", "jours-1": "10", "nombre-1": "1",
                "prolongations-1": "0", "reservations-1": "0", "statut-2": "x", "jours-2": "9",
                "nombre-2": "1",
                "prolongations-2": "0", "reservations-2": "0", "retirer-2": "1", "garde": "5",
            ])
        #expect(good.status == 303)
        let rules = try campus.site.libraries.file(for: campus.college).read { try $0.circulation.rules() }
        #expect(rules.rules.count == 2)
        #expect(rules.terms(status: "eleve", documentType: "Roman").days == 15)
        #expect(rules.setAsideDays == 5)
    }

    @Test("the week, the holidays and an exceptional Saturday are kept; hours that cross are refused")
    func calendar() throws {
        let leroux = try campus.visitor("leroux")
        #expect(
            try leroux.sends(
                "/administration/horaires/semaine", ["ouvre-1-0": "09:00", "ferme-1-0": "08:00"]
            ).status == 422)
        #expect(
            try leroux.sends(
                "/administration/horaires/semaine",
                ["ouvre-1-0": "8 h 30", "ferme-1-0": "12h", "ouvre-1-1": "13:00", "ferme-1-1": "17.00"]
            ).status == 303)
        #expect(
            try leroux.sends(
                "/administration/horaires/fermetures",
                ["du": "2026-12-19", "au": "2027-01-03", "motif": "Noël <b>"]
            ).status == 303)
        #expect(
            try leroux.sends(
                "/administration/horaires/ouvertures", ["jour": "2026-12-05", "de": "09:00", "a": "12:00"]
            ).status == 303)
        let calendar = try campus.site.libraries.file(for: campus.college).read {
            try $0.circulation.calendar()
        }
        #expect(calendar.hours(on: try #require(Day("2026-11-23"))).count == 2)
        #expect(!calendar.isOpen(on: try #require(Day("2026-12-21"))))
        #expect(calendar.isOpen(on: try #require(Day("2026-12-05"))))
        let page = try leroux.opens("/administration/horaires")
        #expect(page.text.contains("Du samedi 19 décembre au dimanche 3 janvier 2027"))
        _ = try leroux.sends(
            "/administration/horaires/fermetures/retirer",
            ["du": "2026-12-19", "au": "2027-01-03", "motif": "Noël <b>"])
        #expect(
            try campus.site.libraries.file(for: campus.college).read { try $0.circulation.calendar() }
                .closures.allSatisfy { $0.label != "Noël <b>" })
    }

    @Test("a closure written over due days offers to put those loans off, once; an empty week is said")
    func postponing() throws {
        let leroux = try campus.visitor("leroux")
        #expect(try !leroux.opens("/administration/horaires").text.contains("est fermé."))
        let none = try leroux.sends("/administration/horaires/report", ["jeton": "rien"])
        #expect(none.status == 422)
        _ = try leroux.sends(
            "/administration/horaires/fermetures",
            ["du": "2026-11-22", "au": "2026-12-10", "motif": "Travaux"])
        let page = try leroux.opens("/administration/horaires")
        let button = try page.one("//form[contains(@action,'/horaires/report')]//button")
        #expect(button.hasPrefix("Reporter ces"))
        let library = try campus.site.libraries.file(for: campus.college)
        let today = try #require(Day("2026-11-21"))
        let late = try library.read { try $0.circulation.overdueLoans(on: today) }
        let done = try leroux.sends("/administration/horaires/report", ["jeton": "report"])
        #expect(done.status == 303)
        #expect(try leroux.follows(done).text.contains("Les prêts sont reportés"))
        let out = try library.read { try $0.circulation.copiesOut(size: 1000).loans }
        let closed = try #require(Day("2026-11-22"))...(try #require(Day("2026-12-10")))
        #expect(!out.isEmpty && out.allSatisfy { !closed.contains($0.dueOn) })
        #expect(try library.read { try $0.circulation.overdueLoans(on: today) } == late)
        #expect(try leroux.sends("/administration/horaires/semaine").status == 303)
        #expect(try leroux.opens("/administration/horaires").text.contains("Aucune heure d’ouverture"))
    }

    @Test("names are kept for twelve months at most")
    func retention() throws {
        let admin = try campus.visitor("admin")
        let refused = try admin.sends(
            "/administration/conservation", ["prets": "4", "emprunteurs": "99"])
        #expect(refused.status == 422)
        #expect(try refused.one("//*[@role='alert']").contains("CNIL"))
        #expect(
            try admin.sends("/administration/conservation", ["prets": "12", "emprunteurs": "12"]).status
                == 303)
    }

    @Test("the name of the portal and its filters are changed, for readers and for the list of portals")
    func portal() throws {
        let admin = try campus.visitor("admin")
        #expect(try admin.sends("/administration/portail", ["nom": " "]).status == 422)
        #expect(
            try admin.sends(
                "/administration/portail",
                ["nom": "CDI Jean-Zay", "ville": "Orléans", "couleur": "plum", "filtre": "author"]
            ).status == 303)
        #expect(try campus.open("/home/", at: campus.college).text.contains("CDI Jean-Zay"))
        #expect(try campus.openPlatform("/?q=orleans").text.contains("CDI Jean-Zay"))
        #expect(try campus.open("/recherche", at: campus.college).has("//form[@id='filters']") == true)
    }

    @Test(
        "a catalogue file comes in by the browser, and its page says what it gave; one that is not is said too"
    )
    func catalogue() throws {
        let leroux = try campus.visitor("leroux")
        let path = TestCampus.home + "/Content/demo/lycee/lycee-autres.xml"
        let answer = try leroux.uploads(
            "/administration/catalogue", file: "fichier", named: "autres.xml",
            bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(answer.status == 303)
        let page = try leroux.follows(answer)
        #expect(try page.one("//h1") == "Import terminé")
        #expect(page.text.contains("autres.xml"))
        let nonsense = try leroux.follows(
            try leroux.uploads(
                "/administration/catalogue", file: "fichier", named: "x.doc", bytes: Array("bonjour".utf8)))
        #expect(try nonsense.has("//*[@role='alert']"))
        #expect(try nonsense.one("//h1") == "Import refusé")
        #expect(!nonsense.text.contains("Voir les nouveautés"))
        #expect(try nonsense.all("//ul[@class='big-numbers']/li").isEmpty)
        #expect(try leroux.sends("/administration/catalogue").status == 422)
        let left = try FileManager.default.contentsOfDirectory(atPath: campus.path + "/incoming")
        #expect(left.isEmpty, "what was read is not kept")
    }
}
