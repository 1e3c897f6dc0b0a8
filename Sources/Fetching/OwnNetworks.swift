import CCurl

#if canImport(Glibc)
    import Glibc
#endif

/// Addresses that are no business of a site asked from outside: the machine itself, its network, what no router carries
/// (RFC 6890). Judged on the address that is really connected to, so that no name can point there.
enum OwnNetworks {
    /// - Parameter address: what libcurl is about to connect to, with the room that the family needs.
    static func contain(_ address: UnsafePointer<curl_sockaddr>) -> Bool {
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return true }
        let start = UnsafeRawPointer(address) + offset
        // Where the address begins: after the family and the port, and in IPv6 the flow as well.
        switch address.pointee.family {
        case AF_INET: return contain(v4: bytes(4, at: start + 4))
        case AF_INET6: return contain(v6: bytes(16, at: start + 8))
        default: return true
        }
    }

    private static func bytes(_ count: Int, at start: UnsafeRawPointer) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// - Parameter bytes: four of them.
    static func contain(v4 bytes: [UInt8]) -> Bool {
        guard bytes.count == 4 else { return true }
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (192, 168, _), (172, 16...31, _): return true
        case (100, 64...127, _), (192, 0, 0), (192, 0, 2), (198, 18...19, _), (198, 51, 100): return true
        case (203, 0, 113), (224...255, _, _): return true
        default: return false
        }
    }

    /// - Parameter bytes: sixteen of them.
    static func contain(v6 bytes: [UInt8]) -> Bool {
        guard bytes.count == 16 else { return true }
        let isZeroUntil = bytes.firstIndex { $0 != 0 } ?? 16
        // ::ffff:a.b.c.d, and the old form without ffff.
        if isZeroUntil >= 10, bytes[10] == bytes[11], bytes[10] == 0 || bytes[10] == 0xFF {
            return contain(v4: Array(bytes[12...]))
        }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0, 0x64, 0xFF, 0x9B): return contain(v4: Array(bytes[12...]))
        case (0x20, 0x02, _, _): return contain(v4: Array(bytes[2..<6]))
        case (0x20, 0x01, 0, _), (0x20, 0x01, 0x0D, 0xB8): return true
        case (0xFC...0xFF, _, _, _): return true
        default: return isZeroUntil > 0
        }
    }
}
