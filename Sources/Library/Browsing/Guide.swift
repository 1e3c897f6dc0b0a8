import Formats
import GRDB
import Storage

/// A guided catalogue (catalogue guidé): ways into the catalogue that a librarian laid out, in Markdown: a title,
/// sections, and items that are links to searches of the portal.
package struct Guide: Equatable, Sendable {
    /// Its name in an address.
    package let slug: String
    package let text: String

    package init(slug: String, text: String) {
        self.slug = slug
        self.text = text
    }
}

extension Guide {
    /// The name in an address of a guide of this title: « Romans d’été » is `romans-d-ete`.
    package static func slug(of title: String) -> String {
        let words = Folding.words(in: title).map(\.folded).filter {
            $0.utf8.allSatisfy(isPlain) && !$0.isEmpty
        }
        let slug = words.joined(separator: "-").prefix(60)
        return isSlug(String(slug)) ? String(slug) : "guide"
    }

    package static func isSlug(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension LibraryReading {
    /// The portal's own guided catalogues, in its order; none until it has made some.
    package func guides() throws -> [Guide] {
        try Row.fetchAll(database.cachedStatement(sql: "SELECT slug, text FROM guide ORDER BY position"))
            .map { Guide(slug: $0[0], text: $0[1]) }
    }
}

extension LibraryWriting {
    /// Gives the portal these guided catalogues and no others.
    package func setGuides(_ guides: [Guide]) throws {
        try database.execute(sql: "DELETE FROM guide")
        for (position, guide) in guides.enumerated() {
            try database.execute(
                sql: "INSERT INTO guide (slug, position, text) VALUES (?, ?, ?)",
                arguments: [guide.slug, position, guide.text])
        }
    }
}
