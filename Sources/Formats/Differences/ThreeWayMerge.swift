/// Two people changed the same text: what each did, put together, and what only they can decide.
///
/// A passage that one of them left as it was takes what the other made of it; one that both changed in the same way is
/// taken once; any other is a conflict. Lines that neither touched part the passages.
package struct ThreeWayMerge: Sendable {
    package let passages: [Passage]

    package enum Passage: Hashable, Sendable {
        /// Lines, each with its end.
        case merged(String)
        case conflict(Conflict)
    }

    /// What a passage was and what each made of it, each line with its end; empty: taken away.
    package struct Conflict: Hashable, Sendable {
        package let base: String
        package let mine: String
        package let theirs: String
    }

    package init(base: String, mine: String, theirs: String) {
        var writer = Writer(
            TextPieces.lines(of: base), TextPieces.lines(of: mine), TextPieces.lines(of: theirs))
        writer.write()
        passages = writer.passages
    }

    package var conflicts: [Conflict] {
        passages.compactMap { if case .conflict(let conflict) = $0 { conflict } else { nil } }
    }

    /// Nil: there are conflicts.
    package var text: String? {
        conflicts.isEmpty ? text { _ in "" } : nil
    }

    /// - Parameter resolve: what to write for a conflict, its end of line included.
    package func text(resolving resolve: (Conflict) -> String) -> String {
        var text = passages.reduce(into: "") { text, passage in
            switch passage {
            case .merged(let words): text += words
            case .conflict(let conflict): text += resolve(conflict)
            }
        }
        // The last line of a text has no end; where there seems to be one, an empty line follows it.
        if text.utf8.last == 0x0A { text.unicodeScalars.removeLast() }
        return text
    }

    private struct Writer {
        let base: [Substring]
        let mine: [Substring]
        let theirs: [Substring]
        var passages: [Passage] = []
        private var pending = ""

        init(_ base: [Substring], _ mine: [Substring], _ theirs: [Substring]) {
            self.base = base
            self.mine = mine
            self.theirs = theirs
        }

        mutating func write() {
            var pieces = TextPieces()
            let numbers = pieces.numbers(of: base)
            let inMine = Self.places(numbers, pieces.numbers(of: mine))
            let inTheirs = Self.places(numbers, pieces.numbers(of: theirs))
            var (old, first, second) = (0, 0, 0)
            for place in base.indices {
                guard let mineAt = inMine[place], let theirsAt = inTheirs[place] else { continue }
                passage(old..<place, first..<mineAt, second..<theirsAt)
                pending += text(base, place..<place + 1)
                (old, first, second) = (place + 1, mineAt + 1, theirsAt + 1)
            }
            passage(old..<base.count, first..<mine.count, second..<theirs.count)
            flush()
        }

        /// Where each line of the base is in another text.
        private static func places(_ base: [Int], _ other: [Int]) -> [Int?] {
            var places = [Int?](repeating: nil, count: base.count)
            for run in CommonRuns(base, other).runs {
                for line in 0..<run.count { places[run.before + line] = run.after + line }
            }
            return places
        }

        private mutating func passage(_ base: Range<Int>, _ mine: Range<Int>, _ theirs: Range<Int>) {
            let (was, first, second) = (self.base[base], self.mine[mine], self.theirs[theirs])
            if first == second || second == was {
                pending += text(self.mine, mine)
            } else if first == was {
                pending += text(self.theirs, theirs)
            } else {
                flush()
                passages.append(
                    .conflict(
                        Conflict(
                            base: text(self.base, base), mine: text(self.mine, mine),
                            theirs: text(self.theirs, theirs))))
            }
        }

        private mutating func flush() {
            if !pending.isEmpty { passages.append(.merged(pending)) }
            pending = ""
        }

        private func text(_ lines: [Substring], _ range: Range<Int>) -> String {
            range.reduce(into: "") { text, place in
                text += lines[place]
                text += "\n"
            }
        }
    }
}
