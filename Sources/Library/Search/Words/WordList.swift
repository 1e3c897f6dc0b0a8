import Foundation
import GRDB

/// The words of a catalogue's titles, people, subjects, series and publishers, with in how many records each is: where near
/// words are looked for. One after the other in bytes: length, word, weight.
struct WordList {
    private(set) var bytes: Data

    private static let columns: [IndexColumn] = [
        .title, .author, .contributor, .subject, .series, .publisher,
    ]
    private static let longest = 40

    /// Reads every word of the index. To be done in a transaction that writes.
    init(scanning database: Database) throws {
        try database.execute(
            sql: "CREATE VIRTUAL TABLE temp.indexWord USING fts5vocab(main, recordText, col)")
        let columns = Self.columns.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT term, sum(doc) FROM temp.indexWord WHERE col IN (\(columns)) GROUP BY term")
        bytes = Data()
        while let row = try rows.next() { append(row[0], uses: row[1]) }
        try database.execute(sql: "DROP TABLE temp.indexWord")
    }

    /// The words that the file keeps, and those of the records that changed since.
    init(keptIn database: Database) throws {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT version, words FROM catalogueColumns"))
        bytes = row?[1] ?? Data()
        let columns = Self.columns.map(\.rawValue).joined(separator: " || ' ' || ")
        let texts = try String.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT \(columns) FROM recordText
                    WHERE rowid IN (SELECT id FROM record WHERE changedIn > ? ORDER BY changedIn DESC LIMIT 400)
                    """),
            arguments: [row?[0] ?? 0])
        while let text = try texts.next() {
            for token in text.utf8.split(whereSeparator: {
                $0 == IndexText.separator || $0 == IndexText.synonym
            }) {
                append(String(decoding: token, as: UTF8.self), uses: 1)
            }
        }
    }

    private mutating func append(_ word: String, uses: Int) {
        let utf8 = word.utf8
        guard (3...Self.longest).contains(utf8.count), !word.hasPrefix(IndexText.stemMark),
            !utf8.allSatisfy({ (48...57).contains($0) })
        else { return }
        bytes.append(UInt8(truncatingIfNeeded: utf8.count))
        bytes.append(contentsOf: utf8)
        bytes.append(UInt8(clamping: Int(log2(Double(max(1, uses))) * 8)))
    }

    func word(at range: Range<Int>) -> String {
        String(
            decoding: bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)],
            as: UTF8.self)
    }

    /// Calls `body` with each word, where it stands, and its weight: eight times the binary logarithm of its uses.
    func forEach(_ body: (UnsafeBufferPointer<UInt8>, Range<Int>, UInt8) -> Void) {
        bytes.withUnsafeBytes { raw in
            let buffer = raw.bindMemory(to: UInt8.self)
            var position = 0
            while position < buffer.count {
                let end = position + 1 + Int(buffer[position])
                guard end < buffer.count else { return }
                let range = (position + 1)..<end
                body(UnsafeBufferPointer(rebasing: buffer[range]), range, buffer[end])
                position = end + 1
            }
        }
    }
}
