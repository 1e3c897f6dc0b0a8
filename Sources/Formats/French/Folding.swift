/// The one folding of the product: what makes « L’Élégance », « l'elegance » and « ÉLÉGANCE » meet.
///
/// Lower case, no accents, œ is oe; words are letters and digits, everything else separates them. The elided
/// particle before an apostrophe is a word of its own, marked. `c++` and `c#` are words. Scripts other than Latin
/// and Greek keep their marks; each CJK ideograph is a word.
package enum Folding {
    /// The words of a text in order; the body is called once for each.
    package static func words(in text: String, _ body: (FoldedWord) -> Void) {
        var text = text
        text.withUTF8 { words(in: $0, body) }
    }

    package static func words(in text: String) -> [FoldedWord] {
        var found: [FoldedWord] = []
        words(in: text) { found.append($0) }
        return found
    }

    /// The same over bytes that are valid UTF-8, for a tokenizer that is handed bytes.
    package static func words(in utf8: UnsafeBufferPointer<UInt8>, _ body: (FoldedWord) -> Void) {
        var cutter = WordCutter(utf8)
        while let word = cutter.next() { body(word) }
    }

    /// The folded words, elided particles included, joined by one space: for comparing two texts.
    package static func fold(_ text: String) -> String {
        var folded = ""
        words(in: text) { word in
            if !folded.isEmpty { folded += " " }
            folded += word.folded
        }
        return folded
    }

    /// What a title is sorted by: without its leading article, numbers padded so that « Naruto 2 » comes before
    /// « Naruto 10 ».
    package static func sortKey(_ title: String) -> String {
        var words = words(in: title)
        if words.count > 1, let first = words.first, isArticle(first) { words.removeFirst() }
        return words.map { padded($0.folded) }.joined(separator: " ")
    }

    private static func isArticle(_ word: FoldedWord) -> Bool {
        word.isElision ? word.folded == "l" : articles.contains(word.folded)
    }

    private static let articles: Set<String> = ["le", "la", "les", "un", "une", "des"]

    private static func padded(_ word: String) -> String {
        guard word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), word.utf8.count < 8 else { return word }
        return String(repeating: "0", count: 8 - word.utf8.count) + word
    }
}
