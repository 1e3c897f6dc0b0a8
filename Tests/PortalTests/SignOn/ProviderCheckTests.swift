import Dispatch
import Fetching
import Foundation
import Synchronization
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
            base, service: service, certificate: "", with: fetcher)
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

    private static let service = "https://cdi.example/cas/retour"

    /// A CAS server that refuses made-up tickets, whatever the service; who asks for its page of sign-in is told this.
    private static func cas(_ login: @escaping @Sendable (Request) -> Response) throws -> Site {
        try Site { request in
            request.path.last == "login" ? login(request) : Self.failure("INVALID_TICKET")
        }
    }

    @Test("A-08 only a CAS server that refuses a made-up ticket is ready, of CAS 3 or of CAS 2")
    func ready() throws {
        let newest = try Self.cas { .redirect(to: $0.query["service"] ?? "") }
        #expect(Self.check(newest.base) == .ready)
        let older = try Site { request in
            if request.path.last == "login" { return .redirect(to: request.query["service"] ?? "") }
            return request.path.contains("p3")
                ? .text("", status: .notFound) : Self.failure("INVALID_TICKET")
        }
        #expect(Self.check(older.base) == .ready)
    }

    @Test("A-08 a server that looks the ticket up before the service is asked whether it knows this place")
    func declared() throws {
        let strict = try Self.cas { request in
            let isAsked = request.query["service"] == Self.service && request.query["gateway"] == "true"
            return .text("", status: isAsked ? .forbidden : .ok)
        }
        #expect(Self.check(strict.base) == .undeclared(code: "HTTP 403"))
        let without = try Self.cas { _ in .text("", status: .notFound) }
        #expect(Self.check(without.base) == .undeclared(code: "HTTP 404"))
        let others: [@Sendable (Request) -> Response] = [
            { _ in .text("Identifiez-vous") }, { _ in .redirect(to: "https://autre.example/") },
            { _ in .redirect(to: "/cas/autre?service=\(Self.service)") },
            { _ in .text("", status: Status(rawValue: 429)) },
            { _ in .text("", status: Status(rawValue: 500)) },
        ]
        for login in others {
            let site = try Self.cas(login)
            let check = Self.check(site.base)
            #expect(check == .unsure && check.isReady)
        }
    }

    @Test("A-08 one check of a server at a time, and of another beside it")
    func oneAtATime() {
        let providers = Providers()
        #expect(providers.beginCheck(of: "a") == nil)
        #expect(providers.beginCheck(of: "a") == .underWay)
        #expect(providers.beginCheck(of: "b") == nil, "another server")
        providers.endCheck(of: "a")
        #expect(providers.beginCheck(of: "a") == nil)
        #expect(ProviderCheck.underWay.isReady == false && ProviderCheck.busy.isReady == false)
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

    @Test("A-08 several people who press at once keep one worker, and the others are told")
    func pressedTwice() throws {
        let site = try Site { _ in
            Thread.sleep(forTimeInterval: 1)
            return Self.failure("INVALID_TICKET")
        }
        var fetcher = Fetcher()
        (fetcher.asksInPlain, fetcher.asksOwnNetwork) = (true, true)
        let (providers, base, asking) = (Providers(), site.base, fetcher)
        let outcomes = Outcomes()
        DispatchQueue.concurrentPerform(iterations: 3) { _ in
            outcomes.add(providers.check(base, service: Self.service, certificate: "", with: asking))
        }
        #expect(outcomes.all.filter { $0 == .underWay }.count == 2)
        #expect(outcomes.all.contains(.unsure), "and it is free again")
        #expect(providers.beginCheck(of: base) == nil)
    }

    private final class Outcomes: Sendable {
        private let known = Mutex<[ProviderCheck]>([])

        func add(_ check: ProviderCheck) { known.withLock { $0.append(check) } }
        var all: [ProviderCheck] { known.withLock { $0 } }
    }

    @Test("each outcome has its sentence, and no two have the same")
    func sentences() {
        let all: [ProviderCheck] =
            [
                .ready, .undeclared(code: "A"), .inTrouble(code: "A"), .takesAnything, .badAddress,
                .page("https://ent.example/cas"), .notCas, .strangeHost("a.example"), .noEspaces,
                .unknownSchool, .unsure, .underWay, .busy,
            ]
            + [
                .notSecure, .unknownHost, .notReached, .tooSlow, .untrustedCertificate, .redirected,
                .refused, .trouble(status: 500), .ownNetwork, .cut,
            ].map { .silent($0) }
        #expect(Set(all.map { $0.sentence(of: "Mon ENT") }).count == all.count)
    }
}
