import Formats
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("Tokens of an hour, and what programs bring with them")
struct AccessTokenTests {
    let campus: TestCampus

    init() throws { campus = try TestCampus(copying: TestCampus.shared.get()) }

    private var library: LibraryFile { get throws { try campus.site.libraries.file(for: campus.college) } }

    /// As the administrator copies them from the page.
    private func client() throws -> (id: String, secret: String) {
        let page = try campus.visitor("admin").sends(
            "/administration/fichiers/jetons/nouveau", ["nom": "ENT", "jeton": "t1"])
        #expect(
            try page.one("//dt[.='Demander un accès']/following-sibling::dd[1]").hasSuffix(
                "/api/oauth2/token"))
        return (
            try page.one("//dt[.='Identifiant']/following-sibling::dd[1]"),
            try page.one("//p[@class='secret']")
        )
    }

    private func ask(
        _ body: String, type: String = "application/x-www-form-urlencoded", basic: String? = nil,
        from address: String = "127.0.0.1",
    ) throws -> TestPage {
        try TestPage(
            campus.site.respond(
                to: Request(
                    .post, "/api/oauth2/token",
                    headers: [
                        "host": "\(campus.college.lowercased).localhost", "content-type": type,
                        "authorization": basic.map { "Basic " + Data($0.utf8).base64EncodedString() } ?? "",
                    ], body: Array(body.utf8), remoteAddress: address)))
    }

    private func answer(_ page: TestPage) throws -> [String: String] {
        let values = try #require(
            try JSONSerialization.jsonObject(with: Data(page.text.utf8)) as? [String: Any])
        return values.mapValues { "\($0)" }
    }

    private func check(_ token: String, _ path: String = "prets/edifice/") throws -> TestPage {
        try TestPage(
            campus.site.respond(
                to: Request(
                    .get, "/api/utilisateurs_externe/\(path)\(campus.college)",
                    headers: [
                        "host": "\(campus.college.lowercased).localhost", "authorization": "Bearer \(token)",
                    ])))
    }

    @Test(
        "FORMATS 1.2 a token is given for a form, for JSON and for HTTP Basic, and opens what the secret opens"
    )
    func given() throws {
        let (id, secret) = try client()
        let form = "grant_type=client_credentials&client_id=\(id)&client_secret=\(secret)"
        let json =
            #"{"grant_type":"client_credentials","client_id":"\#(id)","client_secret":"\#(secret)","x":3}"#
        let pages = [
            try ask(form), try ask(json, type: "application/json; charset=utf-8"),
            try ask("grant_type=client_credentials", basic: "\(id):\(secret)"),
            try ask("grant_type=client_credentials&client_id=\(id)", basic: "\(id):\(secret)"),
        ]
        for page in pages {
            #expect(page.status == 200)
            let given = try answer(page)
            #expect(given["token_type"] == "Bearer" && given["expires_in"] == "3600")
            #expect(page.response.headers["cache-control"] == "no-store")
            #expect(page.response.headers["content-type"]?.hasPrefix("application/json") == true)
            #expect(try check(try #require(given["access_token"])).status == 200)
        }
        #expect(try check(secret).status == 200, "the plain token goes on working")
        let token = try #require(try answer(pages[0])["access_token"])
        let file = try library.read { try $0.shelf.tokens() }[0]
        #expect(file.client == id && file.hash != token && file.hash != secret)
        try campus.visitor("admin").sends(
            "/administration/fichiers/jetons/retirer", ["empreinte": file.hash])
        #expect(try check(token).status == 401, "tokens end with their client")
    }

    @Test("RFC 6749 5.2 each mistake has its name, in characters that the standard allows")
    func refused() throws {
        let (id, secret) = try client()
        let good = "grant_type=client_credentials&client_id=\(id)&client_secret=\(secret)"
        func refusal(_ page: TestPage) throws -> (Int, String?) {
            let told = try answer(page)
            #expect(
                try #require(told["error_description"]).unicodeScalars.allSatisfy {
                    (0x20...0x7E).contains($0.value) && $0 != "\"" && $0 != "\\"
                })
            #expect(told["error_uri"]?.hasSuffix("/pages/api") == true)
            #expect(page.response.headers["cache-control"] == "no-store")
            return (page.status, told["error"])
        }
        for (body, type, status, error) in [
            ("", "text/plain", 400, "invalid_request"),
            ("client_id=\(id)&client_secret=\(secret)", "", 400, "invalid_request"),
            (good + "&client_id=\(id)", "", 400, "invalid_request"),
            ("[1,2]", "application/json", 400, "invalid_request"),
            (String(repeating: "a", count: 20_000), "", 400, "invalid_request"),
            (
                good.replacingOccurrences(of: "client_credentials", with: "password"), "", 400,
                "unsupported_grant_type"
            ),
            (good + "x", "", 401, "invalid_client"),
            (
                "grant_type=client_credentials&client_id=inconnu&client_secret=\(secret)", "", 401,
                "invalid_client"
            ),
            ("grant_type=client_credentials", "", 401, "invalid_client"),
            (
                #"{"grant_type":"client_credentials","client_id":["\#(id)"]}"#, "application/json", 401,
                "invalid_client"
            ),
        ] {
            let page = try ask(body, type: type.isEmpty ? "application/x-www-form-urlencoded" : type)
            let (told, name) = try refusal(page)
            #expect(told == status && name == error, "\(body.prefix(60))")
            #expect((page.response.headers["www-authenticate"] != nil) == (status == 401))
        }
        #expect(try refusal(try ask(good, basic: "\(id):\(secret)")).1 == "invalid_request", "named twice")
        #expect(try refusal(try ask("grant_type=client_credentials", basic: "\(id)")).1 == "invalid_client")
        #expect(try campus.visitor("admin").opens("/api/oauth2/token").status == 404, "nothing to read")
    }

    @Test("who guesses secrets is soon asked to wait; who has one is not, and not without end")
    func throttled() throws {
        let (id, secret) = try client()
        let bad = try (0..<35).map { number in
            try ask("grant_type=client_credentials&client_id=\(id)&client_secret=invente-\(number)-abcdefgh")
                .status
        }
        #expect(bad.prefix(30).allSatisfy { $0 == 401 } && bad.suffix(5).allSatisfy { $0 == 429 })
        let good = "grant_type=client_credentials&client_id=\(id)&client_secret=\(secret)"
        let given = try (0..<61).map { _ in try ask(good).status }
        #expect(given.prefix(60).allSatisfy { $0 == 200 } && given.last == 429)
    }

    @Test("FORMATS 1.2 an ENT pushes its users with that token, under any name of editor")
    func pushed() throws {
        let (id, secret) = try client()
        let given = try answer(ask("grant_type=client_credentials&client_id=\(id)&client_secret=\(secret)"))
        let token = try #require(given["access_token"])
        func push(_ editor: String, _ body: String, _ token: String = token) throws -> TestPage {
            try TestPage(
                campus.site.respond(
                    to: Request(
                        .post, "/api/utilisateurs_externe/fichiers/\(editor)/\(campus.college)",
                        headers: [
                            "host": "\(campus.college.lowercased).localhost",
                            "content-type": "application/xml",
                            "authorization": "Bearer \(token)",
                        ], body: Array(body.utf8))))
        }
        let file =
            "<?xml version=\"1.0\"?><FICHES_XML><EMPRUNTEURS><EMPRUNTEUR_M>A B</EMPRUNTEUR_M></EMPRUNTEURS></FICHES_XML>"
        for editor in ["lutrin", "%C3%A9diteur%20inconnu", "a%2Fb", String(repeating: "x", count: 200)] {
            let page = try push(editor, file)
            #expect(page.status == 200, "\(editor)")
            #expect(page.text.contains("\"en_attente_de_confirmation\":true"), "one person is not the school")
        }
        for (body, token, status, error) in [
            (file, "court", 401, "jeton_refuse"), ("", token, 422, "fichier_vide"),
            ("<html/>", token, 422, "fichier_illisible"),
        ] {
            let page = try push("lutrin", body, token)
            let told = try answer(page)
            #expect(page.status == status && told["error"] == error)
            #expect(told["error_description"] != nil && told["error_uri"]?.contains("/pages/api") == true)
        }
    }
}
