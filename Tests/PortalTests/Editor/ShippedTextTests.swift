import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("The texts of the product, adapted")
struct ShippedTextTests {
    let world: EditorWorld
    let leroux: Writer

    init() throws {
        world = try EditorWorld.shared.get()
        leroux = try world.librarian()
    }

    private func adapts(_ slug: String) throws -> TestPage {
        let shipped = try leroux.person.opens("/administration/contenus/fournis/page/\(slug)")
        return try leroux.person.follows(try leroux.presses("Adapter ce texte à mon CDI", on: shipped))
    }

    @Test("an adapted text takes the place of the shipped one once published, and gives it back on demand")
    func adapt() throws {
        let readers = world.campus.passerby()
        let before = try readers.opens("/pages/accessibilite").one("//article/div")
        let page = try adapts("accessibilite")
        #expect(try readers.opens("/pages/accessibilite").one("//article/div") == before)
        #expect(try leroux.person.opens("/pages/accessibilite").one("//article/div") == before)
        try leroux.writes("Notre page à nous.\n", on: page, pressing: "publier")
        #expect(try readers.opens("/pages/accessibilite").one("//article/div") == "Notre page à nous.")
        let list = try leroux.person.opens("/administration/contenus?q=accessib")
        #expect(try list.all("//tbody//span[contains(@class, 'pill')]").contains("Modifiée ici"))

        let action = try page.one("//form[@data-writing]/@action")
        let change = try leroux.person.opens(action + "/texte-fourni")
        #expect(try leroux.presses("Revenir au texte fourni", on: change).status == 303)
        #expect(try readers.opens("/pages/accessibilite").one("//article/div") == before)
        #expect(try leroux.person.opens(action).typed() == "Notre page à nous.\n")
        let withdrawn = try leroux.person.opens(action)
        #expect(try leroux.writes(try withdrawn.typed(), on: withdrawn, pressing: "publier").status == 303)
        #expect(try readers.opens("/pages/accessibilite").one("//article/div") == "Notre page à nous.")
    }

    @Test("a text that only those who manage the portal may read is not shown to pupils once adapted")
    func readers() throws {
        let shipped = try leroux.person.opens("/administration/contenus?genre=procedure&etat=fourni")
        let address = try #require(
            try shipped.all("//tbody/tr[td='Gestionnaires du portail'][1]//a/@href").first)
        let page = try leroux.person.follows(
            try leroux.presses("Adapter ce texte à mon CDI", on: leroux.person.opens(address)))
        try leroux.writes("Pour nous.\n", on: page, pressing: "publier")
        let slug = try #require(address.split(separator: "/").last.map(String.init))
        #expect(try world.article(.procedure, slug).settings.readership.visibility == .staff)
        #expect(try world.campus.visitor("zoe").opens("/procedures/\(slug)").status == 404)
        #expect(try leroux.person.opens("/procedures/\(slug)").one("//h1").isEmpty == false)
    }

    @Test("when the product’s text changes, those who adapted it are told, see the change and may merge it")
    func change() throws {
        let page = try adapts("api")
        let action = try page.one("//form[@data-writing]/@action")
        let shipped = try page.typed()
        try leroux.writes(shipped + "\nDemandez au CDI.\n", on: page, pressing: "publier")

        let site = try world.site(shipping: ["pages/api.md": "Nouveau départ.\n\n" + shipped])
        let later = TestPerson(site, at: world.campus.college)
        try later.signsIn("leroux")
        let list = try later.opens("/administration/contenus?q=programmes")
        #expect(try list.all("//tbody//span[contains(@class, 'pill')]").contains("Le texte fourni a changé"))
        #expect(try later.opens(action).all("//p[contains(@class, 'note wait')]").count == 1)
        let change = try later.opens(action + "/texte-fourni")
        #expect(
            try change.all("//section[1]/div[contains(@class, 'added')]").contains(
                "+Ajouté : Nouveau départ."))
        let merged = try later.follows(
            try Writer(person: later).presses("Fusionner le nouveau texte fourni", on: change))
        #expect(try merged.typed() == "Nouveau départ.\n\n" + shipped + "\nDemandez au CDI.\n")
        #expect(try merged.all("//p[contains(@class, 'note wait')]").isEmpty)
        #expect(
            try world.campus.passerby().opens("/pages/api").one("//article/div").hasPrefix("Nouveau") == false
        )
    }

    @Test("a merge that cannot be made alone waits for a choice, and is not asked for again once saved")
    func conflict() throws {
        let page = try adapts("donnees-personnelles")
        let action = try page.one("//form[@data-writing]/@action")
        try leroux.writes("Notre texte.\n", on: page, pressing: "publier")
        let site = try world.site(shipping: ["pages/donnees-personnelles.md": "Leur texte.\n"])
        let later = Writer(person: TestPerson(site, at: world.campus.college))
        try later.person.signsIn("leroux")
        let change = try later.person.opens(action + "/texte-fourni")
        let met = try later.presses("Fusionner le nouveau texte fourni", on: change)
        #expect(met.status == 200)
        let text = try met.typed()
        #expect(
            text.contains("Notre texte.\n") && text.contains("Leur texte.\n")
                && text.contains("texte fourni ›››››"))
        let saved = try later.person.follows(try later.writes("Nos deux textes.\n", on: met))
        #expect(try saved.all("//p[contains(@class, 'note wait')]").isEmpty)

        let other = try world.site(shipping: ["pages/donnees-personnelles.md": "Un autre.\n"])
        let last = Writer(person: TestPerson(other, at: world.campus.college))
        try last.person.signsIn("leroux")
        let again = try last.person.opens(action + "/texte-fourni")
        let kept = try last.person.follows(try last.presses("Garder mon texte tel quel", on: again))
        #expect(try kept.typed() == "Nos deux textes.\n")
        #expect(try kept.all("//p[contains(@class, 'note wait')]").isEmpty)
    }
}
