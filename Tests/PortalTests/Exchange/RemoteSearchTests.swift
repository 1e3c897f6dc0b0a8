// SRU 1.2, as another catalogue asks it.
import Formats
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("SRU")
struct RemoteSearchTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    private func ask(_ query: String) throws -> TestPage {
        let page = try campus.open("/sru" + query, at: campus.college)
        #expect(page.status == 200)
        return page
    }

    private func search(_ cql: String, _ more: String = "") throws -> TestPage {
        try ask("?version=1.2&operation=searchRetrieve&query=\(cql.percentEncoded)\(more)")
    }

    private func code(_ page: TestPage) throws -> String? {
        try page.xml("diagnostic/uri").first.map { String($0.split(separator: "/").last ?? "") }
    }

    @Test("without a question the server explains itself")
    func explain() throws {
        for query in ["", "?operation=explain&version=1.2", "?version=1.1&operation=explain"] {
            let page = try ask(query)
            #expect(try page.xml("explainResponse/version") == ["1.2"])
            #expect(try page.xml("serverInfo/host") == ["9990001x.localhost"])
            #expect(try page.xml("serverInfo/port") == ["80"])
            #expect(try page.xml("serverInfo/database") == ["sru"])
            #expect(try page.xml("schema/@name") == ["unimarcxml", "dc"])
            #expect(try code(page) == nil)
        }
    }

    @Test("a question is answered as the search page answers it, in UNIMARC or in Dublin Core")
    func answers() throws {
        let total = try campus.open("/api/recherche?q=naruto", at: campus.college).json["total"] as? Int
        let page = try search("naruto", "&recordSchema=dc&maximumRecords=3")
        #expect(try page.xml("numberOfRecords").first == total.map(String.init))
        #expect(try page.xml("recordData").count == 3)
        #expect(try page.xml("nextRecordPosition") == ["4"])
        #expect(try page.xml("dc/title").allSatisfy { $0.lowercased().contains("naruto") })
        let marc = try search("naruto", "&maximumRecords=1")
        #expect(try marc.xml("record/@format") == ["UNIMARC"])
        let packed = try search("naruto", "&recordPacking=string&maximumRecords=1")
        #expect(try packed.xml("recordData").first?.hasPrefix("<record ") == true)
    }

    @Test("page by page or all at once, the same records in the same order")
    func pages() throws {
        let all = try search("histoire", "&maximumRecords=100").xml("recordIdentifier")
        #expect(all.count > 45)
        var byPage: [String] = []
        for start in stride(from: 1, through: all.count, by: 7) {
            byPage += try search("histoire", "&startRecord=\(start)&maximumRecords=7").xml("recordIdentifier")
        }
        #expect(byPage == all)
        #expect(try search("histoire", "&maximumRecords=0").xml("numberOfRecords") == [String(all.count)])
        #expect(try search("cql.allRecords = 1", "&maximumRecords=1").xml("numberOfRecords") == ["478"])
    }

    @Test("one record by its number, and nothing for what is nobody's")
    func byNumber() throws {
        let id = try campus.firstRecord("fourberies scapin")
        #expect(try search("rec.id = \(id)").xml("recordIdentifier") == [id.description])
        for none in ["rec.id = 999999", "rec.id = x", "xyzzyx"] {
            let page = try search(none)
            #expect(try page.xml("numberOfRecords") == ["0"] && code(page) == nil)
        }
    }

    @Test(
        "each refusal has its number",
        arguments: [
            ("?operation=scan&version=1.2", "4"), ("?operation=searchRetrieve&version=3.0&query=a", "5"),
            ("?operation=explain&version=9", "5"), ("?query=a&maximumRecords=-1", "6"),
            ("?query=a&startRecord=0", "6"), ("?operation=searchRetrieve&version=1.2", "7"),
            ("?query=a&odd=1", "8"), ("?query=(a", "13"), ("?query=", "10"), ("?query=odd.title%3Da", "15"),
            ("?query=dc.rights%3Da", "16"), ("?query=dc.title%3Ca", "19"), ("?query=dc.date%3E2001", "22"),
            ("?query=dc.date%3Dsoon", "36"), ("?query=%22%3A%22", "36"), ("?query=a+or+(b+not+c)", "48"),
            ("?query=a+not+(b+and+c)", "48"), ("?query=xyzzyx&startRecord=2", "61"),
            ("?query=a&recordSchema=mods", "66"), ("?query=a&recordPacking=zip", "71"),
            ("?query=a&sortKeys=x", "80"), ("?query=a+sortBy+dc.rights", "80"),
            ("?query=a&stylesheet=x", "110"),
        ])
    func refusals(query: String, number: String) throws {
        let page = try ask(query)
        #expect(try code(page) == number)
        #expect(try page.xml("diagnostic/message").first?.isEmpty == false)
    }

    @Test("a form is answered as an address is")
    func post() throws {
        let page = try campus.post(
            "/sru", "version=1.2&operation=searchRetrieve&query=naruto&maximumRecords=2")
        #expect(try page.xml("recordData").count == 2)
    }
}

@Suite("SRU: from CQL to the search box")
struct RemoteQuestionTests {
    private func read(_ cql: String) throws -> RemoteQuestion { try RemoteQuestion(CQLQuery(cql)) }

    @Test(
        "what is asked in CQL is what a reader would type",
        arguments: [
            ("île", "île"), ("\"île au trésor\"", "île au trésor"), ("dc.title = île", "titre:île"),
            ("title all \"île trésor\"", "titre:île titre:trésor"),
            ("title any \"île mer\"", "titre:île OU titre:mer"),
            ("dc.title exact \"île au trésor\"", "titre:\"île au trésor\""),
            ("dc.creator adj \"robert louis\"", "auteur:\"robert louis\""), ("pirat*", "pirat*"),
            ("dc.subject = pirat*", "sujet:pirat*"), ("a and b", "a b"), ("a or b", "a OU b"),
            ("a and (b or c)", "a b OU c"), ("(a and b) or c", "a OU c b OU c"), ("a not b", "a -b"),
            ("a not (b or dc.title=c)", "a -b -titre:c"),
            ("bath.isbn = 978-2-07-051580-6", "isbn:9782070515806"),
            ("isbn=207051580X", "isbn:9782070515806"),
            ("dc.date = 2001", "annee:2001"), ("issn = 0768-3138", "0768-3138"),
            ("\"-a :b\\* \\\"c\"", "a b c"), ("\"vert ou bleu\"", "vert \"ou\" bleu"),
        ])
    func box(cql: String, text: String) throws {
        #expect(try read(cql) == .search(Search(text: text)))
    }

    @Test("an order is one of those of the results page")
    func order() throws {
        #expect(try read("a sortBy dc.title") == .search(Search(text: "a", sort: .title)))
        #expect(try read("a sortBy dc.date/sort.descending") == .search(Search(text: "a", sort: .year)))
        #expect(throws: SRUDiagnostic(.unsupportedSort, "dc.date")) { try read("a sortBy dc.date") }
    }
}
