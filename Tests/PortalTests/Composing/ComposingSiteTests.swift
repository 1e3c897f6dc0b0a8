import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("Composing what a portal presents")
struct ComposingSiteTests {
    let campus: TestCampus
    let leroux: TestPerson

    init() throws {
        campus = try TestCampus(copying: PresentingWorld.shared.get().campus)
        leroux = TestPerson(campus, at: campus.college)
        try leroux.signsIn("leroux", door: "/connexion/administration")
    }

    /// Presses the only button of the page that says this.
    private func press(_ spoken: String, on page: TestPage) throws -> TestPage {
        let form = "//form[button[@aria-label='\(spoken)']]"
        let action = try page.one("\(form)/@action")
        let names = try page.all("\(form)/input/@name")
        let values = try page.all("\(form)/input/@value")
        let answer = try leroux.sends(action, zip(names, values).map { ($0, $1) })
        #expect(answer.status == 303)
        // Browsers keep what comes after the # for themselves.
        return try leroux.opens(String(answer.location.prefix { $0 != "#" }))
    }

    private func homeTitles() throws -> [String] {
        try campus.passerby().opens("/home/").all("//main//h2")
    }

    @Test("blocks go up and down, are hidden, taken away and put back, all by buttons")
    func blocks() throws {
        let before = try homeTitles()
        #expect(before.starts(with: ["Actualités", "Nouveautés"]))
        var page = try leroux.opens("/administration/accueil")
        page = try press("Monter\u{A0}: Nouveautés", on: page)
        #expect(try homeTitles().starts(with: ["Nouveautés", "Actualités"]))
        page = try press("Masquer\u{A0}: Actualités", on: page)
        #expect(try !homeTitles().contains("Actualités"))
        page = try press("Montrer\u{A0}: Actualités", on: page)
        page = try press("Retirer\u{A0}: Nouveautés", on: page)
        #expect(try !homeTitles().contains("Nouveautés"))
        page = try press("Remettre\u{A0}: Nouveautés", on: page)
        #expect(try homeTitles().starts(with: ["Nouveautés", "Actualités"]))
        page = try press("Oui, revenir à l’accueil habituel", on: page)
        #expect(
            try homeTitles() == [
                "Actualités", "Nouveautés", "Agenda", "Parcourir les rayons", "Ressources en ligne",
            ])
    }

    @Test("a text for sixth forms is seen by them in the preview, and by nobody else")
    func preview() throws {
        let answer = try leroux.sends(
            "/administration/accueil",
            [
                ("bloc", "texte"), ("titre", "Mot du jour"), ("texte", "Bonjour **à vous**"), ("nombre", "1"),
                ("visible", "tous"), ("classe", "6eA"),
            ])
        #expect(answer.status == 303)
        func preview(_ who: String) throws -> Bool {
            try leroux.opens("/administration/accueil/apercu?comme=\(who)").text.contains("Mot du jour")
        }
        #expect(try !preview(""))
        #expect(try !preview("classe%3A5eA"))
        #expect(try preview("classe%3A6eA"))
        #expect(try preview("professeur"))
        #expect(try !campus.passerby().opens("/home/").text.contains("Mot du jour"))
    }

    @Test("what is refused comes back with what was typed")
    func refusals() throws {
        let resource = try leroux.sends(
            "/administration/ressources",
            [("titre", "Site <b>"), ("adresse", "javascript:alert(1)"), ("visible", "tous")])
        #expect(resource.status == 422)
        #expect(try resource.all("//input[@name='titre']/@value") == ["Site <b>"])
        #expect(try resource.all("//input[@name='adresse']/@value") == ["javascript:alert(1)"])
        let event = try leroux.sends(
            "/administration/agenda", [("titre", "Fête"), ("du", "2026-12-40"), ("texte", "À garder")])
        #expect(event.status == 422)
        #expect(try event.all("//textarea") == ["À garder"])
        let hours = try leroux.sends(
            "/administration/agenda",
            [("titre", "Fête"), ("du", "2026-12-04"), ("de", "15 h"), ("a", "14 h")])
        #expect(hours.status == 422)
        let selection = try leroux.sends(
            "/administration/selections",
            [("titre", "Copie"), ("mot", "romans-pour-l-hiver"), ("regle", "main")])
        #expect(selection.status == 422)
        let block = try leroux.sends("/administration/accueil", [("bloc", "texte"), ("texte", "  ")])
        #expect(block.status == 422)
    }

    @Test("the same form with other words is another gesture; readers who are not said are as few as can be")
    func twoGestures() throws {
        for title in ["Un", "Deux", "Un"] {
            let answer = try leroux.sends(
                "/administration/agenda",
                [("titre", title), ("du", "2026-12-04"), ("jeton", "jeton-restaure")])
            #expect(answer.status == 303)
        }
        let events = try leroux.opens("/agenda").all("//h2 | //h3")
        #expect(events.filter { $0 == "Un" }.count == 1 && events.contains("Deux"))
        let visitor = try campus.passerby().opens("/agenda").all("//h2 | //h3")
        #expect(!visitor.contains("Un") && !visitor.contains("Deux"))
    }

    @Test("results are kept as a selection, which is pinned, left out, and read at its address")
    func selection() throws {
        let results = try leroux.opens("/recherche?q=loup")
        let link = try results.one("//a[starts-with(@href,'/administration/selections/nouvelle')]/@href")
        let form = try leroux.opens(link)
        #expect(try form.all("//input[@name='titre']/@value") == ["Loup"])
        let answer = try leroux.sends(
            "/administration/selections",
            [("titre", "Les loups"), ("regle", "recherche"), ("recherche", "?q=loup"), ("visible", "tous")])
        #expect(answer.status == 303)
        var page = try leroux.follows(answer)
        // Their buttons are looked for by name, in XPath, which has no way to quote an apostrophe.
        let titles = try page.all("//ol[@class='listed']//h2").filter { !$0.contains("'") }
        #expect(titles.count > 1)
        page = try press("Écarter\u{A0}: \(titles[0])", on: page)
        page = try press("Épingler\u{A0}: \(titles[1])", on: page)
        let reader = campus.passerby()
        let shown = try reader.opens("/selections/les-loups").all("//ol[@class='listed']//h2")
        #expect(!shown.contains(titles[0]))
        #expect(shown.first == titles[1])
    }

    @Test("a document is added from its page to a selection, and from a selection by its exact title")
    func adding() throws {
        let record = try leroux.opens("/notice/1")
        #expect(try record.has("//form[@action='/notice/1/selection']//select/option"))
        let made = try leroux.sends("/administration/selections", [("titre", "À voir"), ("regle", "main")])
        let place = try #require(made.response.headers["location"])
        let id = try #require(place.split(separator: "?")[0].split(separator: "/").last)
        #expect(try leroux.sends("/notice/1/selection", [("selection", String(id))]).status == 303)
        let title = try leroux.opens("/notice/2").one("//h1")
        #expect(
            try leroux.sends("/administration/selections/\(id)/ajouter", [("document", title)]).status == 303)
        #expect(
            try leroux.sends("/administration/selections/\(id)/ajouter", [("document", "zzyzx")]).status
                == 422)
        #expect(
            try leroux.opens("/administration/selections/\(id)").all("//ol[@class='listed']/li").count == 2)
    }

    @Test("a rubric is grown, filled, ordered, and its tab has a padlock while it is empty")
    func tree() throws {
        let tree = try leroux.opens("/administration/arborescence")
        #expect(try tree.has("//li//use[contains(@href,'#padlock')]"))
        #expect(
            try leroux.sends(
                "/administration/arborescence",
                [("titre", "Presse"), ("genre", "rubrique"), ("parent", "4")]
            ).status == 303)
        let page = try leroux.opens("/administration/arborescence")
        let address = try page.one("//a[text()='Presse']/@href")
        // Empty: nobody but her sees it.
        let id = try #require(address.split(separator: "/").last)
        #expect(try leroux.opens("/rubriques/\(id)").status == 200)
        #expect(try campus.passerby().opens("/rubriques/\(id)").status == 404)
        let rubric = try leroux.opens(address)
        let target = try #require(
            try rubric.all("//option[starts-with(@value,'ressource-')]/@value").first)
        #expect(try leroux.sends("\(address)/remplir", [("cible", target)]).status == 303)
        #expect(try campus.passerby().opens("/rubriques/\(id)").status == 200)
        #expect(
            try leroux.sends(
                "/administration/arborescence",
                [("titre", "Ailleurs"), ("genre", "section"), ("parent", "3")]
            ).status == 422)
    }

    @Test("what is out of date, or leads nowhere, is on the board")
    func board() throws {
        let library = try campus.site.libraries.file(for: campus.college)
        let stamp = Stamp(token: "board", actor: "Mme Leroux", at: TestCampus.noon, zone: .gmt)
        try library.write { writing in
            let id = try writing.editorial.add(
                .news, title: "Vieux liens",
                source:
                    "[a](/notice/99999) [b](/selections/rien) [c](/pages/chercher) [d](/nulle/part) ![](x)",
                stamp: stamp)
            try writing.editorial.publish(id)
        }
        let page = try leroux.opens("/administration/a-revoir")
        let words = try page.one("//li[div/p/a[text()='Vieux liens']]")
        for link in ["/notice/99999", "/selections/rien", "/nulle/part"] { #expect(words.contains(link)) }
        #expect(!words.contains("/pages/chercher"))
        #expect(try page.all("//section//a").contains("Le Petit Quotidien en ligne"))
    }
}
