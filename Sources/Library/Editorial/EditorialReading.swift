import GRDB
import Storage

/// Articles as readers see them, and as those who write them do.
extension EditorialReading {
    /// What a reader may see on a day: news by date, the newest first, the rest by title.
    package func articles(
        _ kind: ArticleKind, for reader: Reader, on day: Day, limit: Int = 1000, offset: Int = 0,
    ) throws -> [(article: Article, revision: ArticleRevision)] {
        let (condition, readers) = reader.condition(on: "article")
        let order = kind == .news ? "article.datedOn DESC, article.id DESC" : "titled.title, article.id"
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(ArticleRevision.columns), \(Article.columns)
                    FROM \(Article.tables)
                    JOIN articleRevision
                        ON articleRevision.article = article.id AND articleRevision.number = article.published
                    WHERE article.kind = ? AND coalesce(article.shownFrom, ?) <= ?
                        AND coalesce(article.shownUntil, ?) >= ? AND \(condition)
                    ORDER BY \(order) LIMIT ? OFFSET ?
                    """),
            arguments: [kind.rawValue, day, day, day, day] + readers + [limit, offset])
        return try rows.map { row in
            let revision = try ArticleRevision(row)
            return (Article(row, from: ArticleRevision.width), revision)
        }
    }

    package func article(_ id: ID<Article>) throws -> Article? {
        try articles("article.id = ?", [id]).first
    }

    /// Whatever its state: whether somebody may read it is the asker's to check.
    package func article(_ kind: ArticleKind, slug: String) throws -> Article? {
        try articles("article.kind = ? AND article.slug = ?", [kind.rawValue, slug]).first
    }

    /// All of them, the last to have been written first.
    package func everyArticle() throws -> [Article] {
        try articles(
            "1 ORDER BY (SELECT max(writtenAt) FROM articleRevision WHERE article = article.id) DESC, article.id DESC",
            [])
    }

    package func revision(_ number: Int, of article: ID<Article>) throws -> ArticleRevision? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(ArticleRevision.columns) FROM articleRevision WHERE article = ? AND number = ?"
            ),
            arguments: [article, number]
        ).map(ArticleRevision.init)
    }

    /// The newest first.
    package func revisions(of article: ID<Article>) throws -> [ArticleRevision] {
        try Row.fetchAll(
            database.cachedStatement(
                sql:
                    "SELECT \(ArticleRevision.columns) FROM articleRevision WHERE article = ? ORDER BY number DESC"
            ), arguments: [article]
        ).map(ArticleRevision.init)
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func articles(_ condition: String, _ arguments: [any DatabaseValueConvertible]) throws
        -> [Article]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(Article.columns) FROM \(Article.tables) WHERE \(condition)"),
            arguments: StatementArguments(arguments)
        ).map { Article($0) }
    }
}
