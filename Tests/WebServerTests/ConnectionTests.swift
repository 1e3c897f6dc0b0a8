import Testing

@testable import WebServer

@Suite("A connection")
struct ConnectionTests {
    private let get = "GET / HTTP/1.1\r\nHost: cdi.localhost\r\n\r\n"

    @Test("serves one request after the other, and tells the date and the length")
    func keepAlive() throws {
        let server = try TestServer()
        let client = try server.client()
        for _ in 0..<3 {
            client.send(get)
            let answer = try client.answer()
            #expect(answer.status == 200)
            #expect(answer.text == "Bonjour")
            #expect(answer["content-length"] == "7")
            #expect(answer["date"]?.hasSuffix(" GMT") == true)
            #expect(answer["connection"] == nil)
        }
    }

    @Test("answers pipelined requests in order, even when the first ones are slow")
    func pipelining() throws {
        let gate = Gate()
        let server = try TestServer(handler: { request in
            if request.path == ["1"] { gate.pass() }
            return .text(request.rawPath)
        })
        let client = try server.client()
        client.send((1...5).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        #expect(gate.waitForArrival())
        gate.open()
        for number in 1...5 { #expect(try client.answer().text == "/\(number)") }
    }

    @Test("understands requests whose bytes arrive one at a time")
    func oneByteAtATime() throws {
        let server = try TestServer()
        let client = try server.client()
        let post = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        for byte in (get + post + get).utf8 { client.send([byte]) }
        #expect(try client.answer().text == "Bonjour")
        #expect(try client.answer().text == "abc")
        #expect(try client.answer().text == "Bonjour")
    }

    @Test("closes when asked to, and with HTTP/1.0 unless asked not to")
    func closing() throws {
        let server = try TestServer()
        let closing = try server.client()
        closing.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n")
        #expect(try closing.answer()["connection"] == "close")
        #expect(closing.isClosedByServer())

        let old = try server.client()
        old.send("GET / HTTP/1.0\r\n\r\n")
        let answer = try old.answer()
        #expect(answer.text == "Bonjour")
        #expect(answer["connection"] == "close")
        #expect(old.isClosedByServer())

        let keeping = try server.client()
        for _ in 0..<2 {
            keeping.send("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
            #expect(try keeping.answer()["connection"] == "keep-alive")
        }
    }

    @Test("still answers a client that has closed its side")
    func halfClosed() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send(get)
        client.halfClose()
        #expect(try client.answer().text == "Bonjour")
        #expect(client.isClosedByServer())
    }

    @Test("refuses a malformed request with a page and closes", arguments: RequestParserTests.refused)
    func refusal(_ example: RequestParserTests.Example) throws {
        let server = try TestServer { $0.workers = 1 }
        let client = try server.client()
        client.send(example.bytes)
        let answer = try client.answer()
        #expect(answer.status == example.status)
        #expect(answer["connection"] == "close")
        #expect(!answer.body.isEmpty)
        client.halfClose()
        #expect(client.isClosedByServer())
    }

    @Test("sends 100 Continue before the body, unless the body is too large or there already")
    func continues() throws {
        let server = try TestServer { $0.bodyLimit = 100 }
        let head = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n"
        let client = try server.client()
        client.send(head + "Content-Length: 5\r\n\r\n")
        #expect(try client.answer().status == 100)
        client.send("hello")
        #expect(try client.answer().text == "hello")

        client.send(head + "Content-Length: 5\r\n\r\nhello")
        #expect(try client.answer().status == 200)

        client.send(head + "Content-Length: 101\r\n\r\n")
        #expect(try client.answer().status == 413)
        #expect(client.isClosedByServer())
    }

    @Test("answers HEAD like GET without the body, and stays usable")
    func head() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("HEAD /page HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n")
        let head = try client.answer(toHead: true)
        client.send("GET /page HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n")
        let get = try client.answer()
        #expect(head.status == 200)
        #expect(get["content-encoding"] == "gzip")
        let names = ["content-length", "content-type", "content-encoding", "etag", "vary"]
        for name in names { #expect(head[name] == get[name], "\(name)") }
        client.send("HEAD /nowhere/%00 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer(toHead: true).status == 400)
    }

    @Test("answers OPTIONS with the methods of the site, and refuses the others with 405")
    func methods() throws {
        let server = try TestServer { $0.methods = [.get, .head, .post] }
        for target in ["*", "/page"] {
            let answer = try server.answer("OPTIONS \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.status == 204)
            #expect(answer["allow"] == "GET, HEAD, POST, OPTIONS")
            #expect(answer["content-length"] == nil)
        }
        for (method, target) in [("PUT", "/page"), ("TRACE", "/"), ("CONNECT", "a:443")] {
            let answer = try server.answer("\(method) \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.status == 405)
            #expect(answer["allow"] == "GET, HEAD, POST, OPTIONS")
        }
    }

    @Test(
        "reads the path split first and decoded afterwards",
        arguments: [
            ("/", "[]"), ("/a%2Fb/c", "[a/b|c]"), ("/a/", "[a|]"), ("//a", "[|a]"),
            ("/%C3%A9t%c3%a9", "[été]"),
            ("/été", "[été]"), ("http://b/x?y", "[x]"), ("/a+b", "[a+b]"), ("/...", "[...]"),
        ])
    func paths(_ target: String, _ expected: String) throws {
        let server = try TestServer(handler: { .text("[" + $0.path.joined(separator: "|") + "]") })
        #expect(try server.get(target).text == expected)
    }

    @Test(
        "refuses a path that does not decode or climbs",
        arguments: [
            "/%", "/%2", "/%zz", "/%00", "/a%00b", "/%ff", "/%c0%ae%c0%ae/x", "/%e0%80%af", "/.", "/..",
            "/a/../b", "/%2e%2e/b",
            "/%2E./b", "/.%2e", "/%2e",
        ])
    func badPaths(_ target: String) throws {
        let server = try TestServer()
        #expect(try server.get(target).status == 400)
    }

    @Test("takes host and authority from an absolute target rather than from Host")
    func absoluteTarget() throws {
        let server = try TestServer()
        let answer = try server.answer("GET http://CDI.Localhost:8080/who HTTP/1.1\r\nHost: other\r\n\r\n")
        #expect(answer.text == "127.0.0.1 cdi.localhost:8080 cdi.localhost false")
        let plain = try server.answer("GET /who HTTP/1.1\r\nHost: 0510032H.localhost.:99\r\n\r\n")
        #expect(plain.text == "127.0.0.1 0510032h.localhost.:99 0510032h.localhost false")
    }
}
