import GRDB

/// The order of the answers.
extension CatalogueReading {
    /// Up to how many answers are weighed one by one by bm25 (1.3 µs each). A broader question is answered by
    /// tiers instead: found in the title, then in the authors, the subjects, the rest.
    private static let mostWeighed = 500

    /// At least the first `count` answers in their order, known items always first.
    func order(
        _ hits: Hits, by search: Search, terms: SearchTerms, columns: CatalogueColumns, through count: Int,
    ) throws -> [Int32] {
        let others = Array(hits.others)
        switch search.sort {
        case .title:
            return hits.known + others.sorted { columns.titleRank[Int($0)] < columns.titleRank[Int($1)] }
        case .newest:
            return hits.known + columns.newestFirst(others)
        case .year:
            return hits.known + others.sorted {
                let (left, right) = (Int($0), Int($1))
                return (columns.years[right], columns.titleRank[left])
                    < (columns.years[left], columns.titleRank[right])
            }
        case .relevance where terms.isEmpty:
            return hits.known + columns.newestFirst(others)
        case .relevance where others.count <= Self.mostWeighed:
            return try hits.known + weighed(others, terms: terms)
        case .relevance:
            return try hits.known + byTiers(others, terms: terms, columns: columns, through: count)
        }
    }

    private func weighed(_ ids: [Int32], terms: SearchTerms) throws -> [Int32] {
        let kept = Set(ids)
        let weights = IndexColumn.allCases.map { String($0.weight) }.joined(separator: ", ")
        let statement = try database.cachedStatement(sql: """
            SELECT rowid FROM recordText WHERE recordText MATCH ?
            ORDER BY bm25(recordText, \(weights)), rowid DESC
            """)
        return try Int32.fetchAll(statement, arguments: [terms.expression()]).filter(kept.contains)
    }

    private func byTiers(
        _ ids: [Int32], terms: SearchTerms, columns: CatalogueColumns, through count: Int,
    ) throws -> [Int32] {
        var left = Set(ids)
        var ordered: [Int32] = []
        let statement = try database.cachedStatement(sql: "SELECT rowid FROM recordText WHERE recordText MATCH ?")
        for tier in [[IndexColumn.title], [.author], [.subject, .series]] where ordered.count < count {
            let found = try Int32.fetchAll(statement, arguments: [terms.expression(in: tier)])
            ordered += columns.newestFirst(found.filter { left.remove($0) != nil })
        }
        return ordered.count < count ? ordered + columns.newestFirst(Array(left)) : ordered
    }
}

extension CatalogueColumns {
    func newestFirst(_ ids: [Int32]) -> [Int32] {
        ids.sorted { left, right in
            let (entered, other) = (enteredOn[Int(left)], enteredOn[Int(right)])
            return entered == other ? left > right : entered > other
        }
    }
}
