import Formats
import GRDB
import Storage

/// The portals of a campus, read.
package struct PartnerReading {
    let database: Database
}

/// The portals of a campus, written.
package struct PartnerWriting {
    let database: Database

    package var reading: PartnerReading { PartnerReading(database: database) }
}

extension CampusReading {
    package var partners: PartnerReading { PartnerReading(database: database) }
}

extension CampusWriting {
    package var partners: PartnerWriting { PartnerWriting(database: database) }
}

extension PartnerReading {
    /// In the order of their tabs.
    package func partners() throws -> [Partner] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(Partner.columns) FROM partner ORDER BY position, id")
        ).compactMap { Partner($0) }
    }

    package func partner(_ id: ID<Partner>) throws -> Partner? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(Partner.columns) FROM partner WHERE id = ?"),
            arguments: [id]
        ).flatMap { Partner($0) }
    }

    package func partner(_ rne: RNE) throws -> Partner? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(Partner.columns) FROM partner WHERE rne = ?"),
            arguments: [rne]
        ).flatMap { Partner($0) }
    }

    /// What a distant portal gave to be asked with; its secret is never shown.
    package func credentials(of partner: ID<Partner>) throws -> PartnerCredentials {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT client, token FROM partner WHERE id = ?"),
            arguments: [partner]
        ).map { PartnerCredentials(client: $0[0], secret: $0[1]) } ?? PartnerCredentials()
    }
}

extension PartnerWriting {
    /// Declares a portal; its tab is the last.
    ///
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func add(_ rne: RNE, _ details: PartnerDetails) throws -> ID<Partner> {
        let details = try details.tidied()
        if let known = try reading.partner(rne) { throw PartnerRefusal.known(name: known.name) }
        try database.execute(
            sql: """
                INSERT INTO partner (rne, name, tooltip, address, delegatesSignIn, position)
                VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM partner))
                """,
            arguments: [rne, details.name, details.tooltip, details.address, details.delegatesSignIn])
        return ID(database.lastInsertedRowID)
    }

    /// - Throws: `PartnerRefusal`.
    package func change(_ id: ID<Partner>, to details: PartnerDetails) throws {
        let details = try details.tidied()
        guard let before = try reading.partner(id) else { throw PartnerRefusal.unknown }
        try database.execute(
            sql: "UPDATE partner SET name = ?, tooltip = ?, address = ?, delegatesSignIn = ? WHERE id = ?",
            arguments: [details.name, details.tooltip, details.address, details.delegatesSignIn, id])
        guard before.address != details.address else { return }
        // Another portal: neither the token nor the answers of the former one are its own.
        try database.execute(
            sql: """
                UPDATE partner SET token = '', client = '' WHERE id = :id;
                DELETE FROM partnerAnswer WHERE partner = :id;
                DELETE FROM partnerHealth WHERE partner = :id;
                """, arguments: ["id": id])
    }

    /// Empty texts forget them.
    package func set(_ credentials: PartnerCredentials, of id: ID<Partner>) throws {
        try database.execute(
            sql: "UPDATE partner SET client = ?, token = ? WHERE id = ?",
            arguments: [credentials.client.line(upTo: 200), credentials.secret.line(upTo: 500), id])
        try database.execute(
            sql: "UPDATE partnerHealth SET failures = 0, retryAt = NULL WHERE partner = ?", arguments: [id])
    }

    /// Takes the portal out of the campus; the portal itself loses nothing.
    package func remove(_ id: ID<Partner>) throws {
        try database.execute(sql: "DELETE FROM partner WHERE id = ?", arguments: [id])
    }
}

extension PartnerDetails {
    /// - Throws: `PartnerRefusal.noName`.
    fileprivate func tidied() throws -> PartnerDetails {
        var tidy = self
        tidy.name = name.line(upTo: Self.longestName)
        tidy.tooltip = tooltip.line(upTo: Self.longestTooltip)
        tidy.address = address.trimmed
        guard !tidy.name.isEmpty else { throw PartnerRefusal.noName }
        return tidy
    }
}
