import GRDB
import Storage

/// What became of a record, and when: for those who harvest the catalogue.
package struct CatalogueChange: Equatable, Sendable {
    package let record: ID<Record>
    /// UTC, to the second: `2026-11-21T11:00:00Z`.
    package let changedAt: String
    package let isDeleted: Bool

    package init(record: ID<Record>, changedAt: String, isDeleted: Bool) {
        self.record = record
        self.changedAt = changedAt
        self.isDeleted = isDeleted
    }
}

extension CatalogueReading {
    private static let changes = """
        SELECT id, changedAt AS at, 0 AS isDeleted FROM record
        UNION ALL SELECT id, removedAt, 1 FROM removedRecord
        """

    /// The last change of each record, in the order of `(changedAt, record)`; both bounds are included.
    package func changes(
        from: String?, until: String?, after: (changedAt: String, record: ID<Record>)?, limit: Int,
    ) throws -> [CatalogueChange] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, at, isDeleted FROM (\(Self.changes))
                    WHERE at >= :from AND at <= :until AND (at, id) > (:after, :record)
                    ORDER BY at, id LIMIT :limit
                    """),
            arguments: [
                "from": from ?? "", "until": until ?? "9999", "after": after?.changedAt ?? "",
                "record": after?.record, "limit": limit,
            ],
        ).map(CatalogueChange.init)
    }

    package func earliestChange() throws -> String? {
        try String.fetchOne(database.cachedStatement(sql: "SELECT min(at) FROM (\(Self.changes))"))
    }

    package func change(of id: ID<Record>) throws -> CatalogueChange? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT id, at, isDeleted FROM (\(Self.changes)) WHERE id = ?"),
            arguments: [id],
        ).map(CatalogueChange.init)
    }
}

extension CatalogueChange {
    fileprivate init(_ row: Row) {
        self.init(record: ID(row[0] as Int64), changedAt: row[1], isDeleted: row[2])
    }
}
