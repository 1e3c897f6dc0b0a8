import School
import Storage
import Testing

@testable import Portal

@Suite("The campus board, in the browser")
struct BoardPagesTests {
    let world: PartnersWorld
    var admin: TestPerson { world.admin }

    init() throws { world = try PartnersWorld() }

    /// What the board would send with some ticks taken away and others added.
    private func fields(
        without gone: [String] = [], with added: [String] = [], more: [(String, String)] = [],
    ) throws -> [(String, String)] {
        let page = try admin.opens("/tableau")
        let version = try page.one("//form//input[@name='version']/@value")
        let ticks = try world.ticks(page).filter { !gone.contains($0.1) } + added.map { ("p", $0) }
        return ticks + [("version", version)] + more
    }

    @Test("D4 the grid has each class and each portal, with counts; gaps and doubles are marked")
    func grid() throws {
        var page = try admin.opens("/tableau")
        #expect(try page.all("//tbody/tr").count == 40)
        #expect(try page.all("//tbody//input[@name='p']").count == 80)
        #expect(try world.ticks(page).count == 40)
        #expect(!page.text.contains("sans portail</span>"))
        let (zoes, other) = (try world.schoolClass("3eA"), try world.schoolClass("6eA"))
        let college = try world.partner(world.campus.college).id
        let lycee = try world.partner(world.campus.lycee).id
        try admin.sends(
            "/tableau",
            fields(
                without: ["\(zoes)-\(college)"], with: ["\(other)-\(lycee)"],
                more: [("enregistrer", "oui"), ("jeton", "g1")]))
        page = try admin.opens("/tableau")
        #expect(
            try page.all("//span[contains(@class,'pill')]").filter { $0 == "1 classe sans portail" }.count
                == 1)
        #expect(
            try page.all("//td[@data-label='État']/span[contains(@class,'pill')]") == [
                "Plusieurs", "Sans portail",
            ])
        #expect(try world.tiles(of: "Marchand Zoé").isEmpty, "A9-8")
        #expect(
            try admin.opens("/partenaires/cdi").all("//div[contains(@class,'note')]//p")[0].contains(
                "1 classe sans portail"))
    }

    @Test("D4 the effect is shown before anything is saved: « 29 élèves changeront de portail »")
    func effect() throws {
        let (zoes, college) = (
            try world.schoolClass("3eA"), try world.partner(world.campus.college).id
        )
        let pupils = try #require(try world.board().rows.first { $0.schoolClass.id == zoes }).pupils
        let page = try admin.sends(
            "/tableau", fields(without: ["\(zoes)-\(college)"], more: [("selon", "cases")]))
        #expect(page.status == 200)
        #expect(
            try page.one("//p[@class='effect']") == "\(pupils) élèves changeront de portail, dans 1 classe.")
        #expect(try page.one("//td[@data-label='Après']") == "aucun")
        #expect(page.text.contains("Sans portail ensuite"))
        #expect(try world.tiles(of: "Marchand Zoé").count == 1, "nothing was saved")
        let hidden = try page.all("//form//input[@type='hidden']").count
        #expect(hidden == 39 + 2)
        let same = try admin.sends("/tableau", fields(more: [("selon", "cases")]))
        #expect(try same.has("//h2[.='Rien ne change']"))
    }

    @Test("D4 a change is planned for the new year, dropped, or made and undone")
    func history() throws {
        let (zoes, college) = (
            try world.schoolClass("3eA"), try world.partner(world.campus.college).id
        )
        func save(_ date: String, _ token: String) throws -> TestPage {
            try admin.sends(
                "/tableau",
                fields(
                    without: ["\(zoes)-\(college)"],
                    more: [("enregistrer", "oui"), ("date", date), ("jeton", token)]))
        }
        let past = try save("2026-11-01", "h1")
        #expect(past.status == 422)
        #expect(try past.one("//div[@role='alert']").contains("date à venir"))
        #expect(try save("2027-09-01", "h2").status == 303)
        #expect(try world.tiles(of: "Marchand Zoé").count == 1)
        #expect(try admin.opens("/tableau").text.contains("Un changement est prévu pour le"))
        var log = try admin.opens("/tableau/historique")
        #expect(try log.all("//ol[@class='partners']/li").count == 2)
        let planned = try log.all("//form[@action='/tableau/abandonner']//input[@name='changement']/@value")[
            0]
        try admin.sends("/tableau/abandonner", ["changement": planned, "jeton": "h3"])
        #expect(try save("", "h4").status == 303)
        #expect(try world.tiles(of: "Marchand Zoé").isEmpty)
        log = try admin.opens("/tableau/historique")
        let done = try log.all("//form[@action='/tableau/annuler']//input[@name='changement']/@value")[0]
        let undone = try admin.sends("/tableau/annuler", ["changement": done, "jeton": "h5"])
        #expect(undone.response.headers["location"]?.contains("tableau-annule") == true)
        #expect(try world.tiles(of: "Marchand Zoé").count == 1)
        let again = try admin.sends("/tableau/annuler", ["changement": done, "jeton": "h6"])
        #expect(again.response.headers["location"]?.contains("tableau-deja") == true)
        #expect(try admin.sends("/tableau/annuler", ["changement": "999", "jeton": "h7"]).status == 404)
    }

    @Test("D4 rules are written « 6e–3e → CDI du collège », and shown at work before they are applied")
    func rules() throws {
        var page = try admin.opens("/tableau/regles")
        #expect(
            try page.all("//li/strong")
                == ["6e–3e → CDI du collège Les Tilleuls", "2de–Tle → CDI du lycée Les Tilleuls"])
        let lycee = try world.partner(world.campus.lycee).id
        let wrong = try admin.sends(
            "/tableau/regles", ["de": "4", "a": "1", "portail": "\(lycee)", "jeton": "r1"])
        #expect(wrong.status == 422)
        try admin.sends("/tableau/regles", ["de": "4", "a": "4", "portail": "\(lycee)", "jeton": "r2"])
        page = try admin.opens("/tableau/regles")
        #expect(try page.all("//li/strong").last == "3e → CDI du lycée Les Tilleuls")
        let effect = try admin.sends("/tableau", fields(more: [("selon", "regles")]))
        #expect(try effect.all("//td[@data-label='Classe']") == ["3eA", "3eB", "3eC", "3eD", "3eE"])
        let rule = try page.all("//input[@name='regle']/@value")[2]
        try admin.sends("/tableau/regles/retirer", ["regle": rule])
        #expect(try admin.opens("/tableau/regles").all("//li/strong").count == 2)
    }

    @Test("D4 W-04 the board tells what a pupil of a class sees")
    func preview() throws {
        let page = try admin.opens("/tableau/classe/\(try world.schoolClass("3eA"))")
        #expect(try page.one("//title").hasPrefix("Comme un élève de 3eA"))
        #expect(try page.one("//p[@class='note']").contains("la page d’accueil d’un élève de 3eA"))
        #expect(try page.one("//h2[@id='tuile-cdi']") == "CDI du collège Les Tilleuls")
        #expect(try page.has("//form[@class='cdi-search'][@target='_blank']"))
        #expect(try page.all("//main//form[@method='post']").isEmpty, "it shows, and does nothing")
        #expect(try page.all("//h2").contains("Emploi du temps"))
        let board = try admin.opens("/tableau")
        #expect(try board.has("//table//a[.='Voir comme un élève de 3eA']"))
        #expect(try admin.opens("/tableau/classe/99999").status == 404)
    }
}
