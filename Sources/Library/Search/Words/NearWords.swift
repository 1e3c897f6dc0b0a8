import Foundation

/// The words of a catalogue that somebody may have meant: a letter wrong, missing, doubled or out of its place, or
/// another spelling of the same sound.
struct NearWords {
    struct Candidate: Equatable {
        let word: String
        /// The less, the likelier.
        let cost: Double
    }

    private let list: WordList

    init(_ list: WordList) {
        self.list = list
    }

    /// The likeliest words, at most `limit`; never the word itself.
    func near(_ word: String, limit: Int) -> [Candidate] {
        let wanted = Array(word.utf8)
        guard wanted.count >= 3, wanted.count <= 40 else { return [] }
        let reach = wanted.count < 5 ? 1 : wanted.count < 9 ? 2 : 3
        let letters = Self.letters(wanted[...])
        let sound = Sound(word)
        var distance = EditDistance(wanted)
        var found: [Candidate] = []
        list.forEach { bytes, weight in
            guard abs(bytes.count - wanted.count) <= reach else { return }
            let different = (letters ^ Self.letters(bytes)).nonzeroBitCount
            guard different <= 2 * reach else { return }
            var cost = distance.to(bytes, atMost: reach).map(Double.init)
            if cost == 0 { return }
            let isFar = cost.map { $0 > 1 } ?? true
            if isFar, Sound(String(decoding: bytes, as: UTF8.self)) == sound { cost = 0.9 }
            guard var cost else { return }
            if bytes.first != wanted.first { cost += 0.4 }
            cost -= min(Double(weight) / 8 * 0.09, 0.8)
            found.append(Candidate(word: String(decoding: bytes, as: UTF8.self), cost: cost))
        }
        var seen: Set<String> = []
        return Array(
            found.sorted { ($0.cost, $0.word) < ($1.cost, $1.word) }.filter { seen.insert($0.word).inserted }
                .prefix(limit))
    }

    /// One bit for each letter that occurs.
    private static func letters(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
    }
}

/// How many letters must be put, taken, changed or swapped to go from one word to another (optimal string
/// alignment), given up beyond a bound.
struct EditDistance {
    private let word: [UInt8]
    private var rows: [[Int]]

    init(_ word: [UInt8]) {
        self.word = word
        rows = Array(repeating: Array(repeating: 0, count: word.count + 1), count: 3)
    }

    mutating func to(_ other: UnsafeBufferPointer<UInt8>, atMost bound: Int) -> Int? {
        for place in 0...word.count { rows[1][place] = place }
        for (line, letter) in other.enumerated() {
            rows[2][0] = line + 1
            var least = line + 1
            for column in 1...word.count {
                let mine = word[column - 1]
                var cost = min(
                    rows[1][column] + 1, rows[2][column - 1] + 1,
                    rows[1][column - 1] + (mine == letter ? 0 : 1))
                if line > 0, column > 1, mine == other[line - 1], word[column - 2] == letter {
                    cost = min(cost, rows[0][column - 2] + 1)
                }
                rows[2][column] = cost
                least = min(least, cost)
            }
            if least > bound { return nil }
            rows.append(rows.removeFirst())
        }
        let cost = rows[1][word.count]
        return cost > bound ? nil : cost
    }
}
