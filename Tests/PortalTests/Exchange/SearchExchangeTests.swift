// Searches for other programs: JSON, feeds, the description that browsers read.
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("A search for other programs")
struct SearchExchangeTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    @Test("JSON answers as the results page does: same total, same order, same facets, next page by page")
    func json() throws {
        let page = try campus.open("/recherche?q=histoire&tri=titre", at: campus.college)
        var next: String? = "/api/recherche?q=histoire&tri=titre"
        var links: [String] = []
        var total = 0
        while let target = next {
            let json = try campus.open(target, at: campus.college).json
            total = try #require(json["total"] as? Int)
            let results = try #require(json["resultats"] as? [[String: Any]])
            links += results.compactMap { $0["lien"] as? String }
            next = (json["suivante"] as? String).map {
                String($0.dropFirst("http://9990001x.localhost".count))
            }
        }
        #expect(links.count == total && Set(links).count == total && total > 20)
        let shown = try page.all("//h2[@class='result-title']/a/@href")
        #expect(links.prefix(20).map { String($0.dropFirst("http://9990001x.localhost".count)) } == shown)
    }

    @Test("a facet of the answer is a filter of the next question")
    func facets() throws {
        let json = try campus.open("/api/recherche?q=histoire", at: campus.college).json
        let facets = try #require(json["facettes"] as? [[String: Any]])
        let type = try #require(facets.first { $0["parametre"] as? String == "type" })
        let value = try #require((type["valeurs"] as? [[String: Any]])?.first)
        let (name, count) = try (
            #require(value["valeur"] as? String), #require(value["nombre"] as? Int)
        )
        let target = ExchangePage.searchAPI(Search(text: "histoire").toggling(name, in: .documentType))
            .address
        #expect(try campus.open(target, at: campus.college).json["total"] as? Int == count)
    }

    @Test("nothing found, a page too far, nonsense: an empty list and never an error")
    func nothing() throws {
        for target in [
            "/api/recherche?q=xyzzyx", "/api/recherche?q=histoire&page=9999",
            "/api/recherche?page=x&tri=rien&q=%00%ff",
        ] {
            let answer = try campus.open(target, at: campus.college)
            #expect(answer.status == 200)
            _ = try #require(try answer.json["resultats"] as? [Any])
        }
    }

    @Test("feeds: the newest of the library, the newest of a search, in both formats, with absolute links")
    func feeds() throws {
        for format in ["atom", "rss"] {
            let newest = try campus.open("/flux/nouveautes.\(format)", at: campus.college)
            #expect(newest.response.headers["content-type"] == "application/\(format)+xml; charset=utf-8")
            let entry = format == "atom" ? "entry" : "item"
            #expect(try newest.xml("\(entry)/title").count == 40)
            let found = try campus.open("/flux/recherche.\(format)?q=naruto", at: campus.college)
            let titles = try found.xml("\(entry)/title")
            #expect(titles.count > 3 && titles.allSatisfy { $0.lowercased().contains("naruto") })
            let ids = try found.xml(format == "atom" ? "entry/id" : "item/guid")
            #expect(ids.allSatisfy { $0.hasPrefix("http://9990001x.localhost/notice/") })
            let none = try campus.open("/flux/recherche.\(format)?q=xyzzyx", at: campus.college)
            #expect(none.status == 200)
            #expect(try none.xml("\(entry)").isEmpty)
        }
        let byPath = try campus.openPlatform("/cdi/9990001x/flux/nouveautes.atom")
        #expect(
            try byPath.xml("feed/link/@href").first == "http://localhost/cdi/9990001x/flux/nouveautes.atom")
    }

    @Test("pages tell programs where to search and which feeds there are")
    func discovery() throws {
        let page = try campus.open("/recherche?q=naruto&tri=titre&page=2", at: campus.college)
        let search = try page.one("//link[@rel='search']/@href")
        #expect(
            try page.all("//link[@rel='alternate']/@href")
                == ["/flux/nouveautes.atom", "/flux/recherche.atom?q=naruto", "/actualites.rss"])
        let description = try campus.open(search, at: campus.college)
        #expect(description.response.headers["content-type"] == "application/opensearchdescription+xml")
        #expect(
            try description.xml("Url/@template").first
                == "http://9990001x.localhost/recherche?q={searchTerms}")
        #expect(try description.xml("ShortName").allSatisfy { $0.unicodeScalars.count <= 16 })
    }
}
