import Foundation
import GRDB
import Library
import Portal
import Storage
import Testing
import WebServer

@Suite("When there is no page to show")
struct FailureTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus.shared.get() }

    @Test(
        "404: honest, in the portal's frame, with a search box and a way home",
        arguments: [
            "/nulle-part", "/notice/999999", "/notice/0", "/notice/-1", "/notice/12x",
            "/notice/99999999999999999999",
            "/couverture/1.svg", "/pages/inconnue", "/notice", "/recherche/plus", "/cdi",
        ])
    func notFound(target: String) throws {
        let page = try campus.open(target, at: campus.college)
        #expect(page.status == 404)
        #expect(try page.one("//h1") == "Cette page n’est pas sur nos étagères")
        #expect(try page.has("//form[@role='search']"))
        #expect(try page.has("//ul[@class='ways']//a[@href='/home/']"))
        #expect(page.response.headers["cache-control"] == "no-store")
    }

    @Test("a portal that is not here says so, and names the number")
    func unknownPortal() throws {
        let page = try campus.openPlatform("/cdi/0510032h/home/")
        #expect(page.status == 404)
        #expect(try page.one("//h1") == "Aucun portail à cette adresse")
        #expect(page.text.contains("0510032H"))
        #expect(try campus.openPlatform("/cdi/nimporte/home/").status == 404)
        let byHost = try TestPage(
            campus.site.respond(to: Request(.get, "/home/", headers: ["host": "0510032h.example.org:8080"])))
        #expect(byHost.status == 404)
        #expect(try byHost.one("//ul[@class='ways']//a/@href") == "http://example.org:8080/")
    }

    @Test("a page that is only read refuses to be written to, and says that nothing was recorded")
    func wrongMethod() throws {
        let page = try campus.open("/home/", at: campus.college, method: .post)
        #expect(page.status == 405)
        #expect(page.response.headers["allow"] == "GET, HEAD")
        #expect(page.text.contains("Rien n’a été enregistré"))
    }

    @Test("503: a spoiled file closes its school, with a reference, and not its neighbour")
    func closedPortal() throws {
        let path = NSTemporaryDirectory() + "lutrin-closed-" + UUID().uuidString
        defer { do { try FileManager.default.removeItem(atPath: path) } catch {} }
        let data = try DataFolder(at: path, portalKind: PortalSchema.kind)
        let (one, two) = (campus.college, campus.lycee)
        for rne in [one, two] {
            try PortalCreation.create(
                rne, settings: .init(name: "CDI \(rne)", town: "", accent: "teal"), in: data)
        }
        try Data("spoiled".utf8).write(to: URL(fileURLWithPath: "\(path)/portals/\(one).sqlite"))
        let site = try Site(data: data, home: TestCampus.home)
        let closed = try TestPage(
            site.respond(to: Request(.get, "/home/", headers: ["host": "\(one.lowercased).localhost"])))
        #expect(closed.status == 503)
        #expect(closed.response.headers["retry-after"] == "60")
        #expect(try closed.one("//strong[@class='reference']").utf8.count == 9)
        let open = try TestPage(
            site.respond(to: Request(.get, "/home/", headers: ["host": "\(two.lowercased).localhost"])))
        #expect(open.status == 200)
        #expect(try open.has("//div[@class='empty']"))
    }

    /// A portal of its own, spoiled by `damage` once it holds a record, and what the record's page then is.
    private func page(after damage: (String) throws -> Void) throws -> TestPage {
        let path = NSTemporaryDirectory() + "lutrin-damaged-" + UUID().uuidString
        defer { do { try FileManager.default.removeItem(atPath: path) } catch {} }
        let data = try DataFolder(at: path, portalKind: PortalSchema.kind)
        try PortalCreation.create(
            campus.college, settings: .init(name: "CDI", town: "", accent: "teal"), in: data)
        let library = LibraryFile(try data.openPortal(campus.college))
        _ = try CatalogueImport(
            of: TestCampus.home + "/Content/demo/college/college-autres.xml", into: library
        ).run(now: TestCampus.noon)
        try library.close()
        let site = try Site(data: data, home: TestCampus.home)
        let host = "\(campus.college.lowercased).localhost"
        _ = site.respond(to: Request(.get, "/pages/chercher", headers: ["host": host]))
        try damage("\(path)/portals/\(campus.college).sqlite")
        return try TestPage(site.respond(to: Request(.get, "/notice/1", headers: ["host": host])))
    }

    @Test("500: an error of ours has a page in the portal's frame, with a number to give")
    func ourError() throws {
        let page = try page { path in
            let file = try StoredFile(opening: path, kind: PortalSchema.kind)
            try file.write { try $0.execute(sql: "ALTER TABLE copy RENAME TO copies") }
            try file.close()
        }
        #expect(page.status == 500)
        #expect(try page.one("//h1") == "Une page s’est cornée de notre côté")
        #expect(try page.one("//strong[@class='reference']").utf8.count == 9)
        #expect(try page.has("//form[@role='search']"))
        #expect(!page.text.contains("SQL") && !page.text.contains("copies"))
    }

    @Test("503: a file that spoils while it is open closes its school")
    func spoiledWhileOpen() throws {
        let page = try page { path in
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            let size = try file.seekToEnd()
            for offset in stride(from: UInt64(4096), to: size, by: 4096) {
                try file.seek(toOffset: offset)
                try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
            }
            try file.close()
        }
        #expect(page.status == 503)
    }

    @Test("500: the refusals of the server itself have a page too")
    func serverRefusals() throws {
        for status in [
            Status.badRequest, .uriTooLong, .contentTooLarge, .internalServerError, .serviceUnavailable,
        ] {
            let page = try TestPage(campus.site.refusalPage(status))
            #expect(page.response.status == status)
            #expect(try page.all("//h1").count == 1)
        }
    }
}
