// Everything wrong with the templates, reported at once.

package struct TemplateErrors: Error, Equatable, CustomStringConvertible {
    /// By file, then line; a trouble met by several views is told once.
    package let list: [TemplateError]

    /// One line each.
    package var description: String {
        list.map(\.description).joined(separator: "\n")
    }

    init(_ found: [TemplateError]) {
        list = Set(found).sorted { one, other in
            (one.file, one.line ?? 0, one.column ?? 0, one.description)
                < (other.file, other.line ?? 0, other.column ?? 0, other.description)
        }
    }
}
