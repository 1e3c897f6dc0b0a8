/// Chooses the code sets of a Code 128 symbol: from the end, the fewest symbol characters that say the rest in each
/// set; then, from the beginning, the way that keeps to them.
struct Code128Encoder {
    private let bytes: [UInt8]
    /// For each place, the fewest characters from there on, by set.
    private var fewest: [[Int]]

    private enum CodeSet: Int, CaseIterable {
        case a, b, c

        var start: Int { 103 + rawValue }

        /// What, in another set, leads to this one.
        var latch: Int {
            switch self {
            case .a: 101
            case .b: 100
            case .c: 99
            }
        }

        /// Where two are as short, the one that everybody takes.
        static let byPreference = [b, a, c]

        /// The set that one character may be borrowed from.
        var shifted: CodeSet? {
            switch self {
            case .a: .b
            case .b: .a
            case .c: nil
            }
        }
    }

    private static let shift = 98
    private static let impossible = Int.max / 2

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        fewest = Array(repeating: [0, 0, 0], count: bytes.count + 1)
        for place in bytes.indices.reversed() {
            var costs = CodeSet.allCases.map { cost(in: $0, at: place) }
            // One change of set leads anywhere: two never help.
            let least = costs.min() ?? Self.impossible
            costs = costs.map { min($0, least + 1) }
            fewest[place] = costs
        }
    }

    /// Start and data, without check character nor stop.
    var values: [Int] {
        var set = CodeSet.byPreference.min { fewest[0][$0.rawValue] < fewest[0][$1.rawValue] } ?? .b
        var (values, place) = ([set.start], 0)
        while place < bytes.count {
            let goal = fewest[place][set.rawValue]
            if let (value, length) = character(in: set, at: place),
                1 + fewest[place + length][set.rawValue] == goal
            {
                values.append(value)
                place += length
            } else if let borrowed = set.shifted, let (value, _) = character(in: borrowed, at: place),
                2 + fewest[place + 1][set.rawValue] == goal
            {
                values += [Self.shift, value]
                place += 1
            } else {
                let next =
                    CodeSet.byPreference.min { cost(in: $0, at: place) < cost(in: $1, at: place) } ?? .b
                values.append(next.latch)
                set = next
            }
        }
        return values
    }

    /// Saying what stands at `place` before any change of set.
    private func cost(in set: CodeSet, at place: Int) -> Int {
        if let (_, length) = character(in: set, at: place) { return 1 + fewest[place + length][set.rawValue] }
        if let borrowed = set.shifted, character(in: borrowed, at: place) != nil {
            return 2 + fewest[place + 1][set.rawValue]
        }
        return Self.impossible
    }

    /// One symbol character, and how many bytes it says (ISO/IEC 15417 table 1).
    private func character(in set: CodeSet, at place: Int) -> (value: Int, length: Int)? {
        let byte = Int(bytes[place])
        switch set {
        case .a where byte < 0x20: return (byte + 64, 1)
        case .a where byte < 0x60, .b where byte >= 0x20: return (byte - 32, 1)
        case .c:
            guard let tens = digit(at: place), let units = digit(at: place + 1) else { return nil }
            return (tens * 10 + units, 2)
        default: return nil
        }
    }

    private func digit(at place: Int) -> Int? {
        guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else { return nil }
        return Int(bytes[place]) - 0x30
    }
}
