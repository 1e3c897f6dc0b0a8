import Fetching
import Formats
import Foundation
import Library
import School
import Storage
import Synchronization
import Testing
import WebServer

@testable import Portal

@Suite("How the portals of a campus fare, and tokens that they give for an hour")
struct PartnersHealthTests {
    let world: PartnersWorld

    init() throws { world = try PartnersWorld() }

    /// A portal elsewhere: gives tokens of an hour, says how it was asked for them.
    private final class Elsewhere: Sendable {
        struct Seen {
            /// Media types of the questions for a token.
            var asked: [String] = []
            var given = 0
            /// The token that it knows now.
            var token = ""
            var questions = 0
        }

        let seen = Mutex(Seen())
        /// What it says to a body in JSON.
        let readsJSON: Bool
        let life: String

        init(readsJSON: Bool = true, life: String = "3600") {
            self.readsJSON = readsJSON
            self.life = life
        }

        func respond(to request: Request) -> Response {
            if request.path.suffix(2).elementsEqual(["oauth2", "token"]) { return give(request) }
            let isKnown = seen.withLock { seen in
                seen.questions += 1
                return !seen.token.isEmpty && request.header("authorization") == "Bearer \(seen.token)"
            }
            guard isKnown else { return .text("non", status: .unauthorized) }
            guard let rne = request.path.last, request.path.count == 7 else {
                return .text("{}", status: .notFound)
            }
            return APIAnswer.json(Array("{\"rne\":\"\(rne)\"}".utf8))
        }

        private func give(_ request: Request) -> Response {
            let type = request.mediaType ?? ""
            let number = seen.withLock { seen in
                seen.asked.append(type)
                guard readsJSON || type != "application/json" else { return 0 }
                seen.given += 1
                seen.token = "acces-\(seen.given)"
                return seen.given
            }
            guard number > 0 else { return .text("{}", status: .unsupportedMediaType) }
            do {
                let body = String(decoding: try request.body.bytes(), as: UTF8.self)
                guard body.contains("le-client"), body.contains("le-secret") else {
                    return .text("{}", status: .unauthorized)
                }
            } catch { return .text("{}", status: .badRequest) }
            return APIAnswer.json(
                Array(
                    "{\"access_token\":\"acces-\(number)\",\"token_type\":\"bearer\",\"expires_in\":\(life)}"
                        .utf8)
            )
        }
    }

    private func served(_ elsewhere: Elsewhere) throws -> (server: WebServer, partner: Partner) {
        let server = WebServer(configuration: ServerConfiguration(host: "127.0.0.1", port: 0)) {
            elsewhere.respond(to: $0)
        }
        let port = try server.start()
        let college = try world.partner(world.campus.college)
        try world.file.write { campus in
            try campus.partners.change(
                college.id, to: .init(name: "Loin", address: "http://127.0.0.1:\(port)/cdi/x/"))
            try campus.partners.set(.init(client: "le-client", secret: "le-secret"), of: college.id)
        }
        return (server, try world.partner(world.campus.college))
    }

    private func portal(_ partner: Partner) throws -> DistantPortal {
        DistantPortal(
            partner, try world.file.read { try $0.partners.credentials(of: partner.id) },
            asking: world.campus.site)
    }

    @Test(
        "FORMATS 1.2 a token of an hour is asked for once, in JSON then in a form, kept, and renewed once when refused",
        arguments: [true, false])
    func tokens(readsJSON: Bool) throws {
        let elsewhere = Elsewhere(readsJSON: readsJSON)
        let (server, partner) = try served(elsewhere)
        defer { server.stop(within: 0) }
        let portal = try portal(partner)
        try portal.check()
        try portal.check()
        let types = ["application/json"] + (readsJSON ? [] : ["application/x-www-form-urlencoded"])
        #expect(elsewhere.seen.withLock { $0.asked } == types)
        #expect(elsewhere.seen.withLock { $0.questions } == 2)
        elsewhere.seen.withLock { $0.token = "oublié" }
        try portal.check()
        #expect(elsewhere.seen.withLock { $0.given } == 2, "renewed")
        #expect(elsewhere.seen.withLock { $0.questions } == 4)
        #expect(try portal.loans(of: "inconnu") == [])
    }

    @Test(
        "a token that is about to end is not used; one that is refused at once is not asked for again and again"
    )
    func ends() throws {
        let elsewhere = Elsewhere(life: "\"20\"")
        let (server, partner) = try served(elsewhere)
        defer { server.stop(within: 0) }
        let portal = try portal(partner)
        try portal.check()
        try portal.check()
        #expect(elsewhere.seen.withLock { $0.given } == 2)
        try world.file.write {
            try $0.partners.set(.init(client: "le-client", secret: "faux"), of: partner.id)
        }
        let wrong = try self.portal(partner)
        #expect(throws: FetchError.refused) { try wrong.check() }
        #expect(elsewhere.seen.withLock { $0.given } == 3)
    }

    @Test("R-03 a portal is declared with an identifier and a secret; its own tokens of an hour open it")
    func declared() throws {
        let site = world.campus.site
        let secret = SecretToken(random: Array("trente-deux octets pour ce jeton".utf8))
        let library = try site.libraries.file(for: world.campus.college)
        let client = try library.write {
            try $0.shelf.add(
                secret, client: [1, 2, 3, 4, 5, 6, 7, 8], label: "Campus",
                stamp: Stamp(token: "a", actor: "b", at: TestCampus.noon, day: site.today))
        }
        let server = WebServer(configuration: ServerConfiguration(host: "127.0.0.1", port: 0)) {
            site.respond(to: $0)
        }
        let port = try server.start()
        defer { server.stop(within: 0) }
        let college = try world.partner(world.campus.college)
        try world.file.write { try $0.partners.remove(college.id) }
        func declare(_ secret: String, _ token: String) throws -> TestPage {
            try world.admin.sends(
                "/partenaires/cdi/nouveau",
                [
                    "rne": college.rne.description, "nom": "Loin", "infobulle": "",
                    "adresse": "http://127.0.0.1:\(port)/cdi/\(college.rne.lowercased)/home/",
                    "identifiant": client, "secret": secret, "jeton": token,
                ])
        }
        let wrong = try declare("un-secret-tout-a-fait-faux", "d1")
        #expect(wrong.status == 422)
        #expect(try wrong.one("//input[@name='identifiant']/@value") == client, "still typed")
        #expect(try declare(secret.text, "d2").status == 303)
        let partner = try world.partner(college.rne)
        #expect(partner.client == client && partner.hasToken)
        let sheet = try world.admin.opens("/partenaires/cdi/\(college.rne.lowercased)")
        #expect(try sheet.one("//input[@name='identifiant']/@value") == client)
        #expect(!sheet.text.contains(secret.text))
        try world.admin.sends(
            "/partenaires/cdi/\(college.rne.lowercased)",
            [
                "nom": "Loin", "infobulle": "", "adresse": partner.address, "identifiant": "", "secret": "",
                "jeton": "d3",
            ])
        #expect(
            try world.file.read { try $0.partners.credentials(of: partner.id) }
                == .init(client: "", secret: secret.text), "the secret stays, and is shown as it is")
        JobRounds(of: site, jobs: [.transfers], campusJobs: []).makeRound()
        let kinds = Set(try library.read { try $0.transfers.transfers() }.map(\.kind))
        #expect(kinds == [.access, .refused])
    }

    @Test(
        "D16 X-04 three clocks a portal, the last error in words, the next try; « Essayer maintenant » once")
    func health() throws {
        let page = try world.admin.opens("/liaisons")
        #expect(try page.all("//li[contains(@class,'card')]").count == 2)
        #expect(
            try page.all("(//li[contains(@class,'card')])[1]//dt")
                == ["Du CDI à son portail", "Fichier des utilisateurs", "Prêts"])
        #expect(try page.has("//nav[@aria-label='Portails']//a[.='État des liaisons']"))
        let college = world.campus.college
        let here = try world.admin.sends("/liaisons/\(college.lowercased)/essayer", ["jeton": "h0"])
        #expect(here.response.headers["location"]?.contains("portail-essaye-ici") == true)

        let elsewhere = Elsewhere()
        let (server, partner) = try served(elsewhere)
        defer { server.stop(within: 0) }
        try world.file.write { campus in
            try campus.partners.noteFailure(
                of: partner.id, "Le site ne répond pas.", at: TestCampus.noon - 30)
            try campus.partners.noteFailure(
                of: partner.id, "Le site ne répond pas.", at: TestCampus.noon - 20)
            for people in [500, 300] {
                let stamp = Stamp(
                    token: "e\(people)", actor: "A", at: TestCampus.noon - 7_200, day: world.campus.site.today
                )
                let id = try campus.partners.beginSending(of: people, to: partner.id, by: stamp)
                try campus.partners.endSending(id)
            }
        }
        func card(_ path: String) throws -> [String] {
            try world.admin.opens("/liaisons").all("(//li[contains(@class,'card')])[1]\(path)")
        }
        #expect(try card("//p[contains(@class,'bad')]")[0].contains("Le site ne répond pas. 2 essais"))
        #expect(try card("//p[@class='quiet']").contains { $0.contains("Prochain essai dans 2 minutes") })
        #expect(try card("//dd")[1].contains("il y a 2 heures : 300 personnes, 40 % de moins"))
        #expect(try card("//dd")[1].contains("encore 2 jours"))
        for _ in 0..<2 {
            let sent = try world.admin.sends("/liaisons/\(college.lowercased)/essayer", ["jeton": "h1"])
            #expect(sent.response.headers["location"]?.contains("portail-essaye") == true)
        }
        #expect(world.later.run() == 1, "a double click asks once")
        #expect(try card("//p[contains(@class,'bad')]").isEmpty)
        #expect(try card("//dd")[2] == "Dernière réponse à l’instant.")
        #expect(try world.campus.member("zoe").opens("/liaisons").status == 404)
        #expect(try world.campus.stranger().opens("/liaisons").status == 303)
    }
}
