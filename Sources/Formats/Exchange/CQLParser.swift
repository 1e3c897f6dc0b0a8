/// From tokens to a tree. All booleans have the same weight and join from the left (CQL 1.2 §Boolean Operators).
struct CQLParser {
    private var tokens: ArraySlice<CQLToken>
    private var booleans = 0
    private var depth = 0

    init(_ tokens: [CQLToken]) {
        self.tokens = tokens[...]
    }

    mutating func wholeQuery() throws(SRUDiagnostic) -> (CQL, [CQLQuery.SortKey]) {
        // `> prefix = "uri"` before a query redefines context sets.
        if tokens.first == .comparison(.greater) { throw SRUDiagnostic(.unsupportedContextSet) }
        let tree = try query()
        let order = isAtSortBy ? try sortKeys() : []
        guard tokens.isEmpty else {
            throw SRUDiagnostic(tokens.first == .close ? .unsupportedParentheses : .syntaxError)
        }
        return (tree, order)
    }

    private var isAtSortBy: Bool {
        guard case .word(let word)? = tokens.first else { return false }
        return word.lowercased() == "sortby"
    }

    /// `sortBy dc.date/sort.descending dc.title`
    private mutating func sortKeys() throws(SRUDiagnostic) -> [CQLQuery.SortKey] {
        tokens.removeFirst()
        var keys: [CQLQuery.SortKey] = []
        while case .word(let index)? = tokens.first {
            tokens.removeFirst()
            var isDescending = false
            while tokens.first == .slash {
                tokens.removeFirst()
                guard case .word(let modifier)? = tokens.popFirst() else { throw SRUDiagnostic(.syntaxError) }
                switch modifier.lowercased() {
                case "sort.descending", "descending": isDescending = true
                case "sort.ascending", "ascending": isDescending = false
                default: throw SRUDiagnostic(.unsupportedSort, modifier)
                }
            }
            keys.append(.init(index: index.lowercased(), isDescending: isDescending))
        }
        guard !keys.isEmpty else { throw SRUDiagnostic(.syntaxError) }
        return keys
    }

    private mutating func query() throws(SRUDiagnostic) -> CQL {
        var tree = try searchClause()
        while let boolean = nextBoolean {
            tokens.removeFirst()
            booleans += 1
            guard booleans <= CQLQuery.mostBooleans else { throw SRUDiagnostic(.tooManyBooleans) }
            if boolean == "prox" { throw SRUDiagnostic(.unsupportedProximity) }
            if tokens.first == .slash { throw SRUDiagnostic(.unsupportedBooleanModifier) }
            let right = try searchClause()
            switch boolean {
            case "and": tree = .and(tree, right)
            case "or": tree = .or(tree, right)
            default: tree = .not(tree, right)
            }
        }
        return tree
    }

    private var nextBoolean: String? {
        guard case .word(let word)? = tokens.first else { return nil }
        let name = word.lowercased()
        return ["and", "or", "not", "prox"].contains(name) ? name : nil
    }

    private mutating func searchClause() throws(SRUDiagnostic) -> CQL {
        guard tokens.first == .open else { return .clause(try clause()) }
        tokens.removeFirst()
        depth += 1
        guard depth <= CQLQuery.deepest else { throw SRUDiagnostic(.unsupportedParentheses, "too deep") }
        let inner = try query()
        guard tokens.popFirst() == .close else { throw SRUDiagnostic(.unsupportedParentheses) }
        depth -= 1
        return inner
    }

    /// `term`, or `index relation term`.
    private mutating func clause() throws(SRUDiagnostic) -> CQL.Clause {
        let first = try nextTerm()
        guard let relation = try nextRelation() else {
            return CQL.Clause(index: "cql.serverchoice", relation: .plain, term: try term(first))
        }
        guard case .word(let index) = first else { throw SRUDiagnostic(.syntaxError) }
        if tokens.first == .slash { throw SRUDiagnostic(.unsupportedRelationModifier) }
        return CQL.Clause(index: index.lowercased(), relation: relation, term: try term(nextTerm()))
    }

    private mutating func nextTerm() throws(SRUDiagnostic) -> CQLToken {
        switch tokens.first {
        case .word, .quoted: break
        case nil, .open, .close, .slash, .comparison: throw SRUDiagnostic(.syntaxError)
        }
        guard let token = tokens.popFirst() else { throw SRUDiagnostic(.syntaxError) }
        return token
    }

    /// A sign, or a word that stands where a relation must; nil after a term that is alone.
    private mutating func nextRelation() throws(SRUDiagnostic) -> CQL.Relation? {
        switch tokens.first {
        case .comparison(let relation):
            tokens.removeFirst()
            return relation
        case .slash: throw SRUDiagnostic(.syntaxError)
        case .word(let word):
            guard nextBoolean == nil, !isAtSortBy else { return nil }
            tokens.removeFirst()
            let name = word.lowercased()
            switch name.hasPrefix("cql.") ? String(name.dropFirst(4)) : name {
            case "any": return .any
            case "all": return .all
            case "adj": return .adjacent
            case "exact": return .exact
            case "within": return .within
            case "scr": return .plain
            default: throw SRUDiagnostic(.unsupportedRelation, word)
            }
        case .quoted: throw SRUDiagnostic(.syntaxError)
        case nil, .open, .close: return nil
        }
    }

    /// Backslashes are taken away; a mask is honoured at the end and nowhere else.
    private func term(_ token: CQLToken) throws(SRUDiagnostic) -> CQL.Term {
        let raw: String
        switch token {
        case .word(let word): raw = word
        case .quoted(let text): raw = text
        case .open, .close, .slash, .comparison: throw SRUDiagnostic(.syntaxError)
        }
        var scalars = raw.unicodeScalars[...]
        var text = String.UnicodeScalarView()
        var isTruncated = false
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\\": text.append(scalars.popFirst() ?? "\\")
            case "*" where scalars.isEmpty: isTruncated = true
            case "*": throw SRUDiagnostic(.unsupportedMaskPosition, raw)
            case "?": throw SRUDiagnostic(.unsupportedMask, "?")
            case "^": throw SRUDiagnostic(.unsupportedAnchor, raw)
            default: text.append(scalar)
            }
        }
        guard text.contains(where: { !$0.properties.isWhitespace }) else { throw SRUDiagnostic(.emptyTerm) }
        return CQL.Term(String(text), isTruncated: isTruncated)
    }
}
