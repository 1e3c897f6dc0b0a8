import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("A reader who looks around")
struct BrowsingTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    private static let pages: [BrowsePage] =
        BrowsePage.Headings.allCases.flatMap { [.headings($0, from: ""), .headings($0, from: "é & co")] } + [
            .hub, .deweyClasses, .deweyClass("5"), .deweyClass("599"), .newest, .guide("lire-en-6e"),
            .shelf(ShelfPlace(callNumber: "")), .shelf(ShelfPlace(callNumber: "R STE+é")),
            .shelf(ShelfPlace(callNumber: "R STE", record: ID(12))),
        ]

    @Test("what is printed is read back, for every page")
    func roundTrip() {
        for page in Self.pages {
            let request = Request(.get, PortalPage.browse(page).address)
            #expect(PortalPage(path: request.path, query: request.query) == .browse(page))
        }
    }

    @Test(
        "an address that means nothing is not found",
        arguments: [
            "/parcourir/rien", "/parcourir/classes/", "/parcourir/classes/5999", "/parcourir/classes/x",
            "/parcourir/guides/..%2F..", "/parcourir/guides/inconnu", "/parcourir/auteurs/a", "/nouveautes/a",
        ])
    func nonsense(target: String) throws {
        let status = try campus.open(target, at: campus.college).status
        #expect(status == (target == "/parcourir/classes/" ? 200 : 404))
    }

    @Test("every link of every page of browsing leads to a page, in the portal by its path as well")
    func links() throws {
        var targets: Set<String> = []
        for page in Self.pages {
            let address = "/cdi/9990001x" + PortalPage.browse(page).address
            let opened = try campus.openPlatform(address)
            #expect(opened.status == 200, "\(address)")
            for target in try opened.all("//main//a/@href") {
                #expect(target.hasPrefix("/cdi/9990001x/"), "\(target)")
                targets.insert(target)
            }
        }
        #expect(targets.count > 100)
        for target in targets.sorted().enumerated()
        where target.offset.isMultiple(of: 7) || target.element.contains("flux") {
            #expect(try campus.openPlatform(target.element).status == 200, "\(target.element)")
        }
    }

    @Test("the home page and the foot of every page lead to « Explorer le CDI »")
    func wayIn() throws {
        let home = try campus.open("/home/", at: campus.college)
        #expect(try home.has("//main//a[@href='/parcourir'][contains(., 'Explorer le CDI')]"))
        let record = try campus.open("/notice/1", at: campus.college)
        #expect(try record.has("//footer//a[@href='/parcourir']"))
    }

    @Test(
        "« Explorer » leads to the guides, the newest, the shelves, the classes, the authors, subjects and series"
    )
    func hub() throws {
        let page = try campus.open("/parcourir", at: campus.college)
        let doors = try page.all("//ul[@class='doors']//a/@href")
        #expect(
            doors == [
                "/nouveautes", "/parcourir/rayon", "/parcourir/classes", "/parcourir/auteurs",
                "/parcourir/sujets", "/parcourir/series",
            ])
        #expect(try page.all("//ul[@class='guides']//a/@href") == ["/parcourir/guides/lire-en-6e"])
        #expect(try page.all("//ul[@class='contents columns']//a").first?.contains("Romans") == true)
    }

    @Test("an author of the list leads to the documents that the list counted")
    func authors() throws {
        let page = try campus.open("/parcourir/auteurs?de=verne", at: campus.college)
        let (first, count) = (
            try #require(page.all("//ul[@id='liste']/li[1]//span[@class='contents-name']").first),
            try #require(page.all("//ul[@id='liste']/li[1]//span[@class='contents-count']").first),
        )
        #expect(first == "Verne, Jules")
        #expect(try page.one("//nav[@class='letters']//a[@aria-current]") == "V")
        let href = try #require(page.all("//ul[@id='liste']/li[1]/a/@href").first)
        let results = try campus.open(href, at: campus.college)
        #expect(
            try results.one("//h1").hasPrefix("\(count)\u{A0}") || results.one("//h1").hasPrefix("\(count) "))
    }

    @Test("a list has a page after it until its end, and says when it stops before")
    func listPages() throws {
        var target: String? = "/parcourir/sujets"
        var seen: [String] = []
        while let address = target, seen.count < 2000 {
            let page = try campus.open(address, at: campus.college)
            seen += try page.all("//ul[@id='liste']//span[@class='contents-name']")
            target = try page.all("//p[@class='onward']/a[@rel='next']/@href").first
        }
        #expect(seen.count == 600)
        #expect(Set(seen).count == 600)
        let beyond = try campus.open("/parcourir/sujets?de=zzzz", at: campus.college)
        #expect(try beyond.one("//div[@class='empty']/h2") == "La liste s’arrête avant")
    }

    @Test("the Dewey classes say what they are about in words, and lead to what they count")
    func classes() throws {
        let page = try campus.open("/parcourir/classes/59", at: campus.college)
        #expect(try page.one("//h1") == "590Animaux")
        #expect(try page.all("//ul[@class='classes']//h2").contains("599Mammifères"))
        let all = try #require(page.all("//p[@class='lead']/a/@href").first)
        #expect(all == "/recherche?classe=59")
        #expect(try campus.open(all, at: campus.college).one("//h1").hasPrefix("7"))
        #expect(try page.all("//ul[@class='shelf']/li").count == 7)
        let empty = try campus.open("/parcourir/classes/899", at: campus.college)
        #expect(try empty.has("//div[@class='empty']"))
    }

    @Test("a shelf begins at the call number asked for and goes on with the next")
    func shelf() throws {
        let page = try campus.open("/parcourir/rayon?cote=r+ste", at: campus.college)
        let marks = try page.all("//p[@class='shelfmark']")
        #expect(marks.first == "R STE")
        #expect(marks.count == 24)
        let after = try #require(page.all("//a[@rel='next']/@href").first)
        let next = try campus.open(after, at: campus.college)
        let back = try #require(next.all("//a[@rel='prev']/@href").first)
        #expect(try campus.open(back, at: campus.college).all("//p[@class='shelfmark']") == marks)
    }

    @Test("the newest are grouped by month, latest first, and can be followed")
    func newest() throws {
        let page = try campus.open("/nouveautes", at: campus.college)
        #expect(try page.all("//h2").first?.hasPrefix("Entrés en ") == true)
        #expect(try page.all("//ul[@class='shelf wall']/li").count == 60)
        #expect(
            try page.all("//a[@class='feed']/@href") == ["/flux/nouveautes.rss", "/flux/nouveautes.atom"])
        let byPath = try campus.openPlatform("/cdi/9990001x/nouveautes")
        #expect(try byPath.all("//a[@class='feed']/@href").first == "/cdi/9990001x/flux/nouveautes.rss")
    }

    // MARK: Guided catalogues

    @Test("every link of the collège’s guide finds documents, and says how many")
    func collegeGuide() throws {
        let page = try campus.open("/parcourir/guides/lire-en-6e", at: campus.college)
        let tiles = try page.all("//a[@class='tile']/@href")
        #expect((15...20).contains(tiles.count))
        for tile in tiles where tile.hasPrefix("/recherche") {
            let results = try campus.open(tile, at: campus.college)
            #expect(try !results.all("//ol[@class='results']/li").isEmpty, "\(tile)")
            let count = try page.one("//a[@class='tile'][@href='\(tile)']//span[@class='quiet']")
            #expect(try results.one("//h1").prefix { $0.isNumber } == count.prefix { $0.isNumber }, "\(tile)")
        }
    }

    @Test("a portal that has made no guide shows those that its catalogue fills, each link with documents")
    func usualGuides() throws {
        let hub = try campus.open("/parcourir", at: campus.lycee)
        let guides = try hub.all("//ul[@class='guides']//a/@href")
        #expect(guides.contains("/parcourir/guides/romans-par-genre"))
        #expect(guides.contains("/parcourir/guides/par-niveau"))
        #expect(guides.count >= 4)
        #expect(
            try campus.open("/parcourir/guides/par-niveau", at: campus.lycee).all("//section/div/h2").prefix(
                3)
                == ["2de", "1re", "Tle"])
        for guide in guides {
            let page = try campus.open(guide, at: campus.lycee)
            #expect(try page.all("//a[@class='tile']").count > 1, "\(guide)")
            #expect(try !page.has("//span[@class='quiet'][starts-with(., 'Aucun')]"), "\(guide)")
        }
    }

    @Test("a guide is read: title, introduction, sections, links with their pages")
    func readGuide() {
        let reader = GuideReader(
            """
            # Été

            À la plage.\r
            - [Vite](/nouveautes)
            ## Policiers
            À deux,
            à trois.
            * [Enquêtes](/recherche?genre=policier&type=Roman#haut)
            """, slug: "ete")
        #expect(reader.problems.isEmpty)
        #expect(
            reader.guide
                == GuidedCatalogue(
                    slug: "ete", title: "Été", introduction: "À la plage.",
                    sections: [
                        .init(items: [.init(label: "Vite", page: .browse(.newest))]),
                        .init(
                            title: "Policiers", text: "À deux, à trois.",
                            items: [
                                .init(
                                    label: "Enquêtes",
                                    page: .search(
                                        Search(filters: [.genre: ["policier"], .documentType: ["Roman"]])))
                            ]),
                    ]))
    }

    @Test(
        "what a guide may not hold is told with its line, and left out of the page",
        arguments: [
            ("- [a](/recherche)", 1, "titre"), ("# a\n", 2, "aucun lien"),
            ("# a\n- [b](https://example.org/)", 2, "example.org"), ("# a\n- [b](//example.org/)", 2, "//"),
            ("# a\n- [b](/inconnu)", 2, "/inconnu"), ("# a\n- [b](javascript:alert(1))", 2, "javascript"),
            ("# a\n- rien", 2, "rien"), ("# a\n- [](/recherche)", 2, "mots"),
            ("# a\n# b\n- [c](/recherche)", 2, "déjà"),
            ("# a\n### b\n- [c](/recherche)", 2, "niveaux"),
        ])
    func guideProblems(text: String, line: Int, words: String) {
        let problems = GuideReader(text, slug: "").problems
        #expect(problems.contains { $0.line == line && $0.reason.contains(words) }, "\(problems)")
        #expect(!GuideReader(text, slug: "").guide.items.contains { $0.label == "b" })
    }

    @Test("a guide of two hundred and one links is refused")
    func longGuide() {
        let lines = (1...201).map { "- [\($0)](/recherche?q=\($0))" }.joined(separator: "\n")
        let reader = GuideReader("# a\n" + lines, slug: "")
        #expect(reader.guide.items.count == 200)
        #expect(reader.problems.map(\.line) == [202])
    }

    // MARK: From a record

    @Test("D15 volume 3 shows volume 4 at once, with its state and its place; the last shows none")
    func nextVolume() throws {
        let third = try open(volume: "3")
        #expect(try third.one("//section[@class='next-volume']/div/h2") == "Tome suivant")
        #expect(try third.one("//p[@class='next-title']").hasPrefix("Naruto, tome"))
        #expect(try third.one("//p[@class='next-title']").hasSuffix("4"))
        #expect(try third.has("//section[@class='next-volume']//span[starts-with(@class, 'pill')]"))
        #expect(try third.one("//h2[@id='serie']") == "Naruto : 8 tomes au CDI")
        #expect(try third.all("//ul[contains(@class, 'volumes')]/li").count == 8)
        #expect(try third.one("//ul[contains(@class, 'volumes')]//a[@aria-current]").contains("3"))
        let last = try open(volume: "8")
        #expect(try !last.has("//section[@class='next-volume']"))
        #expect(try !last.has("//p[@class='missing-volume']"))
    }

    private func open(volume: String) throws -> TestPage {
        let list = try campus.open("/recherche?serie=Naruto&tri=titre", at: campus.college)
        let links = try list.all("//h2[@class='result-title']/a/@href")
        let place = try #require(Int(volume)) - 1
        return try campus.open(links[place], at: campus.college)
    }

    @Test("D12 a record stands among its neighbours on the shelf, and is told apart")
    func neighbours() throws {
        let page = try open(volume: "3")
        let marks = try page.all("//ul[contains(@class, 'neighbours')]//p[@class='shelfmark']")
        #expect(marks.count == 9)
        #expect(marks.contains("M NAR 2") && marks.contains("M NAR 4"))
        #expect(try page.one("//ul[contains(@class, 'neighbours')]//a[@aria-current]").contains("M NAR 3"))
        let shelf = try #require(page.all("//h2[@id='voisins']/../a/@href").first)
        #expect(
            try campus.open(shelf, at: campus.college).all("//p[@class='shelfmark']").prefix(9) == marks[...])
    }

    @Test("an article links to the issue that holds it, and the issue lists its articles")
    func articles() throws {
        let magazine = try Magazine()
        let issue = try magazine.open("/notice/1")
        #expect(try issue.one("//h2[@id='parties']") == "Dans ce numéro")
        #expect(try issue.all("//ul[@class='parts']//a/span[1]") == ["Les loups", "Les ours"])
        let article = try magazine.open("/notice/2")
        #expect(try article.one("//p[starts-with(., 'Dans')]/a") == "Okapi 1120, n° 1120")
        #expect(try article.all("//p[starts-with(., 'Dans')]/a/@href") == ["/notice/1"])
    }

    @Test("a record leads to its like, to the works of its author and to its subjects")
    func leads() throws {
        let page = try open(volume: "1")
        #expect(try page.one("//ul[@class='byline']//a/@href") == "/recherche?auteur=Kishimoto%2C+Masashi")
        #expect(try page.all("//ul[@class='subjects']//a/@href").contains("/recherche?sujet=ninja"))
        #expect(try page.all("//ul[@class='shelf strip']/li").count == 6)
        for link in try page.all("//ul[@class='byline']//a/@href | //ul[@class='subjects']//a/@href") {
            #expect(try !campus.open(link, at: campus.college).all("//ol[@class='results']/li").isEmpty)
        }
    }
}

/// A portal that holds an issue of a magazine and two of its articles.
private final class Magazine {
    private let path = NSTemporaryDirectory() + "lutrin-magazine-" + UUID().uuidString
    private let site: Site

    init() throws {
        let rne = try #require(RNE("9990001X"))
        let data = try DataFolder(at: path, portalKind: PortalSchema.kind)
        try PortalCreation.create(
            rne, settings: PortalSettings(name: "CDI", town: "", accent: "teal"), in: data)
        let file = path + "/okapi.xml"
        try Data(Self.catalogue.utf8).write(to: URL(fileURLWithPath: file))
        let library = LibraryFile(try data.openPortal(rne))
        _ = try CatalogueImport(of: file, into: library).run(now: TestCampus.noon)
        try library.close()
        site = try Site(data: data, home: TestCampus.home)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
    }

    func open(_ target: String) throws -> TestPage {
        try TestPage(site.respond(to: Request(.get, target, headers: ["host": "9990001x.localhost"])))
    }

    private static let catalogue = """
        <collection xmlns="http://www.loc.gov/MARC21/slim">
        \(record("N1", "nas0", "<subfield code='a'>Okapi 1120</subfield>", ""))
        \(record("A1", "naa2", "<subfield code='a'>Les loups</subfield>", host))
        \(record("A2", "naa2", "<subfield code='a'>Les ours</subfield>", host))
        </collection>
        """

    private static let host = """
        <datafield tag="464" ind1=" " ind2="0"><subfield code="0">N1</subfield>
        <subfield code="t">Okapi 1120</subfield><subfield code="v">1120</subfield></datafield>
        """

    private static func record(_ key: String, _ kind: String, _ title: String, _ host: String) -> String {
        """
        <record><leader>00000\(kind) 2200000   450 </leader><controlfield tag="001">\(key)</controlfield>
        <datafield tag="100" ind1=" " ind2=" "><subfield code="a">20190115d2010    d  y0frey50      ba</subfield></datafield>
        <datafield tag="200" ind1="1" ind2=" ">\(title)</datafield>\(host)</record>
        """
    }
}
