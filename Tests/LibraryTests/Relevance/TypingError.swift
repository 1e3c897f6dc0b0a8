/// One slip of the finger in a word, as a French keyboard makes them.
enum TypingError: CaseIterable {
    case missing, doubled, swapped, neighbour

    /// The word mistyped; nil where this slip would change nothing.
    static func made(in word: String, by chance: inout Chance) -> String? {
        guard let slip = allCases.randomElement(using: &chance) else { return nil }
        var letters = Array(word)
        let place = Int.random(in: 0..<letters.count - 1, using: &chance)
        switch slip {
        case .missing: letters.remove(at: place)
        case .doubled: letters.insert(letters[place], at: place)
        case .swapped: letters.swapAt(place, place + 1)
        case .neighbour:
            guard let near = neighbours[letters[place]]?.randomElement(using: &chance) else { return nil }
            letters[place] = near
        }
        let mistyped = String(letters)
        return mistyped == word ? nil : mistyped
    }

    /// Left and right, on AZERTY.
    private static let neighbours: [Character: String] = {
        var near: [Character: String] = [:]
        for row in ["azertyuiop", "qsdfghjklm", "wxcvbn"] {
            for (left, right) in zip(row, row.dropFirst()) {
                near[left, default: ""].append(right)
                near[right, default: ""].append(left)
            }
        }
        return near
    }()
}

/// The same chance at every run: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
