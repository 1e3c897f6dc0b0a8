import GRDB
import Storage

/// Where pictures are shown, and those that are shown nowhere removed.
extension StoredPicture {
    /// How a text names it: `![Le CDI](image:12)`.
    package static func mention(_ id: Storage.ID<StoredPicture>) -> String { mentionStart + id.description }

    package static let mentionStart = "image:"

    package static let longestAlternative = 300
}

extension EditorialReading {
    /// Each picture by what names it in texts.
    package func picturesByMention() throws -> [String: StoredPicture] {
        Dictionary(
            try pictures().map { (StoredPicture.mention($0.id), $0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// The articles that show each picture, in the text that readers see or in the newest one, or beside the text.
    /// Older revisions do not count: a picture of somebody who asks for it must be removable.
    package func pictureUses() throws -> [ID<StoredPicture>: [Article]] {
        let articles = try everyArticle()
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT articleRevision.article, articleRevision.source FROM articleRevision
                JOIN article ON article.id = articleRevision.article
                WHERE articleRevision.number IN (article.latest, article.published)
                    AND instr(articleRevision.source, ?) > 0
                """, arguments: [StoredPicture.mentionStart])
        var shown: [ID<Article>: Set<ID<StoredPicture>>] = [:]
        for row in rows { shown[row[0], default: []].formUnion(Self.mentions(in: row[1])) }
        var uses: [ID<StoredPicture>: [Article]] = [:]
        for article in articles {
            let pictures = shown[article.id, default: []].union([article.settings.picture].compactMap(\.self))
            for picture in pictures { uses[picture, default: []].append(article) }
        }
        return uses
    }

    static func mentions(in source: String) -> Set<ID<StoredPicture>> {
        let start = Array(StoredPicture.mentionStart.utf8)
        let text = Array(source.utf8)
        var found: Set<ID<StoredPicture>> = []
        var place = 0
        while place + start.count < text.count {
            guard text[place...].starts(with: start) else {
                place += 1
                continue
            }
            place += start.count
            let digits = text[place...].prefix { (0x30...0x39).contains($0) }
            if let id = ID<StoredPicture>(String(decoding: digits, as: UTF8.self)) { found.insert(id) }
            place += digits.count
        }
        return found
    }
}

extension EditorialWriting {
    /// - Throws: `EditorialRefusal.unknown`, `.noAlternative`.
    package func describe(_ picture: ID<StoredPicture>, as alternative: String) throws {
        let alternative = alternative.line(upTo: StoredPicture.longestAlternative)
        guard !alternative.isEmpty else { throw EditorialRefusal.noAlternative }
        guard try reading.picture(picture) != nil else { throw EditorialRefusal.unknown }
        try database.execute(
            sql: "UPDATE picture SET alternative = ? WHERE id = ?", arguments: [alternative, picture])
    }

    /// What is no longer there is no mistake.
    ///
    /// - Throws: `EditorialRefusal.pictureInUse`.
    package func removePicture(_ picture: ID<StoredPicture>) throws {
        let uses = try reading.pictureUses()[picture, default: []]
        guard uses.isEmpty else { throw EditorialRefusal.pictureInUse(uses.count) }
        try database.execute(sql: "DELETE FROM picture WHERE id = ?", arguments: [picture])
    }
}
