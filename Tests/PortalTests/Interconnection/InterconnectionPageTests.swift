import Fetching
import Foundation
import Library
import Portal
import Storage
import Synchronization
import Testing
import WebServer

/// An administrator of the collège, which has no interconnection yet; the ENT is a server of this machine.
@Suite("The wizard of the interconnection")
struct InterconnectionPageTests {
    let campus: TestCampus
    let admin: TestPerson
    let library: LibraryFile

    init() throws {
        var fetcher = Fetcher()
        (fetcher.asksInPlain, fetcher.asksOwnNetwork) = (true, true)
        campus = try TestCampus(
            copying: TestCampus.shared.get(), outside: Outside(fetcher: fetcher) { _, work in work() })
        admin = try campus.visitor("admin")
        library = try campus.site.libraries.file(for: campus.college)
    }

    private static let home = "/administration/interconnexion"

    /// A CAS server that refuses tickets with this code, as long as it is held, and sends back to services.
    private final class Ent {
        let address: String
        let asked = Mutex<[String]>([])
        private let server: WebServer

        init(code: String = "INVALID_TICKET", saysWhomItKnows: Bool = true) throws {
            let seen = Seen()
            server = WebServer(configuration: ServerConfiguration(host: "127.0.0.1", port: 0)) { request in
                seen.services.withLock { $0.append(request.query["service"] ?? "") }
                if request.path.last == "login" {
                    return saysWhomItKnows
                        ? .redirect(to: request.query["service"] ?? "") : .text("Identifiez-vous")
                }
                return Response(
                    contentType: "application/xml",
                    body: Array(
                        "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationFailure code='\(code)'>non</cas:authenticationFailure></cas:serviceResponse>"
                            .utf8))
            }
            self.seen = seen
            address = "http://127.0.0.1:\(try server.start())/cas"
        }

        final class Seen: Sendable {
            let services = Mutex<[String]>([])
        }

        let seen: Seen
        var services: [String] { seen.services.withLock { $0 } }

        deinit { server.stop(within: 0) }
    }

    private func provider() throws -> IdentityProvider? {
        try library.read { try $0.interconnection.provider() }
    }

    /// The hidden fields of the form that is sent there.
    private func fields(_ page: TestPage, to action: String) throws -> [(String, String)] {
        let form = "//form[@action='\(Self.home)/\(action)']//input[@type='hidden']"
        return Array(zip(try page.all(form + "/@name"), try page.all(form + "/@value")))
    }

    private func choose(_ address: String, name: String = "Mon ENT") throws -> TestPage {
        let page = try admin.opens(Self.home + "/ent/autre")
        return try admin.sends(
            Self.home + "/choisir",
            try fields(page, to: "choisir") + [("nom", name), ("adresse", address), ("partage", "oui")])
    }

    private func press(_ action: String, also: [(String, String)] = []) throws -> TestPage {
        try admin.sends(
            "\(Self.home)/\(action)", try fields(admin.opens(Self.home), to: action) + also)
    }

    private func activate(_ address: String) throws {
        _ = try choose(address)
        let answer = try press("activer")
        #expect(answer.status == 303)
    }

    @Test("A-12 A-13 the wizard leads to what a school owes, and to whom to ask")
    func duties() throws {
        let page = try admin.opens(Self.home)
        for (name, heading) in [
            ("donnees-personnelles", "Données personnelles : les démarches de l’établissement"),
            ("a-qui-demander", "À qui demander"),
        ] {
            let link = try page.one("//main//a[contains(@href, '/procedures/\(name)')]/@href")
            #expect(try admin.opens(link).one("//h1") == heading)
        }
        let help = try admin.opens("/procedures/a-qui-demander")
        #expect(help.text.contains("maintenance académique"))
    }

    @Test("A-01 A-02 it is for administrators, and the address of 2018 leads there")
    func place() throws {
        #expect(try campus.visitor("leroux").opens(Self.home).status == 404)
        let page = try admin.opens(Self.home)
        #expect(try page.one("//h1") == "Paramétrage > Interconnexion ENT / PRONOTE")
        let former = try admin.opens("/compte/interconnexion")
        #expect(former.status == 301)
        #expect(former.response.headers["location"] == Self.home)
        let office = try admin.opens("/administration")
        #expect(try office.has("//li[.//a[@href='\(Self.home)']][contains(., 'Aucune interconnexion')]"))
    }

    @Test(
        "A-05 A-06 step 1 offers an ENT, PRONOTE and the espaces; step 2 the ENTs that are known, and another"
    )
    func choosing() throws {
        let first = try admin.opens(Self.home)
        #expect(try first.one("(//h2)[1]") == "Etape : 1 Choisissez un ENT ou PRONOTE")
        #expect(
            try first.all("//ul[@class='doors']//a") == [
                "Interconnexion du portail / ENT", "Interconnexion du portail / PRONOTE",
                "Interconnexion du portail / Espaces de la cité",
            ])
        let second = try admin.opens(Self.home + "/ent")
        #expect(try second.one("(//h2)[1]") == "Etape : 2 Je choisis mon ENT")
        #expect(try second.has("//a[contains(., 'Mon Bureau Numérique')][contains(., 'Grand Est')]"))
        #expect(try second.has("//a[@href='\(Self.home)/ent/autre']"))
        let known = try admin.opens(Self.home + "/ent/mon-bureau-numerique")
        #expect(try known.one("//input[@name='adresse']/@value") == "https://cas.monbureaunumerique.fr")
        #expect(try known.has("//aside[contains(., 'services externes')]"))
        let pronote = try admin.opens(Self.home + "/pronote")
        #expect(try pronote.has("//input[@name='adresse']"))
        #expect(try !pronote.has("//input[@name='nom']"))
        #expect(try admin.opens(Self.home + "/ent/personne").status == 404)
    }

    @Test("A-06 every file of an ENT is read, and what it says can be chosen as it is or completed")
    func workspaces() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: TestCampus.home + "/Content/ent")
            .filter { $0.hasSuffix(".md") }
        #expect(files.count >= 20)
        for file in files {
            let page = try admin.opens("\(Self.home)/ent/\(file.dropLast(3))")
            #expect(page.status == 200, "\(file)")
            #expect(try page.one("//h1") != "", "\(file)")
            let address = try page.one("//input[@name='adresse']/@value")
            #expect(address.isEmpty || (address.hasPrefix("https://") && !address.hasSuffix("/")), "\(file)")
            #expect(try page.has("//aside//li"), "\(file)")
        }
    }

    @Test("an address that cannot be one is refused with the reason, and the form is kept as typed")
    func refusedForm() throws {
        for (typed, words) in [
            ("", "Donnez l’adresse"), ("ent", "mal écrite"), ("https://{rne}.example/cas", "Complétez"),
        ] {
            let page = try choose(typed, name: "Mon <ENT>")
            #expect(page.status == 422, "\(typed)")
            #expect(try page.one("//span[@id='erreur-adresse']").contains(words), "\(typed)")
            #expect(try page.one("//input[@name='nom']/@value") == "Mon <ENT>")
        }
        let key = try admin.sends(
            Self.home + "/choisir",
            try fields(admin.opens(Self.home + "/ent/autre"), to: "choisir") + [
                ("nom", "A"), ("adresse", "https://ent.example/cas"),
                ("certificat", "-----BEGIN PRIVATE KEY-----"),
            ])
        #expect(try key.one("//span[@id='erreur-certificat']").contains("clef privée"))
        #expect(try provider() == nil)
    }

    @Test("the address of the page of sign-in, as people copy it, is taken for that of the server")
    func copiedAddress() throws {
        _ = try choose("https://ent.example/cas/login?service=https%3A%2F%2Fa.example%2F")
        #expect(try provider()?.address == "https://ent.example/cas")
    }

    @Test("A-07 A-08 A-09 A-03 step 3 asks the ENT for real, then it is in use and says so")
    func activation() throws {
        let ent = try Ent()
        let chosen = try choose(ent.address)
        #expect(chosen.status == 303)
        #expect(try provider()?.isActive == false)
        let third = try admin.follows(chosen)
        #expect(
            try third.one("(//h2)[1]")
                == "Etape : 3 Intégration des utilisateurs dans la gestion du prêt")
        #expect(try third.has("//a[contains(., 'Consulter la procédure')]"))
        #expect(try third.has("//button[@class='switch'][contains(., 'Je viens de mettre à jour')]"))
        #expect(try campus.passerby().opens("/connexion").status == 200)
        let done = try admin.follows(press("activer"))
        #expect(
            done.text.contains(":-) L’interconnexion est désormais disponible sur votre portail."))
        #expect(ent.services.first == "http://\(campus.college.lowercased).localhost/cas/retour")
        #expect(try done.one("(//h2)[1]").contains("Je suis interconnecté avec Mon ENT"))
        #expect(try done.has("//button[@class='switch'][contains(., 'Je souhaite désactiver')]"))
        #expect(try done.has("//a[.='Débrancher l’ENT ou changer pour PRONOTE']"))
        #expect(
            try campus.passerby().opens("/connexion").response.headers["location"]?
                .hasPrefix(ent.address + "/login?service=") == true)
        #expect(try admin.opens("/administration").text.contains("Active, avec Mon ENT"))
    }

    @Test(
        "A-08 what does not answer as an ENT is not activated, and the reason is said",
        arguments: [
            ("UNAUTHORIZED_SERVICE", "ne connaît pas encore ce service"),
            ("INTERNAL_ERROR", "en difficulté"),
        ])
    func refusedActivation(_ code: String, _ words: String) throws {
        let ent = try Ent(code: code)
        _ = try choose(ent.address)
        let page = try press("activer")
        #expect(page.status == 422)
        #expect(try page.one("//p[@role='alert']").contains(words))
        #expect(try page.has("//button[@class='switch']"))
        #expect(try provider()?.isActive == false)
    }

    @Test("A-08 an ENT that does not say whether it knows the portal is activated, and one is told to try it")
    func unsure() throws {
        let ent = try Ent(saysWhomItKnows: false)
        _ = try choose(ent.address)
        #expect(try admin.follows(press("activer")).text.contains("navigation privée"))
        #expect(try provider()?.isActive == true)
        #expect(try admin.follows(press("verifier")).text.contains("navigation privée"))
    }

    @Test("A-07 A-09 a link hands a part over; the words of ending name keys where there are some")
    func words() throws {
        let ent = try Ent()
        let third = try admin.follows(choose(ent.address))
        #expect(try third.has("//a[@href='/administration/remises'][.='Confiez-la par un lien de remise']"))
        let used = try admin.follows(press("activer"))
        #expect(try used.has("//a[.='Procédure de désactivation']"))
        #expect(used.text.contains("les prêts et les clefs restent"))
        let people = try library.read { try $0.interconnection.peopleWithKey() }
        try library.write { library in
            _ = try library.interconnection.removeKeys(
                of: people, mayEmptyInUse: true,
                stamp: Stamp(token: "vider", actor: "Test", at: TestCampus.noon, zone: .gmt))
        }
        #expect(try admin.opens(Self.home).text.contains("les fiches et les prêts restent"))
    }

    @Test("A-14 B-13 in use, another address is refused while there are keys, unless they are said good")
    func changedKeys() throws {
        let (old, new) = (try Ent(), try Ent())
        try activate(old.address)
        let hidden = try fields(admin.opens(Self.home + "/reglages"), to: "reglages")
        let typed = hidden + [("nom", "Mon ENT"), ("adresse", new.address), ("partage", "oui")]
        let refused = try admin.sends(Self.home + "/reglages", typed)
        #expect(refused.status == 409)
        #expect(try refused.has("//input[@type='checkbox'][@name='clefs'][not(@checked)]"))
        #expect(try refused.one("//span[@id='erreur-clefs']").contains("pris pour d’autres"))
        #expect(try provider()?.address == old.address)
        #expect(new.services.isEmpty, "it is not even asked")
        #expect(try admin.sends(Self.home + "/reglages", typed + [("clefs", "oui")]).status == 303)
        #expect(try provider()?.address == new.address)
    }

    @Test("A-08 nothing listens, or the host of the portal is nobody's: nothing is activated")
    func unreachable() throws {
        _ = try choose("http://127.0.0.1:1/cas")
        #expect(try press("activer").text.contains("rien ne répond"))
        let ent = try Ent()
        _ = try choose(ent.address)
        let stranger = TestPerson(campus.site, host: "\(campus.college.lowercased).inconnu.example")
        try stranger.signsIn("admin", door: "/connexion/administration")
        let page = try stranger.opens(Self.home)
        let answer = try stranger.sends(Self.home + "/activer", try fields(page, to: "activer"))
        #expect(answer.text.contains("--domain"))
        #expect(try provider()?.isActive == false)
    }

    @Test("A-05 the espaces are there and know the school: step 2 is skipped")
    func espaces() throws {
        let page = try admin.opens(Self.home + "/espaces")
        #expect(try !page.has("//input[@name='adresse']"))
        _ = try admin.sends(
            Self.home + "/choisir", try fields(page, to: "choisir") + [("direct", "oui")])
        let done = try admin.follows(press("activer"))
        #expect(done.text.contains("désormais disponible"))
        #expect(try provider()?.kind == .espaces)
        #expect(try provider()?.allowsDirect == true)
        #expect(try campus.passerby().opens("/connexion?login=true").status == 200)
    }

    @Test("A-14 while one is in use, no other is chosen")
    func oneAtATime() throws {
        let ent = try Ent()
        try activate(ent.address)
        let page = try admin.opens(Self.home + "/pronote")
        #expect(page.status == 303)
        #expect(try admin.follows(page).text.contains("Désactivez d’abord"))
        let mark = try fields(admin.opens(Self.home), to: "desactiver")
        let forced = try admin.sends(
            Self.home + "/choisir",
            mark + [("genre", "ent"), ("nom", "Autre"), ("adresse", "https://autre.example/cas")])
        #expect(forced.status == 409)
        #expect(try provider()?.name == "Mon ENT")
    }

    @Test("A-04 the switch deactivates at once; the former one can be taken up again as it was")
    func deactivation() throws {
        let ent = try Ent()
        try activate(ent.address)
        let page = try admin.follows(press("desactiver"))
        #expect(try page.one("(//h2)[1]") == "Etape : 1 Choisissez un ENT ou PRONOTE")
        #expect(try campus.passerby().opens("/connexion").status == 200)
        #expect(try provider() == nil)
        let again = try admin.follows(press("reprendre"))
        #expect(try again.one("(//h2)[1]").contains("3 Intégration"))
        #expect(try provider()?.address == ent.address)
    }

    @Test("a form of another window, or sent twice, changes nothing more")
    func stale() throws {
        let ent = try Ent()
        try activate(ent.address)
        let old = try admin.opens(Self.home)
        let first = try admin.sends(Self.home + "/desactiver", try fields(old, to: "desactiver"))
        let second = try admin.sends(Self.home + "/desactiver", try fields(old, to: "desactiver"))
        #expect(first.status == 303 && second.status == 303)
        #expect(
            first.response.headers["location"] == second.response.headers["location"])
        try activate(ent.address)
        // The mark of a page that another made old, under a token of its own.
        let stale = try admin.sends(
            Self.home + "/desactiver", [("jeton", "autre"), ("etat", "aucune")])
        #expect(stale.status == 409)
        #expect(stale.text.contains("n’était plus à jour"))
        #expect(try provider()?.isActive == true)
    }

    @Test("of the one in use, another address is asked for real before it is kept")
    func settings() throws {
        let ent = try Ent()
        try activate(ent.address)
        let page = try admin.opens(Self.home + "/reglages")
        let hidden = try fields(page, to: "reglages")
        let refused = try admin.sends(
            Self.home + "/reglages",
            hidden + [("nom", "Mon ENT"), ("adresse", "http://127.0.0.1:1/cas"), ("partage", "oui")]
                + [("clefs", "oui")])
        #expect(refused.status == 422)
        #expect(try refused.one("//input[@name='adresse']/@value") == "http://127.0.0.1:1/cas")
        #expect(try provider()?.address == ent.address)
        let kept = try admin.sends(
            Self.home + "/reglages",
            hidden + [("nom", "Notre ENT"), ("adresse", ent.address), ("direct", "oui")])
        #expect(kept.status == 303)
        let now = try provider()
        #expect(now?.name == "Notre ENT" && now?.allowsDirect == true && now?.isActive == true)
        #expect(now?.isShared == false)
        #expect(try admin.follows(press("verifier")).text.contains("elle fonctionne"))
    }

    @Test("B-13 keys of the former ENT are to go first, or be said to be the new ones")
    func formerKeys() throws {
        let (old, new) = (try Ent(), try Ent())
        let people = try library.read { try $0.interconnection.peopleWithKey() }
        #expect(people > 0)
        try activate(old.address)
        _ = try press("desactiver")
        _ = try choose(new.address, name: "Nouvel ENT")
        let page = try admin.opens(Self.home)
        #expect(try page.has("//a[@href='/gestion/emprunteurs/clefs-ent'][.='Supprimez les clefs ENT']"))
        #expect(try press("activer").status == 409)
        #expect(try provider()?.isActive == false)
        #expect(try press("activer", also: [("clefs", "oui")]).status == 303)
        #expect(try provider()?.isActive == true)
    }

    @Test("X-02 the procedures are those of the ENT that is chosen, and texts say how it stands")
    func procedures() throws {
        let page = try admin.opens(Self.home + "/ent/liberscol")
        _ = try admin.sends(
            Self.home + "/choisir",
            try fields(page, to: "choisir") + [
                ("nom", "Liberscol"), ("adresse", "https://cas.ent-liberscol.fr"),
            ])
        #expect(try admin.opens(Self.home).text.contains("propre à Liberscol"))
        let export = try admin.opens("/procedures/exporter-les-utilisateurs")
        #expect(try export.one("//h1") == "Exporter les utilisateurs depuis Liberscol")
        let steps = try admin.opens("/procedures/activer-la-connexion")
        #expect(steps.text.contains("avec Liberscol n’est pas encore active"))
        #expect(try steps.has("//a[@class='button'][@href='\(Self.home)']"))
    }
}
