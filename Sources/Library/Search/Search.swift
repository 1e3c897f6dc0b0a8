import Storage

/// A search as a value: what is asked, the filters, the order, the page. Every link of a results page is printed
/// from one; whatever changes the question goes back to the first page.
package struct Search: Hashable, Sendable {
    package let text: String
    package private(set) var filters: [Facet: Set<String>]
    package private(set) var sort: Sort
    /// From 1.
    package private(set) var page: Int
    /// Only what entered the library on this day or later.
    package private(set) var enteredFrom: Day?
    /// The reader wants the words as they are written: no other spelling is tried.
    package private(set) var isLiteral: Bool

    package static let pageSize = 20
    /// No one types more; beyond it the rest is left out, not refused.
    package static let longestText = 500

    package init(
        text: String = "", filters: [Facet: Set<String>] = [:], sort: Sort = .relevance, page: Int = 1,
        enteredFrom: Day? = nil, isLiteral: Bool = false,
    ) {
        self.text = Self.trimmed(text)
        self.filters = filters.filter { !$0.value.isEmpty }
        self.sort = sort
        self.page = min(max(1, page), 100_000)
        self.enteredFrom = enteredFrom
        self.isLiteral = isLiteral
    }

    /// What can be ticked, in the order of the page.
    package enum Facet: String, CaseIterable, Sendable {
        case availability, documentType, fiction, genre, level, author, subject, location, decade, language,
            series,
            dewey

        /// Those that a portal shows until it chooses its own.
        package static let usual: [Facet] = [
            .availability, .documentType, .fiction, .level, .author, .subject, .location, .decade, .language,
        ]
    }

    /// The one value of `availability`: a copy stands on its shelf.
    package static let availableNow = "oui"
    /// The values of `fiction`.
    package static let fiction = "fiction"
    package static let nonFiction = "documentaire"

    /// « 2010 » for 2014; all that is older than 1910 counts as 1900; empty for no year.
    static func decade(of year: Int) -> String {
        year <= 0 ? "" : String(max(1900, year / 10 * 10))
    }

    /// The Dewey classes that a number is in, the widest first: 599.7 is in 5, 59 and 599.
    static func deweyClasses(of number: String) -> [String] {
        let digits = number.utf8.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }) else { return [] }
        return (1...3).map { String(decoding: digits.prefix($0), as: UTF8.self) }
    }

    package enum Sort: String, CaseIterable, Sendable {
        case relevance, newest, title, year
    }

    package var isFiltered: Bool { !filters.isEmpty || enteredFrom != nil }

    package func selects(_ value: String, in facet: Facet) -> Bool {
        filters[facet]?.contains(value) ?? false
    }

    package func toggling(_ value: String, in facet: Facet) -> Search {
        changed {
            var values = $0.filters[facet] ?? []
            if values.remove(value) == nil { values.insert(value) }
            $0.filters[facet] = values.isEmpty ? nil : values
        }
    }

    package func without(_ facet: Facet) -> Search {
        changed { $0.filters[facet] = nil }
    }

    package func withoutFilters() -> Search {
        changed {
            $0.filters = [:]
            $0.enteredFrom = nil
        }
    }

    package func withoutEntryDay() -> Search {
        changed { $0.enteredFrom = nil }
    }

    /// Other words, the same filters.
    package func asking(_ text: String, isLiteral: Bool = false) -> Search {
        Search(
            text: text, filters: filters, sort: sort, enteredFrom: enteredFrom, isLiteral: isLiteral)
    }

    package func sorted(by sort: Sort) -> Search {
        changed { $0.sort = sort }
    }

    package func onPage(_ page: Int) -> Search {
        changed { $0.page = min(max(1, page), 100_000) }
    }

    /// Whatever changes the question goes back to the first page.
    private func changed(_ change: (inout Search) -> Void) -> Search {
        var copy = self
        copy.page = 1
        change(&copy)
        return copy
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars.prefix(longestText)
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars.drop { $0.properties.isWhitespace }))
    }
}
