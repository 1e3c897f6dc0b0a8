import Formats

/// A tree of CQL written in the language of the search box, where what stands side by side must all be found, « OU »
/// binds its two neighbours tighter than that, within one field, and « - » leaves out.
struct SearchBoxText {
    let text: String

    init(_ tree: CQL) throws(SRUDiagnostic) {
        let groups = try Self.groups(tree)
        for group in groups where group.count > 1 { try Self.check(group) }
        text = groups.map { $0.map(\.text).joined(separator: " OU ") }.joined(separator: " ")
        // The box takes OU for a word where everything is in capitals or in digits.
        guard !text.contains(" OU ") || text.unicodeScalars.contains(where: { $0.properties.isLowercase })
        else {
            throw SRUDiagnostic(.unsupportedFeature, "or between numbers")
        }
    }

    /// All the groups must be found, and in each group one at least: every tree without `not` has such a form.
    private typealias Group = [RemoteClause.Asking]

    /// The box reads no more words.
    private static let mostAskings = 24

    private static func groups(_ tree: CQL) throws(SRUDiagnostic) -> [Group] {
        let groups: [Group]
        switch tree {
        case .clause(let clause):
            let read = try RemoteClause(clause)
            groups = read.isAny ? [read.askings] : read.askings.map { [$0] }
        case .and(let left, let right): groups = try Self.groups(left) + Self.groups(right)
        case .not(let left, let right): groups = try Self.groups(left) + excluding(Self.groups(right))
        case .or(let left, let right): groups = try either(Self.groups(left), Self.groups(right))
        }
        guard groups.reduce(0, { $0 + $1.count }) <= mostAskings else {
            throw SRUDiagnostic(.unsupportedFeature, "too many words")
        }
        return groups
    }

    /// (a and b) or c is (a or c) and (b or c).
    private static func either(_ left: [Group], _ right: [Group]) throws(SRUDiagnostic) -> [Group] {
        guard !(left + right).joined().contains(where: \.isExcluded) else {
            throw SRUDiagnostic(.unsupportedFeature, "not within or")
        }
        return left.flatMap { one in right.map { one + $0 } }
    }

    /// Neither a nor b, when one of them was enough; what must not come together cannot be told.
    private static func excluding(_ groups: [Group]) throws(SRUDiagnostic) -> [Group] {
        guard groups.count == 1, let group = groups.first, !group.contains(where: \.isExcluded) else {
            throw SRUDiagnostic(.unsupportedFeature, "not before and")
        }
        return group.map { asking in
            var excluded = asking
            excluded.isExcluded = true
            return [excluded]
        }
    }

    /// Names are looked for word by word, in either order: a phrase of them is no one thing to choose.
    private static func check(_ group: Group) throws(SRUDiagnostic) {
        guard group.allSatisfy({ $0.index.prefix == group.first?.index.prefix }) else {
            throw SRUDiagnostic(.unsupportedCombination, "or between two indexes")
        }
        guard !group.contains(where: { $0.index == .author && $0.isPhrase }) else {
            throw SRUDiagnostic(.unsupportedFeature, "or between phrases of authors")
        }
    }
}
