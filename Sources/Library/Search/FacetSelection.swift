/// The filters of a search against the columns: several values of one facet widen (OR), several facets narrow (AND).
struct FacetSelection {
    private let columns: CatalogueColumns
    private let search: Search
    /// For each filtered facet, which codes pass.
    private let passing: [(facet: Search.Facet, codes: [Bool])]

    init(_ search: Search, columns: CatalogueColumns) {
        self.search = search
        self.columns = columns
        passing = Search.Facet.allCases.compactMap { facet in
            guard let values = search.filters[facet] else { return nil }
            return (facet, columns.labels(of: facet).map(values.contains))
        }
    }

    func accepts(_ id: Int32) -> Bool {
        passing.allSatisfy { $0.codes[columns.code(of: Int(id), in: $0.facet)] }
    }

    /// Counts each facet among the records that pass the filters of the others.
    func count(_ ids: [Int32]) -> [FacetCounts] {
        Search.Facet.allCases.map { facet in
            let others = passing.filter { $0.facet != facet }
            var counts = [Int](repeating: 0, count: columns.labels(of: facet).count)
            for id in ids {
                let passes = others.allSatisfy { $0.codes[columns.code(of: Int(id), in: $0.facet)] }
                if passes { counts[columns.code(of: Int(id), in: facet)] += 1 }
            }
            return FacetCounts(facet: facet, values: values(of: facet, counts: counts))
        }
    }

    private func values(of facet: Search.Facet, counts: [Int]) -> [FacetCounts.Value] {
        let labels = columns.labels(of: facet)
        let known = zip(labels, counts).filter { label, count in
            !label.isEmpty && (count > 0 || search.selects(label, in: facet))
        }
        let unknown = (search.filters[facet] ?? []).subtracting(labels).sorted().map { ($0, 0) }
        let values = (Array(known) + unknown).map { FacetCounts.Value(value: $0.0, count: $0.1) }
        switch facet {
        case .decade: return values.sorted { $0.value > $1.value }
        case .documentType, .language: return values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
        }
    }
}

extension CatalogueColumns {
    /// How many records of the whole catalogue have each value.
    func counts(in facet: Search.Facet) -> [(type: String, count: Int)] {
        let counts = FacetSelection(Search(), columns: self).count(byTitle)
        return counts.first { $0.facet == facet }?.values.map { ($0.value, $0.count) } ?? []
    }
}
