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
    private func link(uploads: Int = 1, jeton: String = "un-jeton-de-formulaire-1") throws -> String {
        let librarian = try campus.visitor("leroux")
        let page = try librarian.sends(
            "/administration/remises",
            [
                "pour": "Mme Petit", "ent": "pronote", "jours": "3", "envois": String(uploads),
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
        for action in [HandOverAction.make, .revoke(ID(4)), .bring(token), .answer(token)] {
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
}
