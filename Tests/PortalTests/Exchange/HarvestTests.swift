// OAI-PMH 2.0, as a harvester asks it.
import Formats
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("OAI-PMH")
struct HarvestTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    private func ask(_ query: String) throws -> TestPage {
        let page = try campus.open("/oai?" + query, at: campus.college)
        #expect(page.status == 200 && page.response.headers["content-type"] == "text/xml; charset=utf-8")
        return page
    }

    @Test("the repository says who it is, in which formats it speaks and that it keeps what was deleted")
    func identify() throws {
        let page = try ask("verb=Identify")
        #expect(try page.xml("baseURL") == ["http://9990001x.localhost/oai"])
        #expect(try page.xml("deletedRecord") == ["persistent"])
        #expect(try page.xml("granularity") == ["YYYY-MM-DDThh:mm:ssZ"])
        #expect(try page.xml("responseDate") == ["2026-11-21T11:00:00Z"])
        #expect(try page.xml("repositoryIdentifier") == ["rne-9990001x.lutrin"])
        #expect(try page.xml("request/@verb") == ["Identify"])
        #expect(try ask("verb=ListMetadataFormats").xml("metadataPrefix") == ["oai_dc", "unimarc"])
    }

    @Test(
        "everything is harvested once, a hundred at a time, in both formats",
        arguments: ["oai_dc", "unimarc"])
    func everything(prefix: String) throws {
        for verb in ["ListRecords", "ListIdentifiers"] {
            var query: String? = "verb=\(verb)&metadataPrefix=\(prefix)"
            var identifiers: [String] = []
            var pages = 0
            while let asked = query {
                let page = try ask(asked)
                identifiers += try page.xml("header/identifier")
                if verb == "ListRecords" {
                    #expect(try page.xml("metadata").count == page.xml("header").count)
                }
                let token = try page.xml("resumptionToken").first ?? ""
                query = token.isEmpty ? nil : "verb=\(verb)&resumptionToken=\(token.percentEncoded)"
                pages += 1
            }
            #expect(pages == 5 && identifiers.count == 478 && Set(identifiers).count == 478)
        }
    }

    @Test("one record by its name, and a name that is nobody's")
    func getRecord() throws {
        let id = try campus.firstRecord("fourberies scapin")
        let name = "oai:rne-9990001x.lutrin:\(id)"
        let page = try ask("verb=GetRecord&identifier=\(name)&metadataPrefix=oai_dc")
        #expect(try page.xml("header/identifier") == [name])
        #expect(try page.xml("creator") == ["Molière"])
        for other in ["oai:rne-9990001x.lutrin:999999", "oai:rne-9990002y.lutrin:\(id)", "x", ""] {
            let none = try ask("verb=GetRecord&identifier=\(other)&metadataPrefix=oai_dc")
            #expect(try none.xml("error/@code") == ["idDoesNotExist"])
            #expect(
                try ask("verb=ListMetadataFormats&identifier=\(other)").xml("error/@code") == [
                    "idDoesNotExist"
                ])
        }
    }

    @Test("from and until bound the list, by day or by second")
    func dates() throws {
        let first = try ask("verb=ListIdentifiers&metadataPrefix=oai_dc")
        let stamp = try #require(try first.xml("header/datestamp").last)
        let day = String(stamp.prefix(10))
        for span in ["from=\(stamp)&until=\(stamp)", "from=\(day)&until=\(day)"] {
            let stamps = try ask("verb=ListIdentifiers&metadataPrefix=oai_dc&" + span).xml("header/datestamp")
            #expect(!stamps.isEmpty && stamps.allSatisfy { $0.hasPrefix(day) })
        }
        let none = try ask("verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01")
        #expect(try none.xml("error/@code") == ["noRecordsMatch"])
    }

    @Test(
        "each mistake has its code",
        arguments: [
            ("", "badVerb"), ("verb=Nothing", "badVerb"), ("verb=Identify&verb=Identify", "badVerb"),
            ("verb=Identify&x=1", "badArgument"), ("verb=ListRecords", "badArgument"),
            ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
            (
                "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z",
                "badArgument"
            ),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-01&until=2026-01-01", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
            ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
            ("verb=ListRecords&resumptionToken=oai_dc,,,,1,1", "badResumptionToken"),
            (
                "verb=ListIdentifiers&resumptionToken=oai_dc,,,2000-01-01T00:00:00Z,1,9223372036854775807",
                "badResumptionToken"
            ),
            ("verb=ListRecords&resumptionToken=oai_dc,,,2999-01-01T00:00:00Z,1,1", "badResumptionToken"),
            ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
            ("verb=ListRecords&metadataPrefix=oai_dc&set=x", "noSetHierarchy"),
            ("verb=ListSets", "noSetHierarchy"),
        ])
    func mistakes(query: String, code: String) throws {
        let page = try ask(query)
        #expect(try page.xml("error/@code") == [code])
        let isEchoed = !["badVerb", "badArgument"].contains(code)
        #expect(try page.xml("request/@verb").isEmpty != isEchoed)
    }

    @Test("a form is answered as an address is; other pages and other bodies are not")
    func post() throws {
        let page = try campus.post("/oai", "verb=ListRecords&metadataPrefix=oai_dc&until=2999-01-01")
        #expect(page.status == 200)
        #expect(try page.xml("header").count == 100)
        #expect(try campus.post("/oai", "{}", type: "application/json").status == 415)
        #expect(try campus.post("/recherche", "q=x").status == 405)
        #expect(try campus.post("/notice/1.ris", "").status == 405)
    }
}

@Suite("OAI-PMH: what was removed")
struct HarvestOfRemovedTests {
    @Test(
        "a record that was removed stays in the lists, with the hour of its removal and without its metadata")
    func removed() throws {
        let campus = try TestCampus(copying: TestCampus.pristine.get())
        let id = try campus.firstRecord("fourberies scapin")
        let before = try campus.open("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", at: campus.college)
        #expect(try before.xml("header/@status").isEmpty)
        let later = TestCampus.noon.addingTimeInterval(3600)
        try campus.site.libraries.file(for: campus.college).write { try $0.catalogue.remove(id, now: later) }
        let name = "oai:rne-9990001x.lutrin:\(id)"
        for query in [
            "verb=ListRecords&metadataPrefix=unimarc&from=2026-11-21T12:00:00Z",
            "verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-11-21T12:00:00Z",
            "verb=GetRecord&metadataPrefix=oai_dc&identifier=\(name)",
        ] {
            let page = try campus.open("/oai?" + query, at: campus.college)
            #expect(try page.xml("header/identifier") == [name])
            #expect(try page.xml("header/@status") == ["deleted"])
            #expect(try page.xml("header/datestamp") == ["2026-11-21T12:00:00Z"])
            #expect(try page.xml("metadata").isEmpty)
        }
        #expect(try campus.open("/notice/\(id).ris", at: campus.college).status == 404)
        #expect(try campus.open("/api/notice/\(id)", at: campus.college).status == 404)
    }
}

@Suite("OAI-PMH: tokens")
struct HarvestTokenTests {
    @Test("a token says all that the next page needs")
    func roundTrip() throws {
        let range = try HarvestRange(format: .unimarc, from: "2026-01-01", until: "2026-12-31")
        let place = HarvestRange.Place(changedAt: "2026-11-21T11:00:00Z", record: ID(12), count: 100)
        let next = try HarvestRange(token: range.token(after: place))
        #expect(next.format == .unimarc && next.from == "2026-01-01T00:00:00Z")
        #expect(next.until == "2026-12-31T23:59:59Z" && next.after == place)
    }
}
