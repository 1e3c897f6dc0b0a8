/// The records that answer a question, filters applied, and how many have each value of a facet.
struct Hits {
    /// Those that answer, in the order in which they were found.
    private(set) var ids: [Int32] = []
    /// By record number.
    private(set) var isMember: [Bool]
    /// Those that the whole question names, members too.
    private(set) var known: [Int32] = []
    /// For each facet asked for, the counts by code.
    private(set) var counts: [Search.Facet: [Int]] = [:]
    var count: Int { ids.count }

    /// - Parameters:
    ///   - found: every record that answers the words, each once.
    ///   - known: those that the whole question names.
    ///   - facets: those to count.
    init(
        _ found: [Int32], known: [Int32], filters: FacetFilters, facets: [Search.Facet],
        in columns: CatalogueColumns
    ) {
        // 0: not found; 1: passes every filter; 2 and on: fails the filter at that place alone; 255: fails several.
        var states = [UInt8](repeating: 0, count: columns.size)
        var candidates: [Int32] = []
        candidates.reserveCapacity(found.count + known.count)
        for id in known where columns.holds(id) && states[Int(id)] == 0 {
            states[Int(id)] = 1
            candidates.append(id)
        }
        for id in found where columns.holds(id) && states[Int(id)] == 0 {
            states[Int(id)] = 1
            candidates.append(id)
        }
        filters.judge(candidates, states: &states)
        isMember = states.map { $0 == 1 }
        ids = candidates.filter { isMember[Int($0)] }
        var seen: Set<Int32> = []
        self.known = known.filter { columns.holds($0) && isMember[Int($0)] && seen.insert($0).inserted }
        for facet in facets {
            counts[facet] = Self.count(
                candidates, states: states, alone: filters.place(of: facet), facet: facet, filters: filters,
                columns: columns)
        }
    }

    /// The first `limit` of `ids` that answer, in their order.
    func first(_ limit: Int, of ids: some Sequence<Int32>, except taken: Set<Int32> = []) -> [Int32] {
        var found: [Int32] = []
        guard limit > 0 else { return found }
        for id in ids where isMember.indices.contains(Int(id)) && isMember[Int(id)] {
            guard taken.isEmpty || !taken.contains(id) else { continue }
            found.append(id)
            if found.count == limit { break }
        }
        return found
    }

    /// A record counts in a facet whose other facets let it through, so that a count says what one more tick would
    /// bring.
    private static func count(
        _ candidates: [Int32], states: [UInt8], alone: UInt8?, facet: Search.Facet, filters: FacetFilters,
        columns: CatalogueColumns,
    ) -> [Int] {
        guard let column = columns.column(facet) else {
            let there = candidates.count { id in
                (states[Int(id)] == 1 || states[Int(id)] == alone) && filters.isAvailable[Int(id)]
            }
            return [there]
        }
        var counts = [Int](repeating: 0, count: column.valueCount)
        let other = alone ?? 1
        states.withUnsafeBufferPointer { states in
            column.codes.withUnsafeBufferPointer { codes in
                counts.withUnsafeMutableBufferPointer { counts in
                    if column.isSingle {
                        for id in candidates where states[Int(id)] == 1 || states[Int(id)] == other {
                            counts[Int(codes[Int(id)])] += 1
                        }
                    } else {
                        column.starts.withUnsafeBufferPointer { starts in
                            for id in candidates where states[Int(id)] == 1 || states[Int(id)] == other {
                                for place in Int(starts[Int(id)])..<Int(starts[Int(id) + 1]) {
                                    counts[Int(codes[place])] += 1
                                }
                            }
                        }
                    }
                }
            }
        }
        return counts
    }
}

/// The filters of a search as codes of the columns: values of one facet widen (OR), facets narrow (AND).
struct FacetFilters {
    /// One for each facet that is filtered.
    private let filters: [(facet: Search.Facet, codes: Set<UInt16>)]
    private let columns: CatalogueColumns
    /// By record number; empty where nobody asks.
    let isAvailable: [Bool]
    /// Entered on this day or later.
    private let enteredFrom: UInt16

    init(
        _ filters: [(facet: Search.Facet, codes: Set<UInt16>)], columns: CatalogueColumns,
        isAvailable: [Bool],
        enteredFrom: UInt16 = 0,
    ) {
        self.filters = filters
        self.columns = columns
        self.isAvailable = isAvailable
        self.enteredFrom = enteredFrom
    }

    /// What `judge` writes for a record that only this facet's filter refuses.
    func place(of facet: Search.Facet) -> UInt8? {
        filters.firstIndex { $0.facet == facet }.map { UInt8(truncatingIfNeeded: $0 + 2) }
    }

    /// Says of each record whether it passes: see `Hits.init`.
    func judge(_ candidates: [Int32], states: inout [UInt8]) {
        if enteredFrom > 0 {
            for id in candidates where columns.entered[Int(id)] < enteredFrom { states[Int(id)] = 255 }
        }
        for (place, filter) in filters.enumerated() {
            let refusal = UInt8(truncatingIfNeeded: place + 2)
            let column = columns.column(filter.facet)
            for id in candidates where states[Int(id)] != 255 {
                let passes =
                    column.map { $0.codes(of: Int(id)).contains(where: filter.codes.contains) }
                    ?? isAvailable[Int(id)]
                if !passes { states[Int(id)] = states[Int(id)] == 1 ? refusal : 255 }
            }
        }
    }
}
