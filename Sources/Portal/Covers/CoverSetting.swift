/// Words set in a column: the largest size at which they fit, broken evenly, never clipped.
struct CoverSetting: Equatable {
    let lines: [String]
    let size: Double
    let leading: Double

    var height: Double { Double(lines.count) * size * leading }

    /// A name: on one line if it can be, else on two.
    init(name: String, width: Double, sizes: ClosedRange<Int>) {
        let size = Double(sizes.lowerBound)
        let isShort = GlyphWidths.width(of: name) * size <= width
        let height = Double(sizes.upperBound) * 2.4
        self.init(name, width: width, height: height, sizes: sizes, maxLines: isShort ? 1 : 2)
    }

    /// Tries each size from the largest; at the smallest, what does not fit gives way to an ellipsis.
    init(
        _ text: String, width: Double, height: Double, sizes: ClosedRange<Int>, leading: Double = 1.12,
        maxLines: Int = 7, boldness: Double = 1
    ) {
        self.leading = leading
        let pieces = CoverText.pieces(of: text)
        let longest = pieces.map(\.width).max() ?? 0
        // The largest size that fits; somewhat smaller when that spares a line from ending with « de ».
        var found: (lines: [String], size: Double)?
        // One word too long for the column is better set small than cut.
        let smallest = longest * boldness * Double(sizes.lowerBound) > width ? 8 : sizes.lowerBound
        for size in stride(from: sizes.upperBound, through: smallest, by: -1) {
            let size = Double(size)
            let allowed = min(maxLines, Int(height / (size * leading)))
            let measure = width / (size * boldness)
            if let found, size < found.size * 0.72 { break }
            guard let even = Self.evenLines(of: pieces, measure: measure, atMost: allowed) else { continue }
            if found == nil || !even.endsWeakly { found = (even.lines, size) }
            if !even.endsWeakly { break }
        }
        if let found {
            lines = found.lines
            self.size = found.size
            return
        }
        size = Double(sizes.lowerBound)
        let allowed = max(1, min(maxLines, Int(height / (size * leading))))
        lines = Self.cutLines(of: pieces, measure: width / (size * boldness), atMost: allowed)
    }

    /// The breaking with the least uneven lines, nil when no breaking fits (Knuth and Plass, in small).
    private static func evenLines(
        of pieces: [CoverText.Piece], measure: Double, atMost allowed: Int
    ) -> (lines: [String], endsWeakly: Bool)? {
        guard allowed > 0, pieces.allSatisfy({ $0.width <= measure }) else { return nil }
        guard let needed = greedyLineCount(of: pieces, measure: measure), needed <= allowed else {
            return nil
        }
        let count = pieces.count
        // A title that fits in fewer lines keeps to them; one more is allowed when it spares a weak ending.
        var best = [(cost: Double, from: Int, lines: Int)](repeating: (.infinity, 0, 0), count: count + 1)
        best[0] = (0, 0, 0)
        for end in stride(from: 1, through: count, by: 1) {
            var width = 0.0
            for start in stride(from: end - 1, through: 0, by: -1) {
                width += pieces[start].width + (start + 1 < end && pieces[start + 1].spaceBefore ? 0.27 : 0)
                if width > measure { break }
                let slack = (measure - width) / measure
                let weak = end < count ? pieces[end - 1].weakness * (end == 1 ? 0.3 : 1) : 0
                let cost = best[start].cost + slack * slack + weak + 0.12
                if best[start].lines < allowed, cost < best[end].cost {
                    best[end] = (cost, start, best[start].lines + 1)
                }
            }
        }
        guard best[count].cost.isFinite else { return nil }
        var lines: [String] = []
        var endsWeakly = false
        var end = count
        while end > 0 {
            // « Les » may stand alone above « Fleurs du mal ».
            endsWeakly = endsWeakly || (end < count && end > 1 && pieces[end - 1].weakness > 0.5)
            lines.append(joined(pieces[best[end].from..<end]))
            end = best[end].from
        }
        return (lines.reversed(), endsWeakly)
    }

    private static func greedyLineCount(of pieces: [CoverText.Piece], measure: Double) -> Int? {
        var lines = 1
        var used = 0.0
        for piece in pieces {
            let space = used > 0 && piece.spaceBefore ? 0.27 : 0
            if used > 0, used + space + piece.width > measure {
                lines += 1
                used = piece.width
            } else {
                used += space + piece.width
            }
        }
        return pieces.isEmpty ? 0 : lines
    }

    /// Lines filled in turn; words wider than the column are cut, the last line ends with an ellipsis.
    private static func cutLines(of pieces: [CoverText.Piece], measure: Double, atMost allowed: Int)
        -> [String]
    {
        var rest = pieces[...]
        var lines: [String] = []
        while !rest.isEmpty {
            var taken: [CoverText.Piece] = []
            var width = 0.0
            while let piece = rest.first, taken.isEmpty || width + 0.27 + piece.width <= measure {
                width += (taken.isEmpty ? 0 : 0.27) + piece.width
                taken.append(piece)
                rest = rest.dropFirst()
            }
            var line = joined(taken[...])
            if width > measure {
                var beginning = CoverText.beginning(of: line, within: measure - 0.4)
                if line.unicodeScalars.count - beginning.unicodeScalars.count < 4 {
                    beginning = CoverText.beginning(of: line, within: measure * 0.7)
                }
                let remainder = String(line.unicodeScalars.dropFirst(beginning.unicodeScalars.count))
                line = beginning + (beginning.isEmpty ? "" : "-")
                let piece = CoverText.Piece(
                    text: remainder, spaceBefore: false, width: GlyphWidths.width(of: remainder)
                )
                if !beginning.isEmpty, !remainder.isEmpty { rest = [piece] + rest }
            }
            if lines.count + 1 == allowed, !rest.isEmpty {
                if line.unicodeScalars.last == "-" { line.unicodeScalars.removeLast() }
                return lines + [CoverText.beginning(of: line, within: measure - 1.1) + "…"]
            }
            lines.append(line)
        }
        return lines
    }

    private static func joined(_ pieces: ArraySlice<CoverText.Piece>) -> String {
        pieces.reduce(into: "") { $0 += ($1.spaceBefore && !$0.isEmpty ? " " : "") + $1.text }
    }
}
