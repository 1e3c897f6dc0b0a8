import Formats
import GRDB
import Storage

/// A page of the portal that a search may find beside the documents: an article, a selection.
package struct FoundPage: Sendable {
    package let target: Branch.Target
    package let title: String
    let readership: Readership
    let from: Day?
    let until: Day?
    /// What it is about: its title and its headings. All its words would bring it up beside any book.
    let words: Set<String>
    let stems: Set<String>

    func isShown(to reader: Reader, on day: Day) -> Bool {
        from.map { $0 <= day } ?? true && until.map { $0 >= day } ?? true && readership.admits(reader)
    }

    static func all(in database: Database) throws -> [FoundPage] {
        let stemmer = try Stemmer()
        let articles = try Row.fetchAll(
            database,
            sql: """
                SELECT article.id, article.kind, article.slug, titled.title, titled.source, article.visibility,
                    article.classes, article.shownFrom, article.shownUntil
                FROM article JOIN articleRevision AS titled
                    ON titled.article = article.id AND titled.number = article.published
                ORDER BY article.datedOn DESC, article.id DESC
                """
        ).map { row in
            FoundPage(
                target: .article(row[0], ArticleKind(rawValue: row[1]) ?? .page, slug: row[2]),
                title: row[3], text: headings(in: row[4]),
                readership: Readership(visibility: row[5], classes: row[6]), from: row[7], until: row[8],
                stemmer: stemmer)
        }
        let selections = try Row.fetchAll(
            database,
            sql: "SELECT id, slug, title, visibility, classes, shownUntil FROM selection ORDER BY title"
        ).map { row in
            FoundPage(
                target: .selection(row[0], slug: row[1]), title: row[2], text: "",
                readership: Readership(visibility: row[3], classes: row[4]), from: nil, until: row[5],
                stemmer: stemmer)
        }
        return articles + selections
    }

    private init(
        target: Branch.Target, title: String, text: String, readership: Readership, from: Day?, until: Day?,
        stemmer: Stemmer
    ) {
        self.target = target
        self.title = title
        self.readership = readership
        self.from = from
        self.until = until
        words = Set(Folding.words(in: title + " " + text).map(\.folded))
        stems = Set(words.map(stemmer.stem))
    }

    private static func headings(in source: String) -> String {
        source.split(whereSeparator: \.isNewline).filter { $0.utf8.first == UInt8(ascii: "#") }
            .joined(separator: " ")
    }
}

extension PresentationReading {
    /// The pages that a reader may see on a day and that say all that is asked.
    package func pages(answering text: String, for reader: Reader, on day: Day, limit: Int = 8) throws
        -> [FoundPage]
    {
        let pages = try file.outline(seenBy: database).pages
        guard !pages.isEmpty else { return [] }
        let question = Question(text, stemmer: try Stemmer())
        return Array(
            pages.lazy.filter {
                $0.isShown(to: reader, on: day) && question.isAnswered(byWords: $0.words, stems: $0.stems)
            }.prefix(limit))
    }
}
