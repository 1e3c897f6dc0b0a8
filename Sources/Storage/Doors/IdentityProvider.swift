import GRDB

/// The server that says who somebody is, when a place does not ask for passwords itself.
package struct IdentityProvider: Equatable, Sendable {
    /// Other ways to sign in would be cases here.
    package enum Kind: String, Sendable {
        /// A CAS server elsewhere: the ENT, or PRONOTE.
        case workspace
        /// The espaces of the campus that the portal belongs to, on this server.
        case espaces
    }

    package var kind: Kind
    /// Which of the workspaces that are known by name; empty: another one.
    package var code: String
    package var name: String
    /// Of its CAS server, without the last `/`: `https://ent.example/cas`. Empty for the espaces.
    package var address: String
    /// The attribute that holds the key of the person; empty: `uid`, else the name.
    package var identityAttribute: String
    /// PEM: the only authority that is believed for its address; empty: the system's.
    package var certificate: String
    /// It serves other schools too: who is not of this one is told by its attributes.
    package var isShared: Bool
    /// Passwords given here open the readers' door as well.
    package var allowsDirect: Bool
    /// Nil: chosen, and not in use yet.
    package var activeSince: Day?
    /// Whom nobody knows by key is looked for by name and birth date; false: only keys that are known beforehand count
    /// (« Mode avec alimentation », R-16).
    package var matchesNames: Bool

    package init(
        kind: Kind, code: String = "", name: String, address: String = "", identityAttribute: String = "",
        certificate: String = "", isShared: Bool = true, allowsDirect: Bool = false, activeSince: Day? = nil,
        matchesNames: Bool = true,
    ) {
        self.kind = kind
        self.code = code
        self.name = name
        self.address = address
        self.identityAttribute = identityAttribute
        self.certificate = certificate
        self.isShared = isShared
        self.allowsDirect = allowsDirect
        self.activeSince = activeSince
        self.matchesNames = matchesNames
    }

    package var isActive: Bool { activeSince != nil }

    /// Whether both call people alike.
    package func namesPeople(like other: IdentityProvider) -> Bool {
        (kind, address, identityAttribute) == (other.kind, other.address, other.identityAttribute)
    }

    fileprivate func isSame(as other: IdentityProvider) -> Bool {
        namesPeople(like: other) && isActive == other.isActive
    }

    package static let columns =
        "kind, code, name, address, identityAttribute, certificate, isShared, allowsDirect"

    /// - Parameter row: `columns`, then the day since when it is in use.
    package init?(_ row: Row) {
        guard let kind = Kind(rawValue: row[0]) else { return nil }
        self.init(
            kind: kind, code: row[1], name: row[2], address: row[3], identityAttribute: row[4],
            certificate: row[5], isShared: row[6], allowsDirect: row[7], activeSince: row[8])
    }
}

extension SignOnBook {
    package func provider() throws -> IdentityProvider? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(IdentityProvider.columns), activeSince, matchesNames FROM identityProvider")
        ).flatMap { row in
            var provider = IdentityProvider(row)
            provider?.matchesNames = row[9]
            return provider
        }
    }

    /// One at a time: the former one goes.
    package func set(_ provider: IdentityProvider) throws {
        if let old = try self.provider(), !old.isSame(as: provider) { try removeProvider() }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO identityProvider
                    (id, kind, code, name, address, identityAttribute, certificate, isShared, allowsDirect,
                    activeSince, matchesNames)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                provider.kind.rawValue, provider.code, provider.name, provider.address,
                provider.identityAttribute, provider.certificate, provider.isShared, provider.allowsDirect,
                provider.activeSince, provider.matchesNames,
            ])
    }

    /// At once: whoever came by it is signed out, and what it called people means nothing any more.
    package func removeProvider() throws {
        try database.execute(sql: "DELETE FROM identityProvider")
        try database.execute(sql: "DELETE FROM session WHERE ticket IS NOT NULL")
        try database.execute(sql: "DELETE FROM identity")
    }
}
