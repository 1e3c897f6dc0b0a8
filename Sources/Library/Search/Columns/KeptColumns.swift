import Foundation
import GRDB

/// The columns of the catalogue as the file keeps them: worked out once at the end of an import, read by the first
/// visitor of a school that nobody has opened for hours.
extension CatalogueColumns {
    /// Raised when what is kept changes its shape: older ones are worked out afresh.
    private static let edition: Int32 = 2

    /// Nil where the file keeps none, or none that hold together.
    init?(keptIn db: Database) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT version, columns FROM catalogueColumns"))
        guard let row, let columns = CatalogueColumns(kept: row[1], version: row[0]) else { return nil }
        self = columns
    }

    init?(kept data: Data, version: Int) {
        var reader = KeptReader(data)
        guard reader.next(Int32.self) == [Self.edition], let size = reader.next(Int32.self)?.first, size > 0,
            let byTitle = reader.next(Int32.self), let byNewest = reader.next(Int32.self),
            let byYear = reader.next(Int32.self), let years = reader.next(Int16.self),
            let entered = reader.next(UInt16.self), let inService = reader.next(UInt8.self),
            let recordOfCopy = reader.next(Int32.self)
        else { return nil }
        var facets: [FacetColumn] = []
        for _ in Search.Facet.kept {
            guard let facet = FacetColumn(&reader) else { return nil }
            facets.append(facet)
        }
        self.version = version
        self.size = Int(size)
        self.byTitle = byTitle
        titleRanks = []
        self.byNewest = byNewest
        self.byYear = byYear
        self.years = years
        self.entered = entered
        self.facets = facets
        copiesInService = inService
        self.recordOfCopy = recordOfCopy
        guard isSound else { return nil }
        rank()
    }

    var kept: Data {
        var writer = KeptWriter()
        writer.append([Self.edition])
        writer.append([Int32(truncatingIfNeeded: size)])
        writer.append(byTitle)
        writer.append(byNewest)
        writer.append(byYear)
        writer.append(years)
        writer.append(entered)
        writer.append(copiesInService)
        writer.append(recordOfCopy)
        for facet in facets { facet.write(to: &writer) }
        return writer.data
    }

    private var isSound: Bool {
        let orders = [byTitle, byNewest, byYear].allSatisfy { order in
            order.count == byTitle.count && order.allSatisfy { (0..<size).contains(Int($0)) }
        }
        return orders && years.count == size && entered.count == size && copiesInService.count == size
            && recordOfCopy.allSatisfy { (0..<size).contains(Int($0)) }
            && facets.allSatisfy { $0.isSound(size: size) }
    }
}

extension FacetColumn {
    private static let separator: Character = "\0"

    fileprivate init?(_ reader: inout KeptReader) {
        guard let starts = reader.next(Int32.self), let codes = reader.next(UInt16.self),
            let headings = reader.next(Int32.self), let texts = reader.next(UInt8.self)
        else { return nil }
        // « Unknown » comes first among labels: their text is never empty of separators.
        let labels = String(decoding: texts, as: UTF8.self)
            .split(separator: Self.separator, omittingEmptySubsequences: false).dropLast().map(String.init)
        self.init(labels.isEmpty ? .headings(headings) : .labels(labels), starts: starts, codes: codes)
    }

    fileprivate func write(to writer: inout KeptWriter) {
        writer.append(starts)
        writer.append(codes)
        switch meaning {
        case .headings(let headings):
            writer.append(headings)
            writer.append([UInt8]())
        case .labels(let labels):
            writer.append([Int32]())
            writer.append(Array(labels.map { $0 + String(Self.separator) }.joined().utf8))
        }
    }
}

/// Arrays of numbers one after the other, each after its count.
struct KeptWriter {
    private(set) var data = Data()

    mutating func append<Number: FixedWidthInteger>(_ numbers: [Number]) {
        withUnsafeBytes(of: Int32(truncatingIfNeeded: numbers.count).littleEndian) {
            data.append(contentsOf: $0)
        }
        numbers.withUnsafeBytes { data.append(contentsOf: $0) }
    }
}

struct KeptReader {
    private let data: Data
    private var position: Int

    init(_ data: Data) {
        self.data = data
        position = data.startIndex
    }

    /// Nil at the end, or where the bytes left are too few.
    mutating func next<Number: FixedWidthInteger>(_: Number.Type) -> [Number]? {
        guard let count = take(4, as: Int32.self)?.first, count >= 0 else { return nil }
        return take(Int(count) * MemoryLayout<Number>.size, as: Number.self)
    }

    private mutating func take<Number>(_ bytes: Int, as: Number.Type) -> [Number]? {
        guard data.endIndex - position >= bytes else { return nil }
        let part = data[position..<position + bytes]
        position += bytes
        return [Number](unsafeUninitializedCapacity: bytes / MemoryLayout<Number>.size) { buffer, count in
            count = part.copyBytes(to: buffer) / MemoryLayout<Number>.size
        }
    }
}
