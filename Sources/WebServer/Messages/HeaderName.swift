/// The name of a header field, compared without regard to case. Bytes that are not of a token are left out.
package struct HeaderName: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As it is written on the wire.
    package let text: String
    let lowercased: String

    package init(_ text: String) {
        var isClean = true
        var isLower = true
        for byte in text.utf8 {
            if !byte.isToken { isClean = false }
            if byte != byte.lowercased { isLower = false }
        }
        self.text = isClean ? text : String(decoding: text.utf8.filter(\.isToken), as: UTF8.self)
        lowercased = isClean && isLower ? text : String(decoding: self.text.utf8.map(\.lowercased), as: UTF8.self)
    }

    package init(stringLiteral text: String) { self.init(text) }

    package static func == (one: HeaderName, other: HeaderName) -> Bool { one.lowercased == other.lowercased }

    package func hash(into hasher: inout Hasher) { hasher.combine(lowercased) }
}
