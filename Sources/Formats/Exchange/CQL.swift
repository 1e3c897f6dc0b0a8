/// A question in the Contextual Query Language (CQL 1.2), the subset that a catalogue answers: clauses joined by
/// `and`, `or`, `not`, with parentheses. Modifiers, proximity and prefix maps are refused by their diagnostics.
package indirect enum CQL: Sendable, Equatable {
    case clause(Clause)
    case and(CQL, CQL)
    case or(CQL, CQL)
    case not(CQL, CQL)

    /// An index, a relation, a term. A term alone is asked of `cql.serverChoice`.
    package struct Clause: Sendable, Equatable {
        /// In lower case, with its context set if it was given: `dc.title`, `isbn`.
        package let index: String
        package let relation: Relation
        package let term: Term
    }

    package enum Relation: String, Sendable, Equatable, CaseIterable {
        /// `=`, the server's choice.
        case plain = "="
        case exact = "=="
        case any, all
        case adjacent = "adj"
        case different = "<>"
        case less = "<"
        case greater = ">"
        case atMost = "<="
        case atLeast = ">="
        case within
    }

    /// What is looked for, without its quotation marks and backslashes.
    package struct Term: Sendable, Equatable {
        package let text: String
        /// It ended with a bare `*`: any ending will do.
        package let isTruncated: Bool

        package init(_ text: String, isTruncated: Bool = false) {
            self.text = text
            self.isTruncated = isTruncated
        }
    }
}
