import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("Figures, at the librarian's")
struct FigureSiteTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    private func csv(_ page: TestPage) -> [[String]] {
        page.text.replacing("\u{FEFF}", with: "").components(separatedBy: "\r\n").dropLast().map {
            $0.components(separatedBy: ";")
        }
    }

    @Test("figures are the librarians', and found by nobody else")
    func audience() throws {
        for target in ["", "/mois.csv", "/jamais-pretes"] {
            #expect(try campus.visitor("zoe").opens("/gestion/statistiques" + target).status == 404)
            #expect(try campus.visitor("diallo").opens("/gestion/statistiques" + target).status == 404)
            #expect(try campus.passerby().opens("/gestion/statistiques" + target).status == 303)
        }
        let page = try campus.visitor("leroux").opens("/gestion/statistiques")
        #expect(page.status == 200)
        #expect(try page.one("//nav[@aria-label='Gestion']//a[@aria-current]") == "Statistiques")
    }

    @Test("loans by month, class, type and status, the most lent, the holdings and their age: a table each")
    func tables() throws {
        let page = try campus.visitor("leroux").opens("/gestion/statistiques")
        #expect(
            try page.all("//section/div/h2") == [
                "Prêts par mois", "Prêts par classe", "Prêts par type de document", "Prêts par statut",
                "Les plus empruntés", "Le fonds par rayon", "L’âge du fonds",
            ])
        #expect(try page.all("//section[1]//tbody/tr").count == 12)
        #expect(try page.one("//p[@class='lead']") == "Année scolaire 2026-2027")
        let chart = try page.one("//figure//*[@role='img']/@aria-label")
        #expect(chart.hasPrefix("Prêts par mois, Année scolaire 2026-2027"))
        #expect(try page.all("//figure//*[local-name()='rect']").count == 12)
    }

    @Test("the months add up to the loans of the year, on the page and in the file")
    func sums() throws {
        let leroux = try campus.visitor("leroux")
        let page = try leroux.opens("/gestion/statistiques")
        let total = try #require(Int(page.all("//ul[@class='figure-tiles']/li[1]/strong")[0]))
        #expect(total > 0)
        let months = csv(try leroux.opens("/gestion/statistiques/mois.csv"))
        #expect(months.first == ["Mois", "Prêts"])
        #expect(months.dropFirst().reduce(0) { $0 + (Int($1[1]) ?? 0) } == total)
        let one = csv(try leroux.opens("/gestion/statistiques/mois.csv?periode=2026-11"))
        #expect(one.count == 2)
        #expect(one[1][0] == "novembre 2026")
    }

    @Test("no figure names anybody", arguments: FigureTable.Kind.allCases)
    func anonymous(kind: FigureTable.Kind) throws {
        let leroux = try campus.visitor("leroux")
        let library = try campus.site.libraries.file(for: campus.college)
        let names = try library.read { try $0.borrowers.list(BorrowerQuery(size: 1000)) }.lines.map(
            \.borrower.name)
        #expect(names.count > 50)
        let file = try leroux.opens("/gestion/statistiques/\(kind.rawValue).csv")
        let name = "\(kind.rawValue)-2026-11-21.csv"
        #expect(file.response.headers["content-disposition"]?.contains(name) == true)
        #expect(csv(file).count > 1)
        for name in names { #expect(!file.text.contains(name)) }
        let page = try leroux.opens("/gestion/statistiques")
        for name in names { #expect(!page.text.contains(name)) }
    }

    @Test("a period without a loan says so, and still counts what the library owns")
    func empty() throws {
        let leroux = try campus.visitor("leroux")
        let page = try leroux.opens("/gestion/statistiques?periode=1999")
        #expect(try page.one("//*[@class='empty']/h2") == "Aucun prêt sur cette période")
        #expect(try page.all("//section/div/h2") == ["Le fonds par rayon", "L’âge du fonds"])
        #expect(try leroux.opens("/gestion/statistiques/plus-pretes.csv?periode=1999").status == 200)
    }

    @Test(
        "nonsense in an address is the current year, and an unknown table is not found",
        arguments: [
            "periode=", "periode=x", "periode=2026-13", "periode=99999", "periode=-1", "periode=2026-1-1",
        ])
    func nonsense(query: String) throws {
        let leroux = try campus.visitor("leroux")
        let page = try leroux.opens("/gestion/statistiques?" + query)
        #expect(try page.one("//p[@class='lead']") == "Année scolaire 2026-2027")
        #expect(try leroux.opens("/gestion/statistiques/noms.csv").status == 404)
        #expect(try leroux.opens("/gestion/statistiques/jamais-pretes?page=999").status == 404)
    }

    @Test("the file of what was never lent has dates that spreadsheets read, and a name that says its day")
    func neverLentFile() throws {
        let file = try campus.visitor("leroux").opens("/gestion/statistiques/jamais-pretes.csv")
        #expect(
            file.response.headers["content-disposition"]
                == "attachment; filename=\"jamais-pretes-2026-11-21.csv\"")
        #expect(!file.text.contains(" novembre 2026"))
    }
}
