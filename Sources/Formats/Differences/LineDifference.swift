/// What changed from one text to another, line by line, and inside the lines that were only retouched.
package struct LineDifference: Sendable {
    /// All the lines of both texts, in order: a retouched line comes as it was, then as it is.
    package let lines: [Line]

    package struct Line: Hashable, Sendable {
        package let kind: Kind
        /// Its number in each text, from 1; nil where it is not.
        package let before: Int?
        package let after: Int?
        /// Together they are the line.
        package let pieces: [Piece]

        package var words: String { pieces.reduce(into: "") { $0 += $1.words } }
    }

    package enum Kind: Hashable, Sendable {
        case same, removed, added
    }

    package struct Piece: Hashable, Sendable {
        package let words: String
        /// In a removed line: what was taken away or stayed; in an added one: what came or stayed.
        package let isChanged: Bool
    }

    package init(from before: String, to after: String) {
        var writer = Writer(Self.lines(of: before), Self.lines(of: after))
        writer.write()
        lines = writer.lines
    }

    /// An end of line at the end of a text is no line.
    private static func lines(of text: String) -> [Substring] {
        let lines = TextPieces.lines(of: text)
        return lines.last?.isEmpty == true ? lines.dropLast() : lines
    }

    package var isEmpty: Bool { lines.allSatisfy { $0.kind == .same } }
    package var addedCount: Int { lines.count { $0.kind == .added } }
    package var removedCount: Int { lines.count { $0.kind == .removed } }

    /// Only the lines that changed and those around, passage by passage.
    package func passages(around context: Int = 2) -> [ArraySlice<Line>] {
        var ranges: [Range<Int>] = []
        for (place, line) in lines.enumerated() where line.kind != .same {
            let range = max(0, place - context)..<min(lines.count, place + context + 1)
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        return ranges.map { lines[$0] }
    }

    private struct Writer {
        let before: [Substring]
        let after: [Substring]
        var lines: [Line] = []
        private var (first, second) = (0, 0)

        init(_ before: [Substring], _ after: [Substring]) {
            self.before = before
            self.after = after
        }

        mutating func write() {
            var pieces = TextPieces()
            for run in CommonRuns(pieces.numbers(of: before), pieces.numbers(of: after)).runs {
                change(before: first..<run.before, after: second..<run.after)
                for place in 0..<run.count {
                    let piece = Piece(words: String(before[run.before + place]), isChanged: false)
                    lines.append(
                        Line(
                            kind: .same, before: run.before + place + 1, after: run.after + place + 1,
                            pieces: [piece]))
                }
                (first, second) = (run.before + run.count, run.after + run.count)
            }
            change(before: first..<before.count, after: second..<after.count)
        }

        /// Lines that took the place of others: those that look alike are shown one above the other.
        private mutating func change(before old: Range<Int>, after new: Range<Int>) {
            var (place, target) = (old.lowerBound, new.lowerBound)
            for pair in Retouches(before[old], after[new]).pairs {
                while place < pair.before { remove(&place) }
                while target < pair.after { add(&target) }
                remove(&place, pair.removed)
                add(&target, pair.added)
            }
            while place < old.upperBound { remove(&place) }
            while target < new.upperBound { add(&target) }
        }

        private mutating func remove(_ place: inout Int, _ pieces: [Piece]? = nil) {
            let pieces = pieces ?? [Piece(words: String(before[place]), isChanged: true)]
            lines.append(Line(kind: .removed, before: place + 1, after: nil, pieces: pieces))
            place += 1
        }

        private mutating func add(_ place: inout Int, _ pieces: [Piece]? = nil) {
            let pieces = pieces ?? [Piece(words: String(after[place]), isChanged: true)]
            lines.append(Line(kind: .added, before: nil, after: place + 1, pieces: pieces))
            place += 1
        }
    }
}
