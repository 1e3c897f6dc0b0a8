import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("Two people who write the same text")
struct TwoEditorsTests {
    let world: EditorWorld
    let leroux: Writer
    let admin: Writer

    init() throws {
        world = try EditorWorld.shared.get()
        leroux = try world.librarian()
        admin = try world.secondLibrarian()
    }

    private func begun(_ title: String, _ text: String) throws -> (TestPage, TestPage) {
        let page = try leroux.publishes(title, text)
        return (page, try admin.person.opens(try page.one("//form[@data-writing]/@action")))
    }

    @Test("the second is told who saved and when; changes in different places are put together")
    func apart() throws {
        let (hers, his) = try begun("À deux", "Un.\n\nDeux.\n\nTrois.\n")
        try leroux.writes("Un, par Leroux.\n\nDeux.\n\nTrois.\n", on: hers)
        let met = try admin.writes("Un.\n\nDeux.\n\nTrois, par l’autre.\n", on: his)
        #expect(met.status == 409)
        #expect(try met.one("//div[contains(@class, 'meeting')]//strong").contains("Leroux"))
        #expect(try met.one("//div[contains(@class, 'meeting')]//strong").contains("à 12 h 00"))
        #expect(try met.typed() == "Un, par Leroux.\n\nDeux.\n\nTrois, par l’autre.\n")
        let saved = try admin.writes(try met.typed(), on: met)
        #expect(saved.status == 303)
        #expect(
            try leroux.person.follows(saved).typed() == "Un, par Leroux.\n\nDeux.\n\nTrois, par l’autre.\n")
    }

    @Test(
        "where they disagree both texts stand between marks, and nothing is published before somebody chose")
    func together() throws {
        let (hers, his) = try begun("Horaires disputés", "Ouvert le lundi.\n")
        try leroux.writes("Ouvert le mardi.\n", on: hers)
        let met = try admin.writes("Ouvert le jeudi.\n", on: his, pressing: "publier")
        #expect(met.status == 409)
        let text = try met.typed()
        #expect(text.contains("Ouvert le mardi.\n") && text.contains("Ouvert le jeudi.\n"))
        #expect(text.hasPrefix("‹‹‹‹‹ votre texte ›››››\n"))
        #expect(try met.all("//textarea[@id='texte-propre']") == ["Ouvert le jeudi."])
        let refused = try admin.writes(text, on: met, pressing: "publier")
        #expect(refused.status == 422)
        #expect(try refused.typed() == text)
        #expect(
            try world.campus.passerby().opens("/pages/horaires-disputes").one("//article/div")
                == "Ouvert le lundi.")
        #expect(try admin.writes("Ouvert mardi et jeudi.\n", on: refused, pressing: "publier").status == 303)
        #expect(
            try world.campus.passerby().opens("/pages/horaires-disputes").one("//article/div")
                == "Ouvert mardi et jeudi.")
    }

    @Test("another text sent from the same page, after « Précédent », is not taken for the first")
    func back() throws {
        let page = try leroux.begins("Retour en arrière")
        #expect(try leroux.writes("Un.\n", on: page).status == 303)
        #expect(try leroux.writes("Un.\n", on: page).status == 303)
        let met = try leroux.writes("Un.\n\nDeux.\n", on: page)
        #expect(met.status == 409)
        #expect(try met.typed().contains("Deux."))
    }

    @Test("a title that only the other changed is the other’s; the same words twice are no quarrel")
    func titles() throws {
        let (hers, his) = try begun("Ancien titre", "Texte.\n")
        try leroux.writes("Texte.\n", on: hers, title: "Nouveau titre")
        let met = try admin.writes("Texte, mieux.\n", on: his)
        #expect(try met.one("//input[@name='titre']/@value") == "Nouveau titre")
        let (first, second) = try begun("Même idée", "Avant.\n")
        try leroux.writes("Après.\n", on: first)
        #expect(try admin.writes("Après.\n", on: second).status == 303)
    }
}
