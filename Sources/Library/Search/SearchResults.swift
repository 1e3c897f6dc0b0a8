import Storage

/// The answer to a search: one page of records, and what else could be ticked.
package struct SearchResults: Sendable {
    /// How many records answer, filters applied.
    package let total: Int
    package let found: [Found]
    package let facets: [FacetCounts]
    /// How the question was taken.
    package let reading: Reading

    package var pageCount: Int { (total + Search.pageSize - 1) / Search.pageSize }

    /// One record of the answer.
    package struct Found: Sendable {
        package let record: Record
        package let availability: Availability
        package let title: MarkedText
        package let subtitle: MarkedText
        package let byline: MarkedText
        /// The part of the summary that answers, empty if there is no summary.
        package let snippet: MarkedText
        package let reasons: [Reason]

        package init(
            record: Record, availability: Availability, title: MarkedText, subtitle: MarkedText,
            byline: MarkedText, snippet: MarkedText, reasons: [Reason] = [],
        ) {
            self.record = record
            self.availability = availability
            self.title = title
            self.subtitle = subtitle
            self.byline = byline
            self.snippet = snippet
            self.reasons = reasons
        }
    }

    package init(total: Int, found: [Found], facets: [FacetCounts], reading: Reading = Reading()) {
        self.total = total
        self.found = found
        self.facets = facets
        self.reading = reading
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

    /// How many values there are, those that are not listed included.
    package let valueCount: Int

    package init(facet: Search.Facet, values: [Value], valueCount: Int? = nil) {
        self.facet = facet
        self.values = values
        self.valueCount = valueCount ?? values.count
    }
}
