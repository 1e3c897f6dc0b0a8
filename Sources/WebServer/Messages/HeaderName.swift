/// The name of a header field, compared without regard to case.
package struct HeaderName: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As it is written on the wire.
    package let text: String

    /// Bytes that no field name may have are left out.
    package init(_ text: String) {
        self.text =
            text.utf8.allSatisfy(\.isToken)
            ? text : String(decoding: text.utf8.filter(\.isToken), as: UTF8.self)
    }

    /// A name written in the program is taken at its word.
    package init(stringLiteral text: String) { self.text = text }

    package static func == (one: HeaderName, other: HeaderName) -> Bool { one.isNamed(other.text) }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte.lowercased) }
    }

    func isNamed(_ other: String) -> Bool {
        text.utf8.count == other.utf8.count
            && text.utf8.elementsEqual(other.utf8) { $0 == $1 || $0.lowercased == $1.lowercased }
    }
}
