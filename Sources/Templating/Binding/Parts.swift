// The types that the templates can reach, from the frame and the views downwards.

struct Parts {
    struct Property {
        let name: String
        let offset: Int
        let shape: Shape
    }

    struct Part {
        /// `ResultsView.Row`
        let name: String
        let properties: [Property]
        /// Names of those that no template can show, already reported.
        let refused: Set<String>

        subscript(name: String) -> Property? {
            properties.first { $0.name == name }
        }
    }

    private(set) var errors: [TemplateError] = []
    private var parts: [ObjectIdentifier: Part] = [:]

    subscript(id: ObjectIdentifier) -> Part? {
        parts[id]
    }

    /// Learns a type and those of its properties; what a template cannot show is an error of `file`.
    mutating func learn(_ type: any Any.Type, for file: String) {
        let id = ObjectIdentifier(type)
        guard parts[id] == nil else { return }
        let name = Self.name(of: type)
        guard let layout = Layout(of: type) else {
            errors.append(TemplateError(file: file, key: name, "only a struct can be given to a template"))
            return
        }
        parts[id] = Part(name: name, properties: [], refused: [])  // A list of itself is met again below.
        var properties: [Property] = []
        var refused: Set<String> = []
        for property in layout.properties {
            let key = "\(name).\(property.name)"
            if ["page", "frame"].contains(property.name) {
                errors.append(
                    TemplateError(file: file, key: key, "this name is taken by the root of that name"))
            } else if let shape = shape(of: property.type, for: file) {
                properties.append(Property(name: property.name, offset: property.offset, shape: shape))
            } else {
                refused.insert(property.name)
                errors.append(
                    TemplateError(
                        file: file, key: key,
                        "\(property.type) cannot be shown: a template takes String, HTML, Bool, "
                            + "structs that conform to ViewPart, and arrays or optionals of those but Bool"))
            }
        }
        parts[id] = Part(name: name, properties: properties, refused: refused)
    }

    private mutating func shape(of type: any Any.Type, for file: String) -> Shape? {
        if type == Bool.self { return .truth }
        if let element = element(type, for: file) {
            switch element {
            case .text: return .text
            case .markup: return .markup
            case .part(let id): return .part(id)
            }
        }
        guard let container = type as? any Container.Type,
            let element = element(container.element, for: file)
        else { return nil }
        return container.isOptional ? .optional(container, of: element) : .list(container, of: element)
    }

    private mutating func element(_ type: any Any.Type, for file: String) -> Shape.Element? {
        if type == String.self { return .text }
        if type == HTML.self { return .markup }
        guard type is any ViewPart.Type, Layout(of: type) != nil else { return nil }
        learn(type, for: file)
        return .part(ObjectIdentifier(type))
    }

    /// `ResultsView.Row`: the full name without its module nor the function that a test declares it in.
    static func name(of type: any Any.Type) -> String {
        String(reflecting: type).split(separator: ".").dropFirst()
            .filter { !$0.hasPrefix("(unknown context") }
            .joined(separator: ".")
    }
}
