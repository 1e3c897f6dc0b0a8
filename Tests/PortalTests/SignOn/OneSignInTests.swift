import Foundation
import Library
import Portal
import School
import Storage
import Testing
import WebServer

/// From the espaces to a portal of the campus and back out, with one password.
@Suite("One sign-in")
struct OneSignInTests {
    let campus: TestCampus

    init() throws {
        campus = try TestCampus(copying: TestCampus.shared.get())
        try campus.site.libraries.file(for: campus.college).write {
            try $0.signOn.set(
                IdentityProvider(
                    kind: .espaces, name: "Espaces de la cité",
                    activeSince: Day(TestCampus.noon, in: .gmt)))
        }
    }

    /// The address without its host.
    private func path(_ page: TestPage, on host: String) throws -> String {
        let location = try #require(page.response.headers["location"])
        let root = "http://\(host)"
        #expect(location.hasPrefix(root + "/"), "\(location)")
        return String(location.dropFirst(root.count))
    }

    private var collegeHost: String { "\(campus.college.lowercased).localhost" }
    private let campusHost = "tilleuls.localhost"

    /// Goes from the portal to the espaces and back; returns the portal's answer to the ticket.
    private func pass(_ portal: TestPerson, _ member: TestPerson, to page: String) throws -> TestPage {
        let asked = try path(portal.opens(page), on: campusHost)
        let back = try path(member.opens(asked), on: collegeHost)
        #expect(back.contains("ticket=ST-"))
        return try portal.opens(back)
    }

    @Test(
        "P-07 P-08 P-11 L-09 W-02 a pupil of the espaces opens a page of the portal without a second password"
    )
    func passing() throws {
        let (portal, zoe) = (campus.passerby(), try campus.member("zoe"))
        let asked = try portal.opens("/moncompte/prets")
        #expect(asked.response.headers["location"] == "/connexion?retour=%2Fmoncompte%2Fprets")
        let arrived = try pass(portal, zoe, to: "/connexion?retour=%2Fmoncompte%2Fprets")
        #expect(arrived.status == 303)
        #expect(arrived.response.headers["location"] == "http://\(collegeHost)/moncompte/prets")
        let loans = try portal.opens("/moncompte/prets")
        #expect(loans.status == 200)
        #expect(try loans.one("//h1").contains("prêts"))
    }

    @Test("whoever comes by the espaces changes no password at the portal, and sees where they are signed in")
    func security() throws {
        let (portal, zoe) = (campus.passerby(), try campus.member("zoe"))
        _ = try pass(portal, zoe, to: "/connexion")
        let page = try portal.opens("/motdepasse")
        #expect(try !page.has("//input[@name='nouveau']"))
        #expect(page.text.contains("là-bas qu’il se change"))
        #expect(try page.has("//ul[@class='devices']/li"))
        #expect(
            try portal.sends(
                "/motdepasse",
                ["ancien": DemoPeople.password, "nouveau": "a b c d e f g", "encore": "a b c d e f g"]
            ).status == 404)
    }

    @Test("a ticket is worth one attempt, at the service that it was given for")
    func once() throws {
        let (portal, zoe) = (campus.passerby(), try campus.member("zoe"))
        let asked = try path(portal.opens("/connexion"), on: campusHost)
        let back = try path(zoe.opens(asked), on: collegeHost)
        #expect(try portal.opens(back).status == 303)
        let other = campus.passerby()
        let sent = try other.opens(back)
        #expect(sent.response.headers["location"]?.contains("ticket") == false, "it is taken out of the address")
        let again = try other.follows(sent)
        #expect(again.status == 403)
        #expect(try again.one("//h1") == "La connexion n’a pas abouti")
        #expect(try other.opens("/moncompte/prets").status == 303)
    }

    @Test("the end of the session in the espaces ends the one of the portal")
    func singleLogout() throws {
        let (portal, zoe) = (campus.passerby(), try campus.member("zoe"))
        _ = try pass(portal, zoe, to: "/connexion")
        #expect(try portal.opens("/moncompte/prets").status == 200)
        try zoe.sends("/deconnexion")
        #expect(try portal.opens("/moncompte/prets").status == 303)
    }

    @Test("leaving the portal leads to the end of the session in the espaces")
    func leaving() throws {
        let (portal, zoe) = (campus.passerby(), try campus.member("zoe"))
        _ = try pass(portal, zoe, to: "/connexion")
        let left = try portal.sends("/deconnexion")
        #expect(left.status == 200)
        let refresh = try #require(left.response.headers["refresh"])
        #expect(refresh.hasPrefix("0; url=http://\(campusHost)/cas/logout?service="))
        let target = String(refresh.dropFirst("0; url=http://\(campusHost)".count))
        #expect(try path(zoe.opens(target), on: collegeHost) == "/")
        #expect(try zoe.opens("/").status == 303)
        #expect(try portal.opens("/moncompte/prets").status == 303)
    }

    @Test("P-10 nobody manages the portal by the espaces; the administration keeps its door")
    func administration() throws {
        let portal = campus.passerby()
        #expect(try portal.opens("/connexion/administration").status == 200)
        #expect(try portal.signsIn("leroux", door: "/connexion/administration").status == 303)
        #expect(try portal.opens("/gestion").status == 200)
        let (other, leroux) = (campus.passerby(), try campus.member("leroux"))
        _ = try pass(other, leroux, to: "/connexion")
        #expect(try other.opens("/gestion").status == 404)
    }

    @Test("P-09 a parent comes in as a member: resources yes, a space no")
    func member() throws {
        let (portal, martin) = (campus.passerby(), try campus.member("martin"))
        let arrived = try pass(portal, martin, to: "/connexion?retour=%2Fressources")
        #expect(arrived.status == 303)
        #expect(try portal.opens("/ressources").status == 200)
        let space = try portal.opens("/moncompte/prets")
        #expect(space.text.contains("Pas de prêts avec ce compte"))
        #expect(try !space.has("//table"))
    }

    @Test("R-17 the password opens the readers' door only where that is allowed")
    func direct() throws {
        let portal = campus.passerby()
        #expect(try portal.opens("/connexion?login=true").status == 303)
        let refused = try portal.signsIn("zoe")
        #expect(refused.response.headers["location"] == "/connexion")
        #expect(try portal.opens("/moncompte/prets").status == 303)
        try campus.site.libraries.file(for: campus.college).write {
            try $0.signOn.set(
                IdentityProvider(
                    kind: .espaces, name: "Espaces de la cité", allowsDirect: true,
                    activeSince: Day(TestCampus.noon, in: .gmt)))
        }
        #expect(try portal.opens("/connexion?login=true").status == 200)
        try portal.signsIn("zoe")
        #expect(try portal.opens("/moncompte/prets").status == 200)
    }

    @Test("whoever is signed in to the espaces comes in by the tile; whoever is not comes as a visitor")
    func entering() throws {
        let (portal, zoe) = (campus.passerby(), try campus.member("zoe"))
        let asked = try path(portal.opens("/cas/entree?retour=%2Fmoncompte%2Fprets"), on: campusHost)
        let nobody = try path(campus.stranger().opens(asked), on: collegeHost)
        #expect(!nobody.contains("ticket="))
        #expect(
            try portal.opens(nobody).response.headers["location"] == "http://\(collegeHost)/moncompte/prets")
        _ = try portal.opens(path(zoe.opens(asked), on: collegeHost))
        #expect(try portal.opens("/moncompte/prets").status == 200)
    }

    @Test(
        "a site that is not declared is told nothing",
        arguments: [
            "https://evil.example/", "https://evil.example/cdi/9990001x/cas/retour",
            "http://9990001x.localhost.evil.example/", "http://9990001x.localhost@evil.example/",
            "http://tilleuls.localhost/cas/retour", "javascript:alert(1)", "//evil.example/",
            "http://localhost/cdi/9990001x/../../evil", "http://localhost/cdi/9990009Z/", "",
            "http://9990001x.localhost\\@evil.example/",
        ])
    func strangers(_ service: String) throws {
        let zoe = try campus.member("zoe")
        let encoded = service.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let page = try zoe.opens("/cas/login?service=\(encoded)")
        if service.isEmpty {
            #expect(page.response.headers["location"] == "/")
        } else {
            #expect(page.status == 403)
            #expect(try page.one("//h1") == "Ce service n’est pas déclaré")
        }
    }

    @Test("what a forged ticket says is a refusal in the words of CAS, of status 200")
    func validation() throws {
        let nobody = campus.stranger()
        for (address, code) in [
            ("/cas/serviceValidate?service=http://9990001x.localhost/&ticket=ST-1", "INVALID_TICKET"),
            ("/cas/p3/serviceValidate?ticket=ST-1", "INVALID_REQUEST"),
            ("/cas/serviceValidate?service=http://9990001x.localhost/", "INVALID_REQUEST"),
            ("/cas/proxy?pgt=PGT-1&targetService=https://a/", "INVALID_TICKET"),
        ] {
            let page = try nobody.opens(address)
            #expect(page.status == 200)
            #expect(page.text.contains("code=\"\(code)\""), "\(address)")
        }
        #expect(try nobody.opens("/cas/validate?service=http://a/&ticket=x").text == "no\n\n")
    }
}
