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
        // Two letters wrong make another word, unless the word is long or sounds the same.
        let reach = wanted.count < 8 ? 1 : wanted.count < 12 ? 2 : 3
        let letters = Self.letters(wanted)
        let sound = Sound(wanted)
        let consonants = letters & Self.consonants
        var distance = EditDistance(wanted)
        var found: [(range: Range<Int>, cost: Double)] = []
        list.forEach { bytes, range, weight in
            guard abs(bytes.count - wanted.count) <= 3 else { return }
            let others = Self.letters(bytes)
            guard (letters ^ others).nonzeroBitCount <= 6 else { return }
            let isNear =
                abs(bytes.count - wanted.count) <= reach && (letters ^ others).nonzeroBitCount <= 2 * reach
            let steps = isNear ? distance.to(bytes, atMost: reach) : nil
            if steps == 0 { return }
            var cost = steps.map(Double.init)
            // Words that sound alike share most of their consonants.
            if steps ?? .max > 1, (consonants ^ (others & Self.consonants)).nonzeroBitCount <= 3,
                Sound(bytes) == sound
            {
                cost = 0.9
            }
            guard var cost else { return }
            if bytes.first != wanted.first { cost += 0.4 }
            found.append((range, cost - min(Double(weight) / 8 * 0.09, 0.8)))
        }
        var seen: Set<String> = []
        return Array(
            found.sorted { $0.cost < $1.cost }.prefix(limit * 4)
                .map { Candidate(word: list.word(at: $0.range), cost: $0.cost) }
                .sorted { ($0.cost, $0.word) < ($1.cost, $1.word) }.filter { seen.insert($0.word).inserted }
                .prefix(limit))
    }

    private static let consonants = ~letters(Array("aeiouyh".utf8))

    /// One bit for each letter that occurs.
    private static func letters(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var letters: UInt64 = 0
        for byte in bytes { letters |= 1 &<< UInt64(byte & 0x3F) }
        return letters
    }
}

/// How many letters must be put, taken, changed or swapped to go from one word to another (optimal string
/// alignment), given up beyond a bound.
struct EditDistance {
    private let word: [UInt8]
    /// Three lines, one after the other: the one before the last, the last, the one being worked out.
    private var lines: [Int]

    init(_ word: [UInt8]) {
        self.word = word
        lines = [Int](repeating: 0, count: (word.count + 1) * 3)
    }

    mutating func to(_ other: UnsafeBufferPointer<UInt8>, atMost bound: Int) -> Int? {
        let width = word.count + 1
        return word.withUnsafeBufferPointer { word in
            lines.withUnsafeMutableBufferPointer { lines in
                var (before, last, current) = (0, width, 2 * width)
                for place in 0..<width { lines[last + place] = place }
                for (line, letter) in other.enumerated() {
                    lines[current] = line + 1
                    var least = line + 1
                    for column in 1..<width {
                        let mine = word[column - 1]
                        var cost = min(
                            lines[last + column] + 1, lines[current + column - 1] + 1,
                            lines[last + column - 1] + (mine == letter ? 0 : 1))
                        if line > 0, column > 1, mine == other[line - 1], word[column - 2] == letter {
                            cost = min(cost, lines[before + column - 2] + 1)
                        }
                        lines[current + column] = cost
                        least = min(least, cost)
                    }
                    if least > bound { return nil }
                    (before, last, current) = (last, current, before)
                }
                let cost = lines[last + width - 1]
                return cost > bound ? nil : cost
            }
        }
    }
}
