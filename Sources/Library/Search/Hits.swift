/// The records that answer a question, and the counts of the facets among them.
struct Hits {
    /// By record number.
    private(set) var isMember: [Bool]
    private(set) var count = 0
    /// Those that were named by their number, best first; members too.
    private(set) var known: [Int32] = []
    private(set) var facets: [FacetCounts] = []

    /// - Parameters:
    ///   - ids: every record that the words find, each once.
    ///   - known: those that the question names by their number.
    init(_ ids: [Int32], known: [Int32], of search: Search, in columns: CatalogueColumns) {
        isMember = [Bool](repeating: false, count: columns.size)
        var counts = columns.labels.map { [Int](repeating: 0, count: $0.count) }
        let passing = FacetFilter(search, columns: columns)
        for id in known where columns.holds(id) && !isMember[Int(id)] {
            isMember[Int(id)] = passing.admits(Int(id), counting: &counts)
            if isMember[Int(id)] { self.known.append(id) }
        }
        let alone = Set(known)
        for id in ids where columns.holds(id) && (alone.isEmpty || !alone.contains(id)) {
            let number = Int(id)
            let isIn = passing.admits(number, counting: &counts)
            isMember[number] = isIn
            if isIn { count += 1 }
        }
        count += self.known.count
        facets = Search.Facet.allCases.enumerated().map { place, facet in
            FacetCounts(facet, labels: columns.labels[place], counts: counts[place], search: search)
        }
    }

    /// The first `limit` of `ids` that answer, in their order.
    func first(_ limit: Int, of ids: some Sequence<Int32>, except known: Set<Int32> = []) -> [Int32] {
        var found: [Int32] = []
        guard limit > 0 else { return found }
        for id in ids where isMember.indices.contains(Int(id)) && isMember[Int(id)] {
            guard known.isEmpty || !known.contains(id) else { continue }
            found.append(id)
            if found.count == limit { break }
        }
        return found
    }
}

/// The filters of a search against the columns: values of one facet widen (OR), facets narrow (AND).
private struct FacetFilter {
    /// For each facet, in the order of its cases: which codes pass; nil where nothing is filtered.
    private let passing: [[Bool]?]
    private let codes: [[UInt8]]
    private let isOpen: Bool

    init(_ search: Search, columns: CatalogueColumns) {
        codes = columns.codes
        passing = Search.Facet.allCases.enumerated().map { place, facet in
            search.filters[facet].map { values in columns.labels[place].map(values.contains) }
        }
        isOpen = !search.isFiltered
    }

    /// Whether the record passes every filter. It counts in each facet whose other facets let it through, so that
    /// a count says what one more tick would bring.
    func admits(_ record: Int, counting counts: inout [[Int]]) -> Bool {
        var failing = 0
        var failed = 0
        if !isOpen {
            for (place, passes) in passing.enumerated() {
                guard let passes, !passes[Int(codes[place][record])] else { continue }
                failing += 1
                failed = place
            }
        }
        switch failing {
        case 0: for place in counts.indices { counts[place][Int(codes[place][record])] += 1 }
        case 1: counts[failed][Int(codes[failed][record])] += 1
        default: break
        }
        return failing == 0
    }
}

extension FacetCounts {
    fileprivate init(_ facet: Search.Facet, labels: [String], counts: [Int], search: Search) {
        let known = zip(labels, counts).filter { label, count in
            !label.isEmpty && (count > 0 || search.selects(label, in: facet))
        }
        let unknown = (search.filters[facet] ?? []).subtracting(labels).sorted().map { ($0, 0) }
        let values = (Array(known) + unknown).map { Value(value: $0.0, count: $0.1) }
        let ordered: [Value] =
            switch facet {
            case .decade: values.sorted { $0.value > $1.value }
            case .documentType, .language: values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
            }
        self.init(facet: facet, values: ordered)
    }
}
