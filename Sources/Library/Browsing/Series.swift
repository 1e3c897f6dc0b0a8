import GRDB
import Storage

/// The volumes of the series that a document belongs to.
package struct SeriesVolumes: Sendable {
    package let title: String
    /// In their order.
    package let volumes: [Record]
    /// The one after the document, if the library has it.
    package let next: Record?

    package init(title: String, volumes: [Record], next: Record?) {
        self.title = title
        self.volumes = volumes
        self.next = next
    }
}

extension CatalogueReading {
    private static let mostVolumes = 200

    /// Nil outside any series, or where the document is the only one of its series.
    package func series(of id: ID<Record>) throws -> SeriesVolumes? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT heading.id, label FROM recordHeading JOIN heading ON heading.id = recordHeading.heading
                    WHERE recordHeading.record = ? AND kind = 'series' ORDER BY heading.id LIMIT 1
                    """),
            arguments: [id])
        guard let row else { return nil }
        let volumes = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns) FROM recordHeading JOIN record ON record.id = recordHeading.record
                    WHERE recordHeading.heading = ? ORDER BY sortTitle, record.id LIMIT ?
                    """),
            arguments: [row[0] as Int64, Self.mostVolumes]
        ).map(Record.init)
        guard volumes.count > 1 else { return nil }
        return SeriesVolumes(title: row[1], volumes: volumes, next: Self.next(after: id, in: volumes))
    }

    /// The volume of the following number; where two records are the same volume, either.
    private static func next(after id: ID<Record>, in volumes: [Record]) -> Record? {
        guard let number = volumes.first(where: { $0.id == id }).flatMap({ Int($0.volume) }) else {
            return nil
        }
        return volumes.first { Int($0.volume) == number + 1 }
    }
}
