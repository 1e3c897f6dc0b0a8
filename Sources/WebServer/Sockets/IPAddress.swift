import Glibc

/// An internet address, IPv4 kept as IPv6-mapped, so that both compare alike.
struct IPAddress: Sendable, Equatable {
    let high: UInt64
    let low: UInt64

    var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

    init(version4 address: UInt32) {
        high = 0
        low = 0xFFFF << 32 | UInt64(address)
    }

    init(_ address: in6_addr) {
        (high, low) = withUnsafeBytes(of: address) {
            (
                UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            )
        }
    }

    /// From text such as "192.0.2.1" or "2001:db8::1".
    init?(_ text: String) {
        var version4 = in_addr()
        var version6 = in6_addr()
        if inet_pton(AF_INET, text, &version4) == 1 {
            self.init(version4: UInt32(bigEndian: version4.s_addr))
        } else if inet_pton(AF_INET6, text, &version6) == 1 {
            self.init(version6)
        } else {
            return nil
        }
    }

    /// From text as forwarding fields have it: perhaps quoted, in brackets, followed by a port.
    init?(forwarded bytes: ArraySlice<UInt8>) {
        var text = Bytes.trimmed(bytes)
        if text.count >= 2, text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\"") {
            text = text.dropFirst().dropLast()
        }
        if text.first == UInt8(ascii: "[") {
            guard let close = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            text = text[(text.startIndex + 1)..<close]
        } else if text.count(where: { $0 == UInt8(ascii: ":") }) == 1 {
            text = text.prefix { $0 != UInt8(ascii: ":") }
        }
        guard !text.contains(0) else { return nil }
        self.init(String(decoding: text, as: UTF8.self))
    }

    init?(_ socketAddress: sockaddr_storage) {
        let known: IPAddress? = withUnsafeBytes(of: socketAddress) { bytes in
            switch Int32(socketAddress.ss_family) {
            case AF_INET:
                IPAddress(version4: UInt32(bigEndian: bytes.load(as: sockaddr_in.self).sin_addr.s_addr))
            case AF_INET6:
                IPAddress(bytes.load(as: sockaddr_in6.self).sin6_addr)
            default:
                nil
            }
        }
        guard let known else { return nil }
        self = known
    }

    var text: String {
        if isVersion4 {
            return [24, 16, 8, 0].map { String(low >> $0 & 255) }.joined(separator: ".")
        }
        var words = [high.bigEndian, low.bigEndian]
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &words, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
