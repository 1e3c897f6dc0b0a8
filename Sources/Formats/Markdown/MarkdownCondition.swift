/// `{{si ent=liberscol}}`, `{{si version>=2.64}}`, up to `{{sinon}}` or `{{fin}}`.
package struct MarkdownCondition: Hashable, Sendable {
    /// `ent`, `version`…, in lower case.
    package let name: String
    package let operation: Operation
    package let value: String

    package init(name: String, operation: Operation, value: String) {
        self.name = name
        self.operation = operation
        self.value = value
    }

    package enum Operation: String, CaseIterable, Sendable {
        case equal = "="
        case different = "≠"
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
    }

    /// Whether it holds where `name` is `actual`. Words are compared folded; versions number by number, so that 2.9
    /// comes before 2.10. Nil: an order between things that are not versions.
    package func holds(for actual: String) -> Bool? {
        switch operation {
        case .equal: Folding.fold(actual) == Folding.fold(value)
        case .different: Folding.fold(actual) != Folding.fold(value)
        default: nil
        }
    }
}
