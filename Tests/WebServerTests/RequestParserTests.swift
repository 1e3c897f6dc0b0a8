import Testing

@testable import WebServer

@Suite("The request parser")
struct RequestParserTests {
    @Test("understands an ordinary request")
    func ordinary() throws {
        let events = events(
            of: "GET /a%20b/?q=1 HTTP/1.1\r\nHost: CDI.localhost:8080\r\nX-A:  one \r\nx-a: two\r\n\r\n")
        guard case .head(let head) = events.first else { throw TestClient.Failure.closed }
        #expect(events.count == 2)
        #expect(events.last == .end)
        #expect(head.method == .get)
        #expect(Array(head.target.path) == Array("/a%20b/".utf8))
        #expect(Array(head.target.query) == Array("q=1".utf8))
        #expect(head.authority == "cdi.localhost:8080")
        #expect(head.fields.joined("x-a") == "one, two")
        #expect(head.keepsAlive)
    }

    @Test("refuses what RFC 9112 forbids", arguments: RequestParserTests.refused)
    func refuses(_ example: Example) {
        let whole = Self.events(of: example.bytes)
        #expect(whole.last == .failure(Status(rawValue: example.status)), "\(example)")
        #expect(whole == Self.events(ofEachByteOf: example.bytes), "\(example)")
    }

    @Test("accepts what RFC 9112 allows, however the bytes are cut", arguments: RequestParserTests.accepted)
    func accepts(_ example: Accepted) {
        let whole = Self.events(of: Array(example.text.utf8))
        #expect(whole.count(where: { $0 == .end }) == example.requests, "\(example)")
        #expect(Self.body(whole) == example.body, "\(example)")
        #expect(whole == Self.events(ofEachByteOf: Array(example.text.utf8)), "\(example)")
    }

    @Test("keeps a body within its limit, fixed or chunked")
    func bodyLimit() {
        let fixed = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n"
        #expect(
            Self.events(of: Array((fixed + "hello world").utf8), bodyLimit: 10).last
                == .failure(.contentTooLarge))
        #expect(Self.events(of: Array((fixed + "hello world").utf8), bodyLimit: 11).last == .end)
        let chunked =
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n"
        #expect(Self.events(of: Array(chunked.utf8), bodyLimit: 10).last == .failure(.contentTooLarge))
        #expect(Self.events(of: Array(chunked.utf8), bodyLimit: 11).last == .end)
    }

    @Test("keeps the request line and the header section within their limits, to the byte")
    func headLimits() {
        let path = String(repeating: "a", count: 8192 - "GET / HTTP/1.1".utf8.count)
        let rest = " HTTP/1.1\r\nHost: a\r\n\r\n"
        #expect(Self.events(of: "GET /" + path + rest).last == .end)
        #expect(Self.events(of: "GET /" + path + "a" + rest).last == .failure(.uriTooLong))
        #expect(Self.events(of: "GET /" + String(repeating: "a", count: 9000)).last == .failure(.uriTooLong))

        let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
        let filling = String(repeating: "b", count: 32_768 - "Host: a\r\nX: \r\n\r\n".utf8.count)
        #expect(Self.events(of: start + filling + "\r\n\r\n").last == .end)
        #expect(Self.events(of: start + filling + "bb\r\n\r\n").last == .failure(.headerFieldsTooLarge))
        #expect(Self.events(of: start + filling + filling).last == .failure(.headerFieldsTooLarge))

        func request(fields: Int) -> String {
            "GET / HTTP/1.1\r\nHost: a\r\n" + (1..<fields).map { "X-\($0): 1\r\n" }.joined() + "\r\n"
        }
        #expect(Self.events(of: request(fields: 100)).last == .end)
        #expect(Self.events(of: request(fields: 101)).last == .failure(.headerFieldsTooLarge))
    }

    @Test("does not forget what follows a request")
    func pipelined() {
        let events = Self.events(
            of: "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HT")
        #expect(events.count(where: { $0 == .end }) == 2)
    }
}

// MARK: Examples

extension RequestParserTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let status: Int
        let bytes: [UInt8]
        var testDescription: String {
            "\(status) " + String(decoding: bytes.prefix(90), as: UTF8.self).debugDescription
        }

        init(_ status: Int, _ text: String) {
            self.status = status
            bytes = Array(text.utf8)
        }

        /// A request with that field, otherwise fine.
        init(_ status: Int, field: String) {
            self.init(status, "POST / HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n0\r\n\r\n")
        }

        init(_ status: Int, chunks: String) {
            self.init(status, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
        }
    }

    static let refused: [Example] = [
        // Request lines
        Example(400, "GET /\r\n\r\n"),
        Example(400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET /  HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"),
        Example(400, " GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\nHost: a\n\n"),
        Example(400, "GET / HTTP/1.1\rHost: a\r\n\r\n"),
        Example(400, "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET /a\rb HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET / http/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET / HTTP/1\r\nHost: a\r\n\r\n"),
        Example(400, "GET / HTTP/1.10\r\nHost: a\r\n\r\n"),
        Example(400, "GET / HTTP/x.1\r\nHost: a\r\n\r\n"),
        Example(400, "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET a HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET * HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "GET http://zoe@a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(400, "\u{16}\u{3}\u{1}"),
        Example(501, "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(501, "get / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Example(505, "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
        Example(505, "GET / HTTP/0.9\r\nHost: a\r\n\r\n"),
        Example(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        // Host
        Example(400, "GET / HTTP/1.1\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
        Example(400, "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a:80:80\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"),
        Example(400, "GET http://a/ HTTP/1.1\r\n\r\n"),
        // Fields
        Example(400, field: "X-A : 1"),
        Example(400, field: "X A: 1"),
        Example(400, field: ": 1"),
        Example(400, field: "X-A"),
        Example(400, field: "X-A: 1\r\n folded"),
        Example(400, field: "X-A: 1\r\n\tfolded"),
        Example(400, " X: 1\r\nHost: a\r\n\r\n"),
        Example(400, "GET / HTTP/1.1\r\n Host: a\r\n\r\n"),
        Example(400, field: "X-A: a\rb"),
        Example(400, field: "X-A: a\r\r"),
        Example(400, field: "X-A: a\0b"),
        Example(400, field: "X-A: a\u{7F}b"),
        Example(400, field: "X-A: a\u{1}b"),
        Example(400, field: "X-\u{E9}: a"),
        Example(400, field: "X-A: a\nX-B: b"),
        Example(400, field: "X(A): 1"),
        // Content-Length
        Example(400, field: "Content-Length: 5\r\nContent-Length: 5"),
        Example(400, field: "Content-Length: 5\r\nContent-Length: 6"),
        Example(400, field: "Content-Length: 5, 5"),
        Example(400, field: "Content-Length: -1"),
        Example(400, field: "Content-Length: +5"),
        Example(400, field: "Content-Length: 5 5"),
        Example(400, field: "Content-Length: 0x5"),
        Example(400, field: "Content-Length: 5.0"),
        Example(400, field: "Content-Length:"),
        Example(400, field: "Content-Length: ٥"),
        Example(400, field: "Content-Length: 99999999999999999999"),
        Example(413, field: "Content-Length: 9223372036854775807"),
        // Transfer-Encoding
        Example(400, field: "Content-Length: 5\r\nTransfer-Encoding: chunked"),
        Example(400, field: "Transfer-Encoding: chunked\r\nContent-Length: 0"),
        Example(400, field: "Transfer-Encoding: gzip"),
        Example(400, field: "Transfer-Encoding: chunked, gzip"),
        Example(400, field: "Transfer-Encoding: chunked, chunked"),
        Example(400, field: "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
        Example(400, field: "Transfer-Encoding: identity"),
        Example(400, field: "Transfer-Encoding: xchunked"),
        Example(400, field: "Transfer-Encoding: \"chunked\""),
        Example(400, field: "Transfer-Encoding: chunked;q=1"),
        Example(400, field: "Transfer-Encoding:"),
        Example(400, field: "Transfer-Encoding: , chunked,"),
        Example(400, field: "Transfer-Encoding:\r\nTransfer-Encoding: chunked"),
        Example(400, field: "Transfer-Encoding: \u{B}chunked"),
        Example(501, field: "Transfer-Encoding: gzip, chunked"),
        Example(400, "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        // Chunks
        Example(400, chunks: "\r\n"),
        Example(400, chunks: "g\r\n"),
        Example(400, chunks: "-1\r\n"),
        Example(400, chunks: "+1\r\na\r\n"),
        Example(400, chunks: "0x1\r\na\r\n"),
        Example(400, chunks: " 1\r\na\r\n"),
        Example(400, chunks: "1 \r\na\r\n"),
        Example(400, chunks: "1\na\r\n"),
        Example(400, chunks: "1\r\nab\r\n"),
        Example(400, chunks: "1\r\na\n0\r\n\r\n"),
        Example(400, chunks: "1\r\na0\r\n\r\n"),
        Example(400, chunks: "1;a\0\r\na\r\n"),
        Example(400, chunks: "1;a\rb\r\na\r\n"),
        Example(400, chunks: "ffffffffffffffff\r\n"),
        Example(400, chunks: "10000000000000000\r\n"),
        Example(413, chunks: "fffffffffffffff\r\n"),
        Example(413, chunks: "100001\r\n"),
        Example(400, chunks: "1;" + String(repeating: "a", count: 2000) + "\r\na\r\n"),
        Example(400, chunks: "0\r\nX : 1\r\n\r\n"),
        Example(400, chunks: "0\r\n folded\r\n\r\n"),
        Example(
            400, chunks: String(repeating: "1;" + String(repeating: "e", count: 900) + "\r\na\r\n", count: 20)
        ),
        Example(431, chunks: "0\r\n" + String(repeating: "X: 1\r\n", count: 101)),
        Example(431, chunks: "0\r\nX: " + String(repeating: "a", count: 40_000)),
        // Expectations
        Example(417, field: "Expect: 200-maybe"),
        Example(417, field: "Expect: 100-continue, more"),
    ]

    struct Accepted: Sendable {
        let text: String
        var requests = 1
        var body = ""
    }

    static let accepted: [Accepted] = [
        Accepted(text: "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Accepted(
            text: "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", requests: 2),
        Accepted(text: "GET / HTTP/1.0\r\n\r\n"),
        Accepted(text: "GET / HTTP/1.7\r\nHost: a\r\n\r\n"),
        Accepted(text: "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"),
        Accepted(text: "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"),
        Accepted(text: "GET HTTP://A:80?q HTTP/1.1\r\nHost: b\r\n\r\n"),
        Accepted(text: "GET /é HTTP/1.1\r\nHost: [::1]:8080\r\nX: \té\t\r\nEmpty:\r\n\r\n"),
        Accepted(text: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0005\r\n\r\nhello", body: "hello"),
        Accepted(
            text: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "A;x=\"y\"\r\n0123456789\r\n00b ; z\r\nhello world\r\n000\r\nX-Sum: 1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            requests: 2,
            body: "0123456789hello world",
        ),
    ]
}

// MARK: Feeding

extension RequestParserTests {
    func events(of text: String) -> [RequestParser.Event] { Self.events(of: Array(text.utf8)) }

    static func events(of text: String) -> [RequestParser.Event] { events(of: Array(text.utf8)) }

    static func events(of bytes: [UInt8], bodyLimit: Int = 1 << 20) -> [RequestParser.Event] {
        var parser = RequestParser(bodyLimit: bodyLimit)
        parser.feed(bytes)
        return merged(drained(&parser))
    }

    static func events(ofEachByteOf bytes: [UInt8]) -> [RequestParser.Event] {
        var parser = RequestParser()
        var events: [RequestParser.Event] = []
        for byte in bytes {
            parser.feed([byte])
            events += drained(&parser)
        }
        return merged(events)
    }

    private static func drained(_ parser: inout RequestParser) -> [RequestParser.Event] {
        var events: [RequestParser.Event] = []
        while let event = parser.next() { events.append(event) }
        return events
    }

    /// Pieces of one body in one piece, since how they are cut is how they came.
    private static func merged(_ events: [RequestParser.Event]) -> [RequestParser.Event] {
        var merged: [RequestParser.Event] = []
        for event in events {
            if case .body(let more) = event, case .body(let bytes)? = merged.last {
                merged[merged.count - 1] = .body(bytes + more)
            } else {
                merged.append(event)
            }
        }
        return merged
    }

    private static func body(_ events: [RequestParser.Event]) -> String {
        var body: [UInt8] = []
        for case .body(let bytes) in events { body += bytes }
        return String(decoding: body, as: UTF8.self)
    }
}
