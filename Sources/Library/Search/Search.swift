/// A search as a value: what is asked, the filters, the order, the page. Every link of a results page is printed
/// from one; whatever changes the question goes back to the first page.
package struct Search: Hashable, Sendable {
    package let text: String
    package private(set) var filters: [Facet: Set<String>]
    package private(set) var sort: Sort
    /// From 1.
    package private(set) var page: Int

    package static let pageSize = 20
    /// No one types more; beyond it the rest is left out, not refused.
    package static let longestText = 500

    package init(
        text: String = "", filters: [Facet: Set<String>] = [:], sort: Sort = .relevance, page: Int = 1,
    ) {
        self.text = Self.trimmed(text)
        self.filters = filters.filter { !$0.value.isEmpty }
        self.sort = sort
        self.page = min(max(1, page), 100_000)
    }

    /// What can be ticked, in the order of the page.
    package enum Facet: String, CaseIterable, Sendable {
        case documentType, language, decade
    }

    package enum Sort: String, CaseIterable, Sendable {
        case relevance, newest, title, year
    }

    package var isFiltered: Bool { !filters.isEmpty }

    package func selects(_ value: String, in facet: Facet) -> Bool {
        filters[facet]?.contains(value) ?? false
    }

    package func toggling(_ value: String, in facet: Facet) -> Search {
        var values = filters[facet] ?? []
        if values.remove(value) == nil { values.insert(value) }
        var copy = self
        copy.filters[facet] = values.isEmpty ? nil : values
        copy.page = 1
        return copy
    }

    package func withoutFilters() -> Search {
        Search(text: text, sort: sort)
    }

    package func sorted(by sort: Sort) -> Search {
        Search(text: text, filters: filters, sort: sort)
    }

    package func onPage(_ page: Int) -> Search {
        Search(text: text, filters: filters, sort: sort, page: page)
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars.prefix(longestText)
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars.drop { $0.properties.isWhitespace }))
    }
}
