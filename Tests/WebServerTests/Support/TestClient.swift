import Glibc

/// A client that sends the very bytes that a test writes, and reads answers strictly.
final class TestClient {
    struct Answer {
        let status: Int
        let headers: [(name: String, value: String)]
        let body: [UInt8]

        subscript(name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    enum Failure: Error {
        case cannotConnect
        case closed
        case tooLate
        case notHTTP(String)
    }

    /// MSG_NOSIGNAL, which Swift's Glibc does not offer.
    private static let noSignal: Int32 = 0x4000

    private let socket: Int32
    private let server: TestServer?
    private var buffer: [UInt8] = []

    /// Keeps the server running as long as itself.
    convenience init(_ server: TestServer, receiveBuffer: Int32?) throws {
        try self.init(port: server.port, server: server, receiveBuffer: receiveBuffer)
    }

    init(port: UInt16, server: TestServer? = nil, receiveBuffer: Int32? = nil) throws {
        self.server = server
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        if var size = receiveBuffer { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, 4) }
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
        // Only so that a bug does not hang the tests.
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            Glibc.close(socket)
            throw Failure.cannotConnect
        }
    }

    deinit { Glibc.close(socket) }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// Stops quietly when the server has closed: what it answered counts.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Self.noSignal) }
            if sent <= 0 { return }
            rest = rest.dropFirst(sent)
        }
    }

    var hasSomethingToRead: Bool {
        var byte: UInt8 = 0
        // MSG_PEEK | MSG_DONTWAIT
        return !buffer.isEmpty || recv(socket, &byte, 1, 0x42) >= 0
    }

    func halfClose() { shutdown(socket, 1) }

    /// The next answer, interim ones included.
    func answer(toHead: Bool = false) throws -> Answer {
        var end = 0
        while true {
            if let found = headEnd() {
                end = found
                break
            }
            guard try fill() else { throw Failure.closed }
        }
        let head = String(decoding: buffer[..<(end - 4)], as: UTF8.self)
        buffer.removeFirst(end)
        var lines = head.utf8.split(separator: 0x0A).map {
            String(decoding: $0.filter { $0 != 0x0D }, as: UTF8.self)
        }
        let first = lines.removeFirst()
        guard first.hasPrefix("HTTP/1.1 "), let status = Int(first.dropFirst(9).prefix(3)) else {
            throw Failure.notHTTP(first)
        }
        let headers = lines.map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
        let answer = Answer(status: status, headers: headers, body: [])
        let length = toHead || status < 200 || status == 304 ? 0 : Int(answer["content-length"] ?? "0") ?? 0
        while buffer.count < length { guard try fill() else { throw Failure.closed } }
        let body = Array(buffer[..<length])
        buffer.removeFirst(length)
        return Answer(status: status, headers: headers, body: body)
    }

    /// True when the server closes without another byte.
    func isClosedByServer() -> Bool {
        do { return try buffer.isEmpty && !fill() } catch Failure.closed { return true } catch {
            return false
        }
    }

    private func headEnd() -> Int? {
        guard buffer.count >= 4 else { return nil }
        for index in 3..<buffer.count
        where buffer[index] == 10 && buffer[index - 1] == 13 && buffer[index - 2] == 10
            && buffer[index - 3] == 13
        {
            return index + 1
        }
        return nil
    }

    /// Reads some bytes; false at the end.
    func fill() throws -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &bytes, bytes.count, 0)
        if count < 0 { throw errno == EAGAIN ? Failure.tooLate : Failure.closed }
        buffer += bytes[..<count]
        return count > 0
    }
}
