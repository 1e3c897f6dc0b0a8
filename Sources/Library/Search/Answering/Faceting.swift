import Formats
import GRDB
import Storage

/// From filters written in an address to codes of the columns, and from counts back to labels.
extension CatalogueReading {
    /// How many values of a long facet a results page offers.
    package static let mostFacetValues = 30

    func filters(of search: Search, facets: [Search.Facet], columns: CatalogueColumns) throws -> FacetFilters
    {
        let asksAvailability = facets.contains(.availability) || search.filters[.availability] != nil
        return FacetFilters(
            try search.filters.map { facet, values in (facet, try codes(of: values, facet, columns: columns))
            },
            columns: columns,
            isAvailable: asksAvailability ? try file.availableNow(seenBy: database, columns: columns) : [],
            enteredFrom: UInt16(clamping: search.enteredFrom?.number ?? 0),
        )
    }

    private func codes(of values: Set<String>, _ facet: Search.Facet, columns: CatalogueColumns) throws
        -> Set<UInt16>
    {
        guard let column = columns.column(facet) else { return [] }
        switch column.meaning {
        case .labels(let labels):
            return Set(
                values.compactMap { value in
                    labels.firstIndex(of: value).flatMap { $0 == 0 ? nil : UInt16(truncatingIfNeeded: $0) }
                })
        case .headings:
            let statement = try database.cachedStatement(
                sql: "SELECT id FROM heading WHERE kind = ? AND key = ?")
            return Set(
                try values.compactMap { value in
                    let key = PreparedHeading.key(of: value, facet.headingKind)
                    return try Int32.fetchOne(statement, arguments: [facet.headingKind?.rawValue, key])
                        .flatMap(column.code(ofHeading:))
                })
        }
    }

    /// The values of a facet, most numerous first, those that are ticked included whatever their count.
    ///
    /// - Parameter matching: words that a value must hold, for looking through a long facet.
    func values(
        of facet: Search.Facet, in hits: Hits, search: Search, columns: CatalogueColumns, limit: Int,
        matching text: String = "",
    ) throws -> FacetCounts {
        let counts = hits.counts[facet] ?? []
        let ticked = search.filters[facet] ?? []
        var values: [FacetCounts.Value]
        var total: Int
        switch columns.column(facet)?.meaning {
        case nil:
            let count = counts.first ?? 0
            values = count > 0 ? [.init(value: Search.availableNow, count: count)] : []
            total = values.count
        case .labels(let labels)?:
            let known = zip(labels, counts).dropFirst().filter { $1 > 0 }
            values = known.map { FacetCounts.Value(value: $0, count: $1) }
            total = values.count
        case .headings(let headings)?:
            var found = zip(headings, counts).filter { $1 > 0 }
            if !text.isEmpty {
                let named = Set(try self.headings(named: text))
                found.removeAll { !named.contains($0.0) }
            }
            total = found.count
            found.sort { ($1.1, $0.0) < ($0.1, $1.0) }
            values = try labelled(found.prefix(limit))
        }
        let missing = ticked.filter { tick in !values.contains { facet.isSame($0.value, tick) } }.sorted()
        let alone =
            missing.isEmpty || !text.isEmpty ? [] : try self.counts(of: missing, facet, counts, columns)
        values = (alone + values).filter {
            text.isEmpty || facet.headingKind != nil || Self.says($0.value, text)
        }
        return FacetCounts(facet: facet, values: facet.ordered(values), valueCount: total)
    }

    private func labelled(_ found: some Collection<(Int32, Int)>) throws -> [FacetCounts.Value] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id, label FROM heading WHERE id IN (SELECT value FROM json_each(?))"),
            arguments: ["[" + found.map { String($0.0) }.joined(separator: ",") + "]"],
        )
        let labels = Dictionary(rows.map { ($0[0] as Int32, $0[1] as String) }, uniquingKeysWith: { $1 })
        return found.compactMap { id, count in labels[id].map { FacetCounts.Value(value: $0, count: count) } }
    }

    private func counts(
        of ticked: [String], _ facet: Search.Facet, _ counts: [Int], _ columns: CatalogueColumns,
    ) throws -> [FacetCounts.Value] {
        try ticked.map { value in
            let codes = try codes(of: [value], facet, columns: columns)
            return FacetCounts.Value(
                value: value,
                count: codes.first.map { counts.indices.contains(Int($0)) ? counts[Int($0)] : 0 } ?? 0)
        }
    }

    private static func says(_ value: String, _ text: String) -> Bool {
        Folding.fold(value).contains(Folding.fold(text))
    }

    /// The headings whose words begin with those of `text`.
    func headings(named text: String) throws -> [Int32] {
        let words = Folding.words(in: text).filter { !$0.isElision }.map { "\"\($0.folded)\" *" }
        guard !words.isEmpty else { return [] }
        return try Int32.fetchAll(
            database.cachedStatement(sql: "SELECT rowid FROM headingText WHERE headingText MATCH ?"),
            arguments: [words.prefix(8).joined(separator: " AND ")])
    }
}

extension Search.Facet {
    /// Headings are the same when they fold alike.
    fileprivate func isSame(_ value: String, _ other: String) -> Bool {
        value == other
            || (headingKind != nil
                && PreparedHeading.key(of: value, headingKind) == PreparedHeading.key(of: other, headingKind))
    }

    /// Decades and Dewey classes in their own order, the others by number.
    fileprivate func ordered(_ values: [FacetCounts.Value]) -> [FacetCounts.Value] {
        switch self {
        case .decade: values.sorted { $0.value > $1.value }
        case .dewey: values.sorted { $0.value < $1.value }
        default: values.sorted { ($1.count, Folding.fold($0.value)) < ($0.count, Folding.fold($1.value)) }
        }
    }
}
