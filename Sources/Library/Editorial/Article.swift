import Formats
import Foundation
import GRDB
import Storage

package enum ArticleKind: String, CaseIterable, Sendable {
    case page
    /// « actualité »
    case news
    case procedure
}

/// A text that librarians write: a page, a piece of news, a procedure. What it says is in its revisions.
package struct Article: Equatable, Identifiable, Sendable {
    package let id: ID<Article>
    package let kind: ArticleKind
    /// Of the revision that readers see; of the newest one for an article that was never published.
    package let title: String
    /// The revision that readers see; nil: none.
    package let published: Int?
    /// The newest revision; above `published`: somebody is writing.
    package let latest: Int
    package let settings: ArticleSettings
    /// The text of the product that this one replaces, as it was when it was copied or last compared.
    package let shippedBasis: String?
    /// Readers saw it once, and see it no more.
    package let isWithdrawn: Bool

    package init(
        id: Storage.ID<Article>, kind: ArticleKind, title: String, published: Int?, latest: Int,
        settings: ArticleSettings, shippedBasis: String? = nil, isWithdrawn: Bool = false,
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.published = published
        self.latest = latest
        self.settings = settings
        self.shippedBasis = shippedBasis
        self.isWithdrawn = isWithdrawn
    }

    package var hasDraft: Bool { published.map { $0 < latest } ?? true }

    /// Whether readers may see it on a day, if they are among its readers.
    package func isShown(on day: Day) -> Bool {
        published != nil && settings.shownFrom.map { $0 <= day } ?? true
            && settings.shownUntil.map { $0 >= day } ?? true
    }
}

/// What is set beside the text of an article.
package struct ArticleSettings: Equatable, Sendable {
    /// Its word in addresses: `/pages/<slug>`.
    package var slug: String
    package var readership: Readership
    /// First and last days on which readers see it; nil: no bound.
    package var shownFrom: Day?
    package var shownUntil: Day?
    /// The date that readers are shown, and by which news are sorted.
    package var datedOn: Day
    package var picture: ID<StoredPicture>?
    /// « vérifié le »
    package var checkedOn: Day?

    package init(
        slug: String, readership: Readership = .everybody, shownFrom: Day? = nil, shownUntil: Day? = nil,
        datedOn: Day, picture: ID<StoredPicture>? = nil, checkedOn: Day? = nil,
    ) {
        self.slug = slug
        self.readership = readership
        self.shownFrom = shownFrom
        self.shownUntil = shownUntil
        self.datedOn = datedOn
        self.picture = picture
        self.checkedOn = checkedOn
    }
}

/// One saving of an article.
package struct ArticleRevision: Equatable, Sendable {
    package let article: ID<Article>
    package let number: Int
    package let title: String
    /// Markdown, with its front matter.
    package let source: String
    package let author: String
    package let writtenAt: Date

    package init(
        article: ID<Article>, number: Int, title: String, source: String, author: String, writtenAt: Date,
    ) {
        self.article = article
        self.number = number
        self.title = title
        self.source = source
        self.author = author
        self.writtenAt = writtenAt
    }

    static let columns =
        "articleRevision.article, articleRevision.number, articleRevision.title, articleRevision.source, articleRevision.author, articleRevision.writtenAt"

    static let width = 6

    init(_ row: Row) throws {
        article = row[0]
        number = row[1]
        title = row[2]
        source = row[3]
        author = row[4]
        writtenAt = try Date(row[5], strategy: .iso8601)
    }
}

extension Article {
    static let columns = """
        article.id, article.kind, article.published, article.latest, article.slug, article.visibility,
        article.classes, article.shownFrom, article.shownUntil, article.datedOn, article.picture,
        article.checkedOn, article.shippedBasis, titled.title, article.isWithdrawn
        """
    static let tables = """
        article JOIN articleRevision AS titled
            ON titled.article = article.id AND titled.number = coalesce(article.published, article.latest)
        """

    /// - Parameter first: the index of the first of `columns`.
    init(_ row: Row, from first: Int = 0) {
        id = row[first]
        kind = ArticleKind(rawValue: row[first + 1]) ?? .page
        published = row[first + 2]
        latest = row[first + 3]
        settings = ArticleSettings(
            slug: row[first + 4],
            readership: Readership(visibility: row[first + 5], classes: row[first + 6]),
            shownFrom: row[first + 7], shownUntil: row[first + 8], datedOn: row[first + 9],
            picture: row[first + 10], checkedOn: row[first + 11])
        shippedBasis = row[first + 12]
        title = row[first + 13]
        isWithdrawn = row[first + 14]
    }

    /// A word for addresses, of the words of a title: « L’été des bandes dessinées » makes `l-ete-des-bandes-dessinees`.
    package static func slug(of title: String) -> String {
        let words = Folding.fold(title).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        var slug = ""
        for word in words where slug.utf8.count + word.utf8.count < longestSlug {
            slug += (slug.isEmpty ? "" : "-") + word
        }
        return slug
    }

    /// Small letters, digits and hyphens.
    package static func isSlug(_ text: String) -> Bool {
        (1...longestSlug).contains(text.utf8.count) && text.first != "-"
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
            }
    }

    package static let longestSlug = 80
    package static let longestTitle = 200
    /// Bytes of UTF-8.
    package static let longestSource = 1_000_000
}
