import Formats
import GRDB
import Storage

/// Why a document answers: where a word of the question was found in it.
package struct Reason: Equatable, Sendable {
    /// As it was typed, folded.
    package let word: String
    package let fit: Fit
    package let columns: [IndexColumn]

    /// How near what was found is to what was asked, best first.
    package enum Fit: Int, Comparable, Sendable {
        case exact, sameFamily, beginning

        package static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
    }

    package init(word: String, fit: Fit, columns: [IndexColumn]) {
        self.word = word
        self.fit = fit
        self.columns = columns
    }
}

extension CatalogueReading {
    /// For each record, one reason for each word that was found in it.
    func reasons(for ids: [ID<Record>], question: Question, stemmer: Stemmer) throws -> [ID<Record>: [Reason]]
    {
        var words: [Question.Word] = []
        for word in question.words
        where !UntellingWords.little.contains(word.folded)
            && !words.contains(where: { $0.folded == word.folded })
        {
            words.append(word)
        }
        guard !words.isEmpty else { return [:] }
        let columns = IndexColumn.allCases
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT rowid, \(columns.map(\.rawValue).joined(separator: ", ")) FROM recordText
                    WHERE rowid IN (SELECT value FROM json_each(?))
                    """),
            arguments: ["[" + ids.map(\.description).joined(separator: ",") + "]"],
        )
        var reasons: [ID<Record>: [Reason]] = [:]
        for row in rows {
            let texts = columns.indices.map { row[$0 + 1] as String }
            reasons[ID(row[0] as Int64)] = words.compactMap { word in
                let fits = texts.map { Self.fit(of: word, in: $0) }
                guard let best = fits.compactMap(\.self).min() else { return nil }
                let found = zip(columns, fits).filter { $1 != nil }.map(\.0)
                return Reason(word: word.folded, fit: best, columns: found)
            }
        }
        return reasons
    }

    /// The best fit of a word in a text of the index, nil where it is not.
    private static func fit(of word: Question.Word, in text: String) -> Reason.Fit? {
        let stem = IndexText.stemMark + word.stem
        var best: Reason.Fit?
        for token in text.utf8.split(whereSeparator: { $0 == IndexText.separator || $0 == IndexText.synonym })
        {
            if token.elementsEqual(word.folded.utf8) { return .exact }
            if token.elementsEqual(stem.utf8) || token.elementsEqual(word.stem.utf8) {
                best = .sameFamily
            } else if best == nil, word.isPrefix, token.starts(with: word.folded.utf8) {
                best = .beginning
            }
        }
        return best
    }
}
