import Foundation
import GRDB
import Storage

/// Documents that resemble another: what they share counts for the more as few share it.
extension CatalogueReading {
    /// Volumes of the same series are left out: they have a place of their own. Of any other series, one is enough.
    package func similar(to id: ID<Record>, limit: Int) throws -> [Record] {
        let columns = try file.columns(seenBy: database)
        guard columns.holds(Int32(truncatingIfNeeded: id.number)) else { return [] }
        let likeness = Likeness(to: Int(id.number), in: columns)
        return try records(likeness.best(limit).map { ID(Int64($0)) })
    }
}

/// How much each record of the catalogue resembles one.
private struct Likeness {
    private let record: Int
    private let columns: CatalogueColumns
    /// By record number.
    private var scores: [Float]

    private static let weights: [(facet: Search.Facet, weight: Float)] = [
        (.subject, 1), (.author, 0.9), (.genre, 0.6), (.dewey, 0.35),
    ]
    /// Who likes a manga would rather have a manga.
    private static let sameType: Float = 1.5
    /// Below, what is shared is too common to mean anything.
    private static let least: Float = 2

    init(to record: Int, in columns: CatalogueColumns) {
        self.record = record
        self.columns = columns
        scores = [Float](repeating: 0, count: columns.size)
        for (facet, weight) in Self.weights {
            columns.column(facet)?.addRarity(
                of: record, among: columns.byTitle.count, weight: weight, to: &scores)
        }
        guard let types = columns.column(.documentType), let type = types.codes(of: record).first else {
            return
        }
        for other in columns.byTitle.map(Int.init) where scores[other] > Self.least {
            if types.codes(of: other).first == type { scores[other] *= Self.sameType }
        }
    }

    /// The most alike first.
    func best(_ limit: Int) -> [Int32] {
        var best: [Int32] = []
        for candidate in candidates {
            let isBetter = best.count < limit || precedes(candidate, best[best.count - 1])
            guard isBetter else { continue }
            best.insert(candidate, at: best.firstIndex { precedes(candidate, $0) } ?? best.count)
            if best.count > limit { best.removeLast() }
        }
        return best
    }

    /// Those of no series, and the best of each other series.
    private var candidates: [Int32] {
        let alike = columns.byTitle.filter { scores[Int($0)] > Self.least && Int($0) != record }
        guard let series = columns.column(.series) else { return alike }
        let own = series.codes(of: record).first
        var champions = [Int32](repeating: 0, count: series.valueCount)
        var alone: [Int32] = []
        for other in alike {
            guard let code = series.codes(of: Int(other)).first else {
                alone.append(other)
                continue
            }
            let champion = champions[Int(code)]
            if code != own, champion == 0 || precedes(other, champion) { champions[Int(code)] = other }
        }
        return alone + champions.filter { $0 > 0 }
    }

    private func precedes(_ one: Int32, _ other: Int32) -> Bool {
        (scores[Int(other)], one) < (scores[Int(one)], other)
    }
}

extension FacetColumn {
    /// Adds to the score of each record how rare the values are that it shares with `record`.
    fileprivate func addRarity(of record: Int, among count: Int, weight: Float, to scores: inout [Float]) {
        let mine = codes(of: record)
        guard !mine.isEmpty, !isSingle else { return }
        var uses = [Int32](repeating: 0, count: valueCount)
        for code in codes { uses[Int(code)] += 1 }
        var rarities = [Float](repeating: 0, count: valueCount)
        for code in mine {
            rarities[Int(code)] = weight * Float(log2(Double(count + 1) / Double(uses[Int(code)])))
        }
        for other in 0..<min(scores.count, starts.count - 1) {
            for place in Int(starts[other])..<Int(starts[other + 1]) {
                scores[other] += rarities[Int(codes[place])]
            }
        }
    }
}
