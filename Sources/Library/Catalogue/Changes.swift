import Formats
import Foundation
import GRDB
import Storage

/// When each record last changed: what harvesters ask for.
package struct CatalogueChange: Sendable {
    package let record: ID<Record>
    /// `2026-11-21T11:00:00Z`, in universal time.
    package let changedAt: String
    package let isDeleted: Bool
}

extension CatalogueReading {
    /// In the order of (`changedAt`, `record`), both ends included, from the one that follows `after`.
    package func changes(
        from: String?, until: String?, after: (changedAt: String, record: ID<Record>)?, limit: Int,
    ) throws -> [CatalogueChange] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT id, enteredOn || 'T00:00:00Z' AS changedAt FROM record
                WHERE changedAt >= ? AND changedAt <= ? AND (changedAt, id) > (?, ?)
                ORDER BY changedAt, id LIMIT ?
                """,
            arguments: [
                from ?? "", until ?? "9", after?.changedAt ?? "", after?.record.number ?? 0, limit,
            ],
        ).map(CatalogueChange.init)
    }

    package func earliestChange() throws -> String? {
        try String.fetchOne(database, sql: "SELECT min(enteredOn) || 'T00:00:00Z' FROM record")
    }

    package func change(of id: ID<Record>) throws -> CatalogueChange? {
        try Row.fetchOne(
            database, sql: "SELECT id, enteredOn || 'T00:00:00Z' FROM record WHERE id = ?", arguments: [id],
        ).map(CatalogueChange.init)
    }

    /// In the order of `ids`; unknown numbers are left out.
    package func details(of ids: [ID<Record>]) throws -> [RecordDetails] {
        try ids.compactMap { try record($0) }
    }
}

extension CatalogueChange {
    fileprivate init(_ row: Row) {
        self.init(record: ID(row[0] as Int64), changedAt: row[1], isDeleted: false)
    }
}
