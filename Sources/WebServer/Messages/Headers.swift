/// The header fields of an answer, in order. A line break cannot get into one.
package struct Headers: Sendable {
    package private(set) var fields: [(name: HeaderName, value: String)] = []

    package init() {}

    package subscript(name: HeaderName) -> String? { fields.first { $0.name == name }?.value }

    /// Every value of that name.
    package func all(_ name: HeaderName) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    package func contains(_ name: HeaderName) -> Bool { fields.contains { $0.name == name } }

    /// Replaces every field of that name.
    package mutating func set(_ name: HeaderName, _ value: String) {
        remove(name)
        add(name, value)
    }

    package mutating func add(_ name: HeaderName, _ value: String) {
        guard !name.text.isEmpty else { return }
        fields.append((name, Self.cleaned(value)))
    }

    package mutating func remove(_ name: HeaderName) {
        if contains(name) { fields.removeAll { $0.name == name } }
    }

    /// Adds a member to a comma-separated field such as `Vary`, once.
    package mutating func addMember(_ member: String, to name: HeaderName) {
        guard let current = self[name] else { return add(name, member) }
        let members = current.utf8.split(separator: UInt8(ascii: ",")).map { Bytes.trimmed($0) }
        if members.contains(where: { Bytes.equalIgnoringCase($0, member.utf8) || $0.elementsEqual("*".utf8) })
        {
            return
        }
        set(name, current + ", " + member)
    }

    /// RFC 9110 §5.5: CR, LF and NUL are dangerous, the other controls invalid.
    private static func cleaned(_ value: String) -> String {
        if value.utf8.allSatisfy(\.isFieldContent) { return value }
        return String(decoding: value.utf8.filter(\.isFieldContent), as: UTF8.self)
    }
}
