import Formats
import GRDB
import Storage

/// Articles and parts, and the document that holds them.
extension CatalogueReading {
    private static let mostParts = 200

    /// The record that another catalogue entry names by the number of its source.
    package func record(ofSource key: String) throws -> Record? {
        guard !key.isEmpty else { return nil }
        return try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(Record.columns) FROM record WHERE sourceKey = ?"),
            arguments: [key]
        ).map(Record.init)
    }

    /// What a document holds: the articles of an issue, the parts of a collection, in the order of the source.
    package func parts(of id: ID<Record>) throws -> [Record] {
        let key = try String.fetchOne(
            database.cachedStatement(sql: "SELECT sourceKey FROM record WHERE id = ?"), arguments: [id])
        guard let key else { return [] }
        return try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns)
                    FROM recordIdentifier JOIN record ON record.id = recordIdentifier.record
                    WHERE value = ? ORDER BY record.id LIMIT ?
                    """),
            arguments: [RecordDescription.Host.identifier(ofKey: key), Self.mostParts]
        ).map(Record.init)
    }
}

extension RecordDescription.Host {
    var identifiers: Set<String> { sourceKey.isEmpty ? [] : [Self.identifier(ofKey: sourceKey)] }

    /// By which the parts of a document are found. The blank keeps it apart from all that readers can ask for.
    static func identifier(ofKey key: String) -> String { "in \(key)" }
}
