/// An address of the web that may be asked: nothing in it can mean anything else to libcurl or to a line of HTTP.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// On this machine only, in tests: passwords and names go nowhere in the clear.
    package let isPlain: Bool
    /// In lower case; a name or an IPv4 address, or an IPv6 address in brackets.
    package let host: String
    package let port: Int?
    /// From the first `/`, with the query.
    package let path: String

    private static let longest = 2_000

    /// Nil unless it is `https://host[:port][/path]` (or `http://`), without a name and a password, without a fragment.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.longest, bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C })
        else { return nil }
        var rest: Substring
        if text.lowercased().hasPrefix("https://") {
            (isPlain, rest) = (false, text.dropFirst(8))
        } else if text.lowercased().hasPrefix("http://") {
            (isPlain, rest) = (true, text.dropFirst(7))
        } else {
            return nil
        }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        guard let (host, port) = Self.authority(rest[..<end]) else { return nil }
        self.host = host
        self.port = port
        let path = String(rest[end...])
        self.path = path.hasPrefix("/") ? path : "/" + path
    }

    package var description: String {
        "\(isPlain ? "http" : "https")://\(host)\(port.map { ":\($0)" } ?? "")\(path)"
    }

    /// The same site, another path; each piece is written so that it stays one piece.
    package func appending(_ pieces: [String]) -> WebAddress? {
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        guard !base.contains("?") else { return nil }
        let added = pieces.map { "/" + Self.encoded($0) }.joined()
        return WebAddress(
            "\(isPlain ? "http" : "https")://\(host)\(port.map { ":\($0)" } ?? "")\(base)\(added)")
    }

    /// RFC 3986, 2.3: only what is unreserved stays bare.
    private static func encoded(_ piece: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var written = String.UnicodeScalarView()
        for byte in piece.utf8 {
            let scalar = UnicodeScalar(byte)
            if isAlphanumeric(byte) || "-._~".unicodeScalars.contains(scalar) {
                written.append(scalar)
            } else {
                written += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(written)
    }

    private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
        let pieces: (host: Substring, port: Substring?)
        if text.hasPrefix("["), let close = text.firstIndex(of: "]") {
            let after = text[text.index(after: close)...]
            guard after.isEmpty || after.hasPrefix(":") else { return nil }
            pieces = (text[...close], after.isEmpty ? nil : after.dropFirst())
            let inside = text[text.index(after: text.startIndex)..<close].utf8
            guard (2...45).contains(inside.count), inside.allSatisfy(isOfIPv6) else { return nil }
        } else {
            let colon = text.firstIndex(of: ":")
            pieces = (text[..<(colon ?? text.endIndex)], colon.map { text[text.index(after: $0)...] })
            guard isHost(pieces.host.utf8) else { return nil }
        }
        guard let digits = pieces.port else { return (pieces.host.lowercased(), nil) }
        guard digits.utf8.count <= 5, let port = Int(digits), (1...65_535).contains(port), digits.first != "+"
        else { return nil }
        return (pieces.host.lowercased(), port)
    }

    private static func isHost(_ text: Substring.UTF8View) -> Bool {
        (1...253).contains(text.count)
            && text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
                label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
                    && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isOfIPv6(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
