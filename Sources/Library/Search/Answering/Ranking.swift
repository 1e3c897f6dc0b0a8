import Formats
import GRDB

/// The order of the answers.
///
/// The index gives a first order; the best of it are then compared with the question word by word, as a reader
/// would: is it the title, the author, the volume that was asked for?
struct Ranking {
    let matching: Matching
    let stemmer: Stemmer
    var columns: CatalogueColumns { matching.columns }

    /// Up to how many answers are weighed one by one by bm25 (1.3 µs each). A broader question is answered by
    /// tiers instead: found in the title, then in the authors, the subjects, the rest; newest first in each.
    private static let mostWeighed = 400
    /// Up to how many titles that answer a broad question are weighed.
    private static let mostTitlesWeighed = 1500
    /// How many answers are compared with the question word by word.
    private static let mostCompared = 60

    /// The first `count` answers. Known items come first, unless readers asked for an order of their own.
    func order(_ hits: Hits, of question: Question, by sort: Search.Sort, through count: Int) throws
        -> [Int32]
    {
        switch sort {
        case .title: return hits.first(count, of: columns.byTitle)
        case .newest: return hits.first(count, of: columns.byNewest)
        case .year: return hits.first(count, of: columns.byYear)
        case .relevance: break
        }
        guard question.expression() != nil || !hits.known.isEmpty else {
            return hits.first(count, of: columns.byNewest)
        }
        let wanted = max(count, Self.mostCompared)
        let known = Set(hits.known)
        let rest = try coarse(hits, of: question, except: known, count: wanted)
        let best = hits.known + rest.prefix(Self.mostCompared)
        return try compared(best, with: question, known: known) + rest.dropFirst(Self.mostCompared)
    }

    // MARK: The order of the index

    private func coarse(_ hits: Hits, of question: Question, except known: Set<Int32>, count: Int) throws
        -> [Int32]
    {
        guard let expression = question.expression() else { return [] }
        if hits.count <= Self.mostWeighed {
            let named = Set(try numbers(question.expression(in: [.title, .series])))
            let weighed = try weighed(expression).map {
                (key: (named.contains($0.0) ? 0 : 1, $0.1, $0.0), id: $0.0)
            }
            return hits.first(count, of: weighed.sorted { $0.key < $1.key }.lazy.map(\.id), except: known)
        }
        return try byTiers(hits, of: question, except: known, count: count)
    }

    private func weighed(_ expression: String) throws -> [(Int32, Double)] {
        let weights = IndexColumn.allCases.map { String($0.weight) }.joined(separator: ", ")
        let statement = try matching.database.cachedStatement(
            sql: "SELECT rowid, bm25(recordText, \(weights)) FROM recordText WHERE recordText MATCH ?")
        let rows = try Row.fetchCursor(statement, arguments: [expression])
        var weighed: [(Int32, Double)] = []
        while let row = try rows.next() {
            let id: Int32 = row[0]
            if columns.holds(id) { weighed.append((id, row[1])) }
        }
        return weighed
    }

    private func numbers(_ expression: String?) throws -> [Int32] {
        try expression.map(matching.numbers(matching:)) ?? []
    }

    private func byTiers(_ hits: Hits, of question: Question, except known: Set<Int32>, count: Int) throws
        -> [Int32]
    {
        var ordered: [Int32] = []
        var isTaken = [Bool](repeating: false, count: columns.size)
        for tier in [[IndexColumn.title, .series], [.author], [.subject], []] where ordered.count < count {
            let next: [Int32]
            if tier.isEmpty {
                next = hits.first(
                    count - ordered.count, of: columns.byNewest.lazy.filter { !isTaken[Int($0)] },
                    except: known)
            } else {
                let found = try numbers(question.expression(in: tier)).filter {
                    columns.holds($0) && !isTaken[Int($0)]
                }
                next = hits.first(
                    count - ordered.count, of: try sorted(found, of: question, in: tier), except: known)
            }
            for id in next { isTaken[Int(id)] = true }
            ordered += next
        }
        return ordered
    }

    /// The titles by weight where they are few enough, the newest first otherwise.
    private func sorted(_ found: [Int32], of question: Question, in tier: [IndexColumn]) throws -> [Int32] {
        if tier.contains(.title), found.count <= Self.mostTitlesWeighed,
            let expression = question.expression(in: tier)
        {
            return try weighed(expression).sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
        }
        var isFound = [Bool](repeating: false, count: columns.size)
        for id in found { isFound[Int(id)] = true }
        return columns.byNewest.filter { isFound[Int($0)] }
    }

    // MARK: The comparison

    /// The candidates by how well they answer; equal ones keep the order of titles, so that the volumes of a series
    /// come in their order.
    private func compared(_ candidates: [Int32], with question: Question, known: Set<Int32>) throws -> [Int32]
    {
        guard candidates.count > 1 else { return candidates }
        let comparison = Comparison(question, stemmer: stemmer)
        let lines = try lines(of: candidates)
        var scored: [(id: Int32, score: Int, place: Int)] = []
        var placeOfSeries: [UInt16: Int] = [:]
        for (place, id) in candidates.enumerated() {
            guard let line = lines[id] else { continue }
            var score = Int((comparison.score(line) * 20).rounded())
            if known.contains(id) { score += 100 }
            // Where words say nothing, the index decides; a series stands where its best volume does.
            var standing = place
            if let series = columns.series(of: id) {
                standing = placeOfSeries[series] ?? place
                placeOfSeries[series] = standing
            }
            scored.append((id, score, standing))
        }
        return scored.sorted { left, right in
            let (rank, other) = (columns.titleRanks[Int(left.id)], columns.titleRanks[Int(right.id)])
            return (-left.score, left.place, rank) < (-right.score, right.place, other)
        }.map(\.id)
    }

    private func lines(of ids: [Int32]) throws -> [Int32: Comparison.Line] {
        let rows = try Row.fetchCursor(
            matching.database.cachedStatement(
                sql: """
                    SELECT id, title, subtitle, byline, seriesTitle, volume, documentType, language FROM record
                    WHERE id IN (SELECT value FROM json_each(?))
                    """),
            arguments: ["[" + ids.map { String($0) }.joined(separator: ",") + "]"],
        )
        var lines: [Int32: Comparison.Line] = [:]
        while let row = try rows.next() {
            lines[row[0]] = Comparison.Line(
                title: row[1], subtitle: row[2], byline: row[3], seriesTitle: row[4], volume: row[5],
                documentType: row[6], language: row[7])
        }
        return lines
    }
}
