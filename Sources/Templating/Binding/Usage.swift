// Which properties and templates are of use to somebody.

struct Usage: Sendable {
    struct Property: Hashable, Sendable {
        let part: ObjectIdentifier
        let name: String
    }

    var properties: Set<Property> = []
    var templates: Set<String> = []

    mutating func formUnion(_ other: Usage) {
        properties.formUnion(other.properties)
        templates.formUnion(other.templates)
    }
}

extension Parts {
    /// Properties that no template reads: `ResultsView.note`. Those of a part that nobody enters are not listed, the
    /// property that holds it is.
    func unused(from roots: [any Any.Type], _ usage: Usage) -> [String] {
        var unused: [String] = []
        var waiting = roots.map { ObjectIdentifier($0) }
        var seen: Set<ObjectIdentifier> = []
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted, let part = self[id] else { continue }
            for property in part.properties {
                guard usage.properties.contains(Usage.Property(part: id, name: property.name)) else {
                    unused.append("\(part.name).\(property.name)")
                    continue
                }
                if let inner = property.shape.part { waiting.append(inner) }
            }
        }
        return unused.sorted()
    }
}

extension Shape {
    /// The struct that a template can go into from here.
    fileprivate var part: ObjectIdentifier? {
        switch self {
        case .part(let id), .list(_, of: .part(let id)), .optional(_, of: .part(let id)): id
        case .text, .markup, .truth, .list, .optional: nil
        }
    }
}
