import GRDB

/// The order of the answers.
extension CatalogueReading {
    /// Up to how many answers are weighed one by one by bm25 (1.3 µs each). A broader question is answered by
    /// tiers instead: found in the title, then in the authors, the subjects, the rest; newest first in each.
    private static let mostWeighed = 400

    /// The first `count` answers. Known items come first, unless readers asked for an order of their own.
    func order(
        _ hits: Hits, by search: Search, terms: SearchTerms, columns: CatalogueColumns, through count: Int,
    ) throws -> [Int32] {
        switch search.sort {
        case .title: return hits.first(count, of: columns.byTitle)
        case .newest: return hits.first(count, of: columns.byNewest)
        case .year: return hits.first(count, of: columns.byYear)
        case .relevance: break
        }
        let known = Set(hits.known)
        let wanted = count - hits.known.count
        let others =
            if terms.isEmpty {
                hits.first(wanted, of: columns.byNewest, except: known)
            } else if hits.count <= Self.mostWeighed {
                hits.first(wanted, of: try weighed(terms, columns: columns), except: known)
            } else {
                try byTiers(hits, except: known, terms: terms, columns: columns, count: wanted)
            }
        return hits.known.sorted { columns.titleRanks[Int($0)] < columns.titleRanks[Int($1)] } + others
    }

    /// Answers found by their title or their series before the others; then by weight, the volumes of a series
    /// together, where the best of them stands, in their order.
    private func weighed(_ terms: SearchTerms, columns: CatalogueColumns) throws -> [Int32] {
        let weights = IndexColumn.allCases.map { String($0.weight) }.joined(separator: ", ")
        let statement = try database.cachedStatement(
            sql: "SELECT rowid, bm25(recordText, \(weights)) FROM recordText WHERE recordText MATCH ?")
        let named = Set(try numbers(matching: terms.expression(in: [.title, .series])))
        var found: [(id: Int32, isNamed: Bool, weight: Double)] = []
        var best: [Int32: Double] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [terms.expression()])
        while let row = try rows.next() {
            let id: Int32 = row[0]
            guard columns.holds(id) else { continue }
            let weight: Double = row[1]
            let isNamed = named.contains(id)
            found.append((id, isNamed, weight))
            let series = columns.series[Int(id)]
            if isNamed, series > 0 { best[series] = min(weight, best[series] ?? weight) }
        }
        return found.map { id, isNamed, weight in
            let series = isNamed ? columns.series[Int(id)] : 0
            return (
                id: id,
                key: (isNamed ? 0 : 1, best[series] ?? weight, series, columns.titleRanks[Int(id)])
            )
        }.sorted { $0.key < $1.key }.map(\.id)
    }

    /// Every record that an expression finds, in the order of the index.
    func numbers(matching expression: String) throws -> [Int32] {
        try Int32.fetchAll(
            database.cachedStatement(sql: "SELECT rowid FROM recordText WHERE recordText MATCH ?"),
            arguments: [expression])
    }

    private func byTiers(
        _ hits: Hits, except known: Set<Int32>, terms: SearchTerms, columns: CatalogueColumns, count: Int,
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
            let next = hits.first(count - ordered.count, of: fresh, except: known)
            for id in next { isTaken[Int(id)] = true }
            ordered += next
        }
        return ordered
    }
}
