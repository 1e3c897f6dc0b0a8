import Formats
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

    /// What each comparison costs is paid for every row.
    static let mostCharacters = 500

    /// - Throws: `EquationError`.
    package init(_ text: String, on subject: Subject) throws(EquationError) {
        guard text.unicodeScalars.count <= Self.mostCharacters else {
            throw EquationError(
                place: Self.mostCharacters + 1,
                reason: "L’équation a plus de \(Self.mostCharacters) caractères\u{A0}: raccourcissez-la.")
        }
        var parser = EquationParser(
            tokens: try EquationToken.all(in: text), subject: subject, length: text.unicodeScalars.count)
        self.subject = subject
        root = try parser.equation()
    }

    /// What else the same words may be asked of, and mean something else there: « Statut=Perdu » is of copies.
    package static func otherSubjects(for text: String, than subject: Subject) -> [Subject] {
        let here = understood(text, on: subject)
        return Subject.allCases.filter { other in
            guard other != subject, let there = understood(text, on: other) else { return false }
            return there.root != here?.root
        }
    }

    /// The equation that somebody who typed a word alone may have meant: « Emprunteur=martin* ».
    package static func meant(by word: String, on subject: Subject) -> String? {
        let words = Folding.words(in: word)
        guard !words.isEmpty,
            !word.unicodeScalars.contains(where: { "=<>≠≤≥()*\"«»“”".unicodeScalars.contains($0) })
        else { return nil }
        let text = "\(subject == .copies ? "Titre" : "Emprunteur")=\(word.trimmed)*"
        return understood(text, on: subject) == nil ? nil : text
    }

    private static func understood(_ text: String, on subject: Subject) -> Equation? {
        do {
            return try Equation(text, on: subject)
        } catch {
            return nil
        }
    }

    /// The names that may be written before « = ».
    package static func fields(of subject: Subject) -> [String] {
        EquationField.all(of: subject).map(\.name)
    }
}
