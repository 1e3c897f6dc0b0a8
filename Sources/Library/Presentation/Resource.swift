import GRDB
import Storage

/// An outside resource that the school subscribes to, or recommends. Everybody sees that it exists (P-06); its address
/// is for whom it is open to, those who borrow nothing too (P-09).
package struct Resource: Equatable, Sendable {
    package let id: ID<Resource>
    package let settings: Settings

    package init(id: ID<Resource>, settings: Settings) {
        self.id = id
        self.settings = settings
    }

    package struct Settings: Equatable, Sendable {
        package var title: String
        /// `https://…`
        package var address: String
        package var publisher: String
        package var description: String
        /// Who may reach it.
        package var readership: Readership
        /// The last day of the subscription; nil: it has no end.
        package var subscribedUntil: Day?

        package init(
            title: String, address: String, publisher: String = "", description: String = "",
            readership: Readership = Readership(.signedIn), subscribedUntil: Day? = nil,
        ) {
            self.title = title
            self.address = address
            self.publisher = publisher
            self.description = description
            self.readership = readership
            self.subscribedUntil = subscribedUntil
        }
    }

    package var title: String { settings.title }

    /// Once the subscription is over, nobody is sent to it and readers no longer see it.
    package func isOpen(on day: Day) -> Bool { settings.subscribedUntil.map { $0 >= day } ?? true }

    /// An address outside, without anything but its host, path and query.
    package static func isAddress(_ text: String) -> Bool {
        guard text.hasPrefix("https://"), text.utf8.count <= PresentationQuota.longestAddress,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E })
        else { return false }
        let host = text.dropFirst(8).prefix { !"/?#".contains($0) }
        return !host.isEmpty && !host.contains("@") && host.first != "." && host.contains { $0 == "." }
    }

    static let columns =
        "id, title, address, publisher, description, visibility, classes, subscribedUntil"

    init(_ row: Row) {
        self.init(
            id: row[0],
            settings: Settings(
                title: row[1], address: row[2], publisher: row[3], description: row[4],
                readership: Readership(visibility: row[5], classes: row[6]), subscribedUntil: row[7]))
    }
}

extension PresentationReading {
    /// Whose subscription goes on, by title.
    package func resources(on day: Day) throws -> [Resource] {
        try everyResource().filter { $0.isOpen(on: day) }
    }

    /// All of them, by title.
    package func everyResource() throws -> [Resource] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(Resource.columns) FROM resource ORDER BY title COLLATE NOCASE, id")
        ).map(Resource.init)
    }

    package func resource(_ id: ID<Resource>) throws -> Resource? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(Resource.columns) FROM resource WHERE id = ?"),
            arguments: [id]
        ).map(Resource.init)
    }
}

extension PresentationWriting {
    /// The same stamp makes it once.
    ///
    /// - Throws: `PresentationRefusal`.
    @discardableResult
    package func addResource(_ settings: Resource.Settings, stamp: Stamp) throws -> ID<Resource> {
        if let known: ID<Resource> = try known(in: "resource", token: stamp.token) { return known }
        try database.execute(
            sql: """
                INSERT INTO resource (title, address, publisher, description, visibility, classes, subscribedUntil,
                    token)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: arguments(settings) + [stamp.token])
        return ID(database.lastInsertedRowID)
    }

    /// - Throws: `PresentationRefusal`.
    package func setResource(_ id: ID<Resource>, to settings: Resource.Settings) throws {
        try database.execute(
            sql: """
                UPDATE resource SET title = ?, address = ?, publisher = ?, description = ?, visibility = ?,
                    classes = ?, subscribedUntil = ?
                WHERE id = ?
                """, arguments: arguments(settings) + [id])
        try expectChange()
    }

    /// What is no longer there is no mistake.
    package func removeResource(_ id: ID<Resource>) throws {
        try database.execute(sql: "DELETE FROM resource WHERE id = ?", arguments: [id])
    }

    private func arguments(_ settings: Resource.Settings) throws -> StatementArguments {
        let address = try checked(
            line: settings.address, .address, upTo: PresentationQuota.longestAddress)
        let title = try checked(title: settings.title)
        guard Resource.isAddress(address) else { throw PresentationRefusal.badAddress }
        return [
            title, address, try checked(line: settings.publisher, .publisher),
            try checked(text: settings.description), settings.readership.visibility.rawValue,
            settings.readership.classesColumn, settings.subscribedUntil,
        ]
    }
}
