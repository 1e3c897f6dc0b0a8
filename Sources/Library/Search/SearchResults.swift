import Storage

/// The answer to a search: one page of records, and what else could be ticked.
package struct SearchResults: Sendable {
    /// How many records answer, filters applied.
    package let total: Int
    package let found: [Found]
    package let facets: [FacetCounts]

    package var pageCount: Int { (total + Search.pageSize - 1) / Search.pageSize }

    /// One record of the answer.
    package struct Found: Sendable {
        package let record: Record
        package let availability: Availability
        package let title: MarkedText
        package let byline: MarkedText
        /// The part of the summary that answers, empty if there is no summary.
        package let snippet: MarkedText

        package init(
            record: Record, availability: Availability, title: MarkedText, byline: MarkedText,
            snippet: MarkedText,
        ) {
            self.record = record
            self.availability = availability
            self.title = title
            self.byline = byline
            self.snippet = snippet
        }
    }

    package init(total: Int, found: [Found], facets: [FacetCounts]) {
        self.total = total
        self.found = found
        self.facets = facets
    }
}

/// The values of a facet among the answers, were this facet not filtered: ticking one more widens the answer.
package struct FacetCounts: Sendable {
    package let facet: Search.Facet
    /// Most numerous first; ticked values stay, even at 0.
    package let values: [Value]

    package struct Value: Sendable, Equatable {
        package let value: String
        package let count: Int

        package init(value: String, count: Int) {
            self.value = value
            self.count = count
        }
    }

    package init(facet: Search.Facet, values: [Value]) {
        self.facet = facet
        self.values = values
    }
}
