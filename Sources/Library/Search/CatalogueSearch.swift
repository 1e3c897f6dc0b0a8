import Formats
import GRDB
import Storage

/// Answering a search: which records, in which order, with which facets, and the page that was asked for.
extension CatalogueReading {
    package func search(_ search: Search) throws -> SearchResults {
        let columns = try file.columns(seenBy: database)
        let stemmer = try Stemmer()
        let terms = SearchTerms(search.text, stemmer: stemmer)
        let isEverything = search.text.isEmpty
        let hits = Hits(
            isEverything ? columns.byTitle : (terms.isEmpty ? [] : try numbers(matching: terms.expression())),
            known: try known(search.text), of: search,
            in: columns,
        )
        let first = (search.page - 1) * Search.pageSize
        let ids = try order(
            hits, by: search, terms: terms, columns: columns, through: first + Search.pageSize
        )
        .dropFirst(first)
        .map { ID<Record>(Int64($0)) }
        return SearchResults(
            total: hits.count, found: try found(ids, terms: terms, stemmer: stemmer), facets: hits.facets,
        )
    }

    /// The records that the whole question names: by its title, or by a number (ISBN in either length, ISSN, EAN,
    /// bar code of a copy).
    private func known(_ text: String) throws -> [Int32] {
        guard !text.isEmpty else { return [] }
        let compact = text.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        let statement = try database.cachedStatement(
            sql: """
                SELECT record FROM recordIdentifier WHERE value IN (:identifier, :compact)
                UNION SELECT record FROM copy WHERE number = :text
                UNION SELECT id FROM record WHERE titleKey = :title AND :title <> ''
                LIMIT 50
                """)
        return try Int32.fetchAll(
            statement,
            arguments: [
                "identifier": ISBN(text)?.digits ?? compact, "compact": compact, "text": text,
                "title": Folding.sortKey(text),
            ],
        )
    }

    private func found(_ ids: [ID<Record>], terms: SearchTerms, stemmer: Stemmer) throws -> [SearchResults
        .Found]
    {
        let copies = try copies(of: ids)
        return try records(ids).map { record in
            SearchResults.Found(
                record: record,
                availability: Availability(copies[record.id] ?? []),
                title: MarkedText(record.title, terms: terms, stemmer: stemmer),
                byline: MarkedText(record.byline, terms: terms, stemmer: stemmer),
                snippet: MarkedText(record.summary, terms: terms, stemmer: stemmer, limit: 220),
            )
        }
    }
}
