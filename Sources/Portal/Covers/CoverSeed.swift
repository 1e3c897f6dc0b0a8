/// Chance that always falls the same way: FNV-1a over the words of the record, then xorshift.
/// Swift's `Hasher` is seeded anew by every process and would change the covers at each start.
struct CoverSeed: Sendable {
    private var state: UInt32

    init(_ words: [String]) {
        var hash: UInt32 = 2_166_136_261
        for word in words {
            for byte in word.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            hash = (hash ^ 0xFF) &* 16_777_619
        }
        hash ^= hash >> 16
        hash = hash &* 0x85EB_CA6B
        hash ^= hash >> 13
        state = hash == 0 ? 1 : hash
    }

    /// The next whole number in `0 ..< count`.
    mutating func pick(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return Int(state >> 3) % max(count, 1)
    }

    /// The next number in a range.
    mutating func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + pick(range.count) }

    /// One of a few things.
    mutating func pick<Thing>(among things: [Thing], or fallback: Thing) -> Thing {
        let index = pick(things.count)
        return things.indices.contains(index) ? things[index] : fallback
    }
}
