import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("Signing in")
struct SignInTests {
    /// Its own campus: attempts and sessions are written.
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.pristine.get()) }

    @Test("P-07 a reader signs in with a login, and is greeted by name on every page until signing out")
    func signInAndOut() throws {
        let zoe = campus.passerby()
        #expect(try zoe.opens("/home/").has("//a[contains(@href, '/connexion')]"))
        let answer = try zoe.signsIn("Zoé ")
        #expect(answer.status == 303)
        let cookie = try #require(answer.response.headers["set-cookie"])
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(attribute)) }
        let home = try zoe.follows(answer)
        #expect(home.text.contains("Zoé Marchand"))
        #expect(home.text.contains("Vous êtes connecté"))
        let out = try zoe.sends("/deconnexion")
        #expect(try zoe.follows(out).text.contains("Vous êtes déconnecté"))
        #expect(try !zoe.opens("/home/").text.contains("Zoé Marchand"))
    }

    @Test("the number of the card opens the same account")
    func cardNumber() throws {
        let zoe = campus.passerby()
        #expect(try zoe.signsIn("1001").status == 303)
        #expect(try zoe.opens("/home/").text.contains("Zoé Marchand"))
    }

    @Test("a session is of the portal that opened it, and of no other")
    func otherPortal() throws {
        let zoe = campus.passerby()
        let cookie = try #require(try zoe.signsIn("zoe").response.headers["set-cookie"]).prefix { $0 != ";" }
        let lycee = campus.site.respond(
            to: Request(
                .get, "/motdepasse",
                headers: ["host": "\(campus.lycee.lowercased).localhost", "cookie": String(cookie)]))
        #expect(lycee.status.rawValue == 303)
        #expect(
            lycee.headers["location"] == "/connexion?retour=%2Fmotdepasse"
                || lycee.headers["location"] == "/connexion")
    }

    @Test("a wrong password and an unknown name are refused by the same sentence, and the name typed is kept")
    func refusals() throws {
        let person = campus.passerby()
        let wrong = try person.sends("/connexion", ["identifiant": "zoe", "motdepasse": "x"])
        let unknown = try person.sends("/connexion", ["identifiant": "<b>personne", "motdepasse": "x"])
        #expect(wrong.status == 422 && unknown.status == 422)
        #expect(try wrong.one("//*[@role='alert']") == unknown.one("//*[@role='alert']"))
        #expect(try wrong.has("//input[@id='champ-identifiant'][@value='zoe']"))
        #expect(try unknown.has("//input[@id='champ-identifiant'][@value='<b>personne']"))
        #expect(try !wrong.has("//input[@type='password'][@value!='']"))
    }

    @Test("ten wrong passwords close the account for a quarter of an hour, even to the right one")
    func throttling() throws {
        let person = campus.passerby()
        for _ in 0..<10 { _ = try person.sends("/connexion", ["identifiant": "lea", "motdepasse": "non"]) }
        let stopped = try person.sends(
            "/connexion", ["identifiant": "LÉA", "motdepasse": DemoPeople.password])
        #expect(stopped.status == 422)
        #expect(try stopped.one("//*[@role='alert']").contains("Réessayez dans 15 minutes"))
        #expect(try campus.passerby().signsIn("zoe").status == 303, "others are let in")
    }

    @Test("P-10 the door of the administration is apart, always there, and closed to readers")
    func administrationDoor() throws {
        let person = campus.passerby()
        #expect(try person.opens("/connexion").has("//a[contains(@href, '/connexion/administration')]"))
        let zoe = try person.signsIn("zoe", door: "/connexion/administration")
        #expect(zoe.status == 422)
        #expect(try zoe.one("//*[@role='alert']").contains("gestionnaire"))
        #expect(try person.opens("/motdepasse").status == 303, "no session was opened")
        #expect(try person.signsIn("leroux", door: "/connexion/administration").status == 303)
    }

    @Test("P-11 whoever had to sign in comes back to the page that was asked for, and nowhere else")
    func wayBack() throws {
        let zoe = campus.passerby()
        let door = try zoe.opens("/motdepasse")
        #expect(door.status == 303)
        let form = try zoe.follows(door)
        let back = try form.all("//input[@name='retour']/@value").first
        let after = try zoe.sends(
            "/connexion",
            ["identifiant": "zoe", "motdepasse": DemoPeople.password, "retour": "/recherche?q=%C3%AEle"])
        #expect(after.response.headers["location"] == "/recherche?q=%C3%AEle")
        #expect(back != nil)
        for bad in [
            "//evil.example/", "https://evil.example/", "/\\evil.example", "/nulle/part",
            "javascript:alert(1)",
        ] {
            let other = campus.passerby()
            let answer = try other.sends(
                "/connexion", ["identifiant": "zoe", "motdepasse": DemoPeople.password, "retour": bad])
            #expect(answer.response.headers["location"]?.hasPrefix("/home/") == true, "\(bad)")
        }
    }

    @Test("a password that was given must be changed before anything else")
    func forcedChange() throws {
        let library = try campus.site.libraries.file(for: campus.college)
        let given = try Password("talo-miru-27", salt: Array(repeating: 7, count: 16), costs: .light)
        try library.write { writing in
            let account = try #require(try writing.accounts.reading.account(login: "zoe"))
            try writing.accounts.setPassword(given, of: account.id, mustChange: true)
        }
        let zoe = campus.passerby()
        let answer = try zoe.signsIn("zoe", password: "talo-miru-27")
        #expect(answer.response.headers["location"]?.hasPrefix("/motdepasse") == true)
        #expect(try zoe.follows(answer).one("//h1") == "Choisissez votre mot de passe")
        let wrong = try zoe.sends(
            "/motdepasse", ["ancien": "talo-miru-27", "nouveau": "zoe", "encore": "zoe"])
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("trop court"))
        let easy = try zoe.sends(
            "/motdepasse", ["ancien": "talo-miru-27", "nouveau": "Marchand12", "encore": "Marchand12"])
        #expect(easy.text.contains("trop facile"))
        let good = try zoe.sends(
            "/motdepasse",
            ["ancien": "talo-miru-27", "nouveau": "une girafe bleue", "encore": "une girafe bleue"])
        #expect(good.status == 303)
        #expect(try zoe.opens("/motdepasse").one("//h1") == "Mot de passe et appareils")
        #expect(try campus.passerby().signsIn("zoe", password: "talo-miru-27").status == 422)
        #expect(try campus.passerby().signsIn("zoe", password: "une girafe bleue").status == 303)
    }

    @Test("what others try shuts out neither a librarian on her own computer nor the rest of the school")
    func lockouts() throws {
        let (leroux, pupil) = (campus.passerby(), campus.passerby())
        try leroux.signsIn("leroux", door: "/connexion/administration")
        _ = try leroux.sends("/deconnexion")
        for _ in 0..<10 { _ = try pupil.sends("/connexion", ["identifiant": "leroux", "motdepasse": "non"]) }
        #expect(try pupil.signsIn("leroux").status == 422, "shut out, even by the right word")
        #expect(try leroux.signsIn("leroux", door: "/connexion/administration").status == 303)
        let library = try campus.site.libraries.file(for: campus.college)
        for _ in 0..<210 {
            let opening = SessionOpening(
                token: SecretToken(random: RandomBytes.system(32)), hours: 1, device: "x", replacing: nil)
            _ = try library.signIn(
                "zoe", password: DemoPeople.password, from: "127.0.0.1", session: opening, at: TestCampus.noon
            )
        }
        #expect(try campus.passerby().signsIn("lea").status == 303, "those who get in count for nothing")
    }

    @Test("a form is not read before it is known who sends it")
    func unreadForms() throws {
        let huge = Array(repeating: Array("&a".utf8), count: 60_000).flatMap(\.self)
        func post(_ target: String, origin: String) -> Response {
            campus.site.respond(
                to: Request(
                    .post, target,
                    headers: [
                        "host": "\(campus.college.lowercased).localhost", "origin": origin,
                        "content-type": "application/x-www-form-urlencoded",
                    ], body: huge))
        }
        #expect(post("/gestion/emprunteurs/import", origin: "https://evil.example").status.rawValue == 403)
        let own = "http://\(campus.college.lowercased).localhost"
        #expect(post("/gestion/emprunteurs/import", origin: own).status.rawValue == 303, "shown the door")
        #expect(post("/connexion", origin: own).status.rawValue == 413)
    }

    @Test("a token that no form of ours carries is none, and invisible names are refused")
    func strangeWords() throws {
        let (zoe, admin) = (try campus.visitor("zoe"), try campus.visitor("admin"))
        for token in ["\u{0}", "\u{200B}", String(repeating: "x", count: 4000), "a b"] {
            #expect(try zoe.sends("/moncompte/paniers", ["nom": "Un panier", "jeton": token]).status == 303)
        }
        for name in ["\u{0}", "\u{200B}\u{202E}", " \u{1} "] {
            #expect(try admin.sends("/administration/portail", ["nom": name]).status == 422)
            #expect(try admin.sends("/administration/comptes/nouveau", ["nom": name]).status == 422)
        }
    }

    @Test("two people may send the same token: each makes something of their own")
    func sharedToken() throws {
        for login in ["zoe", "lea"] {
            let person = try campus.visitor(login)
            #expect(
                try person.sends(
                    "/moncompte/paniers", ["nom": "Panier de \(login)", "jeton": "lemotdepasse"]
                ).status == 303)
            #expect(try person.opens("/moncompte/paniers").text.contains("Panier de \(login)"))
        }
    }

    @Test("the password of a paper shows nothing of an account")
    func paperPassword() throws {
        let library = try campus.site.libraries.file(for: campus.college)
        let given = try Password("talo-miru-28", salt: Array(repeating: 8, count: 16), costs: .light)
        try library.write { writing in
            let account = try #require(try writing.accounts.reading.account(login: "lea"))
            try writing.accounts.setPassword(given, of: account.id, mustChange: true)
        }
        let lea = campus.passerby()
        try lea.signsIn("lea", password: "talo-miru-28")
        #expect(try !lea.opens("/home/").text.contains("à rendre"))
        #expect(try !lea.opens("/home/").text.contains("en retard"))
    }

    @Test("a device left signed in is signed out from another")
    func devices() throws {
        let (here, there) = (campus.passerby(), campus.passerby())
        try here.signsIn("zoe")
        try there.signsIn("zoe")
        let page = try here.opens("/motdepasse")
        let hash = try #require(try page.all("//input[@name='appareil']/@value").first)
        #expect(try here.sends("/motdepasse/appareils", ["appareil": hash]).status == 303)
        #expect(try there.opens("/motdepasse").status == 303, "asked to sign in")
        #expect(try here.opens("/motdepasse").status == 200)
    }

    @Test("a form of another site signs nobody in")
    func foreignForm() throws {
        let request = Request(
            .post, "/connexion",
            headers: [
                "host": "\(campus.college.lowercased).localhost", "origin": "https://evil.example",
                "content-type": "application/x-www-form-urlencoded",
            ], body: Array("identifiant=zoe&motdepasse=\(DemoPeople.password)".utf8))
        let response = campus.site.respond(to: request)
        #expect(response.status.rawValue == 403)
        #expect(response.headers["set-cookie"] == nil)
    }
}
