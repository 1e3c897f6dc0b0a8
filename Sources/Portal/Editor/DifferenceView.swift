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
