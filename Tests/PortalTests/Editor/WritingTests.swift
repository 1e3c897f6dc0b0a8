import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("Writing a content")
struct WritingTests {
    let world: EditorWorld
    let leroux: Writer

    init() throws {
        world = try EditorWorld.shared.get()
        leroux = try world.librarian()
    }

    @Test("a new page has an address made of its title, is a draft, and is read by nobody else")
    func begin() throws {
        let page = try leroux.begins("L’été des bandes dessinées")
        #expect(try page.one("//h1") == "L’été des bandes dessinées")
        #expect(try page.one("//p[@class='content-state']/span[contains(@class, 'pill')]") == "Brouillon")
        let saved = try leroux.writes("Venez **lire**.\r\n", on: page)
        #expect(saved.status == 303)
        let again = try leroux.person.follows(saved)
        #expect(try again.typed() == "Venez **lire**.\n")
        #expect(try again.one("//div[@data-preview]//strong") == "lire")

        let address = "/pages/l-ete-des-bandes-dessinees"
        let draft = try leroux.person.opens(address)
        #expect(try draft.one("//p[contains(@class, 'note wait')]").hasPrefix("Brouillon"))
        #expect(try draft.has("//article//strong"))
        #expect(try world.campus.passerby().opens(address).status == 404)
        #expect(try world.campus.visitor("zoe").opens(address).status == 404)
    }

    @Test("what is published is read by all; a later draft is not, until it is published too")
    func publish() throws {
        let page = try leroux.publishes("Le club lecture", "Le lundi.")
        let readers = world.campus.passerby()
        let address = "/pages/le-club-lecture"
        #expect(try readers.opens(address).one("//article/div") == "Le lundi.")
        let drafted = try leroux.person.follows(try leroux.writes("Le mardi.", on: page))
        #expect(try readers.opens(address).one("//article/div") == "Le lundi.")
        #expect(try leroux.person.opens(address).one("//article/div") == "Le lundi.")
        #expect(try leroux.person.opens(address + "?version=brouillon").one("//article/div") == "Le mardi.")
        #expect(try readers.opens(address + "?version=brouillon").one("//article/div") == "Le lundi.")
        try leroux.writes("Le mardi.", on: drafted, pressing: "publier")
        #expect(try readers.opens(address).one("//article/div") == "Le mardi.")
        let open = try leroux.person.opens(try drafted.one("//form[@data-writing]/@action"))
        #expect(try leroux.presses("Retirer de la publication", on: open).status == 303)
        #expect(try readers.opens(address).status == 404)
    }

    @Test("« Prévisualiser » shows what was typed, with what is wrong by line, and saves nothing")
    func preview() throws {
        let page = try leroux.begins("Un aperçu")
        let shown = try leroux.writes(
            "## Un titre\n\n[rien](page:nulle-part)\n", on: page, title: "Autre titre", pressing: "apercu")
        #expect(shown.status == 200)
        #expect(try shown.one("//div[@data-preview]//h2") == "Un titre")
        #expect(try shown.one("//div[@data-preview]/p[@class='writing-title']") == "Autre titre")
        #expect(try shown.one("//a[@data-line='3']") == "Ligne 3")
        #expect(try shown.typed() == "## Un titre\n\n[rien](page:nulle-part)\n")
        let kept = try leroux.person.opens(try page.one("//form[@data-writing]/@action"))
        #expect(try kept.typed() == "")
    }

    @Test("a title that is missing, an address that exists: a sentence, and what was typed")
    func faults() throws {
        let page = try leroux.begins("Sans titre bientôt")
        let refused = try leroux.writes("Texte gardé.", on: page, title: "  ")
        #expect(refused.status == 422)
        #expect(try refused.typed() == "Texte gardé.")
        #expect(try refused.one("//div[@class='errors']//a") == "Écrivez un titre.")

        let taken = try leroux.person.sends(
            "/administration/contenus/nouveau",
            ["genre": "page", "titre": "Sans titre bientôt", "adresse": "", "jeton": "t1"])
        #expect(taken.status == 422)
        #expect(try taken.one("//input[@name='titre']/@value") == "Sans titre bientôt")
        #expect(try taken.one("//input[@name='adresse']/@value") == "sans-titre-bientot-2")
        let shipped = try leroux.person.sends(
            "/administration/contenus/nouveau",
            ["genre": "page", "titre": "Chercher", "adresse": "chercher", "jeton": "t2"])
        #expect(shipped.status == 422)
        let bad = try leroux.person.sends(
            "/administration/contenus/nouveau",
            ["genre": "page", "titre": "!!!", "adresse": "Été / 2026", "jeton": "t3"])
        #expect(try bad.one("//input[@name='adresse']/@value") == "ete-2026")
    }

    @Test("the form that was sent twice makes one page")
    func twice() throws {
        let fields: KeyValuePairs = [
            "genre": "page", "titre": "Une seule fois", "adresse": "", "jeton": "jeton-unique",
        ]
        let first = try leroux.person.sends("/administration/contenus/nouveau", fields)
        let second = try leroux.person.sends("/administration/contenus/nouveau", fields)
        #expect(first.response.headers["location"] == second.response.headers["location"])
    }

    @Test(
        "what was typed comes back to somebody whose session has ended, and can be sent once signed in again")
    func signedOut() throws {
        let page = try leroux.begins("Longue rédaction")
        let action = try page.one("//form[@data-writing]/@action")
        let stranger = world.campus.passerby()
        let text = "Trois heures\nde travail & <b>plus</b>.\n"
        let back = try stranger.sends(
            action,
            ["titre": "Longue rédaction", "texte": text, "base": "1", "geste": "publier", "jeton": "j"])
        #expect(back.status == 401)
        #expect(try back.typed() == text)
        #expect(try back.one("//form[contains(@class, 'stack')]/@action") == action)
        try stranger.signsIn("leroux")
        let saved = try stranger.sends(
            action,
            [
                ("titre", try back.one("//input[@name='titre']/@value")), ("texte", try back.typed()),
                ("base", try back.one("//input[@name='base']/@value")),
                ("jeton", try back.one("//form[contains(@class, 'stack')]/input[@name='jeton']/@value")),
                ("geste", "brouillon"),
            ])
        #expect(saved.status == 303)
        #expect(try leroux.person.opens(action).typed() == text)
    }

    @Test("visibility, classes and period say who reads a page, and when")
    func settings() throws {
        let page = try leroux.publishes("Pour les 3eA", "Bonjour.")
        let settings = try page.one("//form[@data-writing]/@action") + "/reglages"
        let address = "/pages/pour-les-3ea"
        func set(_ fields: [(String, String)]) throws -> TestPage {
            try leroux.person.sends(
                settings, [("adresse", "pour-les-3ea"), ("date", "2026-11-21")] + fields)
        }
        let zoe = try world.campus.visitor("zoe")
        let teacher = try world.campus.visitor("diallo")
        let schoolClass = try #require(
            try world.library.read { library in
                try library.borrowers.list(BorrowerQuery(text: "zoé")).lines.first?.borrower.details
                    .schoolClass
            })
        #expect(try set([("visible", "signedIn"), ("classe", schoolClass)]).status == 303)
        #expect(try zoe.opens(address).status == 200)
        #expect(try world.campus.passerby().opens(address).status == 404)
        #expect(try set([("visible", "signedIn"), ("classe", "6eZ")]).status == 303)
        #expect(try zoe.opens(address).status == 404)
        #expect(try teacher.opens(address).status == 200)
        #expect(try set([("visible", "staff")]).status == 303)
        #expect(try zoe.opens(address).status == 404)
        #expect(try teacher.opens(address).status == 200)
        #expect(try set([("visible", "everybody"), ("du", "22/11/2026")]).status == 303)
        #expect(try zoe.opens(address).status == 404)
        #expect(try set([("visible", "everybody"), ("au", "2026-11-20")]).status == 303)
        #expect(try zoe.opens(address).status == 404)
        let list = try leroux.person.opens("/administration/contenus?etat=expire")
        #expect(try list.all("//table//a").contains("Pour les 3eA"))
        #expect(try set([("visible", "everybody"), ("au", "2026-11-21")]).status == 303)
        #expect(try zoe.opens(address).status == 200)
        let refused = try set([("visible", "everybody"), ("du", "demain"), ("au", "2026-11-20")])
        #expect(refused.status == 422)
        #expect(try refused.one("//input[@name='du']/@value") == "demain")
        let backwards = try set([("visible", "everybody"), ("du", "2026-12-20"), ("au", "2026-11-30")])
        #expect(backwards.status == 422)
    }

    @Test("the list finds by words, kind and state, and says when it finds nothing")
    func list() throws {
        _ = try leroux.begins("Concours de nouvelles", kind: "actualite")
        let found = try leroux.person.opens(
            "/administration/contenus?q=conc+nouv&genre=actualite&etat=brouillon")
        #expect(try found.all("//table//a") == ["Concours de nouvelles"])
        let shipped = try leroux.person.opens("/administration/contenus?etat=fourni&genre=page")
        #expect(try shipped.all("//table//a").contains("Comment chercher"))
        let nothing = try leroux.person.opens("/administration/contenus?q=zzyzx")
        #expect(try nothing.one("//div[@class='empty']/h2") == "Aucun contenu ne correspond")
        #expect(try leroux.person.opens("/administration/contenus?page=900").status == 200)
    }

    @Test("news are read as pages are: the draft by those who write, the published by all")
    func news() throws {
        let page = try leroux.begins("Le printemps des poètes", kind: "actualite")
        let address = "/actualites/le-printemps-des-poetes"
        let saved = try leroux.person.follows(try leroux.writes("Venez **dire** un poème.", on: page))
        #expect(
            try leroux.person.opens(address).one("//p[contains(@class, 'note wait')]").hasPrefix("Brouillon"))
        #expect(try world.campus.passerby().opens(address).status == 404)
        try leroux.writes("Venez **dire** un poème.", on: saved, pressing: "publier")
        #expect(try world.campus.passerby().opens(address).one("//article//strong") == "dire")
    }

    @Test("a content is deleted with its history once that is confirmed")
    func remove() throws {
        let page = try leroux.publishes("À jeter", "Vieux.")
        let action = try page.one("//form[@data-writing]/@action")
        let settings = try leroux.person.opens(action + "/reglages")
        #expect(try leroux.presses("Supprimer pour toujours", on: settings).status == 303)
        #expect(try leroux.person.opens(action).status == 404)
        #expect(try leroux.person.opens("/pages/a-jeter").status == 404)
        #expect(try leroux.writes("Encore.", on: page).status == 404)
    }

    @Test("a text that was taken back is called so, apart from drafts; published again, it is published")
    func withdrawn() throws {
        let page = try leroux.publishes("Texte repris", "Bonjour.\n")
        let address = try page.one("//form[@data-writing]/@action")
        func state() throws -> String {
            try leroux.person.opens(address).one("(//main//span[contains(@class,'pill')])[1]")
        }
        let published = try state()
        #expect(published.contains("Publié"))
        _ = try leroux.presses("Retirer de la publication", on: leroux.person.opens(address))
        let taken = try state()
        #expect(taken.contains("Retiré"))
        func titles(_ state: String) throws -> [String] {
            try leroux.person.opens("/administration/contenus?etat=\(state)").all("//tbody//a")
        }
        #expect(try titles("retire").contains("Texte repris"))
        #expect(try !titles("brouillon").contains("Texte repris"))
        try leroux.writes("Bonjour.\n", on: leroux.person.opens(address), pressing: "publier")
        let again = try state()
        #expect(again.contains("Publié"))
    }

    @Test("a title that is too long is refused, and comes back whole with the text")
    func longTitle() throws {
        let long = String(repeating: "titre ", count: 40) + "fin"
        let made = try leroux.person.sends(
            "/administration/contenus/nouveau", ["genre": "page", "titre": long, "adresse": "court"])
        #expect(made.status == 422)
        #expect(try made.one("//input[@name='titre']/@value") == long)
        let page = try leroux.begins("Court")
        let refused = try leroux.writes("Le texte reste.\n", on: page, title: long)
        #expect(refused.status == 422)
        #expect(try refused.one("//input[@name='titre']/@value") == long)
        #expect(try refused.typed() == "Le texte reste.\n")
    }
}
