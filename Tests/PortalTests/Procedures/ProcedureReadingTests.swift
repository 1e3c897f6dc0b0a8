import Formats
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("Reading procedures")
struct ProcedureReadingTests {
    let world: ProcedureWorld

    init() throws { world = try ProcedureWorld() }

    private func leroux() throws -> TestPerson { try world.campus.visitor("leroux") }

    @Test("X-01 title, readers, date, contents A, B… then 1, 2, and headings with the same numbers")
    func page() throws {
        let page = try leroux().opens("/procedures/preter-et-rendre")
        #expect(page.status == 200)
        #expect(try page.one("//h1") == "Prêter et rendre")
        #expect(
            try page.one("//*[@class='procedure-audience']")
                == "Pour : Les personnes qui tiennent le bureau de prêt")
        #expect(try page.all("//dl[@class='procedure-facts']//dt") == ["Écrite le", "Vérifiée le"])
        let contents = try page.all("//nav[@class='procedure-contents']//a")
        #expect(contents.prefix(2) == ["A. Avant de commencer", "B. Prêter"])
        #expect(contents.contains("1. Prolonger"))
        let targets = try page.all("//nav[@class='procedure-contents']//a/@href")
        for target in targets {
            #expect(try page.has("//*[@id='\(target.dropFirst())']"), "\(target)")
        }
        #expect(try page.all("//h2[@id]").contains("A. Avant de commencer"))
        #expect(try page.has("//*[contains(@class,'callout-info')]"))
    }

    @Test(
        "the procedures of the desk are for those who keep it: others are asked to sign in, or find nothing")
    func audience() throws {
        let address = "/procedures/preter-et-rendre"
        let passerby = world.campus.passerby()
        let asked = try passerby.opens(address)
        #expect(asked.status == 303)
        #expect(asked.response.headers["location"]?.contains("/connexion/administration") == true)
        for login in ["zoe", "diallo", "martin"] {
            #expect(try world.campus.visitor(login).opens(address).status == 404, "\(login)")
        }
        #expect(try passerby.opens("/procedures/n-importe-quoi").status == 404)
        let list = try passerby.opens("/procedures")
        #expect(try list.all("//ul[@class='procedure-list']//h3") == ["Emprunter, prolonger, réserver"])
        #expect(try passerby.opens("/procedures/emprunter-au-cdi").status == 200)
        #expect(try passerby.opens("/procedures?q=relances").all("//ul[@class='procedure-list']//h3") == [])
    }

    @Test("they are listed by theme and order, with how far the school is, and found by their words")
    func list() throws {
        let person = try leroux()
        let list = try person.opens("/procedures")
        #expect(try list.all("//h2").prefix(3) == ["Au jour le jour", "La rentrée", "ENT et PRONOTE"])
        #expect(try list.all("//ul[@class='procedure-list']//h3").first == "Prêter et rendre")
        let found = try person.opens("/procedures?q=homonymes")
        #expect(try found.one("//*[@class='procedure-answer']") == "1 procédure parle de « homonymes ».")
        #expect(try found.all("//ul[@class='procedure-list']//h3") == ["Mettre à jour les emprunteurs"])
        let nothing = try person.opens("/procedures?q=zzyzx%3Cb%3E")
        #expect(try nothing.one("//*[@class='empty']/h2") == "Aucune procédure n’en parle")
    }

    @Test("X-02 the text of one ENT is read where there is one, and the general one elsewhere")
    func variants() throws {
        let person = try leroux()
        let general = try person.opens("/procedures/exporter-les-utilisateurs")
        #expect(try general.one("//h1") == "Exporter les utilisateurs depuis l’ENT")
        #expect(try general.all("//*[contains(@class,'procedure-variants')]//a") == ["Liberscol", "PRONOTE"])
        let own = try person.opens("/procedures/exporter-les-utilisateurs?ent=liberscol")
        #expect(try own.one("//h1") == "Exporter les utilisateurs depuis Liberscol")
        #expect(
            try own.all("//*[contains(@class,'procedure-variants')]//a") == ["PRONOTE", "le texte général"])
        let unknown = try person.opens("/procedures/exporter-les-utilisateurs?ent=kosmos")
        #expect(try unknown.one("//h1") == "Exporter les utilisateurs depuis l’ENT")
    }

    @Test("X-03 contacts stand by topic, an address of mail is a link")
    func contacts() throws {
        try world.publish(
            "qui-appeler",
            "---\ncontacts:\n- ENT : aide@example.org\n- CDI : Mme Leroux\n- le secrétariat\n---\nUn mot.")
        let page = try leroux().opens("/procedures/qui-appeler")
        #expect(try page.all("//*[contains(@class,'procedure-contacts')]//dt") == ["ENT", "CDI", "Contact"])
        #expect(
            try page.all("//*[contains(@class,'procedure-contacts')]//dd")
                == ["aide@example.org", "Mme Leroux", "le secrétariat"])
        #expect(try page.one("//dd/a/@href") == "mailto:aide@example.org")
    }

    @Test("X-04 the three clocks are told where they apply")
    func clocks() throws {
        let text = try leroux().opens("/procedures/afficher-les-prets-sur-les-espaces").all(
            "//*[contains(@class,'state')]")
        #expect(text.contains { $0.contains("20 minutes") })
        #expect(text.contains { $0.contains("72 heures") })
        #expect(text.contains { $0.contains("une fois par jour") })
    }

    @Test("D7 a text says where the school stands, and changes with it")
    func states() throws {
        let person = try leroux()
        let address = "/procedures/importer-un-catalogue"
        let count = try world.library.read { try $0.catalogue.holdings().count }
        let state = try person.opens(address).all("//p[contains(@class,'state')]").first ?? ""
        #expect(state.contains("\(count) documents"))
        try world.publish("etats", "{{etat:messagerie}}\n\nIl y a {{etat:mis-a-l-ecart}} à traiter.")
        let page = try person.opens("/procedures/etats")
        #expect(try page.one("//p[contains(@class,'state')]").contains("les relances se font sur papier"))
        #expect(
            try page.all("//div[contains(@class,'procedure-text')]/p").contains(
                "Il y a 1 usager temporaire à traiter."))
    }

    @Test("D7 a button is shown to who may press it, and none to a screen that is not built")
    func buttons() throws {
        try world.publish(
            "boutons", "{{bouton:messagerie}}\n\n{{bouton:relances}}\n\n{{bouton:rapprochement}}")
        let librarian = try leroux().opens("/procedures/boutons")
        #expect(try librarian.all("//*[@class='procedure-button']") == ["Ouvrir les relances"])
        #expect(try librarian.one("//*[@class='procedure-button']/a/@href") == "/gestion/relances")
        let admin = try world.campus.visitor("admin").opens("/procedures/boutons")
        #expect(
            try admin.all("//*[@class='procedure-button']") == [
                "Régler la messagerie", "Ouvrir les relances",
            ])
        let teacher = try world.campus.visitor("diallo").opens("/procedures/boutons")
        #expect(try teacher.all("//*[@class='procedure-button']").isEmpty)
    }

    @Test("D7 a button to the espaces is for who manages them; a portal of no campus says that it has none")
    func buttonsToTheEspaces() throws {
        try world.publish(
            "espaces",
            """
            {{bouton:tableau-des-classes}}

            {{si cite=oui}}

            Les espaces\u{A0}: {{adresse:espaces}}

            {{sinon}}

            Pas d’espaces.{{adresse:espaces}}

            {{fin}}
            """)
        let admin = try world.campus.visitor("admin").opens("/procedures/espaces")
        #expect(try admin.all("//*[@class='procedure-button']") == ["Ouvrir le tableau des classes"])
        let address = try admin.one("//*[@class='procedure-button']/a/@href")
        #expect(address == "http://tilleuls.localhost/tableau")
        #expect(admin.text.contains("http://tilleuls.localhost/"))
        // Mme Leroux keeps the library; the campus knows her under no account that manages it.
        let librarian = try leroux().opens("/procedures/espaces")
        #expect(try librarian.all("//*[@class='procedure-button']").isEmpty)
        _ = try world.campus.site.folder.platform.put(world.campus.college, inCampus: "")
        let alone = try world.campus.visitor("admin").opens("/procedures/espaces")
        #expect(try alone.all("//*[@class='procedure-button']").isEmpty)
        #expect(try alone.all("//div[contains(@class,'procedure-text')]/p") == ["Pas d’espaces."])
    }

    @Test(
        "D7 each reads what applies: conditions on ENT, version, role and screens; what nobody knows is shown to nobody"
    )
    func conditions() throws {
        let source = """
            {{si ent=liberscol}}

            Pour Liberscol.

            {{sinon}}

            Pour les autres.

            {{fin}}

            {{si version>=0.1}}

            Assez neuf.

            {{fin}}

            {{si version>=99}}

            Trop neuf.

            {{fin}}

            {{si ecran=rapprochement}}

            Bâti.

            {{sinon}}

            À bâtir.

            {{fin}}

            {{si lune=pleine}}

            Inconnu.

            {{fin}}

            Fin {{invente:ceci}}.
            """
        try world.publish("conditions", source)
        let words = try leroux().opens("/procedures/conditions").all(
            "//div[contains(@class,'procedure-text')]/p")
        #expect(words == ["Pour les autres.", "Assez neuf.", "À bâtir.", "Fin ."])
        let kinds = faultKinds(of: source, world.guide())
        #expect(kinds.count == 2)
        let advice = kinds.compactMap { DirectiveAdvice.words(for: $0) }
        #expect(advice.count == 2)
        #expect(advice.contains { $0.contains("horloge") })
    }

    @Test("a procedure written here replaces the product’s, for its own readers, until it is withdrawn")
    func overriding() throws {
        let person = try leroux()
        let id = try world.publish("preter-et-rendre", title: "Prêter chez nous", "Comme ceci.")
        #expect(try person.opens("/procedures/preter-et-rendre").one("//h1") == "Prêter chez nous")
        let titles = try person.opens("/procedures").all("//ul[@class='procedure-list']//h3")
        #expect(titles.contains("Prêter chez nous") && !titles.contains("Prêter et rendre"))
        #expect(try world.campus.visitor("diallo").opens("/procedures/preter-et-rendre").status == 200)
        #expect(try world.campus.visitor("zoe").opens("/procedures/preter-et-rendre").status == 404)
        #expect(try world.campus.passerby().opens("/procedures/preter-et-rendre").status == 404)
        try world.library.write { try $0.editorial.withdraw(id) }
        #expect(try person.opens("/procedures/preter-et-rendre").one("//h1") == "Prêter et rendre")
    }

    @Test("the search of the portal finds the product’s procedures, for those who may read them")
    func searchOfThePortal() throws {
        let site = world.campus.site
        let request = Request(
            .get, "/home/", headers: ["host": "\(world.campus.college.lowercased).localhost"])
        let visit = try PortalVisit(
            request: request, site: site,
            place: Place(
                rne: world.campus.college, base: "",
                origin: "http://\(world.campus.college.lowercased).localhost"), library: world.library)
        #expect(
            try visit.shippedProcedures(answering: "prolonger un prêt").map(\.title)
                == ["Emprunter, prolonger, réserver"])
        #expect(try visit.shippedProcedures(answering: "interconnexion").isEmpty)
        let results = try world.campus.passerby().opens("/recherche?q=prolonger+un+pr%C3%AAt")
        #expect(
            try results.all("//a[@href='/procedures/emprunter-au-cdi']") == ["Emprunter, prolonger, réserver"]
        )
        try world.publish("emprunter-au-cdi", "Autrement.")
        #expect(try visit.shippedProcedures(answering: "prolonger un prêt").isEmpty)
    }

    @Test("what somebody may not read is found by no search of theirs, and linked from nowhere")
    func hidden() throws {
        try world.publish("secret", readership: Readership(.staff), "Le mot xylophone.")
        try world.publish(
            "public", title: "Ouverte", readership: .everybody,
            "Voir [le secret](procedure:secret), xylophone.")
        let passerby = world.campus.passerby()
        #expect(
            try passerby.opens("/procedures?q=xylophone").all("//ul[@class='procedure-list']//h3") == [
                "Ouverte"
            ])
        let page = try passerby.opens("/procedures/public")
        #expect(try page.all("//div[contains(@class,'procedure-text')]//a").isEmpty)
        #expect(
            try leroux().opens("/procedures/public").one("//div[contains(@class,'procedure-text')]//a/@href")
                == "/procedures/secret")
    }
}

private func faultKinds(of source: String, _ guide: ProcedureGuide) -> [MarkdownFault.Kind] {
    MarkdownText(source).rendered(with: guide).faults.map(\.kind)
}
