import Foundation
import Testing
import WebServer

@testable import Fetching

@Suite("Another site is asked")
struct FetcherTests {
    /// A site on this machine, as long as the test holds it.
    private final class Site {
        let port: UInt16
        private let server: WebServer

        init(_ handler: @escaping @Sendable (Request) throws -> Response) throws {
            server = WebServer(
                configuration: ServerConfiguration(host: "127.0.0.1", port: 0), handler: handler)
            port = try server.start()
        }

        deinit { server.stop(within: 0) }

        func address(_ path: String) throws -> WebAddress {
            try #require(WebAddress("http://127.0.0.1:\(port)\(path)"))
        }
    }

    private static var fetcher: Fetcher {
        var fetcher = Fetcher()
        (fetcher.asksInPlain, fetcher.asksOwnNetwork) = (true, true)
        return fetcher
    }

    @Test("with its token, and answers")
    func asked() throws {
        let site = try Site { request in
            .text("\(request.header("Authorization") ?? "") \(request.header("Accept") ?? "")")
        }
        let answer = try Self.fetcher.fetch(
            .init(site.address("/a"), token: "un-jeton", accepts: "application/json"))
        #expect(String(decoding: answer.body, as: UTF8.self) == "Bearer un-jeton application/json")
        #expect(answer.status == 200 && answer.contentType == "text/plain; charset=utf-8")
        let hostile = try Self.fetcher.fetch(.init(site.address("/a"), token: "a\r\nX-Autre: b"))
        #expect(String(decoding: hostile.body, as: UTF8.self).hasPrefix("Bearer aX-Autre: b"))
    }

    @Test("a file is posted to it as it is, however long, an empty one too")
    func posted() throws {
        let site = try Site { request in
            try .text("\(request.method.rawValue) \(request.mediaType ?? "") \(request.body.bytes().count)")
        }
        for size in [0, 10, 700_000] {
            let body = Fetcher.Question.Body(
                [UInt8](repeating: 0, count: size), contentType: "application/xml")
            let answer = try Self.fetcher.fetch(.init(site.address("/"), body: body))
            #expect(String(decoding: answer.body, as: UTF8.self) == "POST application/xml \(size)")
        }
    }

    @Test("each refusal has its sentence")
    func refusals() throws {
        let site = try Site { request in
            let status = Int(request.path.last ?? "") ?? 200
            return .text("non", status: Status(rawValue: status))
        }
        for (status, error) in [
            (401, .refused), (403, .refused), (404, .notFound), (429, .tooOften),
            (500, .trouble(status: 500)),
            (503, .trouble(status: 503)),
        ] as [(Int, FetchError)] {
            #expect(throws: error) { try Self.fetcher.fetch(.init(site.address("/\(status)"))) }
            #expect(error.sentence.hasSuffix("."))
        }
    }

    @Test("an endless, slow or absent answer ends in a refusal")
    func limits() throws {
        let site = try Site { request in
            if request.path.first == "lent" { Thread.sleep(forTimeInterval: 3) }
            return .text(String(repeating: "a", count: 100_000))
        }
        var fetcher = Self.fetcher
        (fetcher.largestAnswer, fetcher.totalSeconds) = (50_000, 1)
        #expect(throws: FetchError.tooLarge) { try fetcher.fetch(.init(site.address("/"))) }
        #expect(throws: FetchError.tooSlow) { try fetcher.fetch(.init(site.address("/lent"))) }
        #expect(throws: FetchError.stopped) {
            try Self.fetcher.fetch(.init(site.address("/lent")), isStopping: { true })
        }
        let nowhere = try #require(WebAddress("http://127.0.0.1:1/"))
        #expect(throws: FetchError.notReached) { try fetcher.fetch(.init(nowhere)) }
        let unknown = try #require(WebAddress("https://portail.invalid/"))
        #expect(throws: FetchError.unknownHost) { try fetcher.fetch(.init(unknown)) }
    }

    @Test("who sends elsewhere is followed a few times at most, and never with a token")
    func redirects() throws {
        let site = try Site { request in
            request.path.first == "fin"
                ? .text("arrivé") : .redirect(to: request.path.first == "a" ? "/fin" : "/b")
        }
        #expect(throws: FetchError.redirected) { try Self.fetcher.fetch(.init(site.address("/a"))) }
        var fetcher = Self.fetcher
        fetcher.redirects = 3
        #expect(try fetcher.fetch(.init(site.address("/a"))).body == Array("arrivé".utf8))
        #expect(throws: FetchError.redirected) { try fetcher.fetch(.init(site.address("/b"))) }
        #expect(throws: FetchError.redirected) { try fetcher.fetch(.init(site.address("/a"), token: "j")) }
    }

    @Test("who asks for whatever is said learns where the site sends, and goes nowhere")
    func sentElsewhere() throws {
        let site = try Site { request in
            request.path.first == "fin" ? .text("arrivé") : .redirect(to: "/fin?a=%C3%A9")
        }
        let answer = try Self.fetcher.ask(.init(site.address("/a")))
        #expect((300...399).contains(answer.status))
        #expect(answer.sendsTo == "http://127.0.0.1:\(site.port)/fin?a=%C3%A9")
        #expect(try Self.fetcher.ask(.init(site.address("/fin"))).sendsTo.isEmpty)
    }

    @Test("never on the machine itself or in its network, nor in the clear, unless that was allowed")
    func ownNetwork() throws {
        let site = try Site { _ in .text("secret") }
        var fetcher = Self.fetcher
        fetcher.asksOwnNetwork = false
        #expect(throws: FetchError.ownNetwork) { try fetcher.fetch(.init(site.address("/"))) }
        for host in ["localhost", "0.0.0.0", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]"] {
            let address = try #require(WebAddress("http://\(host):\(site.port)/"))
            #expect(throws: FetchError.self, "\(host)") { try fetcher.fetch(.init(address)) }
        }
        fetcher.asksInPlain = false
        #expect(throws: FetchError.notSecure) { try fetcher.fetch(.init(site.address("/"))) }
    }
}
