import Formats
import GRDB
import Storage

/// Another site that a school's people use, and whose way in they find here (« services externes », L-01).
package struct ExternalService: Equatable, Sendable {
    package var name: String
    /// Empty while nobody gave it: the service is shown to nobody (L-08).
    package var address: String
    /// « Ouvrir dans une nouvelle fenêtre »
    package var opensNewWindow: Bool
    package var isEnabled: Bool
    /// Who sees it; none: everybody of the school.
    package var profiles: Set<Profile>

    package init(
        name: String, address: String = "", opensNewWindow: Bool = true, isEnabled: Bool = true,
        profiles: Set<Profile> = [],
    ) {
        self.name = name
        self.address = address
        self.opensNewWindow = opensNewWindow
        self.isEnabled = isEnabled
        self.profiles = profiles
    }

    /// Those that every school is offered, in their order (L-02).
    package static let known = ["SACoche", "E-SIDOC", "BCDI", "GiBii", "Wordpress", "Pronote"]
    package static let most = 40
    package static let longestAddress = 500

    var isShown: Bool { isEnabled && !address.isEmpty }
}

/// Why the services of a school stay as they were.
package enum ExternalServiceRefusal: Error, Equatable {
    case noName(place: Int)
    case nameTwice(String)
    /// Neither `https://…` nor `http://…`.
    case badAddress(of: String)
    case tooMany
    case unknown
}

package struct ExternalServiceReading {
    let database: Database

    /// Those of a school in order, whether they are shown or not; those that it has never set come as they are offered.
    package func all(of school: ID<School>) throws -> [ExternalService] {
        let kept = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT name, address, opensNewWindow, isEnabled, profiles FROM externalService
                    WHERE school = ? ORDER BY position, id
                    """),
            arguments: [school]
        ).map { row in
            ExternalService(
                name: row[0], address: row[1], opensNewWindow: row[2], isEnabled: row[3],
                profiles: Set(
                    (row[4] as String).split(separator: " ").compactMap { Profile(rawValue: String($0)) }))
        }
        return kept.isEmpty ? ExternalService.known.map { ExternalService(name: $0) } : kept
    }

    /// Whether somebody has set those of a school.
    package func isSet(at school: ID<School>) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM externalService WHERE school = ?)",
            arguments: [school]) ?? false
    }

    /// Whether those who are this to these schools see one at least.
    func areShown(to people: [ID<School>: Set<Profile>]) throws -> Bool {
        try people.contains { school, profiles in
            try all(of: school).contains {
                $0.isShown && ($0.profiles.isEmpty || !$0.profiles.isDisjoint(with: profiles))
            }
        }
    }

    /// Those that somebody sees, school by school, the main one first (L-08).
    package func shown(to person: ID<Person>) throws -> [(school: School, services: [ExternalService])] {
        let directory = DirectoryReading(database: database)
        let affiliations = try directory.affiliations(of: person).filter { $0.leftOn == nil }
        let schools = try directory.schools()
        return try affiliations.map(\.school).uniqued.compactMap { id in
            guard let school = schools.first(where: { $0.id == id }) else { return nil }
            let profiles = Set(affiliations.filter { $0.school == id }.map(\.profile))
            let services = try all(of: id).filter {
                $0.isShown && ($0.profiles.isEmpty || !$0.profiles.isDisjoint(with: profiles))
            }
            return services.isEmpty ? nil : (school, services)
        }
    }
}

package struct ExternalServiceWriting {
    let database: Database

    /// Replaces all the services of a school.
    ///
    /// - Throws: `ExternalServiceRefusal`.
    package func set(_ services: [ExternalService], of school: ID<School>) throws {
        guard services.count <= ExternalService.most else { throw ExternalServiceRefusal.tooMany }
        let isKnown = try DirectoryReading(database: database).schools().contains { $0.id == school }
        guard isKnown else { throw ExternalServiceRefusal.unknown }
        var names: Set<String> = []
        try database.execute(sql: "DELETE FROM externalService WHERE school = ?", arguments: [school])
        for (place, service) in services.enumerated() {
            let name = service.name.readable.line(upTo: 60)
            guard !name.isEmpty else { throw ExternalServiceRefusal.noName(place: place + 1) }
            guard names.insert(Folding.fold(name)).inserted else {
                throw ExternalServiceRefusal.nameTwice(name)
            }
            let address = service.address.trimmed
            guard address.isEmpty || Self.isAddress(address) else {
                throw ExternalServiceRefusal.badAddress(of: name)
            }
            try database.cachedStatement(
                sql: """
                    INSERT INTO externalService
                        (school, position, name, address, opensNewWindow, isEnabled, profiles)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                school, place, name, address, service.opensNewWindow, service.isEnabled,
                Profile.allCases.filter(service.profiles.contains).map(\.rawValue).joined(separator: " "),
            ])
        }
    }

    /// An address of the web, whole, and nothing that a browser would run (RFC 3986 §3.1).
    private static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= ExternalService.longestAddress,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) })
        else { return false }
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { return false }
        let rest = lowered.utf8.dropFirst(scheme.utf8.count)
        let authority = rest.prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        // A name before an « @ » makes an address look like another's.
        return !authority.isEmpty && !authority.contains(UInt8(ascii: "@"))
            && authority.first != UInt8(ascii: ":")
    }
}

extension CampusReading {
    package var services: ExternalServiceReading { ExternalServiceReading(database: database) }
}

extension CampusWriting {
    package var services: ExternalServiceWriting { ExternalServiceWriting(database: database) }
}
