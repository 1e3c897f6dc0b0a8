import Formats
import Storage

/// What is behind a link: how many documents, and the newest few of them.
package struct Glimpse: Sendable {
    package let count: Int
    package let records: [Record]

    package init(count: Int, records: [Record]) {
        self.count = count
        self.records = records
    }
}

extension CatalogueReading {
    package func glimpse(of search: Search, limit: Int) throws -> Glimpse {
        let columns = try file.columns(seenBy: database)
        let answer = try Understanding(
            matching: Matching(columns: columns, database: database), stemmer: try Stemmer()
        ).answer(to: search.asking(search.text, isLiteral: true), known: known)
        let filters = try filters(of: search, facets: [], columns: columns)
        let hits = Hits(answer.records, known: answer.known, filters: filters, facets: [], in: columns)
        let first = hits.first(limit, of: columns.byNewest)
        return Glimpse(count: hits.count, records: try records(first.map { ID(Int64($0)) }))
    }
}
