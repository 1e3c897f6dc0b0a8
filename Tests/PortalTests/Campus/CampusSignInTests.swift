import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("The door of a campus")
struct CampusSignInTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    @Test("leads who is not signed in to the door, and back to the page asked for")
    func door() throws {
        let person = campus.stranger()
        let refused = try person.opens("/annuaire")
        #expect(refused.status == 303)
        #expect(refused.response.headers["location"] == "/connexion?retour=%2Fannuaire")
        let wrong = try person.sends(
            "/connexion", ["identifiant": "admin", "motdepasse": "autre", "retour": "/annuaire"])
        #expect(wrong.status == 422)
        #expect(try wrong.one("//p[@role='alert']").contains("n’est pas le bon"))
        #expect(try wrong.one("//input[@name='identifiant']/@value") == "admin")
        let right = try person.sends(
            "/connexion",
            ["identifiant": "Admin", "motdepasse": DemoPeople.password, "retour": "/annuaire"])
        #expect(right.response.headers["location"] == "/annuaire")
    }

    @Test("greets who is signed in; signing out shuts everything again")
    func signingOut() throws {
        let person = try campus.member("admin")
        #expect(try person.opens("/").status == 200)
        try person.sends("/deconnexion")
        #expect(try person.opens("/").status == 303)
    }

    @Test("keeps its sessions apart from those of the portals")
    func apart() throws {
        let answer = try TestPage(
            campus.site.respond(
                to: Request(
                    .post, "/espaces/tilleuls/connexion",
                    headers: [
                        "host": "localhost", "origin": "http://localhost",
                        "content-type": "application/x-www-form-urlencoded",
                    ], body: Array("identifiant=admin&motdepasse=\(DemoPeople.password)".utf8))))
        let cookies = answer.response.headers.all("set-cookie")
        #expect(cookies.count == 2)
        #expect(cookies.allSatisfy { $0.contains("Path=/espaces/tilleuls") })
    }

    @Test("a form from another site is refused, a campus that is not here is said to be none")
    func strangers() throws {
        let foreign = campus.site.respond(
            to: Request(
                .post, "/connexion",
                headers: [
                    "host": "tilleuls.localhost", "origin": "https://evil.example",
                    "content-type": "application/x-www-form-urlencoded",
                ], body: Array("identifiant=admin".utf8)))
        #expect(foreign.status == .forbidden)
        let nowhere = try campus.openPlatform("/espaces/erables/")
        #expect(nowhere.status == 404)
        #expect(try nowhere.one("//h1") == "Aucune cité scolaire à cette adresse")
        // The host of a portal shows no campus: they would share their cookies.
        #expect(try campus.open("/espaces/tilleuls/", at: campus.college).status == 404)
        #expect(try TestPerson(campus.site, host: "tilleuls.localhost").opens("/cdi/9990001x/").status == 404)
    }

    @Test("a new password is chosen, and its faults are said")
    func password() throws {
        let person = try campus.member("admin")
        let short = try person.sends(
            "/motdepasse", ["ancien": DemoPeople.password, "nouveau": "court", "encore": "court"])
        #expect(short.status == 422)
        #expect(try short.all("//*[@class='error']").joined().contains("12 caractères"))
        let changed = try person.sends(
            "/motdepasse",
            [
                "ancien": DemoPeople.password, "nouveau": "trois girafes bleues",
                "encore": "trois girafes bleues",
            ])
        #expect(changed.status == 303)
        #expect(
            try campus.stranger().signsIn("admin", password: "trois girafes bleues").status == 303)
    }

    @Test("a campus with a name of its own leads to its portals, and to no other")
    func ownHost() throws {
        try campus.site.folder.platform.give("espaces.example.org", to: DemoCampus.campus)
        let stranger = try #require(RNE("0510032H"))
        try PortalCreation.create(
            stranger, settings: PortalSettings(name: "Ailleurs", town: "", accent: "teal"),
            in: campus.site.folder)
        let person = TestPerson(campus.site, host: "espaces.example.org")
        #expect(try person.signsIn("admin").status == 303)
        let tabs = try person.opens("/partenaires/cdi/\(campus.college.lowercased)")
        #expect(
            try tabs.all("//main//a/@href").contains { $0.contains("/cdi/\(campus.college.lowercased)/") })
        #expect(try person.opens("/cdi/\(campus.college.lowercased)/home/").status == 200)
        #expect(try person.opens("/cdi/\(stranger.lowercased)/home/").status == 404)
    }
}
