import Formats

/// A text in which the words that answer a search are marked.
package struct MarkedText: Equatable, Sendable {
    /// Pieces of the text in order; the marked ones answer the search.
    package let pieces: [Piece]

    package struct Piece: Equatable, Sendable {
        package let text: String
        package let isMarked: Bool

        package init(text: String, isMarked: Bool) {
            self.text = text
            self.isMarked = isMarked
        }
    }

    package init(plain text: String) {
        pieces = text.isEmpty ? [] : [Piece(text: text, isMarked: false)]
    }

    package var text: String { pieces.map(\.text).joined() }

    /// Marks the words of `text` that `question` asks for; when it is longer than `limit` bytes, keeps a window of
    /// whole words around the first of them.
    init(_ text: String, question: Question, stemmer: Stemmer, limit: Int = .max) {
        guard !text.isEmpty else {
            pieces = []
            return
        }
        var hits: [Range<Int>] = []
        var starts: [Int] = []
        let isLong = text.utf8.count > limit
        if !question.isEmpty || isLong {
            Folding.words(in: text) { word in
                if isLong { starts.append(word.range.lowerBound) }
                guard !word.isElision, question.matches(word.folded, stemmer: stemmer) else { return }
                hits.append(word.range)
            }
        }
        let window =
            isLong
            ? Self.window(of: text.utf8.count, around: hits.first, starts: starts, limit: limit)
            : 0..<text.utf8.count
        pieces = Self.cut(text, to: window, marking: hits)
    }

    private static func window(of size: Int, around hit: Range<Int>?, starts: [Int], limit: Int) -> Range<Int>
    {
        let wanted = max(0, (hit?.lowerBound ?? 0) - limit / 3)
        let start = wanted == 0 ? 0 : starts.first { $0 >= wanted } ?? 0
        guard start + limit < size else { return start..<size }
        let end = starts.last { $0 <= start + limit && $0 > start } ?? start + limit
        return start..<max(end, hit?.upperBound ?? end)
    }

    private static func cut(_ text: String, to window: Range<Int>, marking hits: [Range<Int>]) -> [Piece] {
        var pieces: [Piece] = []
        let utf8 = text.utf8
        func append(_ range: Range<Int>, isMarked: Bool) {
            guard !range.isEmpty else { return }
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            let end = utf8.index(start, offsetBy: range.count)
            pieces.append(Piece(text: String(decoding: utf8[start..<end], as: UTF8.self), isMarked: isMarked))
        }
        if window.lowerBound > 0 { pieces.append(Piece(text: "… ", isMarked: false)) }
        var position = window.lowerBound
        for hit in hits where hit.lowerBound >= position && hit.upperBound <= window.upperBound {
            append(position..<hit.lowerBound, isMarked: false)
            append(hit, isMarked: true)
            position = hit.upperBound
        }
        append(position..<window.upperBound, isMarked: false)
        if window.upperBound < utf8.count { pieces.append(Piece(text: "…", isMarked: false)) }
        return pieces
    }
}
