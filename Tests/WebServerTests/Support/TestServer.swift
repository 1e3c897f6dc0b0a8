import Dispatch
import Synchronization

@testable import WebServer

/// A server on a free port, with a small site to ask things of, stopped at the end of the test.
final class TestServer: Sendable {
    let port: UInt16
    let records = Records()
    private let server: WebServer

    /// What the server wrote in its log.
    final class Records: Sendable {
        private let list = Mutex<[AccessRecord]>([])
        func add(_ record: AccessRecord) { list.withLock { $0.append(record) } }
        var all: [AccessRecord] { list.withLock { $0 } }
    }

    init(
        _ configure: (inout ServerConfiguration) -> Void = { _ in },
        handler: @escaping @Sendable (Request) throws -> Response = TestSite.respond,
    ) throws {
        var configuration = ServerConfiguration(host: "127.0.0.1", port: 0)
        configuration.log = { [records] in records.add($0) }
        configure(&configuration)
        server = WebServer(configuration: configuration, handler: handler)
        port = try server.start()
    }

    deinit { server.stop(within: 0) }

    func stop(within seconds: Int = 10) { server.stop(within: seconds) }

    func client(receiveBuffer: Int32? = nil) throws -> TestClient {
        try TestClient(self, receiveBuffer: receiveBuffer)
    }

    /// One exchange on a connection of its own.
    func answer(_ request: String, toHead: Bool = false) throws -> TestClient.Answer {
        let client = try client()
        client.send(request)
        return try client.answer(toHead: toHead)
    }

    func get(_ target: String, _ fields: String...) throws -> TestClient.Answer {
        let lines = fields.map { $0 + "\r\n" }.joined()
        return try answer("GET \(target) HTTP/1.1\r\nHost: cdi.localhost\r\n\(lines)\r\n")
    }
}

/// Something that handlers wait for, until the test opens it.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let arrivals = DispatchSemaphore(value: 0)

    /// In the handler. Gives up after a while, so that a failing test ends.
    func pass() {
        arrivals.signal()
        _ = semaphore.wait(timeout: .now() + 20)
    }

    func open(times: Int = 1) { for _ in 0..<times { semaphore.signal() } }

    /// In the test: until a handler waits at the gate.
    func waitForArrival() -> Bool { arrivals.wait(timeout: .now() + 20) == .success }
}
