import Glibc

/// The sockets that the server listens on: one for each address of its host name, all on one port.
struct Listener: Sendable {
    let sockets: [Int32]
    let port: UInt16

    init(host: String, port: UInt16) throws {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host.isEmpty ? nil : host, String(port), &hints, &list)
        guard code == 0, let list else {
            throw SystemError(
                "listen on \(host): \(String(cString: gai_strerror(code)))", code: EADDRNOTAVAIL)
        }
        defer { freeaddrinfo(list) }
        var sockets: [Int32] = []
        var chosen = port
        var failure = SystemError("listen on \(host)", code: EADDRNOTAVAIL)
        for entry in sequence(first: list, next: { $0.pointee.ai_next }) {
            do {
                let socket = try Self.listen(entry.pointee, port: chosen)
                sockets.append(socket)
                if chosen == 0 { chosen = Self.port(of: socket) }
            } catch let error as SystemError {
                // A machine without IPv6 still listens on IPv4; a port in use is a failure whatever the address.
                failure = error
                if error.code == EADDRINUSE {
                    for socket in sockets { Glibc.close(socket) }
                    throw error
                }
            }
        }
        guard !sockets.isEmpty else { throw failure }
        self.sockets = sockets
        self.port = chosen
    }

    func close() {
        for socket in sockets { Glibc.close(socket) }
    }

    private static func listen(_ entry: addrinfo, port: UInt16) throws -> Int32 {
        let kind = entry.ai_socktype | Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(entry.ai_family, kind, entry.ai_protocol)
        guard descriptor >= 0 else { throw SystemError("socket") }
        func set(_ level: Int32, _ option: Int32) {
            var yes: Int32 = 1
            setsockopt(descriptor, level, option, &yes, socklen_t(MemoryLayout<Int32>.size))
        }
        set(SOL_SOCKET, SO_REUSEADDR)
        if entry.ai_family == AF_INET6 { set(Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        // Accepted sockets inherit it: an answer leaves at once, whatever its last segment.
        set(Int32(IPPROTO_TCP), TCP_NODELAY)
        do {
            var address = sockaddr_storage()
            withUnsafeMutableBytes(of: &address) { bytes in
                bytes.copyMemory(
                    from: UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen)))
            }
            setPort(of: &address, to: port)
            let isBound = withSocketAddress(&address) { bind(descriptor, $0, entry.ai_addrlen) == 0 }
            guard isBound, Glibc.listen(descriptor, 4096) == 0 else {
                throw SystemError("listen on port \(port)")
            }
            return descriptor
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }

    private static func port(of socket: Int32) -> UInt16 {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        guard withSocketAddress(&address, { getsockname(socket, $0, &length) }) == 0 else { return 0 }
        // The port is at the same place in both families.
        return withUnsafeBytes(of: &address) {
            UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self))
        }
    }

    private static func setPort(of address: inout sockaddr_storage, to port: UInt16) {
        withUnsafeMutableBytes(of: &address) {
            $0.storeBytes(of: port.bigEndian, toByteOffset: 2, as: UInt16.self)
        }
    }
}

/// Lends the storage as the type that the socket calls take.
func withSocketAddress<Result>(
    _ storage: inout sockaddr_storage,
    _ body: (UnsafeMutablePointer<sockaddr>) -> Result,
) -> Result {
    withUnsafeMutablePointer(to: &storage) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
}
