import GRDB
import Storage

/// The volumes of the series that a document belongs to.
package struct SeriesVolumes: Sendable {
    package let title: String
    /// In their order.
    package let volumes: [Record]
    /// The one after the document, if the library has it.
    package let next: Record?
    /// The number of the one after the document, where the library lacks it but has later ones.
    package let missing: Int?

    package init(title: String, volumes: [Record], next: Record?, missing: Int? = nil) {
        self.title = title
        self.volumes = volumes
        self.next = next
        self.missing = missing
    }

    /// - Parameter id: the document that is being looked at.
    init(title: String, volumes: [Record], around id: ID<Record>) {
        guard let number = volumes.first(where: { $0.id == id })?.volumeNumber else {
            self.init(title: title, volumes: volumes, next: nil)
            return
        }
        let next = volumes.first { $0.volumeNumber == number + 1 }
        let hasLater = volumes.contains { ($0.volumeNumber ?? 0) > number + 1 }
        self.init(
            title: title, volumes: volumes, next: next,
            missing: next == nil && hasLater ? number + 1 : nil)
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
        return SeriesVolumes(title: row[1], volumes: volumes, around: id)
    }

    /// Whether it can be had now.
    package func availability(of id: ID<Record>) throws -> Availability {
        Availability(try copies(of: [id])[id] ?? [])
    }
}

extension Record {
    /// 3 for « 3 », « T. 3 », « tome 3 »; nil for « 1-2 », « hors série » and no volume.
    package var volumeNumber: Int? { Self.volumeNumber(volume) }

    static func volumeNumber(_ volume: String) -> Int? {
        let runs = volume.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard runs.count == 1, let digits = runs.first, digits.count < 8 else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
