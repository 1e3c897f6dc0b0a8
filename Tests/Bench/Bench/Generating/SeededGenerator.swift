/// Numbers that look random and are the same at every run: SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }

    /// One of the values, as often as its weight says.
    mutating func pick<Value>(_ weighted: [(Value, Int)], or fallback: Value) -> Value {
        var place = Int.random(in: 0..<max(1, weighted.reduce(0) { $0 + $1.1 }), using: &self)
        for (value, weight) in weighted {
            place -= weight
            if place < 0 { return value }
        }
        return fallback
    }
}
