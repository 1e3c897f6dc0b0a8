import Testing

@testable import WebServer

@Suite("Limits")
struct LimitTests {
    @Test("a body over the limit is refused, fixed or chunked, and the client gets to read why")
    func bodies() throws {
        let server = try TestServer { $0.bodyLimit = 1000 }
        let big = String(repeating: "a", count: 3_000_000)
        let fixed = try server.client()
        fixed.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n" + big)
        #expect(try fixed.answer().status == 413)
        let chunked = try server.client()
        chunked.send(
            "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2DC6C0\r\n" + big
                + "\r\n0\r\n\r\n")
        #expect(try chunked.answer().status == 413)
    }

    @Test("a route may take more, which goes to a file that is deleted after the answer")
    func spooled() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer {
            $0.bodyLimit = 1000
            $0.temporaryFolder = folder.path
            $0.largeBody = { method, path, _ in method == .post && path == ["import"] ? 3_000_000 : nil }
        } handler: { request in
            guard case .file(let path, let size) = request.body else { return .text("in memory") }
            let bytes = try FileRange.read(path, 0..<size)
            return .text("\(size) \(ContentHash(bytes).text) \(folder.names.count)")
        }
        let content = [UInt8]((0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let client = try server.client()
        client.send("POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: \(content.count)\r\n\r\n")
        client.send(content)
        #expect(try client.answer().text == "2500000 \(ContentHash(content).text) 1")
        client.send("POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
        #expect(try client.answer().text == "in memory")
        #expect(folder.names.isEmpty)
        client.send("POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 3000001\r\n\r\n")
        #expect(try client.answer().status == 413)
        #expect(
            try server.answer("POST /other HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n").status == 413
        )
    }

    @Test("a route may take more of who shows something of themselves, before any of it is read")
    func shown() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer {
            $0.bodyLimit = 1000
            $0.temporaryFolder = folder.path
            $0.largeBody = { _, _, shown in shown.contains(.authorization) ? 3000 : nil }
        } handler: { _ in
            .text("taken")
        }
        let head = "POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n"
        #expect(try server.answer(head + "\r\n").status == 413)
        #expect(try server.answer(head + "Cookie: a=b\r\n\r\n").status == 413)
        let client = try server.client()
        client.send(head + "Authorization: Bearer a\r\n\r\n")
        client.send([UInt8](repeating: 1, count: 2000))
        #expect(try client.answer().status == 200)
    }

    @Test("an upload that the client gives up leaves no file")
    func abandonedUpload() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer {
            $0.bodyLimit = 1000
            $0.temporaryFolder = folder.path
            $0.largeBody = { _, _, _ in 3_000_000 }
        }
        do {
            let client = try server.client()
            client.send(
                "POST /import HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n")
            #expect(try client.answer().status == 100)
            client.send([UInt8](repeating: 1, count: 500_000))
        }
        server.stop()
        #expect(folder.names.isEmpty)
    }

    @Test(
        "large bodies share a room: one too many is answered 503, and the room is free again after the others"
    )
    func crowdedRoom() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer {
            $0.bodyLimit = 1000
            $0.spoolLimit = 3_000_000
            $0.temporaryFolder = folder.path
            $0.largeBody = { _, _, _ in 2_500_000 }
        } handler: { request in
            guard case .file(_, let size) = request.body else { return .text("in memory") }
            return .text("\(size)")
        }
        let head = "POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n"
        let content = [UInt8](repeating: 1, count: 2_000_000)
        let first = try server.client()
        first.send(head)
        first.send(content.dropLast())
        for _ in 0..<1000 where folder.size < 1_999_000 { Pause.milliseconds(5) }
        let second = try server.client()
        second.send(head)
        second.send(content)
        #expect(try second.answer().status == 503)
        first.send([1])
        #expect(try first.answer().text == "2000000")
        for _ in 0..<1000 where !folder.names.isEmpty { Pause.milliseconds(5) }
        let third = try server.client()
        third.send(head)
        third.send(content)
        #expect(try third.answer().text == "2000000")
    }

    @Test(
        "a header section that takes too long is answered 408",
        arguments: ["GET / HTTP/1.1\r\nHost: a\r\n", "G", "\r\n"])
    func slowHeader(_ start: String) throws {
        let server = try TestServer { $0.headerTimeout = 0.15 }
        let client = try server.client()
        client.send(start)
        #expect(try client.answer().status == 408)
        #expect(client.isClosedByServer())
    }

    @Test("trickling header lines does not buy time")
    func tricklingHeader() throws {
        let server = try TestServer { $0.headerTimeout = 0.3 }
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n")
        var status: Int?
        for number in 0..<200 where status == nil {
            client.send("X-\(number % 50): a\r\n")
            Pause.milliseconds(20)
            if client.hasSomethingToRead { status = try client.answer().status }
        }
        #expect(status == 408)
    }

    @Test("a body without progress is answered 408, one with progress is waited for")
    func slowBody() throws {
        let server = try TestServer { $0.bodyTimeout = 0.4 }
        let stalled = try server.client()
        stalled.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
        let slow = try server.client()
        slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n")
        for byte in "0123456789".utf8 {
            slow.send([byte])
            Pause.milliseconds(60)
        }
        #expect(try slow.answer().text == "0123456789")
        #expect(try stalled.answer().status == 408)
    }

    @Test("an idle connection is closed without a word")
    func idle() throws {
        let server = try TestServer { $0.idleTimeout = 0.15 }
        let silent = try server.client()
        #expect(silent.isClosedByServer())
        let used = try server.client()
        used.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try used.answer().status == 200)
        #expect(used.isClosedByServer())
    }

    @Test("a client that does not read its answer does not hold a worker, and is cut in the end")
    func slowReader() throws {
        let server = try TestServer {
            $0.workers = 1
            $0.responseTimeout = 0.3
        }
        let stuck = try (0..<4).map { _ in try server.client(receiveBuffer: 4096) }
        for client in stuck { client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n") }
        for _ in 0..<3 { #expect(try server.get("/").text == "Bonjour") }
        Pause.milliseconds(1200)
        for client in stuck { #expect(throws: TestClient.Failure.self) { _ = try client.answer() } }
    }

    @Test("a client that reads slowly gets all of it")
    func patientReader() throws {
        let server = try TestServer { $0.workers = 1 }
        let client = try server.client(receiveBuffer: 65_536)
        client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        Pause.milliseconds(50)
        #expect(try client.answer().body.count == 16 << 20)
        #expect(try client.answer().text == "Bonjour")
    }

    @Test("a full house: idle connections make room, busy ones do not")
    func connections() throws {
        let gate = Gate()
        let server = try TestServer {
            $0.connectionLimit = 2
            $0.idleTimeout = 0.6
        } handler: { request in
            if request.path == ["slow"] { gate.pass() }
            return .text("Bonjour")
        }
        let busy = try (0..<2).map { _ in try server.client() }
        for client in busy {
            client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(gate.waitForArrival())
        }
        let refused = try server.get("/")
        #expect(refused.status == 503)
        #expect(refused["retry-after"] != nil)
        gate.open(times: 2)
        for client in busy { #expect(try client.answer().status == 200) }
        Pause.milliseconds(350)
        #expect(try server.get("/").status == 200)
    }

    @Test("a full queue is answered 503 with Retry-After, and the connection goes on")
    func queue() throws {
        let gate = Gate()
        let server = try TestServer {
            $0.workers = 1
            $0.queueLimit = 1
        } handler: { _ in
            gate.pass()
            return .text("Bonjour")
        }
        let first = try server.client()
        first.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(gate.waitForArrival())
        let others = try (0..<5).map { _ in try server.client() }
        for client in others { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        while server.records.all.count(where: { $0.status == .serviceUnavailable }) < 4 {
            Pause.milliseconds(5)
        }
        gate.open(times: 2)
        var statuses: [Int] = []
        for client in others {
            let answer = try client.answer()
            statuses.append(answer.status)
            guard answer.status == 503 else { continue }
            #expect(answer["retry-after"] != nil)
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            gate.open()
            #expect(try client.answer().status == 200)
        }
        #expect(statuses.sorted() == [200, 503, 503, 503, 503])
        #expect(try first.answer().status == 200)
    }

    @Test("thousands of pipelined requests on a full queue do no harm")
    func pipelinedRefusals() throws {
        let gate = Gate()
        let server = try TestServer {
            $0.workers = 1
            $0.queueLimit = 1
        } handler: { _ in
            gate.pass()
            return .text("Bonjour")
        }
        let holding = try (0..<3).map { _ in try server.client() }
        for (number, client) in holding.enumerated() {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            if number == 0 { #expect(gate.waitForArrival()) }
        }
        while !server.records.all.contains(where: { $0.status == .serviceUnavailable }) {
            Pause.milliseconds(5)
        }
        let client = try server.client()
        client.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 3000))
        for _ in 0..<3000 { #expect(try client.answer().status == 503) }
        gate.open(times: 2)
        #expect(try holding.map { try $0.answer().status }.sorted() == [200, 200, 503])
    }

    @Test("all bodies together stay within the memory set aside for them")
    func bodyMemory() throws {
        let server = try TestServer { $0.bodyMemoryLimit = 100_000 }
        let first = try server.client()
        first.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 80001\r\n\r\n")
        #expect(try first.answer().status == 100)
        first.send([UInt8](repeating: 1, count: 80_000))
        var status = 200
        while status == 200 {
            let second = try server.client()
            second.send(
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n"
                    + String(repeating: "a", count: 50_000))
            status = try second.answer().status
        }
        #expect(status == 503)
        first.send([1])
        #expect(try first.answer().body.count == 80_001)
        let third = try server.client()
        third.send(
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n"
                + String(repeating: "a", count: 90_000))
        #expect(try third.answer().status == 200)
    }
}
