import Formats
import GRDB
import Storage

/// A link that a school puts on home pages.
package struct UsefulLink: Equatable, Sendable {
    package let id: ID<UsefulLink>
    package let settings: Settings

    package init(id: ID<UsefulLink>, settings: Settings) {
        self.id = id
        self.settings = settings
    }

    package struct Settings: Equatable, Sendable {
        package var title: String
        package var address: String
        package var note: String
        /// Nil: of all the schools.
        package var school: ID<School>?
        /// Empty: for everybody.
        package var profiles: Set<Profile>

        package init(
            title: String, address: String, note: String = "", school: ID<School>? = nil,
            profiles: Set<Profile> = [],
        ) {
            self.title = title
            self.address = address
            self.note = note
            self.school = school
            self.profiles = profiles
        }
    }
}

extension HomeReading {
    /// In their order, whoever they are for.
    package func everyLink() throws -> [UsefulLink] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id, title, address, note, school, profiles FROM usefulLink ORDER BY position, id"
            )
        ).map {
            UsefulLink(
                id: $0[0],
                settings: .init(
                    title: $0[1], address: $0[2], note: $0[3], school: $0[4], profiles: Set(column: $0[5])))
        }
    }

    package func links(for reader: HomeReader) throws -> [UsefulLink] {
        try everyLink().filter {
            reader.isConcerned(.init(school: $0.settings.school, profiles: $0.settings.profiles))
        }
    }

    package func link(_ id: ID<UsefulLink>) throws -> UsefulLink? {
        try everyLink().first { $0.id == id }
    }
}

extension HomeWriting {
    /// - Throws: `HomeRefusal`.
    @discardableResult
    package func addLink(_ settings: UsefulLink.Settings) throws -> ID<UsefulLink> {
        let settings = try tidy(settings)
        let row = try Row.fetchOne(
            database, sql: "SELECT count(*), coalesce(max(position), 0) FROM usefulLink")
        guard (row?[0] ?? 0) < HomeQuota.links else { throw HomeRefusal.tooMany(HomeQuota.links) }
        try database.execute(
            sql:
                "INSERT INTO usefulLink (title, address, note, school, profiles, position) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                settings.title, settings.address, settings.note, settings.school, settings.profiles.column,
                (row?[1] ?? 0) + 1,
            ])
        return ID(database.lastInsertedRowID)
    }

    /// - Throws: `HomeRefusal`.
    package func setLink(_ id: ID<UsefulLink>, to settings: UsefulLink.Settings) throws {
        let settings = try tidy(settings)
        try database.execute(
            sql:
                "UPDATE usefulLink SET title = ?, address = ?, note = ?, school = ?, profiles = ? WHERE id = ?",
            arguments: [
                settings.title, settings.address, settings.note, settings.school, settings.profiles.column,
                id,
            ])
        guard database.changesCount > 0 else { throw HomeRefusal.unknown }
    }

    /// One place up; the first stays.
    package func raiseLink(_ id: ID<UsefulLink>) throws {
        var order = try reading.everyLink().map(\.id)
        guard let place = order.firstIndex(of: id), place > 0 else { return }
        order.swapAt(place, place - 1)
        for (position, id) in order.enumerated() {
            try database.cachedStatement(sql: "UPDATE usefulLink SET position = ? WHERE id = ?").execute(
                arguments: [position + 1, id])
        }
    }

    /// One that is no longer there is no mistake.
    package func removeLink(_ id: ID<UsefulLink>) throws {
        try database.execute(sql: "DELETE FROM usefulLink WHERE id = ?", arguments: [id])
    }

    private func tidy(_ settings: UsefulLink.Settings) throws -> UsefulLink.Settings {
        var tidy = settings
        tidy.title = settings.title.line(upTo: HomeQuota.longestTitle)
        tidy.note = settings.note.line(upTo: HomeQuota.longestNote)
        tidy.address = settings.address.trimmed
        guard !tidy.title.isEmpty else { throw HomeRefusal.noTitle }
        guard LinkAddress.isSafe(tidy.address) else { throw HomeRefusal.badAddress }
        return tidy
    }
}

/// An address that a page may link to.
enum LinkAddress {
    /// `https://` or `http://`, a host, and nothing that is not written in addresses.
    static func isSafe(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard bytes.count <= HomeQuota.longestAddress, bytes.allSatisfy({ (0x21...0x7E).contains($0) }),
            let scheme = ["https://", "http://"].first(where: { address.hasPrefix($0) })
        else { return false }
        let host = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        return host.contains(".") && !host.contains("@") && !host.hasPrefix(".")
    }
}
