// What no client would send: every address for programs answers with a page, a refusal or a diagnostic.
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("Addresses for programs, asked nonsense")
struct ExchangeHostilityTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    @Test("six hundred made-up requests never break anything, and XML stays well formed")
    func madeUp() throws {
        let paths = ["/oai", "/sru", "/api/recherche", "/flux/recherche.atom", "/flux/recherche.rss"]
        let names = [
            "verb", "metadataPrefix", "identifier", "from", "until", "set", "resumptionToken", "operation",
            "version",
            "query", "startRecord", "maximumRecords", "recordSchema", "recordPacking", "q", "tri", "page",
            "type", "x-y",
        ]
        let values = [
            "", "ListRecords", "ListIdentifiers", "GetRecord", "oai_dc", "unimarc",
            "oai:rne-9990001x.lutrin:1",
            "2026-01-01", "9999-12-31T23:59:59Z", "oai_dc,,,2026-11-21T11:00:00Z,1,1",
            "unimarc,,,0001-01-01T00:00:00Z,9223372036854775807,9223372036854775807", "searchRetrieve", "1.2",
            "naruto or guerre", "dc.title any \"a b c*\"", "(", "\"", "100", "-1", "9223372036854775807",
            "99999999999999999999", "dc", "string", "<&>\"'\u{0}\u{1B}\u{FFFE}]]>\r\n", "👩‍👩‍👧\u{301}",
            "nouveautes",
            String(repeating: "é ", count: 900),
        ]
        var state: UInt64 = 11
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        for _ in 0..<600 {
            let pairs = (0..<random(6)).map { _ in
                names[random(names.count)] + "=" + values[random(values.count)].percentEncoded
            }
            let target = paths[random(paths.count)] + "?" + pairs.joined(separator: "&")
            let page = try campus.open(target, at: campus.college)
            #expect(page.status == 200, "\(target)")
            if page.response.headers["content-type"] == "application/json" {
                _ = try page.json
            } else {
                #expect(throws: Never.self, "\(target)") { _ = try page.xml("x") }
            }
        }
    }
}
