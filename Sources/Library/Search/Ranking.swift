import GRDB

/// The order of the answers.
extension CatalogueReading {
    /// Up to how many answers are weighed one by one by bm25 (1.3 µs each). A broader question is answered by
    /// tiers instead: found in the title, then in the authors, the subjects, the rest; newest first in each.
    private static let mostWeighed = 400

    /// The first `count` answers, known items always first.
    func order(
        _ hits: Hits, by search: Search, terms: SearchTerms, columns: CatalogueColumns, through count: Int,
    ) throws -> [Int32] {
        let wanted = count - hits.known.count
        let others =
            switch search.sort {
            case .title: hits.first(wanted, of: columns.byTitle)
            case .newest: hits.first(wanted, of: columns.byNewest)
            case .year: hits.first(wanted, of: columns.byYear)
            case .relevance where terms.isEmpty: hits.first(wanted, of: columns.byNewest)
            case .relevance where hits.count <= Self.mostWeighed:
                hits.first(wanted, of: try weighed(terms, columns: columns))
            case .relevance: try byTiers(hits, terms: terms, columns: columns, count: wanted)
            }
        return hits.known + others
    }

    /// Answers that weigh about the same follow one another by title, so that a series comes in the order of its
    /// volumes.
    private func weighed(_ terms: SearchTerms, columns: CatalogueColumns) throws -> [Int32] {
        let weights = IndexColumn.allCases.map { String($0.weight) }.joined(separator: ", ")
        let statement = try database.cachedStatement(
            sql: "SELECT rowid, bm25(recordText, \(weights)) FROM recordText WHERE recordText MATCH ?")
        var weighed: [(id: Int32, weight: Double, rank: Int32)] = []
        let rows = try Row.fetchCursor(statement, arguments: [terms.expression()])
        while let row = try rows.next() {
            let id: Int32 = row[0]
            guard columns.holds(id) else { continue }
            let weight: Double = row[1]
            weighed.append((id, (weight * 2).rounded(), columns.titleRanks[Int(id)]))
        }
        return weighed.sorted { ($0.weight, $0.rank) < ($1.weight, $1.rank) }.map(\.id)
    }

    private func byTiers(
        _ hits: Hits, terms: SearchTerms, columns: CatalogueColumns, count: Int,
    ) throws -> [Int32] {
        var ordered: [Int32] = []
        var isTaken = [Bool](repeating: false, count: columns.size)
        let statement = try database.cachedStatement(
            sql: "SELECT rowid FROM recordText WHERE recordText MATCH ?")
        for tier in [[IndexColumn.title], [.author], [.subject, .series], []] where ordered.count < count {
            var isInTier = [Bool](repeating: tier.isEmpty, count: columns.size)
            if !tier.isEmpty {
                let found = try Int32.fetchCursor(statement, arguments: [terms.expression(in: tier)])
                while let id = try found.next() {
                    if columns.holds(id) { isInTier[Int(id)] = true }
                }
            }
            let fresh = columns.byNewest.lazy.filter { isInTier[Int($0)] && !isTaken[Int($0)] }
            let next = hits.first(count - ordered.count, of: fresh)
            for id in next { isTaken[Int(id)] = true }
            ordered += next
        }
        return ordered
    }
}
