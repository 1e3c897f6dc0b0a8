import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("A reader who searches")
struct SearchingTests {
    let campus: TestCampus

    init() throws {
        campus = try TestCampus.shared.get()
    }

    @Test("D6 « Pourquoi ce résultat ? » is in every result, closed, and says where each word was found")
    func why() throws {
        let page = try campus.open("/recherche?q=volcans", at: campus.college)
        let rows = try page.all("//li[@class='result']").count
        #expect(try page.all("//details[@class='why'][not(@open)]/summary").count == rows)
        #expect(try page.all("//details[@class='why']//li").first?.contains("volcans") == true)
    }

    @Test(
        "D6 a word that nothing answers: what was looked for instead is said, and the words themselves can be asked"
    )
    func corrected() throws {
        let page = try campus.open("/recherche?q=nartuo", at: campus.college)
        #expect(try page.one("//p[@class='meant']/strong") == "Naruto")
        let literal = try page.one("//p[@class='meant']/a/@href")
        let exact = try campus.open(literal, at: campus.college)
        #expect(try exact.one("//h1/strong") == "Aucun résultat")
        #expect(
            try exact.all("//ul[@class='ways']//span").contains("Chercher aussi les mots qui ressemblent"))
    }

    @Test("what filters left out is offered without them, with how many documents each way leads to")
    func relaxed() throws {
        let page = try campus.open("/recherche?q=naruto&type=Roman&niveau=6e", at: campus.college)
        let ways = try page.all("//ul[@class='ways']/li")
        #expect(
            ways.contains { $0.hasPrefix("Sans le filtre « Type de document »") && $0.contains("document") })
        #expect(ways.contains { $0.hasPrefix("Chercher sans les filtres") })
        for href in try page.all("//ul[@class='ways']/li[.//span[@class='quiet']]/a/@href") {
            #expect(try campus.open(href, at: campus.college).has("//li[@class='result']"), "\(href)")
        }
    }

    @Test("D13 what this library has not, another of the campus may have: it is named, counted and linked")
    func elsewhere() throws {
        let asked = try campus.open("/recherche?q=bovary+flaubert&exact=oui", at: campus.college)
        let way = try #require(try asked.all("//ul[@class='ways']/li[contains(., 'lycée')]").first)
        #expect(way.contains("document"))
        let href = try asked.one("//ul[@class='ways']/li[contains(., 'lycée')]/a/@href")
        #expect(href.hasPrefix("http://9990002y.localhost/recherche?q=bovary"))
        let below = try TestPage(
            campus.site.respond(
                to: Request(
                    .get, "/cdi/9990001x/recherche?q=bovary+flaubert&exact=oui",
                    headers: ["host": "localhost"])))
        #expect(
            try below.one("//ul[@class='ways']/li[contains(., 'lycée')]/a/@href").hasPrefix(
                "/cdi/9990002y/recherche?q="))
    }

    @Test("D11 a purchase wish is noted with its words and nobody's name, and said to be")
    func wish() throws {
        let own = try TestCampus(copying: TestCampus.pristine.get())
        let none = try own.open("/recherche?q=xyzzyx+plugh", at: own.college)
        #expect(try none.one("//form[@class='wish']/@method") == "post")
        #expect(try none.one("//form[@class='wish']/input/@value") == "xyzzyx plugh")
        let body = Array("q=xyzzyx+plugh".utf8)
        func send(_ headers: KeyValuePairs<HeaderName, String>) -> Response {
            own.site.respond(to: Request(.post, "/souhaits", headers: headers, body: body))
        }
        let host = "\(own.college.lowercased).localhost"
        let form = "application/x-www-form-urlencoded"
        let sent = send(["host": host, "content-type": form, "sec-fetch-site": "same-origin"])
        #expect(sent.status == .seeOther)
        let location = try #require(sent.headers["location"])
        #expect(
            try own.open(location, at: own.college).one("//p[@role='status'][contains(@class, 'good')]")
                .contains("noté"))
        _ = send(["host": host, "content-type": form, "origin": "http://\(host)"])
        let foreign = send(["host": host, "content-type": form, "sec-fetch-site": "cross-site"])
        #expect(foreign.status == .forbidden)
        #expect(
            send(["host": host, "content-type": form, "origin": "https://evil.example"]).status == .forbidden)
        let library = try own.site.libraries.file(for: own.college)
        let wishes = try library.read { try $0.wishes(limit: 10) }
        #expect(wishes.map(\.text) == ["xyzzyx plugh"] && wishes.map(\.count) == [2])
    }

    @Test(
        "C4 a long filter has a page of its own, that is looked through, ticked and sent back to the results")
    func longFacet() throws {
        let results = try campus.open("/recherche?q=histoire&type=Documentaire", at: campus.college)
        let href = try #require(
            try results.all("//a[@class='facet-all']/@href").first { $0.contains("filtre/sujet") })
        let page = try campus.open(href, at: campus.college)
        #expect(try page.all("//input[@type='checkbox']").count > 30)
        #expect(
            try page.all("//form[not(@role)]/input[@type='hidden']/@value").sorted() == [
                "Documentaire", "histoire",
            ])
        let looked = try campus.open(href + "&dans=guer", at: campus.college)
        let labels = try looked.all("//label[@class='tick']/span[1]")
        #expect(!labels.isEmpty && labels.allSatisfy { $0.lowercased().contains("guer") })
        let none = try campus.open(href + "&dans=zzzz", at: campus.college)
        #expect(try none.has("//div[@class='empty']"))
        #expect(try campus.open("/recherche/filtre/inconnu", at: campus.college).status == 404)
    }

    @Test("levels stand in the order of school years, whatever their numbers")
    func levels() throws {
        let page = try campus.open("/recherche", at: campus.college)
        let levels = try page.all("//fieldset[legend='Niveau']//label/span[1]").filter { $0.hasSuffix("e") }
        #expect(levels == ["6e", "5e", "4e", "3e"].filter(levels.contains) && levels.count > 2)
    }

    @Test("the advanced form writes the question, and the address of its answers is that of any search")
    func advanced() throws {
        let form = try campus.open("/recherche/avancee", at: campus.college)
        #expect(try form.all("//form[@class='advanced']//label").contains("Tous ces mots"))
        let sent = try campus.open(
            "/recherche/avancee?mots=&titre=petit+prince&auteur=Saint-Exup%C3%A9ry&apres=1990&avant=&sans=bd&fiction=fiction&entre=",
            at: campus.college)
        #expect(sent.status == 303)
        let location = try #require(sent.response.headers["location"])
        let search = try #require(URLComponents(string: location)?.queryItems)
        #expect(
            search.first { $0.name == "q" }?.value?.replacingOccurrences(of: "+", with: " ")
                == "titre:(petit prince) auteur:Saint-Exupéry annee:1990- -bd")
        #expect(search.contains { $0.name == "fiction" && $0.value == "fiction" })
        #expect(
            try campus.open(location, at: campus.college).all("//h2[@class='result-title']").first?
                .lowercased() == "le petit prince")
    }

    @Test("suggestions: titles, series, authors and subjects of this portal, each with its way")
    func suggestions() throws {
        let answer = try campus.open("/api/suggestions?q=har", at: campus.college)
        #expect(answer.response.headers["content-type"] == "application/json; charset=utf-8")
        let list = try JSONDecoder().decode(List.self, from: Data(answer.text.utf8))
        #expect(list.q == "har")
        #expect(list.groupes.map(\.nom) == ["Titres", "Séries", "Auteurs", "Sujets"])
        for item in list.groupes.flatMap(\.propositions) {
            #expect(try campus.open(item.lien, at: campus.college).status == 200)
        }
        let none = try campus.open("/api/suggestions?q=", at: campus.college)
        #expect(try JSONDecoder().decode(List.self, from: Data(none.text.utf8)).groupes.isEmpty)
        let browsers = try campus.open("/opensearch/suggestions?q=harry", at: campus.college)
        let parts = try #require(try JSONSerialization.jsonObject(with: Data(browsers.text.utf8)) as? [Any])
        #expect(
            parts.count == 4 && parts[0] as? String == "harry" && (parts[1] as? [String])?.isEmpty == false)
    }

    @Test("C1 the pages of the portal are found with the documents")
    func pages() throws {
        let page = try campus.open("/recherche?q=accessibilite", at: campus.college)
        #expect(try page.all("//aside[@class='page-answers']//a").contains("Accessibilité"))
        #expect(
            try !campus.open("/recherche?q=naruto", at: campus.college).has("//aside[@class='page-answers']"))
    }

    @Test("a portal that chose its filters shows those, in its order")
    func chosenFacets() throws {
        let own = try TestCampus(copying: TestCampus.pristine.get())
        try own.site.libraries.file(for: own.college).write { try $0.setFacets([.language, .documentType]) }
        let page = try own.open("/recherche?q=histoire", at: own.college)
        #expect(try page.all("//fieldset/legend") == ["Langue", "Type de document"])
        let filtered = try own.open("/recherche?q=histoire&sujet=Moyen+%C3%82ge", at: own.college)
        #expect(
            try filtered.all("//a[@class='chip']").count == 1, "a filter in an address holds, shown or not")
    }

    private struct List: Decodable {
        let q: String
        let groupes: [Group]

        struct Group: Decodable {
            let nom: String
            let propositions: [Item]
        }

        struct Item: Decodable {
            let texte: String
            let precision: String
            let lien: String
        }
    }
}
