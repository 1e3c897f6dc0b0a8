import Fetching
import Testing
import WebServer

@testable import Portal

/// What administrators are told of the address that they typed, before anybody signs in by it.
@Suite("A connection is checked for real")
struct ProviderCheckTests {
    /// A site on this machine, as long as the test holds it.
    private final class Site {
        let base: String
        private let server: WebServer

        init(_ handler: @escaping @Sendable (Request) throws -> Response) throws {
            server = WebServer(
                configuration: ServerConfiguration(host: "127.0.0.1", port: 0), handler: handler)
            base = "http://127.0.0.1:\(try server.start())/cas"
        }

        deinit { server.stop(within: 0) }
    }

    private static func check(_ base: String) -> ProviderCheck {
        var fetcher = Fetcher()
        (fetcher.asksInPlain, fetcher.asksOwnNetwork) = (true, true)
        return Providers().check(
            base, service: "https://cdi.example/cas/retour", certificate: "", with: fetcher)
    }

    private static func answer(_ body: String) -> Response {
        Response(
            contentType: "application/xml",
            body: Array(
                "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>\(body)</cas:serviceResponse>"
                    .utf8))
    }

    private static func failure(_ code: String) -> Response {
        answer("<cas:authenticationFailure code='\(code)'>non</cas:authenticationFailure>")
    }

    @Test("A-08 only a CAS server that refuses a made-up ticket is ready, of CAS 3 or of CAS 2")
    func ready() throws {
        let newest = try Site { _ in Self.failure("INVALID_TICKET") }
        #expect(Self.check(newest.base) == .ready)
        let older = try Site { request in
            request.path.contains("p3")
                ? .text("", status: .notFound) : Self.failure("INVALID_TICKET")
        }
        #expect(Self.check(older.base) == .ready)
    }

    @Test("A-08 each way of failing is told apart")
    func failures() throws {
        let undeclared = try Site { _ in Self.failure("UNAUTHORIZED_SERVICE") }
        #expect(Self.check(undeclared.base) == .undeclared(code: "UNAUTHORIZED_SERVICE"))
        let inTrouble = try Site { _ in Self.failure("INTERNAL_ERROR") }
        #expect(Self.check(inTrouble.base) == .inTrouble(code: "INTERNAL_ERROR"))
        let page = try Site { _ in .text("Bienvenue") }
        #expect(Self.check(page.base) == .notCas)
        let nothing = try Site { _ in .text("", status: .notFound) }
        #expect(Self.check(nothing.base) == .notCas)
        let trusting = try Site { _ in
            Self.answer("<cas:authenticationSuccess><cas:user>x</cas:user></cas:authenticationSuccess>")
        }
        #expect(Self.check(trusting.base) == .takesAnything)
        #expect(Self.check(trusting.base + "/login") == .page(trusting.base))
        #expect(Self.check("ent.example") == .badAddress)
        #expect(Self.check("https://ent.example/cas?x=1") == .badAddress)
        #expect(Self.check("http://127.0.0.1:1/cas") == .silent(.notReached))
        #expect(Self.check("https://ent.invalid/cas") == .silent(.unknownHost))
    }

    @Test("each outcome has its sentence, and no two have the same")
    func sentences() {
        let all: [ProviderCheck] =
            [
                .ready, .undeclared(code: "A"), .inTrouble(code: "A"), .takesAnything, .badAddress,
                .page("https://ent.example/cas"), .notCas, .strangeHost("a.example"), .noEspaces,
                .unknownSchool,
            ]
            + [
                .notSecure, .unknownHost, .notReached, .tooSlow, .untrustedCertificate, .redirected,
                .refused, .trouble(status: 500), .ownNetwork, .cut,
            ].map { .silent($0) }
        #expect(Set(all.map { $0.sentence(of: "Mon ENT") }).count == all.count)
    }
}
