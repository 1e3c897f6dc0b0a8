import Formats
import Foundation
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
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT rowid, \(columns.map(\.rawValue).joined(separator: ", ")) FROM recordText
                    WHERE rowid IN (SELECT value FROM json_each(?))
                    """),
            arguments: ["[" + ids.map(\.description).joined(separator: ",") + "]"],
        )
        var reasons: [ID<Record>: [Reason]] = [:]
        while let row = try rows.next() {
            var fits = words.map { _ in [Reason.Fit?](repeating: nil, count: columns.count) }
            for column in columns.indices {
                try row.withUnsafeData(atIndex: column + 1) { text in
                    for (place, word) in words.enumerated() {
                        fits[place][column] = text.flatMap { Self.fit(of: word, in: $0) }
                    }
                }
            }
            reasons[ID(row[0] as Int64)] = zip(words, fits).compactMap { word, fits in
                guard let best = fits.compactMap(\.self).min() else { return nil }
                let found = zip(columns, fits).filter { $1 == best }.map(\.0)
                return Reason(word: word.folded, fit: best, columns: found)
            }
        }
        return reasons
    }

    /// The best fit of a word in a text of the index, nil where it is not.
    private static func fit(of word: Question.Word, in text: Data) -> Reason.Fit? {
        let stem = Array((IndexText.stemMark + word.stem).utf8)
        let folded = Array(word.folded.utf8)
        let bareStem = UntellingWords.little.contains(word.stem) ? folded : Array(word.stem.utf8)
        var best: Reason.Fit?
        text.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count, best != .exact {
                var end = start
                while end < bytes.count, bytes[end] != IndexText.separator, bytes[end] != IndexText.synonym {
                    end += 1
                }
                let token = bytes[start..<end]
                if token.elementsEqual(folded) {
                    best = .exact
                } else if token.elementsEqual(stem) || token.elementsEqual(bareStem) {
                    best = .sameFamily
                } else if best == nil, word.isPrefix, token.starts(with: folded) {
                    best = .beginning
                }
                start = end + 1
            }
        }
        return best
    }
}
