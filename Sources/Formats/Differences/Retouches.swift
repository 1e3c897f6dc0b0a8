/// The lines of a passage that were only retouched, paired with what they became.
struct Retouches {
    struct Pair {
        let before: Int
        let after: Int
        let removed: [LineDifference.Piece]
        let added: [LineDifference.Piece]
    }

    /// Ascending in both texts.
    private(set) var pairs: [Pair] = []

    /// Longer passages are taken as rewritten.
    private static let mostPairs = 400
    private static let mostWords = 2_000

    init(_ before: ArraySlice<Substring>, _ after: ArraySlice<Substring>) {
        guard !before.isEmpty, !after.isEmpty, before.count * after.count <= Self.mostPairs else { return }
        let old = before.map { Words($0) }
        let new = after.map { Words($0) }
        // The pairing with the most in common: a table of the best from each place on.
        var best = [[Double]](
            repeating: [Double](repeating: 0, count: new.count + 1), count: old.count + 1)
        var likeness = [[Double]](repeating: [Double](repeating: 0, count: new.count), count: old.count)
        for first in old.indices.reversed() {
            for second in new.indices.reversed() {
                likeness[first][second] = old[first].likeness(to: new[second])
                best[first][second] = max(
                    best[first + 1][second], best[first][second + 1],
                    likeness[first][second] + best[first + 1][second + 1])
            }
        }
        var (first, second) = (0, 0)
        while first < old.count, second < new.count {
            if likeness[first][second] > 0,
                best[first][second] == likeness[first][second] + best[first + 1][second + 1]
            {
                let (removed, added) = Self.pieces(old[first].words, new[second].words)
                pairs.append(
                    Pair(
                        before: before.startIndex + first, after: after.startIndex + second, removed: removed,
                        added: added))
                first += 1
                second += 1
            } else if best[first][second] == best[first + 1][second] {
                first += 1
            } else {
                second += 1
            }
        }
    }

    private struct Words {
        let words: [Substring]
        /// How many times each word is there, spaces and signs aside.
        private var counts: [Substring: Int] = [:]
        private var total = 0

        init(_ line: Substring) {
            words = line.utf8.count > Retouches.mostWords * 8 ? [] : TextPieces.words(of: line)
            guard words.count <= Retouches.mostWords else { return }
            for word in words where word.unicodeScalars.first?.properties.isAlphabetic == true {
                counts[word, default: 0] += 1
                total += 1
            }
        }

        /// From 0 to 1; 0 where less than a third of the words are in both.
        func likeness(to other: Words) -> Double {
            guard total > 0, other.total > 0 else { return 0 }
            let (small, large) = total < other.total ? (self, other) : (other, self)
            let common = small.counts.reduce(0) { $0 + min($1.value, large.counts[$1.key] ?? 0) }
            let share = 2 * Double(common) / Double(total + other.total)
            return share < 0.34 ? 0 : share
        }
    }

    private static func pieces(
        _ before: [Substring], _ after: [Substring]
    ) -> ([LineDifference.Piece], [LineDifference.Piece]) {
        var numbers = TextPieces()
        let runs = CommonRuns(numbers.numbers(of: before), numbers.numbers(of: after)).runs
        return (
            pieces(before, common: runs.map { $0.before..<$0.before + $0.count }),
            pieces(after, common: runs.map { $0.after..<$0.after + $0.count })
        )
    }

    private static func pieces(_ words: [Substring], common: [Range<Int>]) -> [LineDifference.Piece] {
        var pieces: [LineDifference.Piece] = []
        func add(_ range: Range<Int>, isChanged: Bool) {
            guard !range.isEmpty else { return }
            pieces.append(.init(words: words[range].joined(), isChanged: isChanged))
        }
        var place = 0
        for range in common {
            add(place..<range.lowerBound, isChanged: true)
            add(range, isChanged: false)
            place = range.upperBound
        }
        add(place..<words.count, isChanged: true)
        return pieces
    }
}
