import Foundation
import GRDB

/// The columns of the catalogue as the file keeps them: worked out once at the end of an import, read by the first
/// visitor of a school that nobody has opened for hours.
extension CatalogueColumns {
    /// Nil where the file keeps none of this version, or none that hold together.
    init?(keptIn db: Database, version: Int) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT size, byTitle, byNewest, byYear, codes, labels, series FROM catalogueColumns WHERE version = ?
                    """),
            arguments: [version],
        )
        guard let row else { return nil }
        let size: Int = row[0]
        let orders = [1, 2, 3].map { Self.numbers(row[$0]) }
        let bytes: Data = row[4]
        let labels = try JSONDecoder().decode([[String]].self, from: row[5])
        guard size > 0, bytes.count == size * labels.count, labels.count == Search.Facet.allCases.count else {
            return nil
        }
        let codes = labels.indices.map { [UInt8](bytes.dropFirst($0 * size).prefix(size)) }
        let series = Self.numbers(row[6])
        let isSound =
            series.count == size
            && orders.allSatisfy { order in
                order.count == orders[0].count && order.allSatisfy { (0..<size).contains(Int($0)) }
            }
        guard isSound,
            zip(codes, labels).allSatisfy({ codes, labels in codes.allSatisfy { $0 < labels.count } })
        else {
            return nil
        }
        self.init(
            version: version, size: size, byTitle: orders[0], byNewest: orders[1], byYear: orders[2],
            series: series,
            codes: codes,
            labels: labels,
        )
    }

    func keep(in db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO catalogueColumns
                    (id, version, size, byTitle, byNewest, byYear, series, codes, labels)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                version, size, Self.data(byTitle), Self.data(byNewest), Self.data(byYear), Self.data(series),
                Data(codes.joined()), JSONEncoder().encode(labels),
            ],
        )
    }

    private static func data(_ numbers: [Int32]) -> Data {
        numbers.withUnsafeBytes { Data($0) }
    }

    private static func numbers(_ data: Data) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: data.count / 4) { buffer, count in
            count = data.copyBytes(to: buffer) / 4
        }
    }
}
