import Formats
import GRDB
import Storage

/// Articles written, published, withdrawn, set and removed.
extension EditorialWriting {
    /// A first revision, which readers do not see yet. The same stamp makes it once.
    ///
    /// - Parameter shippedBasis: the text of the product that this one replaces.
    /// - Throws: `EditorialRefusal`.
    @discardableResult
    package func add(
        _ kind: ArticleKind, title: String, slug: String? = nil, source: String = "",
        shippedBasis: String? = nil, stamp: Stamp,
    ) throws -> ID<Article> {
        if let known = try revision(stampedWith: stamp) { return known.article }
        let title = try checked(title: title, source: source)
        let slug = slug ?? Article.slug(of: title)
        try check(slug: slug, kind: kind, of: nil)
        try database.execute(
            sql:
                "INSERT INTO article (kind, slug, latest, datedOn, shippedBasis) VALUES (?, ?, 1, ?, ?)",
            arguments: [kind.rawValue, slug, stamp.day, shippedBasis])
        let id = ID<Article>(database.lastInsertedRowID)
        try insert(1, of: id, title: title, source: source, stamp: stamp)
        return id
    }

    /// A further revision, which readers do not see yet; the same words make none. The same stamp saves once.
    ///
    /// - Parameter number: the revision from which the writer started.
    /// - Returns: the newest revision.
    /// - Throws: `EditorialRefusal.changedMeanwhile` when somebody saved in between.
    @discardableResult
    package func save(
        _ id: ID<Article>, title: String, source: String, basedOn number: Int, stamp: Stamp,
    ) throws -> Int {
        if let known = try revision(stampedWith: stamp) {
            guard known.article == id else { throw EditorialRefusal.unknown }
            return known.number
        }
        let title = try checked(title: title, source: source)
        let article = try known(id)
        guard let current = try reading.revision(article.latest, of: id) else {
            throw EditorialRefusal.unknown
        }
        if current.title == title, current.source == source { return current.number }
        guard number == article.latest else { throw EditorialRefusal.changedMeanwhile(current) }
        try insert(number + 1, of: id, title: title, source: source, stamp: stamp)
        try database.execute(
            sql: "UPDATE article SET latest = ? WHERE id = ?", arguments: [number + 1, id])
        return number + 1
    }

    /// Shows readers the newest revision, which must be the one that its writer saw.
    ///
    /// - Parameter number: that one; nil: whichever it is.
    /// - Throws: `EditorialRefusal.unknown`; `.changedMeanwhile` when somebody saved in between.
    package func publish(_ id: ID<Article>, number: Int? = nil) throws {
        let article = try known(id)
        if let number, number != article.latest, let current = try reading.revision(article.latest, of: id) {
            throw EditorialRefusal.changedMeanwhile(current)
        }
        try database.execute(
            sql: "UPDATE article SET published = ?, isWithdrawn = 0 WHERE id = ?",
            arguments: [article.latest, id])
    }

    /// Readers no longer see it; nothing of it is lost.
    ///
    /// - Throws: `EditorialRefusal.unknown`.
    package func withdraw(_ id: ID<Article>) throws {
        _ = try known(id)
        try database.execute(
            sql: """
                UPDATE article SET published = NULL, isWithdrawn = isWithdrawn OR published IS NOT NULL
                WHERE id = ?
                """, arguments: [id])
    }

    /// Makes a new revision of what an older one said.
    ///
    /// - Throws: `EditorialRefusal.unknown`.
    @discardableResult
    package func restore(_ number: Int, of id: ID<Article>, stamp: Stamp) throws -> Int {
        let article = try known(id)
        guard let old = try reading.revision(number, of: id) else { throw EditorialRefusal.unknown }
        return try save(id, title: old.title, source: old.source, basedOn: article.latest, stamp: stamp)
    }

    /// - Throws: `EditorialRefusal`.
    package func set(_ settings: ArticleSettings, of id: ID<Article>) throws {
        let article = try known(id)
        try check(slug: settings.slug, kind: article.kind, of: id)
        if let from = settings.shownFrom, let until = settings.shownUntil, until < from {
            throw EditorialRefusal.endsBeforeItStarts
        }
        try database.execute(
            sql: """
                UPDATE article SET slug = ?, visibility = ?, classes = ?, shownFrom = ?, shownUntil = ?,
                    datedOn = ?, picture = ?, checkedOn = ?
                WHERE id = ?
                """,
            arguments: [
                settings.slug, settings.readership.visibility.rawValue, settings.readership.classesColumn,
                settings.shownFrom, settings.shownUntil, settings.datedOn, settings.picture,
                settings.checkedOn, id,
            ])
    }

    /// What the article is compared with from now on.
    ///
    /// - Throws: `EditorialRefusal.unknown`.
    package func setShippedBasis(_ text: String?, of id: ID<Article>) throws {
        _ = try known(id)
        try database.execute(
            sql: "UPDATE article SET shippedBasis = ? WHERE id = ?", arguments: [text, id])
    }

    /// With all its revisions. What is no longer there is no mistake.
    package func remove(_ id: ID<Article>) throws {
        try database.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [id])
    }

    func known(_ id: ID<Article>) throws -> Article {
        guard let article = try reading.article(id) else { throw EditorialRefusal.unknown }
        return article
    }

    private func insert(_ number: Int, of id: ID<Article>, title: String, source: String, stamp: Stamp) throws
    {
        try database.execute(
            sql: """
                INSERT INTO articleRevision (article, number, title, source, author, writtenAt, token)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, number, title, source, stamp.actor, stamp.instant, stamp.token])
    }

    private func revision(stampedWith stamp: Stamp) throws -> (article: ID<Article>, number: Int)? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT article, number FROM articleRevision WHERE token = ?"),
            arguments: [stamp.token]
        ).map { ($0[0], $0[1]) }
    }

    private func checked(title: String, source: String) throws -> String {
        let title = title.line(upTo: .max)
        guard !title.isEmpty else { throw EditorialRefusal.noTitle }
        guard title.unicodeScalars.count <= Article.longestTitle else {
            throw EditorialRefusal.titleTooLong(Article.longestTitle)
        }
        guard source.utf8.count <= Article.longestSource else {
            throw EditorialRefusal.tooLong(Article.longestSource)
        }
        return title
    }

    private func check(slug: String, kind: ArticleKind, of id: ID<Article>?) throws {
        guard Article.isSlug(slug) else { throw EditorialRefusal.badSlug }
        guard let other = try reading.article(kind, slug: slug), other.id != id else { return }
        throw EditorialRefusal.slugTaken
    }
}
