import Formats

/// The words of a question, folded, and what they become for the index. Any text is safe: only letters, digits,
/// `+` and `#` come through folding, and each word is quoted.
package struct SearchTerms: Sendable, Equatable {
    package struct Term: Sendable, Equatable {
        let word: String
        let stem: String
        /// The last word of a question may be unfinished.
        let isPrefix: Bool
    }

    package let terms: [Term]

    static let mostTerms = 24
    private static let shortestPrefix = 3

    package init(_ text: String, stemmer: Stemmer) {
        var words: [String] = []
        Folding.words(in: text) { word in
            guard !word.isElision, words.count < Self.mostTerms else { return }
            words.append(word.folded)
        }
        words = Self.telling(words)
        terms = words.enumerated().map { place, word in
            let isLast = place == words.count - 1
            return Term(
                word: word, stem: stemmer.stem(word),
                isPrefix: isLast && word.utf8.count >= Self.shortestPrefix,
            )
        }
    }

    package var isEmpty: Bool { terms.isEmpty }

    /// Without the words that everybody writes and no record is about, unless there is nothing else; « tome 3 » is
    /// asked as « 3 », since that is what a volume's record says.
    private static func telling(_ words: [String]) -> [String] {
        let kept = words.enumerated().filter { place, word in
            let isBeforeNumber =
                place + 1 < words.count && words[place + 1].utf8.allSatisfy { (48...57).contains($0) }
            return !stopWords.contains(word) && !(isBeforeNumber && volumeWords.contains(word))
        }.map(\.element)
        return kept.isEmpty ? words : kept
    }

    private static let volumeWords: Set<String> = ["tome", "t", "volume", "vol", "numero", "no", "n"]
    private static let stopWords: Set<String> = [
        "le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "a", "et", "en", "sur", "dans", "par",
        "pour",
        "avec", "l", "d",
    ]

    /// An FTS5 expression: every word must be there, in its exact form, as the stem of another, or as a beginning.
    package func expression(in columns: [IndexColumn] = []) -> String {
        let words = terms.map { term in
            var forms = ["\"\(term.word)\"", "\"\(IndexText.stemMark)\(term.stem)\""]
            if term.stem != term.word { forms.append("\"\(term.stem)\"") }
            if term.isPrefix { forms.append("\"\(term.word)\"*") }
            return "(" + forms.joined(separator: " OR ") + ")"
        }.joined(separator: " AND ")
        guard !columns.isEmpty else { return words }
        return "{" + columns.map(\.rawValue).joined(separator: " ") + "} : (" + words + ")"
    }

    /// Whether a word, folded, is one of those asked: what a result marks.
    ///
    /// A stem begins as its word does, so most words need not be stemmed.
    func matches(_ folded: String, stemmer: Stemmer) -> Bool {
        terms.contains { term in
            if term.word == folded || (term.isPrefix && folded.hasPrefix(term.word)) { return true }
            guard folded.utf8.prefix(2).elementsEqual(term.stem.utf8.prefix(2)) else { return false }
            return stemmer.stem(folded) == term.stem
        }
    }
}

/// The columns of the full-text index, and what a match in each is worth.
package enum IndexColumn: String, CaseIterable, Sendable {
    case title, author, subject, series, publisher, summary, other

    /// bm25 adds the weighted occurrences up and then flattens the sum (k1 = 1.2): only weights around 1 tell a
    /// title from a summary.
    var weight: Double {
        switch self {
        case .title: 4
        case .author: 2
        case .subject, .series: 1
        case .summary: 0.3
        case .publisher, .other: 0.2
        }
    }
}
