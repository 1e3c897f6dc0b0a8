import GRDB
import Storage

/// A title that one or several documents bear: the issues of a magazine.
package struct SharedTitle: Equatable, Sendable {
    package let title: String
    /// One of those that bear it.
    package let record: ID<Record>
    package let count: Int
}

extension CatalogueReading {
    /// The titles of the documents of a type, in their order.
    package func titles(ofType type: String, limit: Int) throws -> [SharedTitle] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT min(title), min(id), count(*) FROM record WHERE documentType = ?
                    GROUP BY titleKey ORDER BY titleKey LIMIT ?
                    """),
            arguments: [type, limit]
        ).map { SharedTitle(title: $0[0], record: ID($0[1] as Int64), count: $0[2]) }
    }
}
