import Testing

@testable import WebServer

@Suite("Static files")
struct StaticFilesTests {
    private static let css = [UInt8](String(repeating: ".titre { color: black }\n", count: 100).utf8)

    /// The files are read at once: the folder need not stay.
    private static func files(css: [UInt8] = css) throws -> StaticFiles {
        let folder = try TemporaryFolder([
            "css/base.css": css, "app.js": Array("let a = 1".utf8), "img/logo.png": [1, 2, 3],
            "img/été 1.svg": Array("<svg/>".utf8),
            ".secret": [1], "LICENSE": Array("libre".utf8),
        ])
        return try withExtendedLifetime(folder) { try StaticFiles(folder: folder.path) }
    }

    @Test("each file has an address that changes with its bytes and is kept for a year")
    func hashed() throws {
        let files = try Self.files()
        let address = try #require(files.address(of: "css/base.css"))
        #expect(address.wholeMatch(of: /\/static\/css\/base\.[0-9a-f]{8}\.css/) != nil)
        let response = try #require(files.response(to: Request(.get, address)))
        #expect(response.headers["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(response.headers["Content-Type"] == "text/css; charset=utf-8")
        let changed = try Self.files(css: Self.css + [10])
        #expect(changed.address(of: "css/base.css") != address)
        #expect(files.address(of: "css/other.css") == nil)
        let accented = try #require(files.address(of: "img/été 1.svg"))
        #expect(accented.hasPrefix("/static/img/%C3%A9t%C3%A9%201."))
        #expect(files.response(to: Request(.get, accented)) != nil)
    }

    @Test("the plain name answers too, checked again at each use")
    func unhashed() throws {
        let server = try server()
        let plain = try server.get("/static/css/base.css")
        #expect(plain.body == Self.css)
        #expect(plain["cache-control"] == "no-cache")
        let tag = try #require(plain["etag"])
        #expect(try server.get("/static/css/base.css", "If-None-Match: " + tag).status == 304)
        #expect(try server.get("/static/img/logo.png")["content-type"] == "image/png")
        #expect(try server.get("/static/LICENSE")["content-type"] == "application/octet-stream")
    }

    @Test("text is compressed once, under a tag of its own")
    func compressed() throws {
        let server = try server()
        let packed = try server.get("/static/css/base.css", "Accept-Encoding: gzip")
        #expect(packed["content-encoding"] == "gzip")
        #expect(packed["vary"] == "Accept-Encoding")
        #expect(try Gunzip.bytes(packed.body) == Self.css)
        let tag = try #require(packed["etag"])
        #expect(
            try server.get("/static/css/base.css", "Accept-Encoding: gzip", "If-None-Match: " + tag).status
                == 304)
        let plain = try server.get("/static/css/base.css")
        #expect(plain["etag"] != tag)
        #expect(plain["vary"] == "Accept-Encoding")
        #expect(plain["content-encoding"] == nil)
    }

    @Test("several files are served as one, at an address of its own; a missing one is said")
    func bundled() throws {
        var files = try Self.files()
        try files.bundle(["css/base.css", "app.js"], as: "css/all.css")
        let address = try #require(files.address(of: "css/all.css"))
        let response = try #require(files.response(to: Request(.get, address)))
        guard case .bytes(let bytes) = response.body else { throw TestClient.Failure.closed }
        #expect(bytes == Self.css + Array("let a = 1".utf8))
        #expect(response.headers["Content-Type"] == "text/css; charset=utf-8")
        #expect(throws: SystemError.self) { try files.bundle(["css/lost.css"], as: "css/x.css") }
    }

    @Test("only reading makes sense")
    func methods() throws {
        let server = try server()
        let answer = try server.answer("POST /static/app.js HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        #expect(answer.status == 405)
        #expect(answer["allow"] == "GET, HEAD, OPTIONS")
        let head = try server.answer("HEAD /static/app.js HTTP/1.1\r\nHost: a\r\n\r\n", toHead: true)
        #expect(head["content-length"] == "9")
    }

    @Test("no spelling of a path leads out of the folder")
    func traversal() throws {
        let client = try server().client()
        for target in Self.attempts {
            client.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
            let status = try client.answer().status
            #expect(status == 404 || status == 400, "\(target)")
        }
    }

    private static let attempts = [
        "/static/../etc/passwd", "/static/%2e%2e/etc/passwd", "/static/%2E%2E%2Fetc/passwd",
        "/static/..%2fetc/passwd", "/static/..%5cetc/passwd", "/static/..\\etc\\passwd",
        "/static/%5c..%5c..%5cetc", "/static/%252e%252e/etc/passwd", "/static/%c0%ae%c0%ae/etc/passwd",
        "/static/%e0%80%ae%e0%80%ae/etc", "/static/%c0%af..%c0%af", "/static/....//etc/passwd",
        "/static//etc/passwd", "/static/css/../../../etc/passwd", "/static/css%2fbase.css",
        "/static/.secret", "/static/%2esecret", "/static/css/base.css%00.png",
        "/static/css/base.css/", "/static/css", "/static/",
        "/static", "/static/./app.js", "/static/%uff0e%uff0e/etc",
        "/static/..;/etc/passwd", "/static/css/base.css/..", "//static/app.js",
        "/STATIC/app.js",
    ]

    @Test("a folder that is not there is said at the start")
    func missing() {
        #expect(throws: SystemError.self) { try StaticFiles(folder: "/nowhere/at/all") }
    }

    private func server() throws -> TestServer {
        let files = try Self.files()
        return try TestServer(handler: { request in
            files.response(to: request) ?? .text("rien ici", status: .notFound)
        })
    }
}
