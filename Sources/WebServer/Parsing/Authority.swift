/// `host[:port]` as it stands in a `Host` field or in an absolute target (RFC 9110 §7.2, RFC 3986 §3.2).
enum Authority {
    /// In lower case, or nil when it is not a host name or an address with an optional port.
    /// Narrower than RFC 3986, which also allows escapes and signs that no host name has.
    static func parsed(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count <= 255, let first = bytes.first else { return nil }
        var end = bytes.startIndex
        if first == UInt8(ascii: "[") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "]")), close > bytes.startIndex + 2 else {
                return nil
            }
            let isAddress = bytes[(bytes.startIndex + 1)..<close].allSatisfy {
                $0.hexValue != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
            guard isAddress else { return nil }
            end = close + 1
        } else {
            while end < bytes.endIndex, isHostByte(bytes[end]) { end += 1 }
            guard end > bytes.startIndex, first != UInt8(ascii: ".") else { return nil }
        }
        if end < bytes.endIndex {
            guard bytes[end] == UInt8(ascii: ":") else { return nil }
            let port = bytes[(end + 1)...]
            guard port.isEmpty || (Bytes.decimal(port).map { $0 <= 65_535 } ?? false) else { return nil }
        }
        return String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    }

    /// Without the port, without the dot that ends a fully qualified name.
    static func host(of authority: String) -> String {
        let bytes = authority.utf8
        var end = bytes.endIndex
        let afterAddress = bytes.lastIndex(of: UInt8(ascii: "]")) ?? bytes.startIndex
        if let colon = bytes[afterAddress...].firstIndex(of: UInt8(ascii: ":")) { end = colon }
        var host = authority[..<end]
        if host.utf8.last == UInt8(ascii: ".") { host = host.dropLast() }
        return host.lowercased()
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")) || byte.isDigit
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
