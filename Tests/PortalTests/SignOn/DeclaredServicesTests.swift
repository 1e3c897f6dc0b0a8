import Foundation
import Storage
import Testing
import WebServer

@testable import Portal

/// What those who manage a place do with its services and its ENT.
@Suite("Services and the ENT are set on screen")
struct DeclaredServicesTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    private static let typed: [(String, String)] = [
        ("nom", "Journal en ligne"), ("adresse", "https://journal.example/lire/"), ("profil", "publisher"),
        ("prevenir", "oui"), ("jeton", "un-jeton-de-formulaire-0"),
    ]

    @Test("every address and every form of the room is read back")
    func addresses() {
        let services: [DeclaredServicesPage] = [.list, .new, .service(ID(7))]
        for page in services {
            #expect(
                PortalPage(path: Request(.get, PortalPage.services(page).address).path, query: Form())
                    == .services(page))
            let own = CampusPage.connections(.services(page))
            #expect(CampusPage(path: Request(.get, own.address).path, query: Form()) == own)
        }
        let provider = CampusPage.connections(.provider)
        #expect(CampusPage(path: Request(.get, provider.address).path, query: Form()) == provider)
        let actions: [DeclaredServicesAction] = [.add, .change(ID(7)), .remove(ID(7))]
        let all =
            actions.map { ConnectionsAction.services($0) } + [.setProvider, .checkProvider, .endProvider]
        for action in all {
            #expect(ConnectionsAction(path: Request(.post, action.address).path) == action)
        }
        for action in actions {
            let path = Request(.post, PortalAction.services(action).address).path
            guard case .services(let found)? = PortalAction(path: path, form: Form()) else {
                Issue.record("\(path) is not read")
                continue
            }
            #expect(found == action)
        }
    }

    @Test("S4 a portal declares a publisher once, changes it, gives its link, removes it")
    func publisher() throws {
        let person = try campus.visitor("admin")
        for _ in 1...2 {
            #expect(try person.sends("/administration/services/nouveau", Self.typed).status == 303)
        }
        let list = try person.opens("/administration/services")
        #expect(try list.all("//main//h2") == ["Journal en ligne"], "a double click does it once")
        #expect(
            list.text.contains(
                "https://journal.example/lire/?sso_id=esidoc_\(campus.college.lowercased)"))
        let address = try list.one("//main//h2/a/@href")
        let again = try person.sends("/administration/services/nouveau", Self.typed.dropLast() + [])
        #expect(again.status == 422)
        #expect(again.text.contains("Cette adresse est déjà celle du service"))
        #expect(try again.one("//input[@name='nom']/@value") == "Journal en ligne", "kept as typed")
        #expect(
            try person.sends(address, ["nom": "Le Journal", "adresse": "https://*.journal.example"]).status
                == 303)
        let changed = try person.opens("/administration/services")
        #expect(changed.text.contains("https://*.journal.example/"))
        #expect(changed.text.contains("N’est pas prévenu des déconnexions."))
        #expect(try person.sends(address + "/retirer", [:]).status == 303)
        #expect(try person.opens("/administration/services").text.contains("Aucun service"))
    }

    @Test(
        "what is no address is refused with its reason, and the form is kept",
        arguments: [
            ("", "Écrivez par quoi"), ("journal.example", "doit commencer par"),
            ("https://a.example/x?y=1", "s’arrête avant"), ("https://*.fr/", "L’étoile"),
            ("https://a b.example/", "sans espace"),
        ])
    func refusals(_ address: String, _ reason: String) throws {
        let person = try campus.member("admin")
        let page = try person.sends("/connexions/nouveau", ["nom": "Site", "adresse": address])
        #expect(page.status == 422)
        #expect(page.text.contains(reason))
        #expect(try page.one("//input[@name='adresse']/@value") == address)
    }

    @Test("O-03 each profile is shown as the real list of what is told, the least one first")
    func profiles() throws {
        let person = try campus.member("admin")
        let page = try person.opens("/connexions/nouveau")
        #expect(try page.all("//input[@name='profil']/@value") == ["key", "portal", "pronote", "publisher"])
        #expect(try page.one("//input[@name='profil'][@checked]/@value") == "key")
        #expect(
            try page.all("(//dl[@class='facts'])[1]/dt") == ["user"],
            "a service that only needs a key is told nothing else")
    }

    @Test("only those who manage the place see the room")
    func audience() throws {
        #expect(try campus.visitor("leroux").opens("/administration/services").status == 404)
        #expect(try campus.member("diallo").opens("/connexions").status == 404)
        #expect(try campus.member("diallo").opens("/connexions/ent").status == 404)
    }

    @Test(
        "R-16 an ENT that does not answer is not trusted unless somebody insists, and passwords come back at once"
    )
    func provider() throws {
        let person = try campus.member("admin")
        let typed = [
            ("nom", "Mon ENT"), ("adresse", "https://ent.invalid/cas/"), ("mode", "avec"), ("directe", "oui"),
            ("partage", "oui"),
        ]
        let refused = try person.sends("/connexions/ent", typed)
        #expect(refused.status == 422)
        #expect(refused.text.contains("Le nom du serveur n’existe pas"))
        #expect(try refused.one("//input[@name='adresse']/@value") == "https://ent.invalid/cas")
        #expect(try person.sends("/connexions/ent", typed + [("garder", "oui")]).status == 303)
        let page = try person.opens("/connexions/ent")
        #expect(page.text.contains("Mon ENT dit qui est qui"))
        #expect(try campus.stranger().opens("/connexion").status == 303)
        //
        #expect(try campus.stranger().opens("/?login=true").has("//input[@name='motdepasse']"))
        let asked = try person.sends("/connexions/ent/verifier")
        #expect(asked.text.contains("Le nom du serveur n’existe pas"))
        #expect(try person.sends("/connexions/ent/desactiver").status == 303)
        #expect(try campus.stranger().opens("/connexion").has("//input[@name='motdepasse']"))
    }
}
