import Formats
import Foundation
import Library
import Portal
import School
import Storage
import Testing
import WebServer

/// A copy of the demonstration's campus, its two portals declared, and a CPE who may sign in.
struct TestEspaces {
    let campus: TestCampus
    let file: CampusFile

    init() throws {
        campus = try TestCampus(copying: TestCampus.shared.get())
        file = try campus.site.campuses.file(for: .demonstration)
        try file.write { [campus] writing in
            let today = Day(TestCampus.noon, in: .gmt)
            let password = try Password(
                DemoPeople.password, salt: Array("demonstration-01".utf8), costs: .light)
            if try writing.partners.reading.partners().isEmpty {
                for (rne, name) in [
                    (campus.college, "CDI du collège Les Tilleuls"),
                    (campus.lycee, "CDI du lycée Les Tilleuls"),
                ] {
                    try writing.partners.add(
                        rne,
                        PartnerDetails(
                            name: name, tooltip: "Chercher, réserver, prolonger", delegatesSignIn: true))
                }
                let board = try writing.partners.reading.board(on: today)
                let stamp = Stamp(token: "tableau", actor: "Administration", at: TestCampus.noon, day: today)
                _ = try writing.partners.set(board.bySchool, basedOn: board.version, by: stamp)
            }
            let people = try writing.directory.reading.everybody()
            func open(_ login: String, _ wanted: (Affiliation) -> Bool) throws {
                for person in people where person.leftOn == nil {
                    guard try writing.directory.reading.affiliations(of: person.id).contains(where: wanted)
                    else { continue }
                    let account = try writing.accounts.ensure(for: person.id, on: today)
                    try writing.accounts.setLogin(login, of: account.id)
                    try writing.accounts.setPassword(password, of: account.id, mustChange: false)
                    return
                }
                Issue.record("nobody for \(login)")
            }
            let schools = try writing.directory.reading.schools()
            let college = schools.first { $0.rne == campus.college }?.id
            try open("cpe") { $0.role == "CPE" && $0.school == college }
            try open("principale") { $0.role == "Direction" && $0.school == college }
        }
    }

    func person(_ first: String, _ last: String) throws -> Person {
        let found = try file.read { try $0.directory.everybody() }.filter {
            $0.firstName == first && $0.lastName == last
        }
        return try #require(found.first)
    }

    func schoolClass(_ name: String) throws -> SchoolClass {
        try #require(try file.read { try $0.directory.classes().first { $0.name == name } })
    }

    /// The hidden fields of the form that a button belongs to.
    func fields(_ page: TestPage, to action: String, button: Int = 1) throws -> [(String, String)] {
        let form = "(//form[contains(@action, '\(action)')])[\(button)]"
        let names = try page.all("\(form)//input[@type='hidden']/@name")
        let values = try page.all("\(form)//input[@type='hidden']/@value")
        return Array(zip(names, values))
    }
}

@Suite("The home page of a pupil")
struct PupilPageTests {
    let world: TestEspaces

    init() throws { world = try TestEspaces() }

    @Test("W-01, W-02, W-03, B3: the tile of the CDI has its portal’s name and tooltip, a search, the loans")
    func cdiTile() throws {
        let zoe = try world.campus.member("zoe")
        let home = try zoe.opens("/")
        #expect(home.status == 303)
        let page = try zoe.follows(home)
        #expect(try page.one("//h1") == "Bonjour Zoé")
        #expect(try page.all("//h2[@id='tuile-cdi']") == ["CDI du collège Les Tilleuls"])
        let tooltip = try world.file.read { try $0.partners.partner(world.campus.college)?.tooltip }
        #expect(try page.one("//p[@class='cdi-open']/following-sibling::p[1]") == tooltip)
        #expect(
            try page.all("//table[@class='cdi-loans']/thead//th") == [
                "Ressource empruntée", "Emprunté le", "À rendre le",
            ])
        let loans = try page.all("//table[@class='cdi-loans']/tbody/tr")
        #expect(!loans.isEmpty)
        #expect(try page.all("//table[@class='cdi-loans']/tbody//td").allSatisfy { $0.contains("/") })
        #expect(try page.has("//form[@class='cdi-search']//label[.='Chercher au CDI']"))
        // The portal opens in a window of its own.
        #expect(try page.one("//p[@class='cdi-open']/a/@target") == "_blank")
        #expect(try !page.has("//form[@class='cdi-chooser']"))
    }

    @Test("D1: one sentence says what is to give back and to take, and whether the library is open")
    func dueSentence() throws {
        let page = try world.campus.member("zoe").opens("/eleve")
        let words = try page.one("//p[contains(@class, 'due-words')]")
        #expect(words.contains("à rendre") || words.contains("en retard"), "\(words)")
        #expect(words.hasSuffix("."))
        #expect(try page.all("//p[@class='tile-door']").contains { $0.hasPrefix("CDI ") })
    }

    @Test("W-02, B3: a search in place gives five answers with where they are; an empty one gives nothing")
    func search() throws {
        let zoe = try world.campus.member("zoe")
        let page = try zoe.opens("/eleve?q=le")
        let rows = try page.all("//div[@class='cdi-results']//li")
        #expect(rows.count == 5)
        #expect(try page.has("//div[@class='cdi-results']//span[contains(@class, 'pill')]"))
        #expect(try page.has("//div[@class='cdi-results']//a[contains(., 'Tous les résultats')]"))
        #expect(try !zoe.opens("/eleve?q=").has("//div[@class='cdi-results']"))
        #expect(try !zoe.opens("/eleve?q=++").has("//div[@class='cdi-results']"))
        #expect(
            try zoe.opens("/eleve?q=zzzxqw").one("//div[@class='cdi-results']/p[@role='status']").contains(
                "Rien pour"))
    }

    @Test("D2: « Réserver » acts at once, once, and says the place in the queue; a refusal is said")
    func reserving() throws {
        let lea = try world.campus.member("lea")
        let place =
            "//section[@aria-labelledby='tuile-cdi']//span[contains(@class, 'pill')][contains(., 'la file')]"
        let found = try lea.opens("/eleve?q=roman")
        let before = try found.all(place).count
        let fields = try world.fields(found, to: "/eleve/reserver")
        #expect(fields.map(\.0).sorted() == ["jeton", "notice", "portail", "q"])
        let done = try lea.sends("/eleve/reserver", fields)
        #expect(done.status == 303)
        let receipt = try lea.follows(done)
        #expect(try receipt.one("//p[@role='status'][contains(@class, 'note')]").contains("réservé"))
        #expect(try receipt.all(place).count == before + 1)
        // The same form again is the same gesture.
        #expect(try lea.sends("/eleve/reserver", fields).status == 303)
        #expect(try lea.opens("/eleve").all(place).count == before + 1)
        let again = fields.filter { $0.0 != "jeton" } + [("jeton", "un-autre-jeton-plus-long")]
        let refused = try lea.sends("/eleve/reserver", again)
        #expect(refused.status == 422)
        #expect(try refused.has("//p[@role='alert']"))
        #expect(try refused.has("//div[@class='cdi-results']"))
    }

    @Test("D2: « Prolonger » acts at once and says the new day; nobody renews the loan of another")
    func renewing() throws {
        let zoe = try world.campus.member("zoe")
        let page = try zoe.opens("/eleve")
        let renewing = try world.fields(page, to: "/eleve/prolonger")
        #expect(renewing.map(\.0).sorted() == ["jeton", "portail", "pret"])
        let before = try page.all("//table[@class='cdi-loans']/tbody//td")
        let done = try zoe.sends("/eleve/prolonger", renewing)
        #expect(done.status == 303)
        let receipt = try zoe.follows(done)
        #expect(try receipt.one("//p[@role='status'][contains(@class, 'note')]").contains("prolongé"))
        #expect(try receipt.all("//table[@class='cdi-loans']/tbody//td") != before)
        let lea = try world.campus.member("lea")
        let foreign = renewing.filter { $0.0 != "jeton" } + [("jeton", "un-autre-jeton-plus-long")]
        #expect(try lea.sends("/eleve/prolonger", foreign).status == 404)
        let late = try lea.opens("/eleve")
        #expect(try late.has("//td[@class='late']//span[contains(., 'date de retour dépassée')]"))
    }

    @Test("B3: the history is shown on demand, with « Rendu le »")
    func history() throws {
        let lea = try world.campus.member("zoe")
        let page = try lea.opens("/eleve")
        #expect(try page.has("//a[.='Voir l’historique']"))
        let open = try lea.opens("/eleve?historique=1")
        #expect(try open.all("//table[@class='cdi-loans']/thead//th").contains("Rendu le"))
        #expect(try open.has("//a[.='Masquer l’historique']"))
    }

    @Test("W-04: a pupil sees the portal of their class, and no other; other espaces are not found")
    func ownPortal() throws {
        let zoe = try world.campus.member("zoe")
        let page = try zoe.opens("/eleve?cdi=\(world.campus.lycee.lowercased)")
        #expect(try page.one("//h2[@id='tuile-cdi']") == "CDI du collège Les Tilleuls")
        for address in [
            "/professeur", "/parent", "/viescolaire", "/direction", "/liens", "/agendas", "/fiches",
            "/messages/envoyes",
        ] {
            #expect(try zoe.opens(address).status == 404, "\(address)")
        }
        let stranger = world.campus.stranger()
        #expect(try stranger.opens("/eleve").status == 303)
        let sent = try zoe.sends(
            "/eleve/reserver",
            [("portail", world.campus.lycee.lowercased), ("notice", "1"), ("jeton", "abcdefghijk")])
        #expect(sent.status == 404)
    }

    @Test("timetable, homework, news, newest, links and messages have real data")
    func tiles() throws {
        let page = try world.campus.member("zoe").opens("/eleve")
        let titles = try page.all("//section[contains(@class, 'tile')]//h2")
        for title in [
            "À rendre, à prendre", "Emploi du temps", "Travail à faire", "Messages de l’établissement",
            "Nouveautés",
            "Actualités du CDI", "Agenda du CDI", "Liens utiles",
        ] { #expect(titles.contains(title), "\(title)") }
        // It is Saturday: Monday’s lessons are shown.
        #expect(try page.all("//h3[@class='tile-day']").contains("Lundi 23 novembre"))
        #expect(try page.all("//p[@class='lesson-title']").contains("Mathématiques"))
        #expect(try page.all("//h3[@class='tile-day']").contains("Pour mardi"))
        // What names somebody to other programs is on no page (O-01).
        #expect(!page.text.contains(try world.person("Zoé", "Marchand").entKey))
    }

    @Test("tiles are put in order by buttons, and hidden")
    func layout() throws {
        let zoe = try world.campus.member("zoe")
        let page = try zoe.opens("/eleve/disposition")
        #expect(try page.has("//button[@aria-label='Masquer\u{A0}: Nouveautés']"))
        #expect(
            try zoe.sends(
                "/eleve/disposition",
                [("tuile", "newest"), ("geste", "masquer"), ("jeton", "disposition-1-abcdef")]
            )
            .status == 303)
        #expect(try !zoe.opens("/eleve").all("//h2").contains("Nouveautés"))
        #expect(try zoe.opens("/eleve/disposition").has("//button[@aria-label='Montrer\u{A0}: Nouveautés']"))
        try zoe.sends("/eleve/disposition/origine", [("jeton", "disposition-2-abcdef")])
        #expect(try zoe.opens("/eleve").all("//h2").contains("Nouveautés"))
        #expect(try zoe.sends("/eleve/disposition", [("tuile", "x"), ("geste", "monter")]).status == 404)
    }

    @Test("D1: the days of return are in an agenda by a secret address, until it is taken away")
    func feed() throws {
        let zoe = try world.campus.member("zoe")
        #expect(try zoe.sends("/agenda", [("jeton", "agenda-un-abcdefgh")]).status == 303)
        let address = try zoe.opens("/eleve").one("//input[@id='adresse-agenda']/@value")
        let path = try #require(address.range(of: "/agenda/").map { String(address[$0.lowerBound...]) })
        let stranger = world.campus.stranger()
        let calendar = try stranger.opens(path)
        #expect(calendar.status == 200 && calendar.text.contains("SUMMARY:À rendre au CDI"))
        #expect(!calendar.text.contains("Marchand"))
        #expect(try CalendarText(Array(calendar.text.utf8)).faults.isEmpty)
        try zoe.sends("/agenda/supprimer", [("jeton", "agenda-deux-abcdef")])
        #expect(try stranger.opens(path).status == 404)
    }
}
