import Formats
import GRDB
import Storage

/// Answering a search: which records, in which order, with which facets, and the page that was asked for.
extension CatalogueReading {
    /// - Parameter facets: those to count.
    package func search(_ search: Search, facets: [Search.Facet] = Search.Facet.usual) throws -> SearchResults
    {
        let columns = try file.columns(seenBy: database)
        let stemmer = try Stemmer()
        let shown =
            facets + Search.Facet.allCases.filter { search.filters[$0] != nil && !facets.contains($0) }
        let matching = Matching(columns: columns, database: database)
        let answer = try Understanding(matching: matching, stemmer: stemmer).answer(
            to: search, known: known)
        let filters = try filters(of: search, facets: shown, columns: columns)
        let hits = Hits(answer.records, known: answer.known, filters: filters, facets: shown, in: columns)
        let first = (search.page - 1) * Search.pageSize
        let ids = try Ranking(matching: matching, stemmer: stemmer)
            .order(hits, of: answer.question, by: search.sort, through: first + Search.pageSize)
            .dropFirst(first)
            .prefix(Search.pageSize)
            .map { ID<Record>(Int64($0)) }
        return SearchResults(
            total: hits.count,
            found: try found(ids, question: answer.question, stemmer: stemmer),
            facets: try shown.map {
                try values(of: $0, in: hits, search: search, columns: columns, limit: Self.mostFacetValues)
            },
            reading: answer.reading,
        )
    }

    /// How many records answer, filters applied: what a link promises.
    package func count(of search: Search) throws -> Int {
        let columns = try file.columns(seenBy: database)
        let answer = try Understanding(
            matching: Matching(columns: columns, database: database), stemmer: try Stemmer()
        ).answer(to: search, known: known)
        let filters = try filters(of: search, facets: [], columns: columns)
        return Hits(answer.records, known: answer.known, filters: filters, facets: [], in: columns).count
    }

    /// All the values of one facet among the answers, or those whose words begin with those of `text`.
    package func values(of facet: Search.Facet, among search: Search, matching text: String, limit: Int)
        throws
        -> FacetCounts
    {
        let columns = try file.columns(seenBy: database)
        let answer = try Understanding(
            matching: Matching(columns: columns, database: database), stemmer: try Stemmer()
        ).answer(to: search, known: known)
        let filters = try filters(of: search, facets: [facet], columns: columns)
        let hits = Hits(answer.records, known: answer.known, filters: filters, facets: [facet], in: columns)
        return try values(of: facet, in: hits, search: search, columns: columns, limit: limit, matching: text)
    }

    /// The records that the whole question names: by its title, or by a number (ISBN in either length, ISSN, EAN,
    /// bar code of a copy, call number).
    func known(_ text: String) throws -> [Int32] {
        guard !text.isEmpty else { return [] }
        let compact = text.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        let statement = try database.cachedStatement(
            sql: """
                SELECT record FROM recordIdentifier WHERE value IN (:identifier, :compact)
                UNION ALL SELECT record FROM copy WHERE number IN (:text, :compact, upper(:text), lower(:text))
                UNION ALL SELECT record FROM copy WHERE shelfKey = :shelf AND :shelf <> ''
                UNION ALL SELECT id FROM record WHERE titleKey = :title AND :title <> ''
                LIMIT 50
                """)
        return try Int32.fetchAll(
            statement,
            arguments: [
                "identifier": ISBN(text)?.digits ?? compact, "compact": compact, "text": text,
                "shelf": CallNumber.shelfKey(text), "title": Folding.sortKey(text),
            ],
        )
    }

    private func found(_ ids: [ID<Record>], question: Question, stemmer: Stemmer) throws -> [SearchResults
        .Found]
    {
        let copies = try copies(of: ids)
        let reasons = try reasons(for: ids, question: question, stemmer: stemmer)
        return try records(ids).map { record in
            SearchResults.Found(
                record: record,
                availability: Availability(copies[record.id] ?? []),
                title: MarkedText(record.title, question: question, stemmer: stemmer),
                subtitle: MarkedText(record.subtitle, question: question, stemmer: stemmer),
                byline: MarkedText(record.byline, question: question, stemmer: stemmer),
                snippet: MarkedText(record.summary, question: question, stemmer: stemmer, limit: 220),
                reasons: reasons[record.id] ?? [],
            )
        }
    }
}
