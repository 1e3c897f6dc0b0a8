import Formats
import Foundation
import Library
import School
import Storage
import Synchronization
import Testing
import WebServer

@testable import Portal

@Suite("What the tile of a CDI portal shows")
struct CdiTilesTests {
    let world: PartnersWorld

    init() throws { world = try PartnersWorld() }

    @Test(
        "B3 W-02 W-03 P-02 a pupil sees the portal’s name and tooltip, and their own loans, late ones first")
    func pupil() throws {
        let tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        #expect(tile.name == "CDI du collège Les Tilleuls")
        #expect(tile.tooltip == "Découvrir les actualités et les documents du CDI")
        #expect(tile.address == "http://\(world.campus.college.lowercased).localhost/cas/entree")
        let own = try #require(tile.own)
        #expect(!own.loans.isEmpty && tile.children.isEmpty && tile.unavailable == nil)
        let late = own.loans.map(\.isLate)
        #expect(late == late.sorted { $0 && !$1 })
        #expect(own.loans.allSatisfy { $0.address.contains("/notice/") })
        #expect(tile.hours.count == 8 && tile.answeredAt == TestCampus.noon)
    }

    @Test("A9-7 a teacher of both schools sees both portals")
    func teacher() throws {
        #expect(try world.tiles(of: "Diallo Mamadou").count == 2)
    }

    @Test("a guardian sees numbers by child, and titles once the child opened them")
    func guardian() throws {
        var tile = try #require(try world.tiles(of: "Martin Paul").first)
        #expect(tile.own == nil)
        let child = try #require(tile.children.first)
        #expect(child.firstName == "Léa" && child.opened == nil)
        let lea = try #require(
            try world.file.read { try $0.directory.children(of: world.person("Martin Paul").id) }.first)
        try world.file.write { try $0.partners.setOpenedLoans(true, of: lea.id, on: world.campus.site.today) }
        tile = try #require(try world.tiles(of: "Martin Paul").first)
        #expect(tile.children.first?.opened?.loans.count == child.loans)
    }

    @Test("a pupil decides on a page of theirs what their guardians see")
    func opening() throws {
        let zoe = try world.campus.member("zoe")
        #expect(try zoe.opens("/eleve").has("//a[@href='/mes-prets']"))
        #expect(try zoe.opens("/mes-prets").text.contains("Ils ne voient que des nombres."))
        let id = try world.person("Marchand Zoé").id
        try zoe.sends("/mes-prets", ["ouvrir": "oui", "jeton": "o1"])
        #expect(try world.file.read { try $0.partners.hasOpenedLoans(id) })
        try zoe.sends("/mes-prets", ["ouvrir": "non", "jeton": "o2"])
        #expect(try world.file.read { try !$0.partners.hasOpenedLoans(id) })
        #expect(try world.campus.member("martin").opens("/mes-prets").status == 404)
    }

    @Test("a portal of this machine that cannot be opened costs a sentence")
    func missing() throws {
        let rne = try #require(RNE("9990009H"))
        let schoolClass = try world.schoolClass("3eA")
        try world.file.write { campus in
            let id = try campus.partners.add(rne, .init(name: "Absent"))
            let board = try campus.partners.reading.board(on: world.campus.site.today)
            var wanted = board.portals
            wanted[schoolClass] = [id]
            try campus.partners.set(
                wanted, basedOn: board.version,
                by: Stamp(token: "a", actor: "b", at: TestCampus.noon, day: world.campus.site.today))
        }
        let tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        #expect(tile.unavailable?.contains("ne répond pas") == true && tile.own == nil)
    }

    // MARK: A portal on another machine

    /// A campus whose pupil of 3eA goes to a portal that answers as this handler says.
    private func distant(_ handler: @escaping @Sendable (Request) throws -> Response) throws -> WebServer {
        let server = WebServer(
            configuration: ServerConfiguration(host: "127.0.0.1", port: 0), handler: handler)
        let port = try server.start()
        let college = try world.partner(world.campus.college)
        try world.file.write { campus in
            try campus.partners.change(
                college.id,
                to: .init(name: "Loin", address: "http://127.0.0.1:\(port)/cdi/\(college.rne.lowercased)/"))
            try campus.partners.set(.init(secret: "jeton-du-portail-distant"), of: college.id)
        }
        return server
    }

    @Test("R-10 B3 a distant portal is never waited for: asked beside, told on the next page, with the time")
    func asked() throws {
        let site = world.campus.site
        let token = SecretToken(random: Array("trente-deux octets pour ce jeton".utf8))
        try site.libraries.file(for: world.campus.college).write {
            _ = try $0.shelf.add(
                token, client: [7], label: "Campus",
                stamp: Stamp(token: "a", actor: "b", at: TestCampus.noon, day: site.today))
        }
        let server = try distant { site.respond(to: $0) }
        defer { server.stop(within: 0) }
        let college = try world.partner(world.campus.college)
        try world.file.write { try $0.partners.set(.init(secret: token.text), of: college.id) }
        var tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        #expect(tile.own == nil && tile.unavailable?.contains("actualisez") == true)
        _ = try world.tiles(of: "Marchand Zoé")
        #expect(world.later.run() == 1, "asked once, however many pages want it")
        tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        #expect(tile.own?.loans.isEmpty == false && tile.unavailable == nil)
        #expect(tile.answeredAt == TestCampus.noon)
        #expect(world.later.run() == 0, "fresh enough")
        site.askAboutEverybody(at: college, in: DemoCampus.campus, before: TestCampus.noon + 1)
        world.later.run()
        let stale = try world.file.read {
            try $0.partners.stale(at: college, before: TestCampus.noon, on: site.today, limit: 5_000)
        }
        #expect(stale.isEmpty, "every person of the portal was asked about")
    }

    @Test(
        "a portal that answers wrongly or not at all costs nothing: the last good answer stays, and it is left alone",
        arguments: ["500", "403", "html", "redirect"])
    func broken(kind: String) throws {
        let server = try distant { _ in
            switch kind {
            case "500": .text("non", status: Status(rawValue: 500))
            case "403": .text("non", status: .forbidden)
            case "html": .html("<p>Bienvenue</p>")
            default: .redirect(to: "https://ailleurs.exemple/")
            }
        }
        defer { server.stop(within: 0) }
        let (zoe, college) = (try world.person("Marchand Zoé"), try world.partner(world.campus.college))
        let answer = LoansAnswer(current: [
            .init(key: "l_1", title: "Momo", lentOn: "2026-11-01", dueOn: "2026-11-30", mayBeRenewed: true)
        ])
        try world.file.write {
            try $0.partners.keep(
                answer.bytes, of: zoe.id, from: college.id, at: TestCampus.noon - 7_200)
        }
        _ = try world.tiles(of: "Marchand Zoé")
        #expect(world.later.run() == 1)
        let tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        #expect(tile.own?.loans.map(\.title) == ["Momo"])
        #expect(tile.own?.loans.first?.renewal == nil, "it is renewed there, not here")
        #expect(tile.answeredAt == TestCampus.noon - 7_200)
        #expect(tile.unavailable?.contains("la dernière fois") == true)
        #expect(world.later.run() == 0, "left alone for a minute")
        let sheet = try world.admin.opens("/partenaires/cdi/\(college.rne.lowercased)")
        #expect(sheet.text.contains("prochain essai après"))
        try world.admin.sends("/partenaires/cdi/\(college.rne.lowercased)/recuperer", ["jeton": "x"])
        #expect(world.later.run() == 1, "asked by hand, at once")
    }

    @Test(
        "R-11 somebody whom the distant portal does not know has no loans; the portal opens and searches all the same"
    )
    func unknown() throws {
        let server = try distant { _ in .text("{}", status: .notFound) }
        defer { server.stop(within: 0) }
        _ = try world.tiles(of: "Marchand Zoé")
        world.later.run()
        let tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        #expect(tile.own == nil && tile.unavailable == nil && tile.answeredAt == TestCampus.noon)
        #expect(tile.name == "Loin" && tile.address.hasPrefix("http://127.0.0.1:"))
    }

    @Test("R-09 the users’ file goes to a distant portal in the same way, with the token")
    func sent() throws {
        let site = world.campus.site
        let server = try distant { site.respond(to: $0) }
        defer { server.stop(within: 0) }
        let address = "/partenaires/cdi/\(world.campus.college.lowercased)/utilisateurs"
        let zoe = try world.person("Marchand Zoé")
        let sheet = "/partenaires/cdi/\(world.campus.college.lowercased)"
        func notes() throws -> [String] { try world.admin.opens(sheet).all("//p[contains(@class,'bad')]") }
        #expect(try world.admin.sends(address, ["personne": "\(zoe.id)", "jeton": "s1"]).status == 303)
        #expect(try notes().contains { $0.contains("n’a pas encore dit") }, "nobody waits for another site")
        #expect(world.later.run() == 1)
        #expect(try notes().contains { $0.contains("refuse le jeton") })
        let token = SecretToken(random: Array("trente-deux octets pour ce jeton".utf8))
        let library = try site.libraries.file(for: world.campus.college)
        try library.write {
            _ = try $0.shelf.add(
                token, client: [7], label: "Campus lointain",
                stamp: Stamp(token: "a", actor: "b", at: TestCampus.noon, day: site.today))
        }
        let college = try world.partner(world.campus.college)
        try world.file.write { try $0.partners.set(.init(secret: token.text), of: college.id) }
        #expect(
            try world.admin.sends(address, ["personne": "\(zoe.id)", "jeton": "s2"]).status == 303)
        #expect(try world.admin.sends(address, ["personne": "\(zoe.id)", "jeton": "s2"]).status == 303)
        #expect(world.later.run() == 1, "sent twice, it leaves once")
        #expect(try notes().isEmpty)
        #expect(
            try world.admin.opens(sheet).one("//dt[.='Utilisateurs']/following-sibling::dd[1]")
                .contains("1 personne"))
        let file = try #require(try library.read { try $0.shelf.files(at: TestCampus.noon) }.first)
        #expect(file.sender == "Campus lointain" && file.people == 1)
    }

    @Test("a turn is one question long when the portal is slow; others are asked before it goes on")
    func turns() throws {
        let asked = Mutex<[String]>([])
        let server = try distant { request in
            asked.withLock { $0.append(request.path.last ?? "") }
            return .text("{}", status: .notFound)
        }
        defer { server.stop(within: 0) }
        let college = try world.partner(world.campus.college)
        let (site, later) = (world.campus.site, world.later)
        let outside = Outside(fetcher: site.outside.fetcher, turn: .init(seconds: 0, count: 3)) { _, work in
            later.add(work)
        }
        let impatient = try TestCampus(copying: world.campus, outside: outside)
        impatient.site.askAboutEverybody(at: college, in: DemoCampus.campus, before: TestCampus.noon)
        #expect((0..<5).map { _ in later.run() } == [1, 1, 1, 0, 0], "three turns, then until tomorrow")
        #expect(Set(asked.withLock { $0 }).count == 3)
    }

    @Test(
        "a portal that moved while an errand waited is asked at its new address, never with its token at the old one"
    )
    func moved() throws {
        let old = try distant { _ in .text("{}", status: .notFound) }
        defer { old.stop(within: 0) }
        let seen = Mutex<[String]>([])
        _ = try world.tiles(of: "Marchand Zoé")
        let new = try distant { request in
            seen.withLock { $0.append(request.header("authorization") ?? "") }
            return .text("{}", status: .notFound)
        }
        defer { new.stop(within: 0) }
        #expect(world.later.run() == 1)
        #expect(seen.withLock { $0 } == ["Bearer jeton-du-portail-distant"])
    }

    @Test("D2 a loan is renewed from the home page, by whoever has it and nobody else")
    func renewed() throws {
        let tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        let loan = try #require(tile.own?.loans.first { $0.renewal != nil })
        let key = try #require(loan.renewal)
        let stamp = Stamp(
            token: "renouvelle", actor: "Zoé", at: TestCampus.noon, day: world.campus.site.today)
        let site = world.campus.site
        let lea = try world.person("Martin Léa")
        #expect(throws: RenewalRefusal.unknownLoan) {
            _ = try site.renew(key, for: lea, at: tile.portal, in: DemoCampus.campus, stamp: stamp)
        }
        let outcome = try site.renew(
            key, for: world.person("Marchand Zoé"), at: tile.portal, in: DemoCampus.campus, stamp: stamp)
        #expect(outcome.dueOn > loan.dueOn)
        let after = try #require(try world.tiles(of: "Marchand Zoé").first?.own?.loans)
        #expect(after.contains { $0.title == loan.title && $0.dueOn == outcome.dueOn })
    }

    @Test(
        "a portal that is of the campus no longer tells it nothing, lends it nothing, takes nothing from it")
    func apart() throws {
        let site = world.campus.site
        let zoe = try world.person("Marchand Zoé")
        let loan = try #require(
            try world.tiles(of: "Marchand Zoé").first?.own?.loans.compactMap(\.renewal).first)
        _ = try site.folder.platform.put(world.campus.college, inCampus: "")
        let tile = try #require(try world.tiles(of: "Marchand Zoé").first)
        #expect(tile.own == nil && tile.unavailable != nil)
        let stamp = Stamp(token: "trop-tard", actor: "Zoé", at: TestCampus.noon, day: site.today)
        #expect(throws: StorageError.self) {
            _ = try site.renew(loan, for: zoe, at: world.campus.college, in: DemoCampus.campus, stamp: stamp)
        }
        #expect(throws: StorageError.self) {
            try site.leave(
                Array("<FICHES_XML/>".utf8), naming: [], at: world.campus.college, from: "X",
                of: DemoCampus.campus)
        }
    }
}
