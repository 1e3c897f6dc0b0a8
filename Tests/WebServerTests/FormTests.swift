import Testing

@testable import WebServer

@Suite("Forms")
struct FormTests {
    @Test(
        "a query is decoded, and never fails",
        arguments: [
            ("q=l%27%C3%A9l%C3%A9gance+fine", "q→l'élégance fine"), ("a=1&a=2&b", "a→1 a→2 b→"),
            ("=x&&y=", "→x y→"),
            ("a=%zz&b=%4&c=%", "a→%zz b→%4 c→%"), ("a=%ff", "a→\u{FFFD}"), ("a=b=c", "a→b=c"), ("", ""),
            ("a%3Db=1", "a=b→1"), ("a=%2B%26", "a→+&"),
        ])
    func query(_ text: String, _ expected: String) {
        let request = Request(.get, "/recherche?" + text)
        #expect(request.query.pairs.map { "\($0.name)→\($0.value)" }.joined(separator: " ") == expected)
        #expect(request.rawQuery == text)
    }

    @Test("a form gives its first value, or all of them")
    func values() throws {
        let form = try form("type=livre&type=dvd&q=").form()
        #expect(form["type"] == "livre")
        #expect(form.all("type") == ["livre", "dvd"])
        #expect(form["q"] == "")
        #expect(form["x"] == nil)
        #expect(try Request(.post, "/").form().isEmpty)
    }

    @Test("what is not a form is refused with 415")
    func otherTypes() throws {
        let json = Request(.post, "/", headers: ["Content-Type": "application/json"], body: [1])
        #expect { try json.form() } throws: { ($0 as? BadRequest)?.status == .unsupportedMediaType }
        #expect { try json.multipart() } throws: { ($0 as? BadRequest)?.status == .unsupportedMediaType }
        let server = try TestServer()
        #expect(
            try server.answer("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na").status == 415)
        let type = "Content-Type: application/x-www-form-urlencoded;charset=UTF-8"
        let answer = try server.answer(
            "POST /form HTTP/1.1\r\nHost: a\r\n\(type)\r\nContent-Length: 7\r\n\r\na=1&b=2")
        #expect(answer.text == "a=1|b=2")
    }

    @Test("a form with files gives fields and files")
    func multipart() throws {
        let form = try multipart(
            "préambule\r\n--xY\r\nContent-Disposition: form-data; name=\"titre\"\r\n\r\nLe petit prince\r\n"
                + "--xY \r\ncontent-disposition: form-data; name=fichier; filename=\"C:\\dossier\\él%22ves.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\na;b\r\n--xYz\r\n\r\n--xY\r\n"
                + "Content-Disposition: form-data; name=\"vide\"; filename=\"\"\r\n\r\n\r\n--xY--\r\népilogue"
        )
        #expect(form["titre"] == "Le petit prince")
        #expect(form.fields.pairs.count == 1)
        let upload = try #require(form.upload("fichier"))
        #expect(upload.filename == "él\"ves.csv")
        #expect(upload.contentType == "text/csv")
        #expect(try upload.bytes() == Array("a;b\r\n--xYz\r\n".utf8))
        #expect(upload.size == 12)
        let empty = try #require(form.upload("vide"))
        #expect(empty.filename == "")
        #expect(empty.size == 0)
        #expect(form.uploads.count == 2)
    }

    @Test(
        "a broken form with files is refused with 400",
        arguments: [
            "", "--xY", "--xY\r\n", "--xY\r\n\r\na\r\n--xY--",
            "--xY\r\nContent-Disposition: form-data; name=a\r\n\r\nabc",
            "--xY\r\nContent-Disposition: form-data; name=a\r\n--xY--",
            "--xY\r\nContent-Disposition: form-data\r\n\r\na\r\n--xY--",
            "--xY\r\nContent-Disposition: attachment; name=a\r\n\r\na\r\n--xY--", "--xYContent\r\n\r\n--xY--",
            "x--xY\r\n\r\n\r\n--xYZ--",
            "--xY\r\nno colon\r\n\r\na\r\n--xY--",
            "--xY\r\nX: " + String(repeating: "a", count: 10_000) + "\r\n\r\n\r\n--xY--",
        ])
    func brokenMultipart(_ content: String) {
        #expect(throws: BadRequest.self) { try multipart(content) }
    }

    @Test("a large form with a file is read from disk in the same way")
    func spooledMultipart() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer {
            $0.bodyLimit = 1000
            $0.temporaryFolder = folder.path
            $0.largeBody = { _, _, _ in 1 << 20 }
        } handler: { request in
            let form = try request.multipart()
            guard let upload = form.upload("f") else { return .text("rien") }
            return .text("\(form["titre"] ?? "") \(upload.filename) \(ContentHash(try upload.bytes()).text)")
        }
        let content = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let start = Array(
            "--b\r\nContent-Disposition: form-data; name=titre\r\n\r\nFonds\r\n--b\r\nContent-Disposition: form-data; name=f; filename=a.mrc\r\n\r\n"
                .utf8)
        let body = start + content + Array("\r\n--b--\r\n".utf8)
        let client = try server.client()
        client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=\"b\"\r\nContent-Length: \(body.count)\r\n\r\n"
        )
        client.send(body)
        #expect(try client.answer().text == "Fonds a.mrc \(ContentHash(content).text)")
        server.stop()
        #expect(folder.names.isEmpty)
    }

    @Test("cookies are found by name")
    func cookies() {
        let request = Request(.get, "/", headers: ["Cookie": "a=1; sid=x=y ;b=\"q\"", "cookie": "c=3"])
        #expect(request.cookie("a") == "1")
        #expect(request.cookie("sid") == "x=y")
        #expect(request.cookie("b") == "q")
        #expect(request.cookie("c") == "3")
        #expect(request.cookie("id") == nil)
        #expect(Request(.get, "/").cookie("a") == nil)
    }

    @Test("a request made for a test is like one from a socket")
    func direct() {
        let request = Request(
            .post, "/a%2Fb/c?x=1", headers: ["Host": "CDI.localhost:80", "X-A": "1", "x-a": "2"],
            body: [1, 2])
        #expect(request.path == ["a/b", "c"])
        #expect(request.host == "cdi.localhost")
        #expect(request.header("X-a") == "1, 2")
        #expect(request.header("x-b") == nil)
        #expect(request.body.size == 2)
    }

    private func form(_ text: String) -> Request {
        Request(
            .post, "/", headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(text.utf8)
        )
    }

    private func multipart(_ content: String) throws -> Multipart {
        try Request(
            .post, "/", headers: ["Content-Type": "multipart/form-data; boundary=xY"],
            body: Array(content.utf8)
        ).multipart()
    }
}
