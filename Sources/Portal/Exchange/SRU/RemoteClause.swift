import Formats

/// One clause of CQL as one or several askings of the search box. Words are folded as the catalogue folds them, so
/// that none of them can be taken for an operator.
struct RemoteClause {
    let askings: [Asking]
    /// One of the askings is enough.
    let isAny: Bool

    /// A word, a phrase or a value, in a field or anywhere.
    struct Asking: Equatable {
        let index: RemoteIndex
        /// As it is typed, with its quotation marks or its mask.
        let words: String
        let isPhrase: Bool
        var isExcluded = false

        /// A word in quotation marks is finished: the box completes the last one otherwise.
        init(_ index: RemoteIndex, _ words: [String], isTruncated: Bool) {
            let text = words.joined(separator: " ")
            self.index = index
            self.words = isTruncated && words.count == 1 ? text + "*" : "\"\(text)\""
            isPhrase = words.count > 1
        }

        /// A number, or a span of them.
        init(_ index: RemoteIndex, number: String) {
            self.index = index
            words = number
            isPhrase = false
        }

        var text: String { (isExcluded ? "-" : "") + index.prefix + words }
    }

    init(_ clause: CQL.Clause) throws(SRUDiagnostic) {
        guard let index = RemoteIndex(name: clause.index) else { throw Self.unknown(clause.index) }
        isAny = clause.relation == .any
        switch index {
        case .date: askings = [Asking(index, number: try Self.years(clause))]
        case .isbn, .issn: askings = [Asking(index, number: try Self.number(clause, of: index))]
        default: askings = try Self.words(clause, of: index)
        }
    }

    private static func words(_ clause: CQL.Clause, of index: RemoteIndex) throws(SRUDiagnostic) -> [Asking] {
        let words = Folding.words(in: clause.term.text).filter { !$0.isElision }.map(\.folded)
        guard let last = words.last else { throw SRUDiagnostic(.invalidTerm, clause.term.text) }
        let isTruncated = clause.term.isTruncated
        switch clause.relation {
        case .plain where index.isValue, .exact, .adjacent:
            guard !isTruncated || words.count == 1 else {
                throw SRUDiagnostic(.unsupportedMaskPosition, clause.term.text)
            }
            return [Asking(index, words, isTruncated: isTruncated)]
        case .plain, .all, .any:
            return words.dropLast().map { Asking(index, [$0], isTruncated: false) }
                + [Asking(index, [last], isTruncated: isTruncated)]
        case .different, .less, .greater, .atMost, .atLeast, .within:
            throw SRUDiagnostic(.unsupportedRelation, clause.relation.rawValue)
        }
    }

    /// A year, or the first and the last.
    private static func years(_ clause: CQL.Clause) throws(SRUDiagnostic) -> String {
        let years = clause.term.text.unicodeScalars.split { $0.properties.isWhitespace }.map {
            Int(String($0))
        }
        guard let first = years.first ?? nil, let last = years.last ?? nil, !clause.term.isTruncated,
            years.count == (clause.relation == .within ? 2 : 1),
            (1...9999).contains(first), (first...9999).contains(last)
        else { throw SRUDiagnostic(.invalidTerm, clause.term.text) }
        return switch clause.relation {
        case .plain, .exact, .all, .any: "\(first)"
        case .within: "\(first)-\(last)"
        case .less: "1-\(max(1, first - 1))"
        case .atMost: "1-\(first)"
        case .greater: "\(min(9999, first + 1))-9999"
        case .atLeast: "\(first)-9999"
        case .adjacent, .different:
            throw SRUDiagnostic(.unsupportedRelationForIndex, clause.relation.rawValue)
        }
    }

    private static func number(_ clause: CQL.Clause, of index: RemoteIndex) throws(SRUDiagnostic) -> String {
        switch clause.relation {
        case .plain, .exact, .all, .any, .adjacent: break
        default: throw SRUDiagnostic(.unsupportedRelationForIndex, clause.relation.rawValue)
        }
        let text = clause.term.text
        let digits = index == .isbn ? ISBN(text)?.digits ?? ISBN.normalized(text) : ISSN(text)?.digits ?? ""
        guard !digits.isEmpty, !clause.term.isTruncated else { throw SRUDiagnostic(.invalidTerm, text) }
        return digits
    }

    private static func unknown(_ index: String) -> SRUDiagnostic {
        guard let dot = index.utf8.firstIndex(of: UInt8(ascii: ".")) else {
            return SRUDiagnostic(.unsupportedIndex, index)
        }
        let set = String(index[..<dot])
        return ["cql", "dc", "bath", "rec"].contains(set)
            ? SRUDiagnostic(.unsupportedIndex, index) : SRUDiagnostic(.unsupportedContextSet, set)
    }
}
