import Formats

/// What the text of a search asks: words, phrases, fields, exclusions. Any text is a question: what is not
/// understood as an operator is a word.
package struct Question: Sendable, Equatable {
    package let clauses: [Clause]
    /// The clauses that the index answers, in the order of the text.
    let wordings: [Clause]
    /// The words looked for, whatever their clause.
    package let words: [Word]
    /// Those that a text is marked for.
    private let marked: [Word]
    /// Asked a second time, of the documents that have some of the words.
    var isWidened = false

    /// What must hold of a document, or must not.
    package struct Clause: Sendable, Equatable {
        package var isExcluded = false
        /// Joined by « OU »: one is enough.
        package var alternatives: [Alternative]

        /// Whether the index answers it; types, years and the like are answered otherwise.
        var isOfIndex: Bool {
            alternatives.allSatisfy {
                $0.field == nil || ($0.field?.columns != nil && $0.field != .callNumber)
            }
        }
    }

    /// A wording, and where it must stand.
    package struct Alternative: Sendable, Equatable {
        package let field: SearchField?
        package var wording: Wording
    }

    package enum Wording: Sendable, Equatable {
        case word(Word)
        /// Words side by side, as written.
        case phrase([Word])
        /// All the words, wherever in the field.
        case all([Word])

        package var words: [Word] {
            switch self {
            case .word(let word): [word]
            case .phrase(let words), .all(let words): words
            }
        }
    }

    package struct Word: Sendable, Equatable {
        package let folded: String
        let stem: String
        /// A beginning is enough: `mytho*`, or a last word that may be unfinished.
        var isPrefix: Bool
        /// « un livre sur… »: counts where it is found, is not required.
        var isOptional = false
        /// Where it stands in the text, in UTF-8.
        let range: Range<Int>

        /// A little word beside others that are looked for.
        var isUntelling: Bool { isOptional && UntellingWords.little.contains(folded) }

        var isNumber: Bool { folded.utf8.allSatisfy { (48...57).contains($0) } }
    }

    static let mostWords = 24

    /// - Parameter completesLastWord: the last word may be unfinished, as nobody yet knows what it will be.
    package init(_ text: String, stemmer: Stemmer, completesLastWord: Bool = false) {
        var parser = QuestionParser(text, stemmer: stemmer, completesLastWord: completesLastWord)
        clauses = parser.clauses()
        wordings = clauses.filter { !$0.isExcluded && $0.isOfIndex }
        words = wordings.flatMap(\.alternatives).flatMap(\.wording.words)
        marked = words.filter { !$0.isUntelling }
    }

    package var isEmpty: Bool { clauses.isEmpty }

    /// Without fields or exclusions.
    var isPlain: Bool {
        clauses.allSatisfy { !$0.isExcluded && $0.alternatives.allSatisfy { $0.field == nil } }
    }

    /// Those that a document must have.
    var requiredWords: [Word] { words.filter { !$0.isOptional } }

    /// Whether a text that has these words, folded, and these stems has all that is asked.
    package func isAnswered(byWords words: Set<String>, stems: Set<String>) -> Bool {
        let required = requiredWords
        guard !required.isEmpty, isPlain else { return false }
        return required.allSatisfy { word in
            words.contains(word.folded) || stems.contains(word.stem)
                || (word.isPrefix && word.folded.utf8.count > 3
                    && words.contains { $0.hasPrefix(word.folded) })
        }
    }

    /// Whether a word, folded, is one of those asked: what a result marks.
    ///
    /// A stem begins as its word does, so most words need not be stemmed.
    func matches(_ folded: String, stemmer: Stemmer) -> Bool {
        marked.contains { $0.matches(folded, stemmer: stemmer) }
    }
}

extension Question.Word {
    func matches(_ other: String, stemmer: Stemmer) -> Bool {
        if folded == other || (isPrefix && other.hasPrefix(folded)) { return true }
        guard !UntellingWords.little.contains(other), other.utf8.prefix(2).elementsEqual(stem.utf8.prefix(2))
        else { return false }
        return stemmer.stem(other) == stem
    }
}
