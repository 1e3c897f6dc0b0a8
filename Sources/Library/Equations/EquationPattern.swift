import Formats

/// A text to compare with, whatever its accents and capitals; `*` stands for anything.
struct EquationPattern: Equatable, Sendable {
    /// Folded; between two of them stands anything.
    let pieces: [String]

    init(_ text: String) {
        pieces = text.split(separator: "*", omittingEmptySubsequences: false).map { Folding.fold(String($0)) }
    }

    /// A folded text holds only letters, digits, blanks, + and #: nothing that LIKE would read as a joker.
    var like: String { pieces.joined(separator: "%") }
    /// `*` alone: whatever is not empty.
    var isAnything: Bool { pieces.count > 1 && pieces.allSatisfy(\.isEmpty) }
    /// Without a letter or a digit, nothing can be compared.
    var isEmpty: Bool { pieces.count == 1 && pieces.allSatisfy(\.isEmpty) }

    func matches(_ text: String) -> Bool {
        let folded = Folding.fold(text)
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
            return [folded] == pieces
        }
        guard folded.hasPrefix(first), folded.hasSuffix(last),
            folded.utf8.count >= first.utf8.count + last.utf8.count
        else { return false }
        var rest = folded.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.range(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
