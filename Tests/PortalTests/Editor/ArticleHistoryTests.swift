import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("The history of a content")
struct ArticleHistoryTests {
    let world: EditorWorld
    let leroux: Writer

    init() throws {
        world = try EditorWorld.shared.get()
        leroux = try world.librarian()
    }

    @Test(
        "every version is there with its author; what changed is said by words and signs; an old one is taken again"
    )
    func history() throws {
        let first = try leroux.publishes("Règles du CDI", "On chuchote.\n\nOn range les livres.\n")
        let second = try leroux.person.follows(
            try leroux.writes("On chuchote.\n\nOn range les bandes dessinées.\n\nOn sourit.\n", on: first))
        let action = try second.one("//form[@data-writing]/@action")
        let history = try leroux.person.opens(action + "/historique")
        #expect(
            try history.all("//tbody//td[@data-label='Version']") == ["Version 3", "Version 2", "Version 1"])
        #expect(try history.all("//tbody//td[@data-label='Par']").allSatisfy { $0.contains("Leroux") })

        let change = try leroux.person.opens(action + "/historique/3")
        #expect(try change.all("//del") == ["livres"])
        #expect(try change.all("//ins") == ["bandes dessinées"])
        #expect(try change.all("//div[contains(@class, 'added')]").contains("+Ajouté : On sourit."))
        let restored = try leroux.presses(
            "Reprendre cette version", on: leroux.person.opens(action + "/historique/2"))
        #expect(restored.status == 303)
        let again = try leroux.person.follows(restored)
        #expect(try again.typed() == "On chuchote.\n\nOn range les livres.\n")
        #expect(try leroux.person.opens(action + "/historique").all("//tbody/tr").count == 4)
        #expect(
            try world.campus.passerby().opens("/pages/regles-du-cdi").all("//article/div/p").count == 2)
        #expect(try leroux.person.opens(action + "/historique/99").status == 404)
    }
}
