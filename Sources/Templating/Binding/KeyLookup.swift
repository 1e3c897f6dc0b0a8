// From a key to the value it names.

/// A value of which the type and the place are known.
struct Value {
    let shape: Shape
    let slot: Slot
    /// The key's last name.
    let name: String?
    /// Reached through `page.…` or `frame.…`.
    let isFromRoot: Bool
}

/// The types that keys are looked up in, with what they are looked up from.
struct KeyLookup {
    struct Failure: Error {
        let problem: String
    }

    let parts: Parts
    let page: ObjectIdentifier
    let frame: ObjectIdentifier
    private(set) var used: Set<Usage.Property> = []

    init(parts: Parts, page: any Any.Type, frame: any Any.Type) {
        self.parts = parts
        self.page = ObjectIdentifier(page)
        self.frame = ObjectIdentifier(frame)
    }

    mutating func value(of key: Key, in scope: Scope) throws(Failure) -> Value {
        switch key.path.first {
        case nil: return try element(of: scope)
        case "page":
            return try walk(key.path.dropFirst(), in: page, at: Slot(base: .page, offset: 0), isRoot: true)
        case "frame":
            return try walk(key.path.dropFirst(), in: frame, at: Slot(base: .frame, offset: 0), isRoot: true)
        default: break
        }
        switch scope.subject {
        case .part(let id): return try walk(key.path[...], in: id, at: scope.slot, isRoot: false)
        case .text(let name?) where key.path == [name]: return try element(of: scope)
        case .markup(let name?) where key.path == [name]: return try element(of: scope)
        case .text, .markup:
            throw Failure(problem: "this section is on a text, which is {{.}} and has no properties")
        case .top: throw Failure(problem: "outside of sections a key begins with page. or frame.")
        }
    }

    private func element(of scope: Scope) throws(Failure) -> Value {
        switch scope.subject {
        case .text(let name): Value(shape: .text, slot: scope.slot, name: name, isFromRoot: false)
        case .markup(let name): Value(shape: .markup, slot: scope.slot, name: name, isFromRoot: false)
        case .part, .top: throw Failure(problem: "{{.}} is for sections on texts")
        }
    }

    private mutating func walk(
        _ path: ArraySlice<String>, in part: ObjectIdentifier, at slot: Slot, isRoot: Bool,
    ) throws(Failure) -> Value {
        guard let name = path.first, let layout = parts[part] else {
            throw Failure(problem: "this is not a value, only what follows it after a dot")
        }
        guard let property = layout[name] else {
            if layout.refused.contains(name) {
                throw Failure(problem: "“\(name)” is not of a type for templates")
            }
            let others = layout.properties.map(\.name).joined(separator: ", ")
            throw Failure(
                problem: "\(layout.name) has no “\(name)”; it has \(others.isEmpty ? "nothing" : others)")
        }
        used.insert(Usage.Property(part: part, name: name))
        let place = slot.advanced(by: property.offset)
        let rest = path.dropFirst()
        guard !rest.isEmpty else {
            return Value(shape: property.shape, slot: place, name: name, isFromRoot: isRoot)
        }
        switch property.shape {
        case .part(let inner): return try walk(rest, in: inner, at: place, isRoot: isRoot)
        case .list, .optional:
            throw Failure(problem: "“\(name)” is \(property.shape.description): open a section on it")
        case .text, .markup, .truth:
            throw Failure(problem: "“\(name)” is \(property.shape.description), which has no properties")
        }
    }
}
