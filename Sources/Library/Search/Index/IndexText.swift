import Formats

/// A text as the index takes it: folded words, each followed by its stem where that is another word.
///
/// Folding and stemming happen here, outside SQLite, so that an import spreads them over the processors; the
/// tokenizer only cuts.
struct IndexText: ~Copyable {
    /// Between two words.
    static let separator = UInt8(ascii: " ")
    /// Between a word and its stem, which takes the same place in the text.
    static let synonym: UInt8 = 0x1F
    /// Before a stem: a stem is never taken for a word that somebody wrote.
    static let stemMark = "="

    private(set) var bytes: [UInt8] = []

    mutating func append(_ text: String, stemmer: Stemmer) {
        Folding.words(in: text) { word in
            guard !word.isElision else { return }
            let folded = word.folded
            if !bytes.isEmpty { bytes.append(Self.separator) }
            bytes.append(contentsOf: folded.utf8)
            let stem = stemmer.stem(folded)
            guard stem != folded else { return }
            bytes.append(Self.synonym)
            bytes.append(contentsOf: Self.stemMark.utf8)
            bytes.append(contentsOf: stem.utf8)
        }
    }
}
