import GRDB
import Storage

/// What comes after several documents at once.
extension CatalogueReading {
    /// Of each document that is a numbered volume of a series, the next one where the library has it.
    package func nextVolumes(after records: [Record]) throws -> [ID<Record>: Record] {
        let numbered = records.filter { $0.volumeNumber != nil }
        guard !numbered.isEmpty else { return [:] }
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT mine.record, record.id, record.volume FROM recordHeading AS mine
                    JOIN heading ON heading.id = mine.heading AND heading.kind = 'series'
                    JOIN recordHeading AS other ON other.heading = mine.heading
                    JOIN record ON record.id = other.record
                    WHERE mine.record IN (SELECT value FROM json_each(?)) ORDER BY record.id
                    """),
            arguments: ["[" + numbered.map(\.id.description).joined(separator: ",") + "]"])
        let numbers = Dictionary(
            numbered.map { ($0.id, $0.volumeNumber ?? 0) }, uniquingKeysWith: { first, _ in first })
        var next: [ID<Record>: ID<Record>] = [:]
        for row in rows {
            let mine: ID<Record> = row[0]
            if Record.volumeNumber(row[2]) == numbers[mine].map({ $0 + 1 }), next[mine] == nil {
                next[mine] = row[1]
            }
        }
        let found = try self.records(Array(Set(next.values)))
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return next.compactMapValues { byID[$0] }
    }
}
