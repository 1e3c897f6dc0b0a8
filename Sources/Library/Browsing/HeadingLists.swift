import Formats
import GRDB
import Storage

/// One page of the authors, the subjects or the series, in their order.
package struct HeadingList: Sendable {
    package let headings: [Heading]
    /// What the page after this one begins with.
    package let next: String?
    /// The first letters that there are.
    package let initials: [String]

    package init(headings: [Heading], next: String?, initials: [String]) {
        self.headings = headings
        self.next = next
        self.initials = initials
    }
}

extension CatalogueReading {
    private static let headingsOnPage = 100

    /// - Parameter start: what the first heading begins with; empty for the first page.
    package func headings(_ kind: Heading.Kind, from start: String) throws -> HeadingList {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql:
                    "SELECT id, label, uses, key FROM heading WHERE kind = ? AND key >= ? ORDER BY key LIMIT ?"
            ),
            arguments: [kind.rawValue, PreparedHeading.key(of: start, kind), Self.headingsOnPage + 1],
        )
        let initials = try initials(of: kind)
        return HeadingList(
            headings: rows.prefix(Self.headingsOnPage).map {
                Heading(id: ID($0[0] as Int64), kind: kind, label: $0[1], uses: $0[2])
            },
            next: rows.count > Self.headingsOnPage ? rows.last.map { $0[1] } : nil,
            initials: initials,
        )
    }

    /// The first letters that there are: a jump in the index for each, rather than a look at every heading.
    private func initials(of kind: Heading.Kind) throws -> [String] {
        try String.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE initial (letter) AS (
                        SELECT substr(min(key), 1, 1) FROM heading WHERE kind = :kind
                        UNION ALL
                        SELECT (
                            SELECT substr(min(key), 1, 1) FROM heading
                            WHERE kind = :kind AND key >= letter || x'f4'
                        ) FROM initial WHERE letter IS NOT NULL
                    )
                    SELECT letter FROM initial WHERE letter IS NOT NULL
                    """),
            arguments: ["kind": kind.rawValue])
    }

    /// How many headings of each kind there are.
    package func headingCounts() throws -> [Heading.Kind: Int] {
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT kind, count(*) FROM heading GROUP BY kind"))
        return Dictionary(
            rows.compactMap { row in Heading.Kind(rawValue: row[0]).map { ($0, row[1]) } },
            uniquingKeysWith: { $1 })
    }

    /// The Dewey classes of the catalogue, each with how many documents it has.
    package func deweyClasses() throws -> [FacetCounts.Value] {
        try values(of: .dewey, among: Search(), matching: "", limit: 2000).values
    }
}
