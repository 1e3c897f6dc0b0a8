import Foundation
import Library
import Testing
import WebServer

@testable import Portal

@Suite("Following procedures")
struct ProcedureGestureTests {
    let world: ProcedureWorld
    let address = "/procedures/preparer-la-rentree"

    init() throws { world = try ProcedureWorld() }

    private func boxes(_ page: TestPage) throws -> [String] {
        try page.all("//button[@class='step-box']/@value")
    }
    private func done(_ page: TestPage) throws -> [String] { try page.all("//*[@class='step-done']") }

    @Test("X-01 D7 a ticked step is kept for the school, with who and when, and can be unticked")
    func ticking() throws {
        let leroux = try world.campus.visitor("leroux")
        let before = try leroux.opens(address)
        #expect(try done(before).isEmpty)
        let key = try #require(try boxes(before).first)
        let answer = try leroux.sends(address + "/etapes", ["cocher": key, "jeton": "j"])
        #expect(answer.status == 303)
        #expect(answer.response.headers["location"]?.hasSuffix("#etape-\(key)") == true)
        let seen = try world.campus.visitor("admin").opens(address)
        #expect(try done(seen) == ["Fait par Mme Leroux, samedi 21 novembre à 12 h 00"])
        #expect(try seen.one("//*[@class='procedure-progress no-print']/p").hasPrefix("1 étape faite sur"))
        #expect(try seen.one("//button[@data-done]/@name") == "decocher")
        #expect(
            try leroux.opens("/procedures").all("//ul[@class='procedure-marks']/li").contains(
                "1 étape cochée"))
        try leroux.sends(address + "/etapes", ["decocher": key])
        #expect(try done(leroux.opens(address)).isEmpty)
    }

    @Test("X-02 whoever ticks a step of the text of an ENT comes back to that text")
    func tickingVariant() throws {
        let leroux = try world.campus.visitor("leroux")
        let page = try leroux.opens("/procedures/exporter-les-utilisateurs?ent=liberscol")
        #expect(try page.one("//form[@id='etapes']/input[@name='ent']/@value") == "liberscol")
        let key = try #require(try boxes(page).first)
        let answer = try leroux.sends(
            "/procedures/exporter-les-utilisateurs/etapes", ["cocher": key, "ent": "liberscol"])
        // Browsers keep what follows # for themselves.
        let address = try #require(answer.response.headers["location"]?.split(separator: "#").first)
        let back = try leroux.opens(String(address))
        #expect(try back.one("//h1") == "Exporter les utilisateurs depuis Liberscol")
        #expect(try done(back).count == 1)
    }

    @Test("D7 « Tout recommencer » sets the ticks aside, and they can be put back")
    func restarting() throws {
        let leroux = try world.campus.visitor("leroux")
        for key in try boxes(leroux.opens(address)).prefix(3) {
            try leroux.sends(address + "/etapes", ["cocher": key])
        }
        #expect(try done(leroux.opens(address)).count == 3)
        let restarted = try leroux.follows(leroux.sends(address + "/recommencer", ["jeton": "a"]))
        #expect(try done(restarted).isEmpty)
        #expect(
            try restarted.all("//form[contains(@action,'/reprendre')]//span").contains(
                "Remettre les coches d’avant"))
        let back = try leroux.follows(leroux.sends(address + "/reprendre", ["jeton": "b"]))
        #expect(try done(back).count == 3)
    }

    @Test("only those who manage the portal tick; nobody else is told who did")
    func readers() throws {
        try world.publish("ouverte", readership: .everybody, "1. [ ] Une étape")
        let leroux = try world.campus.visitor("leroux")
        try leroux.sends("/procedures/ouverte/etapes", ["cocher": "une-etape"])
        for person in [
            world.campus.passerby(), try world.campus.visitor("zoe"), try world.campus.visitor("diallo"),
        ] {
            let page = try person.opens("/procedures/ouverte")
            #expect(page.status == 200)
            #expect(!page.text.contains("Leroux, "))
            #expect(try !page.has("//button[@class='step-box']"))
            #expect(try page.has("//span[@class='step-box']"))
        }
        #expect(
            try world.campus.visitor("zoe").sends("/procedures/ouverte/etapes", ["cocher": "x"]).status == 404
        )
        #expect(
            try world.campus.passerby().sends("/procedures/ouverte/etapes", ["cocher": "x"]).status == 303)
        #expect(try leroux.sends("/procedures/inconnue/etapes", ["cocher": "x"]).status == 404)
        #expect(try leroux.sends(address + "/etapes", [:]).status == 404)
        #expect(try leroux.sends(address + "/etapes", ["cocher": "pas-une-etape"]).status == 404)
    }

    @Test(
        "W-05 anybody who reads may say whether it was useful; the answer has no name, and librarians read it"
    )
    func feedback() throws {
        let page = "/procedures/emprunter-au-cdi"
        let passerby = world.campus.passerby()
        #expect(
            try passerby.opens(page).one("//form[@id='avis']//legend")
                == "Cette page vous a-t-elle été utile ?")
        let thanks = try passerby.follows(
            passerby.sends(
                page + "/avis", ["utile": "non", "mot": "Où est le <b>bouton</b> ?", "jeton": "f-1"]))
        #expect(try thanks.one("//p[contains(@class,'note') and @role='status']").contains("sans votre nom"))
        try passerby.sends(
            page + "/avis", ["utile": "non", "mot": "Où est le <b>bouton</b> ?", "jeton": "f-1"])
        try world.campus.visitor("zoe").sends(page + "/avis", ["utile": "oui", "jeton": "f-2"])
        #expect(try !passerby.opens(page).has("//*[contains(@class,'procedure-opinions')]"))
        let leroux = try world.campus.visitor("leroux")
        let read = try leroux.opens(page)
        #expect(
            try read.all("//*[contains(@class,'procedure-opinions')]/p") == [
                "1 lecteur sur 2 l’a trouvée utile."
            ])
        #expect(try read.all("//*[@class='review-text']") == ["Où est le <b>bouton</b> ?"])
        #expect(
            try leroux.opens("/procedures").all("//ul[@class='procedure-marks']/li").contains(
                "1 commentaire à lire"))
        let settle = try read.one("//ul[@class='opinion-lines']//form/@action")
        let settled = try leroux.follows(leroux.sends(settle, ["traite": "oui"]))
        #expect(try settled.all("//ul[@class='opinion-lines']//button/span") == ["À reprendre"])
        #expect(try passerby.sends(settle, ["traite": "non"]).status == 303)
        #expect(
            try leroux.opens("/procedures").all("//ul[@class='procedure-marks']/li").contains(
                "1 commentaire à lire") == false)
    }

    @Test("W-05 a word that is too long, or an answer that is none, comes back with what was typed")
    func refusedFeedback() throws {
        let page = "/procedures/emprunter-au-cdi"
        let passerby = world.campus.passerby()
        let long = String(repeating: "é", count: ProcedureFeedback.longestComment + 1)
        let refused = try passerby.sends(page + "/avis", ["utile": "oui", "mot": long])
        #expect(refused.status == 422)
        #expect(try refused.one("//textarea") == long)
        #expect(try refused.one("//*[@id='erreur-mot']").contains("1 000 caractères"))
        let unanswered = try passerby.sends(page + "/avis", ["mot": "Bonjour"])
        #expect(unanswered.status == 422)
        #expect(try unanswered.one("//textarea") == "Bonjour")
        #expect(try world.library.read { try $0.procedures.tallies().isEmpty })
    }

    @Test("W-05 one insistent person does not fill the figures; whom a page is not for says nothing of it")
    func throttledFeedback() throws {
        let page = "/procedures/emprunter-au-cdi"
        let passerby = world.campus.passerby()
        for number in 1...40 {
            try passerby.sends(page + "/avis", ["utile": "oui", "jeton": "t-\(number)"])
        }
        #expect(try world.library.read { try $0.procedures.tallies()["emprunter-au-cdi"]?.useful } == 30)
        let zoe = try world.campus.visitor("zoe")
        #expect(try zoe.sends(address + "/avis", ["utile": "oui"]).status == 404)
    }
}
