// A record as files, in its page, and as JSON.
import Formats
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("A record for other programs")
struct RecordExchangeTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    @Test("each format is a file with a sensible name, which scripts of other sites may read")
    func files() throws {
        let id = try campus.firstRecord("fourberies scapin")
        for format in ExchangePage.RecordFormat.allCases {
            let file = try campus.open(ExchangePage.record(id, format).address, at: campus.college)
            #expect(file.status == 200)
            let name = try #require(file.response.headers["content-disposition"])
            #expect(name.hasPrefix("attachment; filename=\"") && name.contains("scapin"))
            #expect(name.hasSuffix("-\(id).\(format.rawValue)\""))
            #expect(file.response.headers["access-control-allow-origin"] == "*")
            #expect(file.text.contains("http://9990001x.localhost/notice/\(id)"))
        }
        let ris = try campus.open("/notice/\(id).ris", at: campus.college)
        #expect(ris.text.contains("AU  - Molière"))
    }

    @Test("what has no such record or no such format is not found")
    func unknown() throws {
        for target in [
            "/notice/999999.ris", "/notice/1.doc", "/notice/1.", "/notice/x.ris", "/notice/-1.ris",
            "/api/notice/999999", "/api/notice/x", "/api/", "/api/rien", "/flux/nouveautes.xml",
            "/flux/rien.rss",
            "/flux/",
        ] { #expect(try campus.open(target, at: campus.college).status == 404, "\(target)") }
    }

    @Test("the API says in JSON that there is no such record")
    func unknownInJSON() throws {
        let answer = try campus.open("/api/notice/999999", at: campus.college)
        #expect(answer.status == 404)
        #expect(try answer.json["erreur"] as? String == "Aucune notice n’a le numéro 999999.")
    }

    @Test("UNIMARC is read back by our own reader, with the copies that the library has")
    func unimarc() throws {
        let id = try campus.firstRecord("fourberies scapin")
        let file = try campus.open("/notice/\(id).mrc", at: campus.college)
        let path = NSTemporaryDirectory() + "lutrin-\(UUID().uuidString).mrc"
        try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let reader = try CatalogueReader(path: path, dialect: nil)
        guard case .record(let description)? = try reader.next() else {
            Issue.record("no record")
            return
        }
        #expect(description.title.contains("Scapin"))
        #expect(!description.copies.isEmpty)
    }

    @Test("the page of a record holds its metadata and the way to its files")
    func page() throws {
        let id = try campus.firstRecord("fourberies scapin")
        let page = try campus.open("/notice/\(id)", at: campus.college)
        let coins = try page.one("//span[@class='Z3988']/@title")
        #expect(coins.contains("rft.genre=book") && coins.contains("rft.au=Moli%C3%A8re"))
        let json = try page.one("//script[@type='application/ld+json']")
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["@type"] as? String == "Book")
        #expect(object["url"] as? String == "http://9990001x.localhost/notice/\(id)")
        let files = try page.all("//ul[@aria-labelledby='exporter']//a/@href")
        #expect(files.count == 5)
        for file in files { #expect(try campus.open(file, at: campus.college).status == 200) }
    }

    @Test("every record of the demonstration is written in every format, and its XML is well formed")
    func everyRecord() throws {
        let library = try campus.site.libraries.file(for: campus.college)
        let ids = try library.read { library in
            try (1...24).flatMap {
                try library.catalogue.search(Search(sort: .title, page: $0)).found.map(\.record.id)
            }
        }
        #expect(ids.count == 478)
        for id in ids {
            for format in ExchangePage.RecordFormat.allCases {
                let file = try campus.open(ExchangePage.record(id, format).address, at: campus.college)
                #expect(file.status == 200)
                if format.rawValue.hasSuffix("xml") { #expect(try file.xml("*").isEmpty) }
            }
        }
    }

    @Test("JSON: the record with its names, its state and its addresses")
    func json() throws {
        let id = try campus.firstRecord("fourberies scapin")
        let answer = try campus.open("/api/notice/\(id)", at: campus.college)
        #expect(answer.response.headers["content-type"] == "application/json")
        #expect(answer.response.headers["access-control-allow-origin"] == "*")
        let json = try answer.json
        #expect(json["id"] as? Int == Int(id.number))
        #expect((json["titre"] as? String)?.contains("Scapin") == true)
        #expect((json["auteurs"] as? [[String: String]])?.first?["nom"] == "Molière")
        #expect((json["disponibilite"] as? [String: Any])?["etat"] as? String == "disponible")
        #expect((json["exemplaires"] as? [[String: Any]])?.isEmpty == false)
        #expect(json["lien"] as? String == "http://9990001x.localhost/notice/\(id)")
        #expect(
            (json["exports"] as? [String: String])?["ris"] == "http://9990001x.localhost/notice/\(id).ris")
    }
}
