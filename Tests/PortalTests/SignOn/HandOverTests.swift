import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

/// What somebody without an account does with a link that the library gave (D8).
@Suite("Links by which a file is brought")
struct HandOverTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    private static let file = Array(
        "Nom;Prénom;Classe;Statut\nNouveau;Élève;6e A;Élève\nAutre;Élève;6e A;Élève\n".utf8)

    /// A link, and who holds it.
    private func link(
        uploads: Int = 1, ent: String = "pronote", jeton: String = "un-jeton-de-formulaire-1"
    ) throws -> String {
        let librarian = try campus.visitor("leroux")
        let page = try librarian.sends(
            "/administration/remises",
            [
                "pour": "Mme Petit", "ent": ent, "jours": "3", "envois": String(uploads),
                "jeton": jeton,
            ])
        #expect(page.status == 200)
        let address = try page.one("//main//code")
        return try #require(address.range(of: "/remise/").map { String(address[$0.lowerBound...]) })
    }

    @Test("what is printed is read back, and the secret is kept out of the log")
    func addresses() throws {
        let token = SecretToken(random: Array(1...32))
        for page in [HandOverPage.links, .steps(token)] {
            #expect(
                PortalPage(path: Request(.get, page.address).path, query: Form()) == .handOver(page))
        }
        for action in [HandOverAction.make, .revoke(ID(4)), .see(ID(4)), .bring(token), .answer(token)] {
            #expect(HandOverAction(path: Request(.post, action.address).path) == action)
        }
        #expect(SecretAddress.masked("/remise/abc/fichier") == "/remise/…")
        #expect(SecretAddress.masked("/cdi/9990001a/remise/abc") == "/cdi/9990001a/remise/…")
    }

    @Test("D8 the file goes straight into a draft, a librarian is told, and nobody's name is shown")
    func steps() throws {
        let address = try link()
        let stranger = campus.passerby()
        let page = try stranger.opens(address)
        #expect(page.status == 200)
        #expect(try page.one("//h1") == "Vos 3 étapes")
        #expect(page.response.headers["x-robots-tag"]?.contains("noindex") == true)
        #expect(page.response.headers["cache-control"] == "no-store")
        #expect(try page.all("//code").contains { $0.hasSuffix("/cas/retour") })
        let sent = try stranger.uploads(
            address + "/fichier", file: "fichier", named: "utilisateurs.csv", bytes: Self.file,
            fields: ["jeton": "un-jeton-de-formulaire-2"])
        #expect(sent.status == 303)
        let twice = try stranger.uploads(
            address + "/fichier", file: "fichier", named: "utilisateurs.csv", bytes: Self.file,
            fields: ["jeton": "un-jeton-de-formulaire-2"])
        #expect(twice.status == 303, "a double click does it once")
        let after = try stranger.opens(address)
        #expect(after.text.contains("2\u{A0}personnes"))
        #expect(try !after.has("//input[@type='file']"), "one file, and it came")
        let full = try stranger.uploads(
            address + "/fichier", file: "fichier", named: "a.csv",
            bytes: Self.file + Array("B;C;6e A;Élève\n".utf8),
            fields: ["jeton": "un-jeton-de-formulaire-3"])
        #expect(full.status == 422)
        let librarian = try campus.visitor("leroux")
        #expect(try librarian.opens("/gestion/emprunteurs").text.contains("Un fichier déposé vous attend"))
        let list = try librarian.opens("/administration/remises")
        let draft = try list.one("//main//a[.='Voir ce que cela change']/@href")
        let shown = try librarian.opens(draft)
        #expect(shown.status == 200 && shown.text.contains("Mme Petit"))
        #expect(try librarian.opens("/administration/transferts").text.contains("Mme Petit"), "A-10")
    }

    @Test("D8 the same form again gives the same link; a wrong file says why; an answer is kept")
    func answers() throws {
        let address = try link(uploads: 2)
        #expect(try link(uploads: 2) == address)
        let stranger = campus.passerby()
        let wrong = try stranger.uploads(
            address + "/fichier", file: "fichier", named: "a.xml", bytes: Array("<html/>".utf8))
        #expect(wrong.status == 422)
        #expect(try wrong.has("//span[@id='erreur-fichier']"))
        let bad = try stranger.sends(address + "/retour", ["adresse": "ent", "declare": "oui"])
        #expect(bad.status == 422)
        #expect(try bad.one("//input[@name='adresse']/@value") == "ent")
        #expect(
            try stranger.sends(
                address + "/retour", ["adresse": "https://ent.example/cas", "declare": "oui"]
            ).status == 303)
        let list = try campus.visitor("leroux").opens("/administration/remises")
        #expect(list.text.contains("le portail est déclaré"))
        #expect(list.text.contains("https://ent.example/cas"))
    }

    @Test("a link that is revoked, or made up, leads nowhere and says so")
    func closed() throws {
        let address = try link()
        let librarian = try campus.visitor("leroux")
        let list = try librarian.opens("/administration/remises")
        let action = try list.one("//form[contains(@action, '/revoquer')]/@action")
        #expect(try librarian.sends(action).status == 303)
        let stranger = campus.passerby()
        #expect(try stranger.opens(address).status == 410)
        let sent = try stranger.uploads(
            address + "/fichier", file: "fichier", named: "a.csv", bytes: Self.file)
        #expect(sent.status == 410)
        let madeUp = "/remise/" + SecretToken(random: Array(1...32)).text
        #expect(try stranger.opens(madeUp).status == 410)
        for _ in 0..<40 { _ = try stranger.opens(madeUp) }
        #expect(try stranger.opens(madeUp).status == 429)
        #expect(try stranger.opens("/administration/remises").status == 303)
    }

    @Test("D8 the same form after « Révoquer » does not show its link as new; who revoked it is told")
    func over() throws {
        _ = try link()
        let librarian = try campus.visitor("leroux")
        let list = try librarian.opens("/administration/remises")
        let action = try list.one("//form[contains(@action, '/revoquer')]/@action")
        #expect(try librarian.sends(action).status == 303)
        #expect(try librarian.sends(action).status == 303, "a double click")
        #expect(try librarian.sends("/administration/remises/999/revoquer").status == 404)
        let again = try librarian.sends(
            "/administration/remises",
            [
                "pour": "Mme Petit", "ent": "pronote", "jours": "3", "envois": "1",
                "jeton": "un-jeton-de-formulaire-1",
            ])
        #expect(again.status == 409 && again.text.contains("ne sert plus"))
        #expect(try !again.has("//main//code"))
        let told = try campus.site.libraries.file(for: campus.college).read { try $0.transfers.transfers() }
            .filter { $0.kind == .revoked }
        #expect(told.map(\.actor) == ["Mme Leroux"] && told.map(\.party) == ["Mme Petit"], "A-10")
        #expect(try librarian.opens("/administration/transferts").text.contains("Lien de remise révoqué"))
    }

    @Test("D8 a file that names nobody is refused; one without any key is taken, and both sides are told")
    func files() throws {
        let address = try link(uploads: 2)
        let stranger = campus.passerby()
        let nobody = try stranger.uploads(
            address + "/fichier", file: "fichier", named: "a.csv",
            bytes: Array("Nom;Prénom;Classe;Statut\n;;6e A;Élève\n".utf8))
        #expect(nobody.status == 422)
        #expect(try nobody.one("//span[@id='erreur-fichier']").contains("ne nomme personne"))
        let sent = try stranger.uploads(
            address + "/fichier", file: "fichier", named: "a.csv", bytes: Self.file)
        #expect(sent.status == 303)
        #expect(try stranger.opens(address).text.contains("aucune n’y a de clef ENT"))
        let librarian = try campus.visitor("leroux")
        #expect(try librarian.opens("/administration/remises").text.contains("sans clef ENT"))
    }

    @Test("D8 an answer takes the place of the one before it, and is counted until somebody has read it")
    func seen() throws {
        let address = try link()
        let stranger = campus.passerby()
        for number in 1...3 {
            let sent = try stranger.sends(
                address + "/retour", ["adresse": "https://ent\(number).example/cas"])
            #expect(sent.status == 303)
        }
        let librarian = try campus.visitor("leroux")
        #expect(try librarian.opens("/administration").text.contains("1\u{A0}réponse à lire"))
        let list = try librarian.opens("/administration/remises")
        #expect(list.text.contains("https://ent3.example/cas") && !list.text.contains("ent1.example"))
        let action = try list.one("//form[contains(@action, '/lu')]/@action")
        #expect(try librarian.sends(action).status == 303)
        #expect(try !librarian.opens("/administration").text.contains("réponse à lire"))
        #expect(try !librarian.opens("/administration/remises").has("//form[contains(@action, '/lu')]"))
    }

    @Test(
        "D8 X-02 who holds a link reads what they have to do, and nothing that is for the librarian",
        arguments: ["", "pronote", "liberscol"])
    func words(ent: String) throws {
        let page = try campus.passerby().opens(link(ent: ent))
        #expect(page.status == 200 && page.text.contains("La procédure, pas à pas"))
        for words in ["pas les droits", "Faire entrer un fichier", "La suite", "lien de remise"] {
            #expect(!page.text.contains(words), "\(words)")
        }
        #expect(
            page.response.headers["referrer-policy"] == "same-origin", "its forms say where they are")
        let own = try campus.visitor("leroux").opens("/procedures/exporter-les-utilisateurs")
        #expect(own.text.contains("La suite"))
    }
}
