import Foundation
import Testing

@testable import WebServer

@Suite("Answers")
struct AnswerTests {
    @Test("a page has a strong tag; a browser that has it already gets 304")
    func entityTags() throws {
        let server = try TestServer()
        let page = try server.get("/page")
        let tag = try #require(page["etag"])
        #expect(tag.hasPrefix("\""))
        for field in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
            let again = try server.get("/page", "If-None-Match: " + field)
            #expect(again.status == 304, "\(field)")
            #expect(again.body.isEmpty)
            #expect(again["etag"] == tag)
            #expect(again["vary"] == "Accept-Encoding")
            #expect(again["content-type"] == nil)
            #expect(again["content-length"] == nil)
        }
        #expect(try server.get("/page", "If-None-Match: \"x\"").status == 200)
        #expect(try server.get("/other")["etag"] != tag)
    }

    @Test("nothing that must not be stored is tagged")
    func noStore() throws {
        let server = try TestServer()
        #expect(try server.get("/private")["etag"] == nil)
        #expect(try server.get("/private", "If-None-Match: *").status == 200)
        #expect(
            try server.answer("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na")["etag"] == nil)
    }

    @Test("text is compressed for those who accept it, with a tag of its own")
    func compression() throws {
        let server = try TestServer()
        let plain = try server.get("/page")
        let packed = try server.get("/page", "Accept-Encoding: br, gzip")
        #expect(plain["content-encoding"] == nil)
        #expect(plain["vary"] == "Accept-Encoding")
        #expect(packed["content-encoding"] == "gzip")
        #expect(packed["vary"] == "Accept-Encoding")
        #expect(packed.body.count < plain.body.count / 4)
        #expect(try Gunzip.bytes(packed.body) == plain.body)
        let (one, two) = (try #require(plain["etag"]), try #require(packed["etag"]))
        #expect(one != two)
        #expect(try server.get("/page", "Accept-Encoding: gzip", "If-None-Match: " + two).status == 304)
        #expect(try server.get("/page", "Accept-Encoding: gzip", "If-None-Match: " + one).status == 200)
        #expect(try server.get("/", "Accept-Encoding: gzip")["content-encoding"] == nil)
        #expect(try server.get("/", "Accept-Encoding: gzip")["vary"] == nil)
        #expect(try server.get("/large", "Accept-Encoding: gzip")["content-encoding"] == nil)
    }

    @Test(
        "weights of codings are respected",
        arguments: [
            ("gzip", true), ("GZIP;q=0.5", true), ("gzip;q=0", false), ("gzip;q=0.000", false), ("*", true),
            ("*;q=0", false),
            ("identity, gzip;q=0.5", false), ("identity;q=0.4, gzip;q=0.5", true), ("gzip;q=0, *", false),
            ("deflate, br", false),
            ("", false), ("gzip;q=2", false), ("gzip; q=1.000", true), ("gzip;q=a", false), ("x-gzip", true),
        ])
    func weights(_ field: String, _ isPacked: Bool) throws {
        var fields = Fields()
        fields.append(name: "accept-encoding".utf8, value: field.utf8)
        #expect(AcceptEncoding.prefersGzip(fields) == isPacked)
    }

    @Test(
        "a handler that throws gives a page with a reference, which the log has too, and the server goes on")
    func failures() throws {
        let server = try TestServer {
            $0.errorPage = { status, request in
                .html("<h1>\(status.rawValue)</h1><p>\(request?.reference ?? "")</p>")
            }
        }
        let client = try server.client()
        client.send("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.answer()
        #expect(answer.status == 500)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().status == 200)
        // The log is written after the answer has left.
        let patience = ContinuousClock.now + .seconds(10)
        while !server.records.all.contains(where: { $0.error != nil }), ContinuousClock.now < patience {
            Thread.sleep(forTimeInterval: 0.01)
        }
        let record = try #require(server.records.all.first { $0.error != nil })
        #expect(record.error is TestSite.Broken)
        #expect(record.status == .internalServerError)
        #expect(record.path == "/broken")
        let reference = try #require(record.reference)
        #expect(reference.utf8.count == 8)
        #expect(answer.text == "<h1>500</h1><p>\(reference)</p>")
        #expect(try server.get("/refused").text == "<h1>422</h1><p></p>")
    }

    @Test("the log tells the path without the query")
    func log() throws {
        let server = try TestServer()
        _ = try server.get("/page?q=secret")
        _ = try server.answer("nonsense\r\n\r\n")
        server.stop()
        // Two threads write the log, each after its answer has left.
        let records = server.records.all.sorted { $0.status.rawValue < $1.status.rawValue }
        #expect(records.map(\.path) == ["/page", ""])
        #expect(records.map(\.status) == [.ok, .badRequest])
        #expect(records.map(\.method) == [.get, nil])
        #expect(records.map(\.remoteAddress) == ["127.0.0.1", "127.0.0.1"])
        #expect(records[0].bytesSent > TestSite.page.count)
    }

    @Test("no header can carry a line break, and none can break the framing")
    func injection() throws {
        let server = try TestServer(handler: { _ in
            var response = Response.redirect(to: "/a\r\nSet-Cookie: x=1\r\n\r\n<é>")
            response.headers.add("X-Note", "a\r\nX-Evil: 1\0\u{7F}")
            let hostile = "X-Bad\r\nName: 1"
            response.headers.add(HeaderName(hostile), "b")
            response.headers.add("Content-Length", "99")
            response.headers.add("Transfer-Encoding", "chunked")
            response.setCookie(
                Cookie(name: "sid", value: "a;b\r\nc", path: "/cdi;x", maxAge: 60, secure: true))
            return response
        })
        let answer = try server.get("/")
        #expect(answer["location"] == "/a%0D%0ASet-Cookie:%20x=1%0D%0A%0D%0A<%C3%A9>")
        #expect(answer["x-note"] == "aX-Evil: 1")
        #expect(answer["x-evil"] == nil)
        #expect(answer["x-badname1"] == "b")
        #expect(answer["content-length"] == "0")
        #expect(answer["transfer-encoding"] == nil)
        #expect(answer["set-cookie"] == "sid=abc; Path=/cdix; Max-Age=60; HttpOnly; Secure; SameSite=Lax")
    }

    @Test("a file is sent whole or in part, and 304 when the browser has it")
    func files() throws {
        let content = [UInt8]((0..<300_000).map { UInt8(truncatingIfNeeded: $0) })
        let folder = try TemporaryFolder(["a.pdf": content])
        let path = folder.path + "/a.pdf"
        let server = try TestServer(handler: { request in
            Response(contentType: "application/pdf", file: request.path == ["lost"] ? "/nowhere/x" : path)
        })
        let whole = try server.get("/")
        #expect(whole.status == 200)
        #expect(whole.body == content)
        #expect(whole["accept-ranges"] == "bytes")
        let tag = try #require(whole["etag"])
        let date = try #require(whole["last-modified"])
        for (range, expected) in [
            ("0-9", 0..<10), ("299990-", 299_990..<300_000), ("-5", 299_995..<300_000),
            ("10-999999", 10..<300_000), ("-999999", 0..<300_000),
        ] {
            let part = try server.get("/", "Range: bytes=" + range)
            #expect(part.status == 206)
            #expect(part.body == Array(content[expected]))
            #expect(part["content-range"] == "bytes \(expected.lowerBound)-\(expected.upperBound - 1)/300000")
        }
        for range in ["300000-", "400000-500000", "-0"] {
            let none = try server.get("/", "Range: bytes=" + range)
            #expect(none.status == 416)
            #expect(none["content-range"] == "bytes */300000")
        }
        for range in ["bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1", "bytes=-", "bytes"] {
            #expect(try server.get("/", "Range: " + range).status == 200, "\(range)")
        }
        #expect(try server.get("/", "Range: bytes=0-9", "If-Range: " + tag).status == 206)
        #expect(try server.get("/", "Range: bytes=0-9", "If-Range: " + date).status == 206)
        #expect(try server.get("/", "Range: bytes=0-9", "If-Range: \"other\"").status == 200)
        #expect(try server.get("/", "If-None-Match: " + tag).status == 304)
        #expect(try server.get("/", "If-Modified-Since: " + date).status == 304)
        #expect(try server.get("/", "If-Modified-Since: " + date, "If-None-Match: \"x\"").status == 200)
        let head = try server.answer("HEAD / HTTP/1.1\r\nHost: a\r\nRange: bytes=0-9\r\n\r\n", toHead: true)
        #expect(head.status == 200)
        #expect(head["content-length"] == "300000")
        #expect(try server.get("/lost").status == 404)
        #expect(folder.names == ["a.pdf"])
    }

    @Test("the date is the one that RFC 9110 writes")
    func dates() {
        #expect(HTTPDate.text(of: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test("one changed, moved, added or missing byte changes the hash")
    func hashes() {
        var seen: Set<String> = []
        let page = TestSite.page
        for count in 0..<200 { seen.insert(ContentHash([UInt8](repeating: 0, count: count)).text) }
        #expect(seen.count == 200)
        for index in stride(from: 0, to: page.count, by: 97) {
            var changed = page
            changed[index] ^= 1
            seen.insert(ContentHash(changed).text)
        }
        #expect(seen.count == 200 + (page.count + 96) / 97)
        var swapped = page
        swapped.swapAt(0, 40)
        #expect(swapped == page || ContentHash(swapped).text != ContentHash(page).text)
        #expect(ContentHash(page).text == ContentHash(page[...]).text)
    }
}
