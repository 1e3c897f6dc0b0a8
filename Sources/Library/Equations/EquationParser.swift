import Formats
import Storage

/// From tokens to a tree, by descent: an alternative of sequences of conditions.
struct EquationParser {
    let tokens: [EquationToken]
    let subject: Equation.Subject
    let length: Int
    private var position = 0
    private var depth = 0
    private var conditions = 0
    private var wildcards = 0

    private static let deepest = 30
    private static let mostConditions = 20
    private static let mostWildcards = 60

    init(tokens: [EquationToken], subject: Equation.Subject, length: Int) {
        self.tokens = tokens
        self.subject = subject
        self.length = length
    }

    mutating func equation() throws(EquationError) -> Equation.Node {
        guard !tokens.isEmpty else {
            throw error("L’équation est vide. Exemple\u{A0}: Statut=Élève ET Classe=3e*")
        }
        let node = try alternative()
        guard position == tokens.count else { throw error("Cette parenthèse n’a pas été ouverte.") }
        return node
    }

    private mutating func alternative() throws(EquationError) -> Equation.Node {
        var node = try sequence()
        while take(.or) { node = .either(node, try sequence()) }
        return node
    }

    private mutating func sequence() throws(EquationError) -> Equation.Node {
        var node = try operand()
        while true {
            if take(.and) {
                node = .both(node, try operand())
            } else if take(.except) {
                node = .except(node, try operand())
            } else {
                return node
            }
        }
    }

    private mutating func operand() throws(EquationError) -> Equation.Node {
        guard position < tokens.count, tokens[position].kind == .open else { return try condition() }
        let place = tokens[position].place
        guard depth < Self.deepest else { throw error("Trop de parenthèses sont ouvertes ici.") }
        depth += 1
        position += 1
        let node = try alternative()
        guard position < tokens.count, tokens[position].kind == .close else {
            throw EquationError(place: place, reason: "Cette parenthèse n’est jamais fermée.")
        }
        depth -= 1
        position += 1
        return node
    }

    private mutating func condition() throws(EquationError) -> Equation.Node {
        guard conditions < Self.mostConditions else {
            throw error("L’équation a plus de \(Self.mostConditions) conditions\u{A0}: coupez-la en deux.")
        }
        conditions += 1
        let (field, comparison, fieldPlace) = try head()
        if case .text = field.kind, comparison.isOrder { throw noOrder(field, fieldPlace) }
        if case .words = field.kind, comparison.isOrder { throw noOrder(field, fieldPlace) }
        if case .code = field.kind, comparison.isOrder { throw noOrder(field, fieldPlace) }
        let place = here
        let text = value()
        wildcards += text.unicodeScalars.count { $0 == "*" }
        guard wildcards <= Self.mostWildcards else {
            throw EquationError(
                place: place, reason: "L’équation a plus de \(Self.mostWildcards) étoiles\u{A0}: enlevez-en.")
        }
        return .condition(field, comparison, try EquationValue.read(text, for: field, comparison, at: place))
    }

    /// « Champ = »
    private mutating func head() throws(EquationError) -> (EquationField, Equation.Comparison, Int) {
        let place = here
        var words: [String] = []
        while position < tokens.count, let word = tokens[position].text {
            words.append(word)
            position += 1
        }
        guard !words.isEmpty else { throw error("Un nom de champ est attendu ici. \(knownFields)") }
        let name = words.joined(separator: " ")
        guard let field = EquationField.named(name, of: subject) else {
            throw EquationError(place: place, reason: stranger(name))
        }
        guard position < tokens.count, case .comparison(let comparison) = tokens[position].kind else {
            throw error(
                "Après «\u{A0}\(field.name)\u{A0}», un signe est attendu\u{A0}: =, <>, <, >, <= ou >=.")
        }
        position += 1
        return (field, comparison, place)
    }

    /// All that stands before the next operator, or the end.
    private mutating func value() -> String {
        var words: [String] = []
        while position < tokens.count, let word = tokens[position].text, connector(at: position) == nil {
            words.append(word)
            position += 1
        }
        return words.joined(separator: " ")
    }

    private enum Connector { case and, or, except }

    private mutating func take(_ connector: Connector) -> Bool {
        guard self.connector(at: position) == connector else { return false }
        position += 1
        return true
    }

    /// In capitals, or before something that can only be another condition: « guerre et paix » is a title.
    private func connector(at place: Int) -> Connector? {
        guard place < tokens.count, case .word(let word) = tokens[place].kind else { return nil }
        let connector: Connector? =
            switch Folding.fold(word) {
            case "et": .and
            case "ou": .or
            case "sauf": .except
            default: nil
            }
        guard let connector else { return nil }
        let isCapital = !word.unicodeScalars.contains { $0.properties.isLowercase }
        return isCapital || isConditionAhead(place + 1) ? connector : nil
    }

    private func isConditionAhead(_ start: Int) -> Bool {
        guard start < tokens.count else { return false }
        if tokens[start].kind == .open { return true }
        var words: [String] = []
        for token in tokens[start...] {
            if let word = token.text {
                words.append(word)
            } else if case .comparison = token.kind {
                return EquationField.named(words.joined(separator: " "), of: subject) != nil
            } else {
                return false
            }
        }
        return false
    }

    private var here: Int { position < tokens.count ? tokens[position].place : length + 1 }

    private var knownFields: String {
        "Champs connus\u{A0}: " + Equation.fields(of: subject).joined(separator: ", ") + "."
    }

    /// What is said of a field that is not one of what is searched.
    private func stranger(_ name: String) -> String {
        let owners = Equation.Subject.allCases.compactMap { other in
            EquationField.named(name, of: other).map { (other, $0.name) }
        }
        if let (owner, field) = owners.first {
            return "«\u{A0}\(field)\u{A0}» est un champ \(owner.ofThem), pas \(subject.ofThem)."
        }
        guard position < tokens.count, case .comparison = tokens[position].kind else {
            return "«\u{A0}\(name)\u{A0}» n’est pas une équation\u{A0}: écrivez Champ=Valeur. \(knownFields)"
        }
        return "Champ inconnu\u{A0}: «\u{A0}\(name)\u{A0}». \(knownFields)"
    }

    private func error(_ reason: String) -> EquationError { EquationError(place: here, reason: reason) }

    private func noOrder(_ field: EquationField, _ place: Int) -> EquationError {
        EquationError(
            place: place,
            reason:
                "«\u{A0}\(field.name)\u{A0}» ne se compare que par = et <>. Les signes < et > sont pour les dates et les nombres."
        )
    }
}

extension EquationToken {
    /// Of a word or a quotation.
    fileprivate var text: String? {
        switch kind {
        case .word(let text), .quoted(let text): text
        case .comparison, .open, .close: nil
        }
    }
}

extension Equation.Subject {
    fileprivate var ofThem: String {
        switch self {
        case .borrowers: "des emprunteurs"
        case .copies: "des exemplaires"
        case .loans: "des prêts"
        }
    }
}

extension Equation.Comparison {
    var isOrder: Bool { self != .equals && self != .isNot }
}
