// The door to libstemmer: French stems (Snowball) of folded words.
import CStemmer

/// One for each thread: the C stemmer works in a buffer of its own. It remembers what it has stemmed, because a
/// catalogue says the same words over and over.
package final class Stemmer {
    private let stemmer: OpaquePointer
    private var memo: [String: String] = [:]
    private static let memoLimit = 20_000

    package init() throws(FormatError) {
        guard let stemmer = sb_stemmer_new("french", "UTF_8") else {
            throw FormatError("La bibliothèque de racinisation du français (libstemmer) est incomplète.")
        }
        self.stemmer = stemmer
    }

    deinit {
        sb_stemmer_delete(stemmer)
    }

    /// « chevaux » and « cheval » give « cheval ». The word is folded first, so that « élégance » and « elegance »
    /// have one stem.
    package func stem(_ foldedWord: String) -> String {
        if let known = memo[foldedWord] { return known }
        let stem = withoutPlural(snowball(foldedWord))
        if memo.count >= Self.memoLimit { memo.removeAll(keepingCapacity: true) }
        memo[foldedWord] = stem
        return stem
    }

    /// Snowball leaves the x of « jeux », « milieux » and « bijoux »; that of « heureux » goes too, which « heureuse »
    /// has as well by then.
    private func withoutPlural(_ stem: String) -> String {
        stem.utf8.count > 3 && (stem.hasSuffix("eux") || stem.hasSuffix("oux"))
            ? String(stem.dropLast()) : stem
    }

    private func snowball(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            guard let count = Int32(exactly: bytes.count),
                let symbols = sb_stemmer_stem(stemmer, bytes.baseAddress, count)
            else { return String(decoding: bytes, as: UTF8.self) }
            let length = Int(sb_stemmer_length(stemmer))
            return String(decoding: UnsafeBufferPointer(start: symbols, count: length), as: UTF8.self)
        }
    }
}
