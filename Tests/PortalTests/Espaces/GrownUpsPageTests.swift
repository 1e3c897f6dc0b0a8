import Foundation
import Portal
import School
import Storage
import Testing
import WebServer

@Suite("The home pages of grown-ups")
struct GrownUpsPageTests {
    let world: TestEspaces

    init() throws { world = try TestEspaces() }

    @Test("B3: a parent sees how many, and titles only when the pupil opened them")
    func parent() throws {
        let martin = try world.campus.member("martin")
        let page = try martin.follows(try martin.opens("/"))
        #expect(try page.one("//h1").hasPrefix("Bonjour"))
        let lines = try page.all("//section[@aria-labelledby='tuile-cdi']//ul[@class='tile-rows']/li")
        #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("emprunté") }, "\(lines)")
        #expect(try !page.has("//table[@class='cdi-loans']"))
        #expect(try !page.has("//form[contains(@action, '/prolonger')]"))
        #expect(try !page.all("//h2").contains("À rendre, à prendre"))
        let children = try world.file.read { campus in
            try campus.directory.children(of: try world.person("Paul", "Martin").id)
        }
        let today = try #require(Day("2026-11-21"))
        try world.file.write { campus in
            for child in children { try campus.partners.setOpenedLoans(true, of: child.id, on: today) }
        }
        let opened = try martin.opens("/parent")
        let hasLoans = lines.contains { !$0.contains("aucun") }
        #expect(try opened.has("//table[@class='cdi-loans']") == hasLoans)
        #expect(try !opened.has("//form[contains(@action, '/prolonger')]"))
    }

    @Test("A9-7, B3: a teacher of both schools chooses among the portals")
    func teacher() throws {
        let diallo = try world.campus.member("diallo")
        let page = try diallo.opens("/professeur")
        #expect(try page.one("//h2[@id='tuile-cdi']") == "Mes CDI")
        #expect(try page.one("//form[@class='cdi-chooser']//label") == "Choisir le portail")
        #expect(try page.all("//form[@class='cdi-chooser']//option").count == 2)
        let other = try diallo.opens("/professeur?cdi=\(world.campus.lycee.lowercased)")
        #expect(try other.one("//p[@class='cdi-open']/a/text()[1]") == "CDI du lycée Les Tilleuls")
        #expect(
            try other.one("//form[@class='cdi-search']//input[@name='cdi']/@value")
                == world.campus.lycee.lowercased)
    }

    @Test("W-01: the staff and the heads have their pages, with the tile of the CDI")
    func staff() throws {
        let cpe = try world.campus.member("cpe")
        let page = try cpe.follows(try cpe.opens("/"))
        #expect(try page.has("//h2[@id='tuile-cdi']"))
        #expect(try page.all("//h2").contains("Mes classes et le CDI"))
        let head = try world.campus.member("principale")
        #expect(try head.opens("/direction").has("//h2[@id='tuile-cdi']"))
        #expect(try cpe.opens("/direction").status == 404)
    }

    @Test("a message is written, read, acknowledged; who read it is for the offices only")
    func messages() throws {
        let (cpe, zoe) = (try world.campus.member("cpe"), try world.campus.member("zoe"))
        let third = try world.schoolClass("3eA").id.description
        var fields = [
            ("titre", "Photo de classe"), ("texte", "Lundi **à 10 h** <script>"), ("etablissement", ""),
            ("profil", "pupil"), ("classe", third), ("du", "2026-11-21"), ("au", "2026-11-20"),
            ("lecture", "1"),
            ("jeton", "message-un-abcdefgh"),
        ]
        let refused = try cpe.sends("/messages/nouveau", fields)
        #expect(refused.status == 422)
        #expect(try refused.one("//input[@name='titre']/@value") == "Photo de classe")
        #expect(try refused.has("//input[@name='classe'][@checked]"))
        fields[6] = ("au", "2026-11-30")
        #expect(try cpe.sends("/messages/nouveau", fields).status == 303)
        #expect(try cpe.sends("/messages/nouveau", fields).status == 303)
        let list = try cpe.opens("/messages/envoyes")
        #expect(try list.all("//p[@class='composed-title']").count { $0 == "Photo de classe" } == 1)
        let address = try zoe.opens("/eleve").one(
            "//section[@aria-labelledby='tuile-messages']//a[.='Photo de classe']/@href")
        let message = try zoe.opens(address)
        #expect(try message.one("//article//strong") == "à 10 h")
        #expect(try !message.has("//article//script"))
        #expect(try message.has("//button[@aria-label='J’ai lu']"))
        #expect(try zoe.sends(address + "/lu", [("jeton", "lu-un-abcdefghijk")]).status == 303)
        #expect(try zoe.opens(address).has("//p[contains(., 'Vous avez lu ce message')]"))
        let readers = try cpe.opens(address + "/lectures")
        #expect(try readers.one("//p[@class='lead']").contains("1 personne a lu"))
        #expect(try readers.all("//p[@class='composed-title']").contains("Marchand Zoé"))
        #expect(try zoe.opens(address + "/lectures").status == 404)
        #expect(try zoe.sends("/messages/nouveau", fields).status == 404)
        let diallo = try world.campus.member("diallo")
        #expect(try diallo.opens(address).status == 404)
    }

    @Test("links are set by the offices, and refused in words")
    func links() throws {
        let cpe = try world.campus.member("cpe")
        let bad = try cpe.sends(
            "/liens/nouveau",
            [("titre", "Cantine"), ("adresse", "javascript:alert(1)"), ("jeton", "lien-un-abcdefgh")])
        #expect(bad.status == 422)
        #expect(try bad.one("//p[@role='alert']").contains("https://"))
        #expect(try bad.one("//input[@name='titre']/@value") == "Cantine")
        try cpe.sends(
            "/liens/nouveau",
            [("titre", "Cantine"), ("adresse", "https://example.org/menu"), ("jeton", "lien-deux-abcdefgh")])
        let page = try world.campus.member("zoe").opens("/eleve")
        #expect(
            try page.one("//section[@aria-labelledby='tuile-links']//a[contains(., 'Cantine')]/@rel")
                .contains("noopener"))
    }

    @Test(
        "a calendar given as a file is shown at once; one that is none, or of 20 MB, is refused and changes nothing"
    )
    func calendars() throws {
        let cpe = try world.campus.member("cpe")
        let id = try world.schoolClass("3eA").id
        let file = """
            BEGIN:VCALENDAR\r
            BEGIN:VEVENT\r
            UID:1\r
            DTSTART:20261123T090000\r
            DTEND:20261123T100000\r
            RRULE:FREQ=DAILY\r
            SUMMARY:Contrôle commun\r
            END:VEVENT\r
            BEGIN:VEVENT\r
            UID:2\r
            DTSTART:hier\r
            END:VEVENT\r
            END:VCALENDAR\r

            """
        let sent = try cpe.uploads(
            "/agendas/\(id)/emploi-du-temps", file: "fichier", named: "edt.ics", bytes: Array(file.utf8),
            fields: ["adresse": ""])
        #expect(sent.status == 303)
        let zoe = try world.campus.member("zoe")
        #expect(try zoe.opens("/eleve").all("//p[@class='lesson-title']") == ["Contrôle commun"])
        #expect(
            try cpe.opens("/agendas/\(id)").all("//ul[@class='calendar-faults']/li").contains {
                $0.hasPrefix("Ligne 11")
            })
        for bytes in [Array("<html>".utf8), [UInt8](repeating: 65, count: 20 << 20)] {
            let refused = try cpe.uploads(
                "/agendas/\(id)/emploi-du-temps", file: "fichier", named: "x.ics", bytes: bytes,
                fields: ["adresse": ""])
            #expect(refused.status == 422)
            #expect(try refused.one("//p[@role='alert']").hasSuffix("."))
        }
        #expect(try zoe.opens("/eleve").all("//p[@class='lesson-title']") == ["Contrôle commun"])
        let bad = try cpe.uploads(
            "/agendas/\(id)/devoirs", file: "fichier", named: "", bytes: [],
            fields: ["adresse": "http://127.0.0.1/x.ics"])
        #expect(bad.status == 422)
        #expect(try zoe.opens("/agendas/\(id)").status == 404)
        #expect(
            try zoe.sends("/agendas/\(id)/devoirs", [("adresse", "https://example.org/a.ics")]).status == 404)
    }

    @Test(
        "D5: the sheet of a class has numbers, and titles once the school says so; it is for its form teacher and the staff"
    )
    func sheet() throws {
        let (diallo, cpe) = (try world.campus.member("diallo"), try world.campus.member("cpe"))
        let own = try world.schoolClass("3eA").id
        let page = try diallo.opens("/fiches/\(own)")
        #expect(page.status == 200)
        #expect(try page.one("//p[@class='lead']").contains("encore"))
        #expect(try page.all("//p[@class='sheet-name']").contains("Marchand Zoé"))
        #expect(try !page.has("//ul[@class='sheet-titles']/li"))
        #expect(try diallo.opens("/fiches/\(try world.schoolClass("6eB").id)").status == 404)
        #expect(try cpe.opens("/fiches/\(try world.schoolClass("6eB").id)").status == 200)
        #expect(try cpe.opens("/fiches/\(try world.schoolClass("2deA").id)").status == 404)
        #expect(
            try diallo.sends("/fiches", [("titres", "1"), ("jeton", "fiches-un-abcdefgh")]).status == 404)
        #expect(try cpe.sends("/fiches", [("titres", "1"), ("jeton", "fiches-deux-abcdefgh")]).status == 404)
        let head = try world.campus.member("principale")
        #expect(
            try head.sends("/fiches", [("titres", "1"), ("jeton", "fiches-trois-abcdefg")]).status == 303)
        #expect(try diallo.opens("/fiches/\(own)").has("//ul[@class='sheet-titles']/li"))
        #expect(try world.campus.member("zoe").opens("/fiches/\(own)").status == 404)
    }
}
