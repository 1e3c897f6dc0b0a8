/// The pieces of an equation: words, operators, parentheses, each with its place.
struct EquationToken: Equatable {
    enum Kind: Equatable {
        case word(String)
        case quoted(String)
        case comparison(Equation.Comparison)
        case open, close
    }

    let kind: Kind
    /// Which character, from 1.
    let place: Int

    static func all(in text: String) throws(EquationError) -> [EquationToken] {
        let scalars = Array(text.unicodeScalars)
        var tokens: [EquationToken] = []
        var position = 0
        while position < scalars.count {
            let start = position
            let kind: Kind
            switch scalars[position] {
            case let scalar where scalar.properties.isWhitespace:
                position += 1
                continue
            case "(":
                kind = .open
                position += 1
            case ")":
                kind = .close
                position += 1
            case "\"", "«", "“":
                kind = .quoted(try quotation(scalars, &position))
            case "=", "<", ">", "≠", "≤", "≥":
                kind = .comparison(comparison(scalars, &position))
            default:
                while position < scalars.count, isOfWord(scalars[position]) { position += 1 }
                kind = .word(String(String.UnicodeScalarView(scalars[start..<position])))
            }
            tokens.append(EquationToken(kind: kind, place: start + 1))
        }
        return tokens
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !"()=<>≠≤≥\"«“".unicodeScalars.contains(scalar)
    }

    private static func quotation(_ scalars: [Unicode.Scalar], _ position: inout Int) throws(EquationError)
        -> String
    {
        let start = position
        let end: Unicode.Scalar =
            switch scalars[start] {
            case "«": "»"
            case "“": "”"
            default: "\""
            }
        guard let close = scalars[(start + 1)...].firstIndex(of: end) else {
            throw EquationError(place: start + 1, reason: "Ce guillemet n’est jamais fermé.")
        }
        position = close + 1
        return String(String.UnicodeScalarView(scalars[(start + 1)..<close])).trimmed
    }

    private static func comparison(_ scalars: [Unicode.Scalar], _ position: inout Int) -> Equation.Comparison
    {
        let first = scalars[position]
        let second = position + 1 < scalars.count ? scalars[position + 1] : " "
        position += 1
        switch (first, second) {
        case ("<", ">"), ("<", "="), (">", "="): position += 1
        default: break
        }
        switch (first, second) {
        case ("<", ">"), ("≠", _): return .isNot
        case ("<", "="), ("≤", _): return .atMost
        case (">", "="), ("≥", _): return .atLeast
        case ("<", _): return .below
        case (">", _): return .above
        default: return .equals
        }
    }
}
