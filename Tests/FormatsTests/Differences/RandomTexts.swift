/// Numbers that are the same for the same seed (SplitMix64), and texts made of them.
struct RandomTexts: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func next(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// Some are often repeated, some are alone.
    mutating func lines() -> [String] {
        (0...next(below: 40)).map { _ in
            next(below: 2) == 0 ? "commune \(next(below: 4))" : "ligne \(next(below: 1_000)) du texte"
        }
    }

    /// The lines with some taken away, changed or added: the added ones begin with « neuf ».
    mutating func edited(_ lines: [String]) -> [String] {
        var edited: [String] = []
        for line in lines {
            switch next(below: 8) {
            case 0: break
            case 1: edited.append(line + " retouché")
            case 2: edited += [line, "neuf \(next(below: 1_000_000))"]
            default: edited.append(line)
            }
        }
        return edited.isEmpty ? ["neuf"] : edited
    }
}
