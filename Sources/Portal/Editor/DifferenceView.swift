import Formats
import Templating

/// What one text changes in another, line by line and in the lines word by word: said by signs and words, not by
/// colour alone.
struct DifferenceView: ViewPart {
    let id: String
    let caption: String
    /// Said when there is nothing to show.
    let same: String?
    /// Said when not everything is shown.
    let more: String?
    let rows: [Row]

    struct Row: ViewPart {
        /// « 12 lignes semblables »
        let gap: String?
        let line: Line?
    }

    struct Line: ViewPart {
        /// Class of the style sheet: `removed`, `added`, `kept`.
        let kind: String
        let sign: String
        let spoken: String
        let words: [Word]
    }

    struct Word: ViewPart {
        let text: String
        let isRemoved: Bool
        let isAdded: Bool
        let isSame: Bool
    }
}

extension DifferenceView {
    /// Nobody reads more at once.
    private static let mostLines = 2_000

    init(id: String = "texte", from old: String, to new: String, caption: String, same: String? = nil) {
        let difference = LineDifference(from: old, to: new)
        let passages = difference.passages()
        self.id = id
        self.caption = caption
        self.same = difference.isEmpty ? same : nil
        var rows: [Row] = []
        var last = 0
        for passage in passages {
            if passage.startIndex > last {
                rows.append(Row(gap: Wording.sameLines(passage.startIndex - last), line: nil))
            }
            rows += passage.map { Row(gap: nil, line: Line($0)) }
            last = passage.endIndex
        }
        if !passages.isEmpty, last < difference.lines.count {
            rows.append(Row(gap: Wording.sameLines(difference.lines.count - last), line: nil))
        }
        more =
            rows.count > Self.mostLines
            ? "Les \(Wording.number(Self.mostLines)) premières lignes seulement." : nil
        self.rows = Array(rows.prefix(Self.mostLines))
    }
}

extension DifferenceView.Line {
    init(_ line: LineDifference.Line) {
        switch line.kind {
        case .same: (kind, sign, spoken) = ("kept", "", "")
        case .removed: (kind, sign, spoken) = ("removed", "−", "Supprimé\u{A0}: ")
        case .added: (kind, sign, spoken) = ("added", "+", "Ajouté\u{A0}: ")
        }
        // A line that is new as a whole says so by its sign; marks are for the words that changed in a line.
        let isWhole = line.pieces.allSatisfy(\.isChanged)
        words = line.pieces.map { piece in
            let isMarked = piece.isChanged && !isWhole
            return DifferenceView.Word(
                text: piece.words, isRemoved: isMarked && line.kind == .removed,
                isAdded: isMarked && line.kind == .added, isSame: !isMarked)
        }
    }
}

extension Wording {
    static func sameLines(_ count: Int) -> String {
        self.count(count, "ligne semblable", "lignes semblables")
    }
}
