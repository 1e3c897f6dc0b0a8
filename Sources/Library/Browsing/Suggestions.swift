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
        let headings = try typed.isShort ? headings(beginning: typed) : headings(saying: typed)
        func first(_ kind: Heading.Kind) -> [Heading] {
            Array(headings.lazy.filter { $0.kind == kind }.prefix(limit))
        }
        return Suggestions(
            titles: try titles(beginning: typed, limit: limit), authors: first(.author),
            subjects: first(.subject), series: first(.series),
        )
    }

    /// How many headings that have the words are compared, and how many are kept.
    private static let mostHeadings = (compared: 1200, kept: 200)

    /// Those that begin so first, then the most used.
    private func headings(saying typed: TypedWords) throws -> [Heading] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, kind, label, uses FROM heading
                    WHERE id IN (SELECT rowid FROM headingText WHERE headingText MATCH :words LIMIT :compared)
                    ORDER BY substr(key, 1, length(:key)) = :key DESC, uses DESC, key LIMIT :kept
                    """),
            arguments: [
                "words": typed.expression, "key": typed.key, "compared": Self.mostHeadings.compared,
                "kept": Self.mostHeadings.kept,
            ]
        ).compactMap(Heading.init)
    }

    private func headings(beginning typed: TypedWords) throws -> [Heading] {
        try [Heading.Kind.author, .subject, .series].flatMap { kind in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT id, kind, label, uses FROM heading
                        WHERE kind = :kind AND key >= :key AND key < :key || x'f4' ORDER BY uses DESC, key LIMIT 20
                        """),
                arguments: ["kind": kind.rawValue, "key": typed.key]
            ).compactMap(Heading.init)
        }
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
            try records(ids.map { ID($0) }).filter {
                seen.insert(Folding.sortKey($0.title) + "|" + $0.byline).inserted
            }.prefix(
                limit))
    }
}

extension Heading {
    fileprivate init?(_ row: Row) {
        guard let kind = Kind(rawValue: row[1]) else { return nil }
        self.init(id: ID(row[0] as Int64), kind: kind, label: row[2], uses: row[3])
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
