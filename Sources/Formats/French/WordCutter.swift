/// Cuts UTF-8 bytes into folded words, one at a time, in one pass.
struct WordCutter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let table = FoldingTable.shared
    private var position = 0
    private var word: [UInt8] = []
    private var start = 0
    private var end = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        word.reserveCapacity(32)
    }

    mutating func next() -> FoldedWord? {
        while position < bytes.count {
            let (fold, length) = fold(at: position)
            switch fold.kind {
            case .word:
                append(fold, length)
            case .ignored:
                position += length
                if !word.isEmpty { end = position }
            case .ideograph:
                if !word.isEmpty { return taken() }
                append(fold, length)
                return taken()
            case .apostrophe:
                if let elided = apostrophe(length) { return elided }
            case .separator:
                if !word.isEmpty {
                    appendSign()
                    return taken()
                }
                position += length
            }
        }
        return word.isEmpty ? nil : taken()
    }

    private func fold(at position: Int) -> (FoldingTable.Fold, Int) {
        let byte = bytes[position]
        if byte < 0x80 { return (table[UInt32(byte)], 1) }
        let (scalar, length) = Composition.scalar(bytes, at: position)
        return (table[scalar], min(length, bytes.count - position))
    }

    private mutating func append(_ fold: FoldingTable.Fold, _ length: Int) {
        if word.isEmpty { start = position }
        fold.append(to: &word)
        position += length
        end = position
    }

    private mutating func taken(isElision: Bool = false) -> FoldedWord {
        let folded = String(decoding: word, as: UTF8.self)
        word.removeAll(keepingCapacity: true)
        return FoldedWord(folded: folded, range: start..<end, isElision: isElision)
    }

    /// `c++`, `c#`: signs that belong to the one letter before them.
    private mutating func appendSign() {
        guard word.count == 1, (0x61...0x7A).contains(word[0]) else { return }
        if bytes[position] == UInt8(ascii: "#") {
            word.append(UInt8(ascii: "#"))
            position += 1
        } else if bytes[position...].starts(with: [UInt8(ascii: "+"), UInt8(ascii: "+")]) {
            word += [UInt8(ascii: "+"), UInt8(ascii: "+")]
            position += 2
        }
        end = position
    }

    /// What an apostrophe ends: an elided particle, an ordinary word, or nothing where the word goes on after it.
    private mutating func apostrophe(_ length: Int) -> FoldedWord? {
        let apostrophe = position
        position += length
        guard !word.isEmpty else { return nil }
        guard position < bytes.count else { return taken() }
        let following = fold(at: position).0
        guard following.kind == .word else { return taken() }
        if Self.joined.contains(where: word.elementsEqual) { return nil }
        let isElision =
            Self.openers.contains(following.firstByte) && Self.particles.contains(where: word.elementsEqual)
        end = apostrophe
        return taken(isElision: isElision)
    }

    private static let particles = [
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    ]
    .map { Array($0.utf8) }

    /// What opens a word after an elision: a vowel or an h.
    private static let openers = Set("aeiouyh".utf8)

    /// Words that hold their apostrophe: aujourd'hui, presqu'île, quelqu'un, prud'homme, entr'acte.
    private static let joined = ["aujourd", "presqu", "quelqu", "prud", "entr"].map { Array($0.utf8) }
}
