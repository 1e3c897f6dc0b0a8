import Glibc
import Testing

@testable import WebServer

@Suite("The server")
struct ServerTests {
    @Test("two slow requests overlap")
    func overlapping() throws {
        let gate = Gate()
        let server = try TestServer(handler: { _ in
            gate.pass()
            return .text("enfin")
        })
        let clients = try (0..<2).map { _ in try server.client() }
        for client in clients { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        #expect(gate.waitForArrival())
        #expect(gate.waitForArrival())
        gate.open(times: 2)
        for client in clients { #expect(try client.answer().text == "enfin") }
    }

    @Test("what is answered at once does not wait for a worker; the rest, and bodies, do")
    func atOnce() throws {
        let gate = Gate()
        let server = try TestServer {
            $0.workers = 1
            $0.atOnce = AtOnce(below: "/quick/") { request in
                request.rawPath == "/quick/a" ? .text("tout de suite") : nil
            }
        } handler: { request in
            if request.rawPath == "/slow" { gate.pass() }
            return .text("par un fil")
        }
        let slow = try server.client()
        slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(gate.waitForArrival())
        let quick = try server.client()
        for _ in 0..<3 {
            // Pipelined, and one that says good-bye: the framing is that of any answer.
            quick.send("GET /quick/a HTTP/1.1\r\nHost: a\r\n\r\nHEAD /quick/a HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try quick.answer().text == "tout de suite")
            #expect(try quick.answer(toHead: true).text == "")
        }
        quick.send("GET /quick/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(try quick.answer().text == "tout de suite")
        #expect(quick.isClosedByServer())
        gate.open(times: 1)
        #expect(try slow.answer().text == "par un fil")
        #expect(try server.get("/quick/b").text == "par un fil")
        #expect(
            try server.answer("POST /quick/a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx").text
                == "par un fil")
        server.stop()
        #expect(server.records.all.count == 10)
    }

    @Test("what has a lane of its own waits in it, and nobody else behind it")
    func lanes() throws {
        let gate = Gate()
        let server = try TestServer {
            $0.workers = 1
            $0.lanes = [
                Lane("slow", threads: 1) { asked in
                    asked.method == .get && asked.path == ["slow"] && asked.query["t"] == "1"
                }
            ]
        } handler: { request in
            if request.path.first == "slow" { gate.pass() }
            return .text(request.rawPath)
        }
        let slow = try (0..<3).map { _ in try server.client() }
        for client in slow { client.send("GET /sl%6Fw/?%74=1 HTTP/1.1\r\nHost: a\r\n\r\n") }
        #expect(gate.waitForArrival())
        for _ in 0..<3 { #expect(try server.get("/quick").text == "/quick") }
        gate.open(times: 3)
        for client in slow { #expect(try client.answer().text == "/sl%6Fw/") }
    }

    @Test("a thousand idle connections do not disturb those that work")
    func idleCrowd() throws {
        let server = try TestServer()
        let idle = try (0..<1000).map { _ in try server.client() }
        for client in idle.prefix(100) { client.send("GET / HT") }
        for _ in 0..<50 { #expect(try server.get("/page").body == TestSite.page) }
        for client in idle.prefix(100) { client.send("TP/1.1\r\nHost: a\r\n\r\n") }
        for client in idle.prefix(100) { #expect(try client.answer().text == "Bonjour") }
    }

    @Test("clients that leave in the middle of an answer cost nothing")
    func leaving() throws {
        let server = try TestServer { $0.workers = 1 }
        for _ in 0..<20 {
            let client = try server.client()
            client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n")
            _ = try client.fill()
        }
        #expect(try server.get("/").text == "Bonjour")
    }

    @Test("stopping lets running requests finish, closes idle connections at once, and refuses new ones")
    func draining() throws {
        let gate = Gate()
        let server = try TestServer(handler: { request in
            if request.path == ["slow"] { gate.pass() }
            return .text("fini")
        })
        let idle = try server.client()
        idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try idle.answer().status == 200)
        let busy = try server.client()
        busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(gate.waitForArrival())
        let stopping = Background { server.stop() }
        #expect(idle.isClosedByServer())
        #expect(throws: TestClient.Failure.self) { try server.client() }
        gate.open()
        let answer = try busy.answer()
        #expect(answer.text == "fini")
        #expect(answer["connection"] == "close")
        busy.halfClose()
        stopping.wait()
    }

    @Test("stopping does not wait for ever for a request that does not end")
    func hurriedStop() throws {
        let gate = Gate()
        let server = try TestServer(handler: { _ in
            gate.pass()
            return .text("trop tard")
        })
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(gate.waitForArrival())
        server.stop(within: 0)
        gate.open()
    }

    @Test("answers under load are each the right one")
    func load() throws {
        let server = try TestServer()
        let threads = (0..<8).map { number in
            Background {
                do {
                    let client = try server.client()
                    for round in 0..<200 {
                        client.send("GET /\(number)/\(round) HTTP/1.1\r\nHost: a\r\n\r\n")
                        let answer = try client.answer()
                        #expect(answer.text == "GET [\(number)|\(round)] /\(number)/\(round) ?")
                    }
                } catch {
                    Issue.record(error)
                }
            }
        }
        for thread in threads { thread.wait() }
    }

    @Test("“localhost” answers in both families, and a port in use is an error")
    func listening() throws {
        let server = try TestServer { $0.host = "localhost" }
        #expect(try server.get("/").text == "Bonjour")
        #expect(throws: SystemError.self) {
            try TestServer {
                $0.host = "localhost"
                $0.port = server.port
            }
        }
    }
}
