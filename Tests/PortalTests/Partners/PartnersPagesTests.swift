import Fetching
import Formats
import Library
import School
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("The portals of a campus, in the browser")
struct PartnersPagesTests {
    let world: PartnersWorld
    var campus: TestCampus { world.campus }
    var admin: TestPerson { world.admin }

    init() throws { world = try PartnersWorld() }

    @Test("R-01 R-02 R-05 R-14 one tab a portal; nobody but who manages the campus finds them")
    func list() throws {
        let page = try admin.opens("/partenaires/cdi")
        #expect(try page.one("//h1") == "Partenaires liés au CDI")
        #expect(
            try page.all("//nav[@aria-label='Portails']//li/a")
                == ["CDI du collège Les Tilleuls", "CDI du lycée Les Tilleuls"])
        #expect(try page.has("//a[.='Ajouter un portail'][@href='/partenaires/cdi/nouveau']"))
        let sheet = try admin.opens("/partenaires/cdi/\(campus.college.lowercased)")
        #expect(
            try sheet.one("//nav[@aria-label='Portails']//a[@aria-current]") == "CDI du collège Les Tilleuls")
        for address in ["/partenaires/cdi", "/tableau"] {
            #expect(try campus.member("zoe").opens(address).status == 404)
            #expect(try campus.stranger().opens(address).status == 303)
        }
    }

    @Test(
        "R-03 A9-6 a number of bad shape, known, of another campus or unknown has its sentence; nothing is lost"
    )
    func faults() throws {
        func refused(_ fields: KeyValuePairs<String, String>) throws -> String {
            let page = try admin.sends("/partenaires/cdi/nouveau", fields)
            #expect(page.status == 422)
            #expect(
                try page.one("//input[@name='infobulle']/@value")
                    == fields.first { $0.key == "infobulle" }?.value)
            return try page.one("//div[@role='alert']")
        }
        #expect(try refused(["rne": "51", "infobulle": "Une"]).contains("sept chiffres et une lettre"))
        #expect(
            try refused(["rne": campus.college.lowercased, "infobulle": "Deux"]).contains("déjà déclaré"))
        #expect(try refused(["rne": "0510032h", "infobulle": "Trois"]).contains("pas de portail 0510032H"))
        #expect(
            try refused(["rne": "0510032h", "adresse": "javascript:x", "nom": "A", "infobulle": "Cinq"])
                .contains("Cette adresse n’en est pas une"))
        #expect(try world.file.read { try $0.partners.partners() }.count == 2)
    }

    /// Another server: a portal of the number, which wants a token.
    private func elsewhere(_ rne: String, token: String) throws -> WebServer {
        let server = WebServer(
            configuration: ServerConfiguration(host: "127.0.0.1", port: 0)
        ) { request in
            guard request.path.starts(with: ["cdi", "api", "utilisateurs_externe", "prets"]) else {
                return .html("<p>Bienvenue</p>")
            }
            guard request.path.last == rne else { return .text("non", status: .notFound) }
            guard request.header("authorization") == "Bearer \(token)" else {
                return .text("non", status: Status(rawValue: 401))
            }
            return APIAnswer.json(Array("{\"rne\":\"\(rne)\"}".utf8))
        }
        return server
    }

    @Test(
        "R-03 R-04 W-03 a portal that is elsewhere is asked with its token before it is declared, with a name and a tooltip"
    )
    func distant() throws {
        let server = try elsewhere("0890000U", token: "jeton-donné")
        let port = try server.start()
        defer { server.stop(within: 0) }
        func declare(_ rne: String, _ path: String, _ secret: String, keep: Bool = false) throws -> TestPage {
            try admin.sends(
                "/partenaires/cdi/nouveau",
                [
                    ("rne", rne), ("nom", "CDI d’ailleurs"), ("infobulle", "Chercher, réserver"),
                    ("adresse", "http://127.0.0.1:\(port)\(path)"), ("secret", secret), ("delegation", "oui"),
                ] + (keep ? [("garder", "oui")] : []))
        }
        func refused(_ page: TestPage, _ words: String) throws {
            #expect(page.status == 422)
            #expect(try page.one("//div[@role='alert']").contains(words), "\(words)")
            #expect(try page.has("//input[@name='garder'][@type='checkbox'][not(@checked)]"))
            #expect(try page.one("//input[@name='infobulle']/@value") == "Chercher, réserver")
        }
        try refused(declare("0890000u", "/cdi/", ""), "demande un jeton")
        let wrong = try declare("0890000u", "/cdi/", "jeton-faux")
        try refused(wrong, "ne connaît pas ce jeton")
        #expect(
            try wrong.one("//input[@name='secret'][@type='password']/@value") == "jeton-faux", "still typed")
        try refused(declare("0510032h", "/cdi/", "jeton-donné"), "0510032H n’est pas à cette adresse")
        try refused(declare("0890000u", "/ailleurs/", "jeton-donné"), "pas comme un portail")
        #expect(try world.file.read { try $0.partners.partners() }.count == 2, "nothing was kept")

        let page = try declare("0890000u", "/cdi/", "jeton-donné")
        #expect(page.response.headers["location"]?.contains("portail-ajoute-rne") == true)
        let sheet = try admin.follows(page)
        #expect(try sheet.all("//p[contains(@class,'note')]").contains { $0.contains("(S)") }, "A9-6")
        #expect(!sheet.text.contains("jeton-donné"))
        #expect(try sheet.one("//dt[.='Prêts']/following-sibling::dd[1]").contains("Dernière réponse"))
        let partner = try world.partner(try #require(RNE("0890000U")))
        #expect(partner.delegatesSignIn && partner.hasToken && partner.tooltip == "Chercher, réserver")
    }

    @Test("R-03 only the gestures that ask a portal while somebody waits have a lane of their own")
    func lanes() throws {
        let rne = campus.college
        for base in [[], ["espaces", "tilleuls"]] {
            func waits(_ action: PartnersAction) -> Bool {
                Site.waitsForPortal(at: base + Request(.post, action.address).path)
            }
            #expect(waits(.add) && waits(.change(rne)))
            for action in [
                PartnersAction.remove(rne), .setClasses(rne), .send(rne), .recover(rne), .tryAgain(rne),
                .setBoard,
            ] {
                #expect(!waits(action), "\(action.address)")
            }
        }
    }

    @Test("R-03 one check has six seconds in all, however many questions it takes")
    func patience() throws {
        var fetcher = Fetcher()
        fetcher.totalSeconds = 10
        #expect(try Patience(seconds: 6).limiting(fetcher).totalSeconds == 6)
        fetcher.totalSeconds = 3
        #expect(try Patience(seconds: 6).limiting(fetcher).totalSeconds == 3)
        #expect(throws: FetchError.tooSlow) { try Patience(seconds: 0).limiting(fetcher) }
    }

    @Test("R-03 a portal that does not answer yet may be kept, and is marked « À vérifier » until it does")
    func toCheck() throws {
        let server = try elsewhere("0510032H", token: "bon")
        let port = try server.start()
        defer { server.stop(within: 0) }
        let fields = [
            ("rne", "0510032h"), ("nom", "CDI d’ailleurs"), ("infobulle", ""),
            ("adresse", "http://127.0.0.1:\(port)/cdi/"), ("secret", "mauvais"), ("garder", "oui"),
            ("jeton", "k1"),
        ]
        let kept = try admin.sends("/partenaires/cdi/nouveau", fields)
        #expect(kept.response.headers["location"]?.contains("portail-a-verifier") == true)
        #expect(try admin.sends("/partenaires/cdi/nouveau", fields).status == 303, "sent twice")
        func pills() throws -> [String] {
            try admin.opens("/partenaires/cdi").all("//li//span[contains(@class,'pill')]")
        }
        #expect(try pills().last == "À vérifier")
        let address = "/partenaires/cdi/0510032h"
        func change(_ secret: String, _ token: String) throws -> TestPage {
            try admin.sends(
                address,
                [
                    "nom": "CDI d’ailleurs", "infobulle": "", "adresse": "http://127.0.0.1:\(port)/cdi/",
                    "secret": secret, "jeton": token,
                ])
        }
        let wrong = try change("encore mauvais", "k2")
        #expect(wrong.status == 422)
        #expect(try wrong.one("//input[@name='secret']/@value") == "encore mauvais")
        #expect(try change("bon", "k3").response.headers["location"]?.contains("portail-change") == true)
        #expect(try pills().last?.hasPrefix("A répondu") == true)
    }

    @Test("R-03 a portal of this server and of no campus comes in with a token that its administrator gave")
    func joined() throws {
        let rne = try #require(RNE("9990003Z"))
        try PortalCreation.create(
            rne, settings: PortalSettings(name: "CDI isolé", town: "", accent: "teal"), in: campus.site.folder
        )
        func add(_ secret: String) throws -> TestPage {
            try admin.sends(
                "/partenaires/cdi/nouveau", ["rne": "9990003z", "secret": secret, "infobulle": ""])
        }
        #expect(try add("").one("//div[@role='alert']").contains("Demandez un jeton"))
        #expect(try add("un-jeton-quelconque-inventé").one("//div[@role='alert']").contains("ne connaît pas"))
        let token = SecretToken(random: Array("trente-deux octets pour ce jeton".utf8))
        let access = SecretToken(random: Array("trente-deux octets pour une heure".utf8))
        try campus.site.libraries.file(for: rne).write {
            _ = try $0.shelf.add(
                token, client: [7], label: "Campus",
                stamp: Stamp(token: "a", actor: "b", at: TestCampus.noon, day: campus.site.today))
            try $0.shelf.grant(access, for: token, at: TestCampus.noon)
        }
        #expect(try add(access.text).one("//div[@role='alert']").contains("ne connaît pas"))
        #expect(try campus.site.folder.platform.campus(of: rne) == nil, "an hour is not for good")
        #expect(try add(token.text).status == 303)
        #expect(try world.partner(rne).name == "CDI isolé")
        #expect(try campus.site.folder.platform.campus(of: rne)?.code == DemoCampus.campus)
    }

    private func addSchool(_ number: String) throws -> RNE {
        let rne = try #require(RNE(number))
        try world.file.write { _ = try $0.directory.addSchool(rne, name: "Lycée professionnel", town: "") }
        return rne
    }

    @Test(
        "R-03 a portal that is not there yet is opened on this server; its password is shown to a second click too"
    )
    func opened() throws {
        let rne = try addSchool("9990004C")
        let fields: KeyValuePairs = [
            "rne": "9990004c", "nom": "CDI du lycée professionnel", "infobulle": "", "ouvrir": "oui",
            "jeton": "ouvre",
        ]
        let page = try admin.sends("/partenaires/cdi/nouveau", fields)
        #expect(page.status == 200)
        let password = try page.one("//p[@class='secret']")
        let again = try admin.sends("/partenaires/cdi/nouveau", fields)
        #expect(try again.one("//p[@class='secret']") == password)
        #expect(again.response.headers["cache-control"] == "no-store")
        let librarian = TestPerson(campus, at: rne)
        #expect(try librarian.signsIn("admin", password: password).status == 303)
        #expect(try world.partner(rne).isDistant == false)
        let other = try admin.sends(
            "/partenaires/cdi/nouveau",
            ["rne": "9990004c", "nom": "Encore", "infobulle": "", "ouvrir": "oui", "jeton": "autre"])
        #expect(
            try other.one("//div[@role='alert']").contains("déjà déclaré"), "another form is another gesture")
    }

    @Test(
        "R-03 only portals of schools of this campus, and of no other, are opened; what fails leaves nothing behind"
    )
    func notOpened() throws {
        func open(_ rne: String, name: String = "CDI") throws -> String {
            let page = try admin.sends(
                "/partenaires/cdi/nouveau", ["rne": rne, "nom": name, "infobulle": "", "ouvrir": "oui"])
            #expect(page.status == 422)
            return try page.one("//div[@role='alert']")
        }
        #expect(try open("9990004c").contains("Ajoutez d’abord l’établissement"))
        let rne = try addSchool("9990004C")
        #expect(try open("9990004c", name: " ").contains("Écrivez le nom"))
        let code = try #require(CampusCode("chenes"))
        try campus.site.folder.createCampus(
            code, settings: CampusSettings(name: "Cité des Chênes", town: "", accent: "teal"))
        try campus.site.campuses.file(for: code).write {
            _ = try $0.directory.addSchool(rne, name: "Lycée professionnel", town: "")
        }
        #expect(try open("9990004c").contains("autre cité"))
        #expect(!campus.site.folder.hasPortal(rne))
        #expect(try campus.site.folder.platform.portals(limit: 10).places.count == 2)
    }

    @Test(
        "R-06 R-07 classes are ticked, the sign-in is delegated, the portal is taken out: only home pages change"
    )
    func settings() throws {
        let address = "/partenaires/cdi/\(campus.lycee.lowercased)"
        let page = try admin.opens(address + "/classes")
        let version = try page.one("//input[@name='version']/@value")
        let chosen = try world.schoolClass("3eA")
        let own = try page.all("//input[@name='classe'][@checked]/@value")
        #expect(own.count == 20)
        #expect(try page.all("//fieldset/legend").contains("6e, Collège Les Tilleuls"))
        let fields = (own + ["\(chosen)"]).map { ("classe", $0) } + [("version", version), ("jeton", "c1")]
        let effect = try admin.sends(address + "/classes", fields)
        #expect(effect.status == 200)
        #expect(try effect.one("//p[@class='effect']").contains("changeront de portail, dans 1 classe"))
        #expect(try world.tiles(of: "Marchand Zoé").count == 1, "nothing is saved yet")
        let wanted = try effect.all("//form//input[@name='p']/@value").map { ("p", $0) }
        func save(_ date: String, _ token: String) throws -> TestPage {
            try admin.sends(
                "/tableau",
                wanted + [
                    ("enregistrer", "oui"), ("version", version), ("date", date), ("jeton", token),
                    ("portail", try effect.one("//input[@name='portail']/@value")),
                ])
        }
        let past = try save("2026-11-01", "c0")
        #expect(past.status == 422)
        #expect(try past.has("//nav//a[contains(.,'Classes concernées')]"))
        let saved = try save("", "c1")
        #expect(
            saved.response.headers["location"]
                == "/partenaires/cdi/\(campus.lycee.lowercased)?dit=classes-enregistrees")
        #expect(try world.tiles(of: "Marchand Zoé").count == 2)
        let late = try admin.sends(address + "/classes", [("version", version), ("jeton", "c2")])
        #expect(late.status == 409)
        #expect(try late.one("//p[@role='alert']").contains("Quelqu’un d’autre"))
        try admin.sends(address, ["nom": "CDI du lycée", "infobulle": "Ouvert", "jeton": "c3"])
        // Without the delegation, the tile leads to the portal as to any site.
        #expect(
            try world.tiles(of: "Marchand Zoé").map { $0.address.hasSuffix("/cas/entree") } == [true, false])
        #expect(try world.tiles(of: "Marchand Zoé")[1].tooltip == "Ouvert")
        try admin.sends(address + "/retirer", ["jeton": "c4"])
        #expect(try world.tiles(of: "Marchand Zoé").count == 1)
        #expect(campus.site.folder.hasPortal(campus.lycee))
    }

    @Test("R-02 who looks for « Réseau Canopé » or « e-sidoc », as PRONOTE calls the room, finds it")
    func names() throws {
        let page = try admin.opens("/partenaires/cdi")
        #expect(page.text.contains("Réseau Canopé") && page.text.contains("e-sidoc"))
    }

    @Test("R-08 R-09 A-11 B-21 the users ticked reach the shelf of the portal, parents excluded")
    func users() throws {
        let address = "/partenaires/cdi/\(campus.college.lowercased)/utilisateurs"
        let page = try admin.opens(address)
        let people = try page.all("//input[@name='personne'][@checked]/@value")
        #expect(people.count > 500)
        let zoe = try world.person("Marchand Zoé")
        #expect(!page.text.contains(zoe.entKey), "O-01: no key beside a name")
        #expect(try admin.sends(address, [("jeton", "u0")]).status == 422)
        let sent = people.filter { $0 != "\(zoe.id)" }.map { ("personne", $0) } + [("jeton", "u1")]
        #expect(try admin.sends(address, sent).status == 303)
        #expect(try admin.sends(address, sent).status == 303, "sent twice")
        let library = try campus.site.libraries.file(for: campus.college)
        let files = try library.read { try $0.shelf.files(at: TestCampus.noon) }
        #expect(files.count == 1 && files[0].sender == "Cité scolaire Les Tilleuls")
        let content = try #require(
            try library.read { try $0.shelf.content(of: files[0].id, at: TestCampus.noon) })
        let text = String(decoding: content, as: UTF8.self)
        #expect(text.contains("Martin Léa") && !text.contains("Marchand Zoé"))
        #expect(text.contains("<STATUT_M_M>Elève</STATUT_M_M>") && !text.contains("Parent"))
        #expect(files[0].people == people.count - 1)
        let sheet = try admin.opens("/partenaires/cdi/\(campus.college.lowercased)")
        #expect(try sheet.one("//dt[.='Utilisateurs']/following-sibling::dd[1]").contains("Envoyés"))
    }
}
