/// A whole question in CQL 1.2: what is asked, and in which order the answer is wanted.
package struct CQLQuery: Sendable, Equatable {
    package let tree: CQL
    /// First key first; empty: the server's own order.
    package let order: [SortKey]

    package struct SortKey: Sendable, Equatable {
        /// In lower case.
        package let index: String
        package let isDescending: Bool
    }

    package static let longest = 2000
    package static let mostBooleans = 50
    package static let deepest = 20

    package init(_ text: String) throws(SRUDiagnostic) {
        guard text.utf8.count <= Self.longest else { throw SRUDiagnostic(.tooManyCharacters) }
        var parser = CQLParser(try CQLToken.tokens(of: text))
        (tree, order) = try parser.wholeQuery()
    }
}
