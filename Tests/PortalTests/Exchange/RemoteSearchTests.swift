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

    /// Every record that answers, by number.
    private func found(_ cql: String) throws -> Set<String> {
        let page = try search(cql, "&maximumRecords=100")
        let numbers = try page.xml("recordIdentifier")
        #expect(try page.xml("numberOfRecords") == [String(numbers.count)], "\(cql)")
        return Set(numbers)
    }

    @Test("and, or, not are intersection, union and difference, in one field or anywhere")
    func algebra() throws {
        for (one, other) in [
            ("histoire", "guerre"), ("dc.title=naruto", "dc.title=tome"),
            ("dc.subject=guerre", "dc.subject=animal*"),
            ("dc.creator=verne", "dc.creator=\"jules verne\""), ("dc.title=fille", "dc.title=vie"),
        ] {
            let (a, b) = try (found(one), found(other))
            #expect(!a.isEmpty)
            #expect(try found("\(one) and \(other)") == a.intersection(b))
            #expect(try found("\(one) or \(other)") == a.union(b))
            #expect(try found("\(one) not \(other)") == a.subtracting(b))
        }
        let (a, b, c) = try (found("guerre"), found("histoire"), found("monde"))
        #expect(try found("guerre and (histoire or monde)") == a.intersection(b.union(c)))
        #expect(try found("(guerre and histoire) or monde") == a.intersection(b).union(c))
        #expect(try found("guerre not (histoire or monde)") == a.subtracting(b.union(c)))
    }

    @Test("authors, years, languages, types and numbers are asked of what they are")
    func indexes() throws {
        let scapin = try campus.firstRecord("fourberies scapin").description
        #expect(try found("dc.creator=moliere and dc.title=scapin").contains(scapin))
        #expect(try found("dc.title=moliere").isDisjoint(with: found("dc.creator=moliere")))
        let json = try campus.open("/api/notice/\(scapin)", at: campus.college).json
        let year = try #require(json["annee"] as? Int)
        for cql in [
            "dc.date=\(year)", "dc.date>=\(year)", "dc.date<=\(year)", "dc.date within \"\(year) \(year)\"",
            "dc.language=fre", "dc.type=\"\(json["type"] as? String ?? "")\"",
        ] { #expect(try found("\(cql) and dc.title=scapin").contains(scapin), "\(cql)") }
        for cql in ["dc.date>\(year)", "dc.date<\(year)", "dc.language=eng"] {
            #expect(try !found("\(cql) and dc.title=scapin").contains(scapin), "\(cql)")
        }
    }

    @Test("a book by its ISBN, as it is printed or not")
    func isbn() throws {
        let naruto = try campus.firstRecord("naruto").description
        let json = try campus.open("/api/notice/\(naruto)", at: campus.college).json
        let isbn = try #require((json["isbn"] as? [String])?.first)
        let hyphenated = try #require(ISBN(isbn)).hyphenated
        #expect(hyphenated != isbn)
        for number in [isbn, hyphenated] { #expect(try found("bath.isbn=\(number)") == [naruto]) }
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
            ("?query=dc.rights%3Da", "16"), ("?query=dc.title%3Ca", "19"), ("?query=dc.date%3C%3E2001", "22"),
            ("?query=dc.date%3Dsoon", "36"), ("?query=%22%3A%22", "36"), ("?query=a+or+(b+not+c)", "48"),
            ("?query=a+not+(b+and+c)", "48"),
            ("?query=dc.title%3Da+or+dc.creator%3Db", "18"), ("?query=1984+or+2001", "48"),
            ("?query=dc.date+within+%222010+2001%22", "36"), ("?query=xyzzyx&startRecord=2", "61"),
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
            ("Île", "\"ile\""), ("\"île au trésor\"", "\"ile\" \"au\" \"tresor\""),
            ("dc.title = île", "titre:\"ile\""), ("title all \"île l’été\"", "titre:\"ile\" titre:\"ete\""),
            ("title any \"île mer\"", "titre:\"ile\" OU titre:\"mer\""),
            ("dc.title exact \"île au trésor\"", "titre:\"ile au tresor\""),
            ("dc.creator adj \"robert louis\"", "auteur:\"robert louis\""), ("pirat*", "pirat*"),
            ("dc.subject = \"mer pirat*\"", "sujet:\"mer\" sujet:pirat*"), ("a and b", "\"a\" \"b\""),
            ("a or b", "\"a\" OU \"b\""), ("a and (b or c)", "\"a\" \"b\" OU \"c\""),
            ("(a and b) or c", "\"a\" OU \"c\" \"b\" OU \"c\""), ("a not b", "\"a\" -\"b\""),
            ("a not (dc.title=b or dc.date=2001)", "\"a\" -titre:\"b\" -annee:2001"),
            ("bath.isbn = 978-2-07-051580-6", "isbn:9782070515806"),
            ("isbn=207051580X", "isbn:9782070515806"),
            ("issn = 0768-3138", "isbn:07683138"), ("dc.date = 2001", "annee:2001"),
            ("dc.date >= 2001", "annee:2001-9999"), ("dc.date < 2001", "annee:1-2000"),
            ("dc.date within \"2001 2010\"", "annee:2001-2010"), ("dc.language = fre", "langue:\"fre\""),
            ("dc.type = \"Bande dessinée\"", "type:\"bande dessinee\""),
            ("callnumber = \"R STE\"", "cote:\"r ste\""),
            ("\"-a :b\\* OU \\\"c\"", "\"a\" \"b\" \"ou\" \"c\""),
        ])
    func box(cql: String, text: String) throws {
        #expect(try read(cql) == .search(Search(text: text, isLiteral: true)))
    }

    @Test("an order is one of those of the results page")
    func order() throws {
        #expect(
            try read("a sortBy dc.title") == .search(Search(text: "\"a\"", sort: .title, isLiteral: true)))
        #expect(
            try read("a sortBy dc.date/sort.descending")
                == .search(Search(text: "\"a\"", sort: .year, isLiteral: true)))
        #expect(throws: SRUDiagnostic(.unsupportedSort, "dc.date")) { try read("a sortBy dc.date") }
    }
}
