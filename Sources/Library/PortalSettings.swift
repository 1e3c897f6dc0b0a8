import GRDB
import Storage

/// What a portal says of itself.
package struct PortalSettings: Equatable, Sendable {
    package var name: String
    package var town: String
    /// One of the named accents of the style sheets.
    package var accent: String
    /// Demonstration data says so on every page.
    package var isDemo: Bool
    /// The filters that a results page offers, in this order.
    package var facets: [Search.Facet]

    package init(
        name: String, town: String, accent: String, isDemo: Bool = false,
        facets: [Search.Facet] = Search.Facet.usual,
    ) {
        self.facets = facets
        self.name = name
        self.town = town
        self.accent = accent
        self.isDemo = isDemo
    }

    static func fetch(_ db: Database) throws -> PortalSettings {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT name, town, accent, isDemo, facets FROM portal"),
        )
        guard let row else { throw StorageError.damaged("portal") }
        return PortalSettings(
            name: row[0], town: row[1], accent: row[2], isDemo: row[3], facets: facets(row[4]))
    }

    /// « none » where a portal switched all of them off; empty where it never chose.
    private static func facets(_ text: String) -> [Search.Facet] {
        text.isEmpty
            ? Search.Facet.usual
            : text.split(separator: " ").compactMap { Search.Facet(rawValue: String($0)) }
    }
}

extension LibraryWriting {
    /// Name, town, colour and filters; whether it is a demonstration is not for anybody to change.
    package func setPortal(_ settings: PortalSettings) throws {
        try database.execute(
            sql: "UPDATE portal SET name = ?, town = ?, accent = ?",
            arguments: [settings.name, settings.town, settings.accent])
        try setFacets(settings.facets)
    }

    /// Chooses the filters of the results page and their order; an empty list switches all of them off.
    package func setFacets(_ facets: [Search.Facet]) throws {
        let text = facets.isEmpty ? "none" : facets.map(\.rawValue).joined(separator: " ")
        try database.execute(sql: "UPDATE portal SET facets = ?", arguments: [text])
    }
}

extension DataFolder {
    /// Creates a portal: its file, its settings, its line in the list of portals.
    package func createPortal(_ rne: RNE, settings: PortalSettings, searchText: String) throws {
        let place = PlaceName(rne: rne, name: settings.name, town: settings.town)
        try createPortal(place, searchText: searchText) { db in
            try db.execute(
                sql:
                    "INSERT INTO portal (id, name, town, accent, isDemo, indexEdition) VALUES (1, ?, ?, ?, ?, ?)",
                arguments: [
                    settings.name, settings.town, settings.accent, settings.isDemo,
                    CatalogueWriting.indexEdition,
                ],
            )
            // Nobody's hours are known before somebody writes them.
            try db.execute(sql: "DELETE FROM openingHours")
        }
    }
}
