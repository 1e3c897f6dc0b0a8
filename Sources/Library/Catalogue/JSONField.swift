/// One field of a value that is kept as JSON: its name, how it is written, how it is read back.
struct JSONField<Owner>: Sendable {
    /// Writes the field if it says something.
    let write: @Sendable (Owner, inout JSONText) -> Void
    let read: @Sendable ([String: Any], inout Owner) -> Void

    static func text(_ name: String, _ path: any WritableKeyPath<Owner, String> & Sendable) -> Self {
        Self(
            write: { owner, text in
                let value = owner[keyPath: path]
                if !value.isEmpty { text.member(name) { $0.string(value) } }
            },
            read: { object, owner in
                if let value = object[name] as? String { owner[keyPath: path] = value }
            },
        )
    }

    static func texts(_ name: String, _ path: any WritableKeyPath<Owner, [String]> & Sendable) -> Self {
        Self(
            write: { owner, text in
                let values = owner[keyPath: path]
                if !values.isEmpty { text.member(name) { $0.list(values) { $0.string($1) } } }
            },
            read: { object, owner in
                if let values = object[name] as? [String] { owner[keyPath: path] = values }
            },
        )
    }

    /// Written only when true.
    static func mark(_ name: String, _ path: any WritableKeyPath<Owner, Bool> & Sendable) -> Self {
        Self(
            write: { owner, text in
                if owner[keyPath: path] { text.member(name) { $0.literal("true") } }
            },
            read: { object, owner in owner[keyPath: path] = object[name] as? Bool ?? false },
        )
    }

    static func flag(_ name: String, _ path: any WritableKeyPath<Owner, Bool?> & Sendable) -> Self {
        Self(
            write: { owner, text in
                if let value = owner[keyPath: path] {
                    text.member(name) { $0.literal(value ? "true" : "false") }
                }
            },
            read: { object, owner in owner[keyPath: path] = object[name] as? Bool },
        )
    }

    static func number(_ name: String, _ path: any WritableKeyPath<Owner, Int?> & Sendable) -> Self {
        Self(
            write: { owner, text in
                if let value = owner[keyPath: path] { text.member(name) { $0.literal(String(value)) } }
            },
            read: { object, owner in owner[keyPath: path] = object[name] as? Int },
        )
    }

    static func raw<Choice: RawRepresentable<String> & SendableMetatype>(
        _ name: String, _ path: any WritableKeyPath<Owner, Choice> & Sendable,
    ) -> Self {
        Self(
            write: { owner, text in text.member(name) { $0.string(owner[keyPath: path].rawValue) } },
            read: { object, owner in
                if let value = (object[name] as? String).flatMap(Choice.init) { owner[keyPath: path] = value }
            },
        )
    }

    static func objects<Part: Sendable>(
        _ name: String, _ path: any WritableKeyPath<Owner, [Part]> & Sendable, _ fields: [JSONField<Part>],
        _ empty: Part,
    ) -> Self {
        Self(
            write: { owner, text in
                let parts = owner[keyPath: path]
                if !parts.isEmpty { text.member(name) { $0.list(parts) { $0.write($1, fields: fields) } } }
            },
            read: { object, owner in
                guard let parts = object[name] as? [[String: Any]] else { return }
                owner[keyPath: path] = parts.map { part in
                    fields.reduce(into: empty) { $1.read(part, &$0) }
                }
            },
        )
    }

    static func object<Part: Sendable>(
        _ name: String, _ path: any WritableKeyPath<Owner, Part?> & Sendable, _ fields: [JSONField<Part>],
        _ empty: Part,
    ) -> Self {
        Self(
            write: { owner, text in
                if let part = owner[keyPath: path] { text.member(name) { $0.write(part, fields: fields) } }
            },
            read: { object, owner in
                guard let part = object[name] as? [String: Any] else { return }
                owner[keyPath: path] = fields.reduce(into: empty) { $1.read(part, &$0) }
            },
        )
    }
}
