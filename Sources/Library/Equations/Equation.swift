import Storage

/// A manager search: « Statut=Elève ET Classe=3e* SAUF (Prêts>0 OU Type d'emprunteur=Usager temporaire) ».
///
/// ET and SAUF bind closer than OU. Read once into a tree of known fields; nothing of what was typed becomes SQL.
package struct Equation: Equatable, Sendable {
    package let subject: Subject
    let root: Node

    /// What is searched.
    package enum Subject: String, CaseIterable, Sendable {
        case borrowers, copies, loans
    }

    enum Comparison: Equatable, Sendable {
        case equals, isNot, below, above, atMost, atLeast
    }

    indirect enum Node: Equatable, Sendable {
        case condition(EquationField, Comparison, Value)
        case both(Node, Node)
        case either(Node, Node)
        case except(Node, Node)
    }

    enum Value: Equatable, Sendable {
        /// Says nothing: the field is empty.
        case nothing
        /// Folded pieces between which anything stands.
        case text(EquationPattern)
        case number(Int)
        /// A day, or all those of a month or a year.
        case days(Day, Day)
        /// Codes of a closed list.
        case codes([String])
    }

    /// - Throws: `EquationError`.
    package init(_ text: String, on subject: Subject) throws(EquationError) {
        var parser = EquationParser(
            tokens: try EquationToken.all(in: text), subject: subject, length: text.unicodeScalars.count)
        self.subject = subject
        root = try parser.equation()
    }

    /// The names that may be written before « = ».
    package static func fields(of subject: Subject) -> [String] {
        EquationField.all(of: subject).map(\.name)
    }
}
