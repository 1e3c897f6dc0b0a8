import GRDB

/// A service that may ask who somebody is.
package struct CasService: Equatable, Sendable {
    /// What it is told (O-01, O-03): the opaque key, and no more than its trade needs.
    package enum Profile: String, CaseIterable, Sendable {
        case key, portal, pronote, publisher
    }

    package let id: ID<CasService>
    package let name: String
    /// What its addresses begin with; `https://*.host/` stands for each site of a host.
    package let address: String
    package let profile: Profile
    /// Whether it may act for somebody at another service.
    package let mayProxy: Bool
    /// Whether it is told when a session ends.
    package let hearsLogout: Bool
    /// PEM: the only one believed for its address; empty: the system's authorities.
    package let certificate: String

    package init(
        id: ID<CasService> = ID(0), name: String, address: String, profile: Profile = .key,
        mayProxy: Bool = false, hearsLogout: Bool = true, certificate: String = "",
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.profile = profile
        self.mayProxy = mayProxy
        self.hearsLogout = hearsLogout
        self.certificate = certificate
    }

    package static let most = 200
    package static let longestName = 80
}

/// Why the services stay as they were.
package enum CasServiceRefusal: Error, Equatable {
    case noName
    /// Another service has this address.
    case known(name: String)
    case tooMany
    case unknown
}

extension SignOnBook {
    package func services() throws -> [CasService] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, name, address, profile, mayProxy, hearsLogout, certificate FROM casService
                    ORDER BY name, id
                    """)
        ).map { row in
            CasService(
                id: row[0], name: row[1], address: row[2],
                profile: CasService.Profile(rawValue: row[3]) ?? .key, mayProxy: row[4], hearsLogout: row[5],
                certificate: row[6])
        }
    }

    /// - Parameter id: nil: a new one.
    /// - Throws: `CasServiceRefusal`.
    package func save(_ service: CasService, as id: ID<CasService>? = nil) throws {
        let known = try services()
        guard !service.name.isEmpty else { throw CasServiceRefusal.noName }
        if let other = known.first(where: { $0.address == service.address && $0.id != id }) {
            throw CasServiceRefusal.known(name: other.name)
        }
        guard id != nil || known.count < CasService.most else { throw CasServiceRefusal.tooMany }
        guard id == nil || known.contains(where: { $0.id == id }) else { throw CasServiceRefusal.unknown }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO casService
                    (id, name, address, profile, mayProxy, hearsLogout, certificate)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, service.name, service.address, service.profile.rawValue, service.mayProxy,
                service.hearsLogout, service.certificate,
            ])
    }

    package func removeService(_ id: ID<CasService>) throws {
        try database.execute(sql: "DELETE FROM casService WHERE id = ?", arguments: [id])
    }
}
