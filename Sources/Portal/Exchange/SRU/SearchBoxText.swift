import Formats

/// A tree of CQL written in the language of the search box, where what stands side by side must all be found, « OU »
/// binds its two neighbours tighter than that, and « - » leaves out.
struct SearchBoxText {
    let text: String

    init(_ tree: CQL) throws(SRUDiagnostic) {
        let groups = try Self.groups(tree)
        text = groups.map { $0.map(\.text).joined(separator: " OU ") }.joined(separator: " ")
    }

    /// All the groups must be found, and in each group one at least: every tree without `not` has such a form.
    private typealias Group = [Atom]

    /// A word or a phrase, in a field or anywhere.
    private struct Atom {
        let words: String
        var isExcluded = false

        var text: String { (isExcluded ? "-" : "") + words }
    }

    private static let mostAtoms = 60

    private static func groups(_ tree: CQL) throws(SRUDiagnostic) -> [Group] {
        let groups: [Group]
        switch tree {
        case .clause(let clause): groups = try Self.groups(clause)
        case .and(let left, let right): groups = try Self.groups(left) + Self.groups(right)
        case .not(let left, let right): groups = try Self.groups(left) + excluding(Self.groups(right))
        case .or(let left, let right): groups = try either(Self.groups(left), Self.groups(right))
        }
        guard groups.reduce(0, { $0 + $1.count }) <= mostAtoms else {
            throw SRUDiagnostic(.unsupportedFeature, "too many alternatives")
        }
        return groups
    }

    /// (a and b) or c is (a or c) and (b or c).
    private static func either(_ left: [Group], _ right: [Group]) throws(SRUDiagnostic) -> [Group] {
        guard !(left + right).joined().contains(where: \.isExcluded) else {
            throw SRUDiagnostic(.unsupportedFeature, "not within or")
        }
        guard left.count * right.count <= mostAtoms else {
            throw SRUDiagnostic(.unsupportedFeature, "too many alternatives")
        }
        return left.flatMap { one in right.map { one + $0 } }
    }

    /// Neither a nor b, when one of them was enough; what must not come together cannot be told.
    private static func excluding(_ groups: [Group]) throws(SRUDiagnostic) -> [Group] {
        guard groups.count == 1, let group = groups.first, !group.contains(where: \.isExcluded) else {
            throw SRUDiagnostic(.unsupportedFeature, "not before and")
        }
        return group.map { [Atom(words: $0.words, isExcluded: true)] }
    }

    private static func groups(_ clause: CQL.Clause) throws(SRUDiagnostic) -> [Group] {
        guard let index = RemoteIndex(name: clause.index) else { throw unknown(clause.index) }
        if let number = try number(clause, of: index) { return [[Atom(words: number)]] }
        var words = words(in: clause.term.text)
        guard !words.isEmpty else { throw SRUDiagnostic(.invalidTerm, clause.term.text) }
        let prefix = index.field.map { $0 + ":" } ?? ""
        let isOneThing = words.count == 1 || [.exact, .adjacent].contains(clause.relation)
        switch clause.relation {
        case .plain, .all, .any, .exact, .adjacent: break
        case .different, .less, .greater, .atMost, .atLeast, .within:
            throw SRUDiagnostic(.unsupportedRelation, clause.relation.rawValue)
        }
        if clause.term.isTruncated {
            guard !isOneThing || words.count == 1 else {
                throw SRUDiagnostic(.unsupportedMaskPosition, clause.term.text)
            }
            words[words.count - 1] += "*"
        }
        if isOneThing, words.count > 1 {
            return [[Atom(words: "\(prefix)\"\(words.joined(separator: " "))\"")]]
        }
        let atoms = words.map { Atom(words: prefix + shielded($0)) }
        return clause.relation == .any ? [atoms] : atoms.map { [$0] }
    }

    /// A year, an ISBN, an ISSN: one word, compared as it stands.
    private static func number(_ clause: CQL.Clause, of index: RemoteIndex) throws(SRUDiagnostic) -> String? {
        switch index {
        case .date:
            guard [.plain, .exact].contains(clause.relation) else {
                throw SRUDiagnostic(.unsupportedRelationForIndex, clause.relation.rawValue)
            }
            guard let year = Int(clause.term.text), (1...9999).contains(year), !clause.term.isTruncated else {
                throw SRUDiagnostic(.invalidTerm, clause.term.text)
            }
            return "annee:\(year)"
        case .isbn:
            let digits = ISBN.normalized(clause.term.text)
            guard !digits.isEmpty else { throw SRUDiagnostic(.invalidTerm, clause.term.text) }
            return "isbn:\(ISBN(digits)?.digits ?? digits)"
        case .issn: return ISSN(clause.term.text)?.hyphenated
        default: return nil
        }
    }

    private static func unknown(_ index: String) -> SRUDiagnostic {
        guard let dot = index.utf8.firstIndex(of: UInt8(ascii: ".")) else {
            return SRUDiagnostic(.unsupportedIndex, index)
        }
        let set = String(index[..<dot])
        return ["cql", "dc", "bath", "rec"].contains(set)
            ? SRUDiagnostic(.unsupportedIndex, index) : SRUDiagnostic(.unsupportedContextSet, set)
    }

    /// Without what means something in the box.
    private static func words(in text: String) -> [String] {
        text.unicodeScalars.split { scalar in
            scalar.properties.isWhitespace || ["\"", ":", "*", "(", ")", "«", "»", "“", "”"].contains(scalar)
        }
        .map { String($0.drop { $0 == "-" }) }
        .filter { !$0.isEmpty }
    }

    /// A word that the box would take for an operator is put between quotation marks.
    private static func shielded(_ word: String) -> String {
        ["ou", "et", "sauf", "or", "and", "not"].contains(word.lowercased()) ? "\"\(word)\"" : word
    }
}
