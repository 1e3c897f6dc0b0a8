import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("A reader in a portal")
struct ReadingTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    @Test(
        "P-01 a portal answers at its own host and at /cdi/<rne>/, in either case, and each keeps its own links"
    )
    func places() throws {
        let byHost = try campus.open("/home/", at: campus.college)
        #expect(byHost.status == 200)
        #expect(try byHost.one("//h1") == "Que cherchez-vous ?")
        #expect(try byHost.all("//a/@href").allSatisfy { !$0.hasPrefix("/cdi/") })
        for path in ["/cdi/9990001x/home/", "/cdi/9990001X/home/", "/cdi/9990001x/home"] {
            let byPath = try campus.openPlatform(path)
            #expect(byPath.status == 200)
            #expect(
                try byPath.all("//a[starts-with(@href, '/')]/@href").allSatisfy {
                    $0.hasPrefix("/cdi/9990001x/")
                })
            #expect(
                try byPath.all("//h2[@class='result-title'] | //p[@class='shelf-title']")
                    == byHost.all("//p[@class='shelf-title']"))
        }
        #expect(try campus.open("/", at: campus.college).response.headers["location"] == "/home/")
        #expect(
            try campus.openPlatform("/cdi/9990001X").response.headers["location"] == "/cdi/9990001x/home/")
        #expect(
            try campus.openPlatform("/cdi/9990001X/").response.headers["location"] == "/cdi/9990001x/home/")
    }

    @Test("the host of one portal never shows the pages of another")
    func hosts() throws {
        #expect(try campus.open("/cdi/9990002y/home/", at: campus.college).status == 404)
        #expect(try campus.open("/cdi/9990001x/home/", at: campus.college).status == 200)
    }

    @Test("two portals, two catalogues: neither shows the other's records")
    func tenants() throws {
        let own = try campus.open("/recherche?q=naruto", at: campus.college)
        let other = try campus.open("/recherche?q=naruto", at: campus.lycee)
        #expect(try own.all("//h2[@class='result-title']").count > 3)
        #expect(try own.all("//h2[@class='result-title']") != other.all("//h2[@class='result-title']"))
    }

    @Test("the home page shows the newest records, the number of documents and the shelves, all real")
    func home() throws {
        let page = try campus.open("/home/", at: campus.college)
        #expect(try page.all("//section[div/h2='Nouveautés']/ul[@class='shelf']/li").count == 12)
        #expect(try page.has("//p[@class='hero-count'][contains(., '478')]"))
        let counts = try page.all("//span[@class='contents-count']").compactMap { Int($0) }
        #expect(counts.reduce(0, +) == 478)
        #expect(counts == counts.sorted(by: >))
        #expect(try page.one("//p[@class='demo']").contains("démonstration"))
    }

    @Test("P-12 a search from outside is a plain address: question, ranked answers, state in words, facets")
    func results() throws {
        let page = try campus.open("/recherche?q=%C3%AEle+au+tr%C3%A9sor", at: campus.college)
        #expect(
            try page.all("//h2[@class='result-title']").first?.lowercased().contains("île au trésor") == true)
        #expect(try page.one("//h1").contains("pour « île au trésor »"))
        #expect(try page.all("//mark").contains("trésor"))
        #expect(try page.all("//span[starts-with(@class, 'pill')]").contains("Disponible"))
        let broad = try campus.open("/recherche?q=histoire", at: campus.college)
        #expect(
            try broad.all("//fieldset/legend") == [
                "Disponibilité", "Type de document", "Fiction ou documentaire", "Niveau", "Auteur", "Sujet",
                "Emplacement", "Année de publication", "Langue",
            ])
        #expect(try page.one("//input[@id='q']/@value") == "île au trésor")
        #expect(page.response.headers["cache-control"] == "private, no-cache")
    }

    @Test("a facet is ticked, shown beside the count, and taken away by its chip")
    func facets() throws {
        let page = try campus.open("/recherche?q=histoire&type=Documentaire&type=Roman", at: campus.college)
        #expect(
            try page.all("//input[@type='checkbox'][@checked]/@value").sorted() == ["Documentaire", "Roman"])
        #expect(try page.all("//a[@class='chip']").count == 2)
        let remove = try #require(try page.all("//a[@class='chip'][contains(., 'Roman')]/@href").first)
        #expect(remove == "/recherche?q=histoire&type=Documentaire")
        let narrowed = try campus.open(remove, at: campus.college)
        #expect(try narrowed.all("//input[@type='checkbox'][@checked]/@value") == ["Documentaire"])
    }

    @Test("twenty a page, each record on one page only")
    func pages() throws {
        let first = try campus.open("/recherche?tri=titre", at: campus.college)
        let last = try #require(try first.all("//nav[@class='pager']//a[not(@class)]/@href").last)
        #expect(last == "/recherche?tri=titre&page=24")
        var hrefs: [String] = []
        for number in 1...24 {
            let page = try campus.open("/recherche?tri=titre&page=\(number)", at: campus.college)
            hrefs += try page.all("//h2[@class='result-title']/a/@href")
        }
        #expect(hrefs.count == 478 && Set(hrefs).count == 478)
    }

    @Test("nothing found, or a page too far: words and ways out, never a blank page")
    func nothing() throws {
        let none = try campus.open("/recherche?q=xyzzyx&type=Roman", at: campus.college)
        #expect(none.status == 200)
        #expect(try none.one("//h1/strong") == "Aucun résultat")
        #expect(try none.all("//ul[@class='ways']//span").contains("Regarder les nouveautés"))
        let filtered = try campus.open("/recherche?q=naruto&type=Roman&langue=eng", at: campus.college)
        let way = try #require(
            try filtered.all("//ul[@class='ways']/li[contains(., 'Chercher sans les filtres')]").first)
        #expect(way.contains("document"), "each way says how many documents it leads to")
        let far = try campus.open("/recherche?q=histoire&page=900", at: campus.college)
        #expect(far.status == 200)
        #expect(try far.all("//ul[@class='ways']//span").contains("Revenir à la première page"))
    }

    @Test("a record: where it is, what it says, how to cite it, and its permanent address")
    func record() throws {
        let results = try campus.open("/recherche?q=fourberies+scapin", at: campus.college)
        let href = try #require(try results.all("//h2[@class='result-title']/a/@href").first)
        let page = try campus.open(href, at: campus.college)
        #expect(try page.one("//h1").lowercased().contains("scapin"))
        #expect(try page.one("//ul[@class='byline']/li[1]") == "Molière")
        #expect(try page.all("//table[@class='copies']/tbody/tr").count >= 1)
        #expect(try page.one("//p[@class='where-answer']").contains("Disponible"))
        #expect(try page.one("//p[@id='citation']").uppercased().contains("MOLIÈRE"))
        #expect(try page.one("//input[@id='lien']/@value") == "http://9990001x.localhost" + href)
        #expect(try page.one("//link[@rel='canonical']/@href") == "http://9990001x.localhost" + href)
        #expect(try page.all("//dl[@class='fields']/dt").contains("Publication"))
    }

    @Test("the address printed on documents leads to the record, of this portal only")
    func printedAddress() throws {
        let page = try campus.open("/document/id_9990001x_12.html", at: campus.college)
        #expect(page.status == 301)
        #expect(page.response.headers["location"] == "/notice/12")
        #expect(try campus.open("/document/id_9990002y_12.html", at: campus.college).status == 404)
        #expect(try campus.open("/document/id_9990001x_12.htm", at: campus.college).status == 404)
    }

    @Test("covers are drawn, are XML, and are kept for a year at the address that pages print")
    func covers() throws {
        let home = try campus.open("/home/", at: campus.college)
        for address in try home.all("//img/@src") {
            let cover = try campus.open(address, at: campus.college)
            #expect(cover.status == 200)
            #expect(cover.response.headers["content-type"] == "image/svg+xml")
            #expect(cover.response.headers["cache-control"]?.contains("immutable") == true)
            _ = try TestPage.parse(cover.text)
        }
        let stale = try campus.open("/couverture/1-0.svg", at: campus.college)
        #expect(stale.status == 200)
        #expect(stale.response.headers["cache-control"]?.contains("immutable") == false)
    }

    @Test("the pages of text are there")
    func texts() throws {
        for page in TextPage.allCases {
            let answer = try campus.open(PortalPage.text(page).address, at: campus.college)
            #expect(answer.status == 200)
            #expect(try answer.all("//article//p").count > 1)
        }
    }

    @Test("every answer forbids what browsers should not do")
    func headers() throws {
        for target in ["/home/", "/recherche?q=a", "/nulle-part", "/notice/1", "/couverture/1-0.svg"] {
            let headers = try campus.open(target, at: campus.college).response.headers
            #expect(headers["content-security-policy"]?.hasPrefix("default-src 'self'") == true)
            #expect(headers["x-content-type-options"] == "nosniff")
            #expect(headers["referrer-policy"] == "same-origin")
        }
        let page = try campus.open("/recherche?q=a", at: campus.college).text
        #expect(!page.contains("style=") && !page.contains("<script>") && !page.contains("onclick"))
    }
}
