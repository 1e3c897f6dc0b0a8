import GRDB
import Storage

/// What a librarian should look at again, found without reading the texts: those who know the addresses of a portal
/// look for the links that lead nowhere.
package struct ContentsToReview: Sendable {
    package let expired: [Article]
    /// Published a year ago or more, and read by nobody since.
    package let unseen: [Article]
    package let endedSelections: [Selection]
    /// Over, or soon over.
    package let endingSubscriptions: [Resource]

    package static let unseenDays = 365
    package static let warningDays = 61
}

extension PresentationReading {
    package func contentsToReview(on day: Day) throws -> ContentsToReview {
        let articles = try EditorialReading(database: database).everyArticle()
        let seen = try readings()
        let published = try publicationDays()
        return ContentsToReview(
            expired: articles.filter { article in
                article.published != nil && article.settings.shownUntil.map { $0 < day } ?? false
            },
            unseen: articles.filter { article in
                guard article.isShown(on: day), let since = published[article.id] else { return false }
                return max(seen[article.id]?.lastOn ?? since, since)
                    <= day - ContentsToReview.unseenDays
            },
            endedSelections: try everySelection().filter { !$0.isShown(on: day) },
            endingSubscriptions: try everyResource().filter { resource in
                resource.settings.subscribedUntil.map { $0 <= day + ContentsToReview.warningDays } ?? false
            })
    }

    /// The texts that readers see, or would see.
    package func publishedTexts() throws -> [(article: Article, source: String)] {
        let editorial = EditorialReading(database: database)
        return try editorial.everyArticle().compactMap { article in
            guard let number = article.published,
                let revision = try editorial.revision(number, of: article.id)
            else { return nil }
            return (article, revision.source)
        }
    }

    private func publicationDays() throws -> [ID<Article>: Day] {
        try Dictionary(
            Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT article.id, substr(writtenAt, 1, 10) FROM article JOIN articleRevision
                            ON articleRevision.article = article.id AND number = published
                        """)
            ).map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
}
