import Formats
import GRDB
import Storage

/// What may be meant by what is being typed: titles, people, subjects and series of this catalogue.
package struct Suggestions: Equatable, Sendable {
    package let titles: [Record]
    package let authors: [Heading]
    package let subjects: [Heading]
    package let series: [Heading]

    package var isEmpty: Bool { titles.isEmpty && authors.isEmpty && subjects.isEmpty && series.isEmpty }

    package init(titles: [Record], authors: [Heading], subjects: [Heading], series: [Heading]) {
        self.titles = titles
        self.authors = authors
        self.subjects = subjects
        self.series = series
    }
}

extension CatalogueReading {
    /// - Parameter limit: how many of each sort.
    package func suggestions(for text: String, limit: Int = 5) throws -> Suggestions {
        let typed = TypedWords(text)
        guard !typed.words.isEmpty else {
            return Suggestions(titles: [], authors: [], subjects: [], series: [])
        }
        return Suggestions(
            titles: try titles(beginning: typed, limit: limit),
            authors: try headings(.author, beginning: typed, limit: limit),
            subjects: try headings(.subject, beginning: typed, limit: limit),
            series: try headings(.series, beginning: typed, limit: limit),
        )
    }

    /// Those that begin so first, the most used first.
    private func headings(_ kind: Heading.Kind, beginning typed: TypedWords, limit: Int) throws -> [Heading] {
        let rows: [Row]
        if typed.isShort {
            rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT id, label, uses FROM heading WHERE kind = :kind AND key >= :key AND key < :key || x'f4'
                        ORDER BY uses DESC, key LIMIT :limit
                        """),
                arguments: ["kind": kind.rawValue, "key": typed.key, "limit": limit])
        } else {
            rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT id, heading.label, uses FROM headingText JOIN heading ON heading.id = headingText.rowid
                        WHERE headingText MATCH :words AND kind = :kind
                        ORDER BY substr(key, 1, length(:key)) = :key DESC, uses DESC, key LIMIT :limit
                        """),
                arguments: [
                    "words": typed.expression, "kind": kind.rawValue, "key": typed.key, "limit": limit,
                ])
        }
        return rows.map { Heading(id: ID($0[0] as Int64), kind: kind, label: $0[1], uses: $0[2]) }
    }

    /// Titles that begin so, then those that hold the words; one of each name.
    private func titles(beginning typed: TypedWords, limit: Int) throws -> [Record] {
        var ids = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM record WHERE titleKey >= :key AND titleKey < :key || x'f4' ORDER BY titleKey LIMIT 60
                    """),
            arguments: ["key": typed.titleKey])
        if ids.count < limit, !typed.isShort {
            ids += try Int64.fetchAll(
                database.cachedStatement(
                    sql: "SELECT rowid FROM recordText WHERE recordText MATCH ? LIMIT 60"),
                arguments: ["title : (\(typed.expression))"])
        }
        var seen: Set<String> = []
        return Array(
            try records(ids.map { ID($0) }).filter { seen.insert(Folding.sortKey($0.title)).inserted }.prefix(
                limit))
    }
}

/// What stands in the box: whole words, and the one being typed.
private struct TypedWords {
    let words: [String]
    /// How headings and titles that begin so are sorted.
    let key: String
    let titleKey: String

    init(_ text: String) {
        var words: [String] = []
        Folding.words(in: String(text.unicodeScalars.prefix(100))) { word in
            if !word.isElision, words.count < 8 { words.append(word.folded) }
        }
        self.words = words
        key = words.joined(separator: " ")
        titleKey = Folding.sortKey(text)
    }

    /// One or two letters: too many words begin so for the index.
    var isShort: Bool { words.count == 1 && (words.first?.utf8.count ?? 0) < 3 }

    var expression: String {
        let telling = words.dropLast().filter { !UntellingWords.little.contains($0) }.map { "\"\($0)\"" }
        return (telling + ["\"\(words.last ?? "")\" *"]).joined(separator: " AND ")
    }
}
