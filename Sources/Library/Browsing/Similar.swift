import Foundation
import GRDB
import Storage

/// Documents that resemble another: what they share counts for the more as few share it.
extension CatalogueReading {
    /// Volumes of the same series are left out: they have a place of their own.
    package func similar(to id: ID<Record>, limit: Int) throws -> [Record] {
        let columns = try file.columns(seenBy: database)
        let record = Int(id.number)
        guard columns.holds(Int32(truncatingIfNeeded: id.number)) else { return [] }
        var scores = [Float](repeating: 0, count: columns.size)
        let weights: [(Search.Facet, Float)] = [(.subject, 1), (.author, 0.9), (.genre, 0.6), (.dewey, 0.35)]
        for (facet, weight) in weights {
            guard let column = columns.column(facet) else { continue }
            column.share(with: record, among: columns.byTitle.count) { other, rarity in
                scores[other] += rarity * weight
            }
        }
        let type = columns.column(.documentType)?.codes(of: record).first
        let own = columns.series(of: Int32(truncatingIfNeeded: record))
        var best: [(id: Int32, score: Float)] = []
        for other in columns.byTitle where scores[Int(other)] > 2 && Int(other) != record {
            if let own, columns.series(of: other) == own { continue }
            let isSameType = columns.column(.documentType)?.codes(of: Int(other)).first == type
            best.append((other, scores[Int(other)] * (isSameType ? 1.5 : 1)))
        }
        best.sort { ($1.score, $0.id) < ($0.score, $1.id) }
        return try records(Self.varied(best.map(\.id), limit: limit, in: columns))
    }

    /// The first of them, one of each series.
    private static func varied(_ best: [Int32], limit: Int, in columns: CatalogueColumns) -> [ID<Record>] {
        var series: Set<UInt16> = []
        var chosen: [ID<Record>] = []
        for id in best where chosen.count < limit {
            if let own = columns.series(of: id), !series.insert(own).inserted { continue }
            chosen.append(ID(Int64(id)))
        }
        return chosen
    }
}

extension FacetColumn {
    /// Calls `body` with each record that has a value of `record`, and how rare that value is.
    fileprivate func share(with record: Int, among count: Int, _ body: (Int, Float) -> Void) {
        let mine = Set(codes(of: record))
        guard !mine.isEmpty, !isSingle else { return }
        var uses: [UInt16: Int] = [:]
        for code in codes where mine.contains(code) { uses[code, default: 0] += 1 }
        let rarities = uses.mapValues { Float(log2(Double(count + 1) / Double($0))) }
        for other in 0..<(starts.count - 1) {
            for place in Int(starts[other])..<Int(starts[other + 1]) {
                if let rarity = rarities[codes[place]] { body(other, rarity) }
            }
        }
    }
}
