/// A cookie that an answer sets (RFC 6265 §4.1). Out of reach of scripts and of other sites unless said otherwise.
package struct Cookie: Sendable {
    package enum SameSite: String, Sendable {
        case strict = "Strict"
        case lax = "Lax"
        case none = "None"
    }

    package var name: String
    package var value: String
    package var path: String
    /// Seconds; 0 deletes the cookie, nil keeps it until the browser closes.
    package var maxAge: Int?
    package var httpOnly: Bool
    package var secure: Bool
    package var sameSite: SameSite

    package init(
        name: String,
        value: String,
        path: String = "/",
        maxAge: Int? = nil,
        httpOnly: Bool = true,
        secure: Bool = false,
        sameSite: SameSite = .lax,
    ) {
        self.name = name
        self.value = value
        self.path = path
        self.maxAge = maxAge
        self.httpOnly = httpOnly
        self.secure = secure
        self.sameSite = sameSite
    }

    var fieldValue: String {
        var text = Self.kept(name) { $0.isToken } + "=" + Self.kept(value) { $0.isCookieOctet }
        text += "; Path=" + Self.kept(path) { $0.isFieldContent && $0 != UInt8(ascii: ";") }
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        if httpOnly { text += "; HttpOnly" }
        if secure { text += "; Secure" }
        return text + "; SameSite=" + sameSite.rawValue
    }

    private static func kept(_ text: String, where isAllowed: (UInt8) -> Bool) -> String {
        String(decoding: text.utf8.filter(isAllowed), as: UTF8.self)
    }

    /// The first cookie of that name in a `Cookie` field (RFC 6265 §4.2).
    static func value(of name: String, in field: String) -> String? {
        for pair in field.utf8.split(separator: UInt8(ascii: ";")) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            guard Bytes.trimmed(pair[..<equals]).elementsEqual(name.utf8) else { continue }
            var value = Bytes.trimmed(pair[pair.index(after: equals)...])
            if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") {
                value = value.dropFirst().dropLast()
            }
            return String(decoding: value, as: UTF8.self)
        }
        return nil
    }
}
