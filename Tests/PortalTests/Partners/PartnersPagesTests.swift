import Library
import School
import Storage
import Testing

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

    @Test("R-03 R-04 W-03 a portal that is elsewhere is declared by its address, with a name and a tooltip")
    func distant() throws {
        let page = try admin.sends(
            "/partenaires/cdi/nouveau",
            [
                "rne": "0890000u", "nom": "CDI d’ailleurs", "infobulle": "Chercher, réserver",
                "adresse": "https://cdi.exemple.fr/", "secret": "jeton-donné", "delegation": "oui",
            ])
        #expect(page.response.headers["location"]?.contains("portail-ajoute-rne") == true)
        let sheet = try admin.follows(page)
        #expect(try sheet.all("//p[contains(@class,'note')]").contains { $0.contains("(S)") }, "A9-6")
        #expect(!sheet.text.contains("jeton-donné"))
        let partner = try world.partner(try #require(RNE("0890000U")))
        #expect(partner.delegatesSignIn && partner.hasToken && partner.tooltip == "Chercher, réserver")
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
        try campus.site.libraries.file(for: rne).write {
            try $0.shelf.add(
                token, label: "Campus",
                stamp: Stamp(token: "a", actor: "b", at: TestCampus.noon, day: campus.site.today))
        }
        #expect(try add(token.text).status == 303)
        #expect(try world.partner(rne).name == "CDI isolé")
        #expect(try campus.site.folder.platform.campus(of: rne)?.code == DemoCampus.campus)
    }

    @Test("R-03 a portal that is not there yet is opened on this server, with a password shown once")
    func opened() throws {
        let page = try admin.sends(
            "/partenaires/cdi/nouveau",
            ["rne": "9990004c", "nom": "CDI du lycée professionnel", "infobulle": "", "ouvrir": "oui"])
        #expect(page.status == 200)
        let password = try page.one("//p[@class='secret']")
        let rne = try #require(RNE("9990004C"))
        let librarian = TestPerson(campus, at: rne)
        #expect(try librarian.signsIn("admin", password: password).status == 303)
        #expect(try world.partner(rne).isDistant == false)
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
        #expect(try admin.sends(address + "/classes", fields).status == 303)
        #expect(try world.tiles(of: "Marchand Zoé").count == 2)
        let late = try admin.sends(address + "/classes", [("version", version), ("jeton", "c2")])
        #expect(late.status == 409)
        #expect(try late.one("//p[@role='alert']").contains("Quelqu’un d’autre"))
        try admin.sends(address, ["nom": "CDI du lycée", "infobulle": "Ouvert", "jeton": "c3"])
        #expect(try world.tiles(of: "Marchand Zoé").map(\.signsIn) == [true, false])
        #expect(try world.tiles(of: "Marchand Zoé")[1].tooltip == "Ouvert")
        try admin.sends(address + "/retirer", ["jeton": "c4"])
        #expect(try world.tiles(of: "Marchand Zoé").count == 1)
        #expect(campus.site.folder.hasPortal(campus.lycee))
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
