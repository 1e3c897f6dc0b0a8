/// The tokens of CQL: signs, bare words, and texts between quotation marks.
enum CQLToken: Equatable {
    case open, close, slash
    /// `=`, `==`, `<`, `>`, `<=`, `>=`, `<>`
    case comparison(CQL.Relation)
    /// As it was written, backslashes included.
    case word(String)
    case quoted(String)

    static func tokens(of text: String) throws(SRUDiagnostic) -> [CQLToken] {
        var scalars = text.unicodeScalars[...]
        var tokens: [CQLToken] = []
        while let scalar = scalars.first {
            scalars.removeFirst()
            switch scalar {
            case _ where scalar.properties.isWhitespace: break
            case "(": tokens.append(.open)
            case ")": tokens.append(.close)
            case "/": tokens.append(.slash)
            case "\"": tokens.append(.quoted(try quoted(&scalars)))
            case "=", "<", ">": tokens.append(.comparison(comparison(scalar, &scalars)))
            default:
                let rest = scalars.prefix { !isBreak($0) }
                scalars = scalars[rest.endIndex...]
                tokens.append(.word(String(scalar) + String(rest)))
            }
        }
        return tokens
    }

    /// Up to the next quotation mark without a backslash.
    private static func quoted(_ scalars: inout Substring.UnicodeScalarView) throws(SRUDiagnostic) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = scalars.popFirst() {
            if scalar == "\"" { return String(text) }
            text.append(scalar)
            if scalar == "\\", let escaped = scalars.popFirst() { text.append(escaped) }
        }
        throw SRUDiagnostic(.unsupportedQuotes)
    }

    private static func comparison(
        _ first: Unicode.Scalar, _ scalars: inout Substring.UnicodeScalarView,
    ) -> CQL.Relation {
        if let second = scalars.first, let relation = CQL.Relation(rawValue: "\(first)\(second)") {
            scalars.removeFirst()
            return relation
        }
        return switch first {
        case "<": .less
        case ">": .greater
        default: .plain
        }
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || ["(", ")", "/", "\"", "=", "<", ">"].contains(scalar)
    }
}
