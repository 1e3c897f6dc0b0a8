/// What an address of a text may begin with.
enum AddressSafety {
    /// Whether a browser would run or show what the address holds, or go where no page may. Spaces and controls do
    /// not count: browsers drop them (URL Standard, basic URL parser). They leave `%6A` as it is in a scheme; what
    /// writes it has one intention.
    static func isDangerous(_ address: some Sequence<UInt8>) -> Bool {
        guard let scheme = scheme(of: decoded(address.prefix(100))) else { return false }
        return dangerous.contains(scheme)
    }

    /// With `%20` as the byte that it stands for.
    static func decoded(_ address: some Sequence<UInt8>) -> [UInt8] {
        var decoded = Array(address)
        guard decoded.contains(UInt8(ascii: "%")) else { return decoded }
        var place = 0
        while place + 2 < decoded.count {
            if decoded[place] == UInt8(ascii: "%"),
                let byte = UInt8(String(decoding: decoded[place + 1...place + 2], as: UTF8.self), radix: 16)
            {
                decoded.replaceSubrange(place...place + 2, with: [byte])
            }
            place += 1
        }
        return decoded
    }

    /// Whether a page may hold the address: a path, or one of the schemes that everyone knows.
    static func isFit(_ address: String) -> Bool {
        guard let scheme = scheme(of: address.utf8) else { return true }
        return fit.contains(scheme)
    }

    private static let dangerous: Set<String> = [
        "javascript", "vbscript", "data", "file", "blob", "filesystem", "view-source", "about", "livescript",
        "mocha", "jar", "ms-its", "mhtml", "feed",
    ]
    private static let fit: Set<String> = ["http", "https", "mailto", "tel"]

    /// In lower case; nil: the address is relative (RFC 3986 §3.1).
    private static func scheme(of address: some Sequence<UInt8>) -> String? {
        var scheme: [UInt8] = []
        for byte in address.lazy.filter({ $0 > 0x20 && $0 != 0x7F }).prefix(40) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                scheme.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
            case UInt8(ascii: ":"): return scheme.isEmpty ? nil : String(decoding: scheme, as: UTF8.self)
            default: return nil
            }
        }
        return nil
    }
}
