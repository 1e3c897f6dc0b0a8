import GRDB

/// `platform.sqlite`: which portals stand here, and which host names are theirs besides `<rne>.…`.
package struct Platform: Sendable {
    package static let kind = FileKind(name: "platform", applicationID: 0x4C54_524E, migrator: migrator)

    private static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 places") { db in
            try db.execute(
                sql: """
                    CREATE TABLE portal (
                        rne TEXT PRIMARY KEY NOT NULL CHECK (length(rne) = 8),
                        name TEXT NOT NULL CHECK (name <> ''),
                        town TEXT NOT NULL,
                        searchText TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE INDEX portalInOrder ON portal (town = '', searchText);
                    CREATE TABLE hostName (
                        host TEXT PRIMARY KEY NOT NULL CHECK (host = lower(host) AND host <> ''),
                        rne TEXT NOT NULL REFERENCES portal (rne) ON DELETE CASCADE
                    ) WITHOUT ROWID;
                    """)
        }
        // Portals of one campus are offered to one another's readers.
        migrator.registerMigration("2 campuses") { db in
            try db.execute(
                sql: """
                    ALTER TABLE portal ADD COLUMN campus TEXT NOT NULL DEFAULT '';
                    CREATE INDEX portalByCampus ON portal (campus, searchText);
                    """)
        }
        // Campuses have files and host names of their own.
        migrator.registerMigration("3 campus files") { db in
            try db.execute(
                sql: """
                    CREATE TABLE campus (
                        code TEXT PRIMARY KEY NOT NULL CHECK (code <> ''),
                        name TEXT NOT NULL CHECK (name <> ''),
                        town TEXT NOT NULL,
                        searchText TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE TABLE campusHost (
                        host TEXT PRIMARY KEY NOT NULL CHECK (host = lower(host) AND host <> ''),
                        code TEXT NOT NULL REFERENCES campus (code) ON DELETE CASCADE
                    ) WITHOUT ROWID;
                    """)
        }
        return migrator
    }()

    private let file: StoredFile

    package init(_ file: StoredFile) {
        self.file = file
    }

    /// Adds or renames a portal. `searchText` is the folded text by which people look for it
    /// and by which the list is ordered: the town first.
    package func list(_ place: PlaceName, searchText: String) throws {
        try file.write { db in
            try db.execute(
                sql: """
                    INSERT INTO portal (rne, name, town, searchText) VALUES (?, ?, ?, ?)
                    ON CONFLICT (rne) DO UPDATE
                    SET name = excluded.name, town = excluded.town, searchText = excluded.searchText
                    """,
                arguments: [place.rne, place.name, place.town, searchText],
            )
        }
    }

    func unlist(_ rne: RNE) throws {
        try file.write { try $0.execute(sql: "DELETE FROM portal WHERE rne = ?", arguments: [rne]) }
    }

    /// Puts a portal in a campus, or out of any for an empty code.
    ///
    /// - Returns: false if no such portal is listed.
    package func put(_ rne: RNE, inCampus code: String) throws -> Bool {
        try file.write { db in
            try db.execute(sql: "UPDATE portal SET campus = ? WHERE rne = ?", arguments: [code, rne])
            return db.changesCount == 1
        }
    }

    /// The other portals of the same campus.
    package func neighbours(of rne: RNE, limit: Int) throws -> [PlaceName] {
        try file.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT other.rne, other.name, other.town FROM portal
                    JOIN portal AS other ON other.campus = portal.campus AND other.rne <> portal.rne
                    WHERE portal.rne = ? AND portal.campus <> '' ORDER BY other.searchText LIMIT ?
                    """, arguments: [rne, limit],
            ).compactMap(PlaceName.init)
        }
    }

    /// A host name of a campus, besides `<code>.<domain>`; nil: it has none.
    package func host(of campus: CampusCode) throws -> String? {
        try file.read { db in
            try String.fetchOne(
                db, sql: "SELECT host FROM campusHost WHERE code = ? ORDER BY host LIMIT 1",
                arguments: [campus])
        }
    }

    /// Adds or renames a campus. `searchText` is the folded text that orders the list.
    package func list(_ place: CampusName, searchText: String) throws {
        try file.write { db in
            try db.execute(
                sql: """
                    INSERT INTO campus (code, name, town, searchText) VALUES (?, ?, ?, ?)
                    ON CONFLICT (code) DO UPDATE
                    SET name = excluded.name, town = excluded.town, searchText = excluded.searchText
                    """,
                arguments: [place.code, place.name, place.town, searchText],
            )
        }
    }

    /// By town and name. Each folded word must be found in what people call the campus.
    package func campuses(matching words: [String] = []) throws -> [CampusName] {
        let condition = (["1"] + words.map { _ in "instr(searchText, ?) > 0" }).joined(separator: " AND ")
        return try file.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT code, name, town FROM campus WHERE \(condition) ORDER BY searchText, code",
                arguments: StatementArguments(words)
            ).compactMap { row in
                CampusCode(row[0] as String).map { CampusName(code: $0, name: row[1], town: row[2]) }
            }
        }
    }

    package func give(_ host: String, to code: CampusCode) throws {
        try file.write { db in
            try db.execute(
                sql:
                    "INSERT INTO campusHost (host, code) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET code = excluded.code",
                arguments: [host.lowercased(), code],
            )
        }
    }

    /// The portals that belong to a campus, by name.
    package func portals(ofCampus code: CampusCode) throws -> [PlaceName] {
        try file.read { db in
            try Row.fetchAll(
                db, sql: "SELECT rne, name, town FROM portal WHERE campus = ? ORDER BY searchText",
                arguments: [code]
            ).compactMap(PlaceName.init)
        }
    }

    /// The campus that a portal belongs to, if that campus has a file here.
    package func campus(of rne: RNE) throws -> CampusName? {
        try file.read { db in
            try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT campus.code, campus.name, campus.town
                        FROM portal JOIN campus ON campus.code = portal.campus WHERE portal.rne = ?
                        """), arguments: [rne]
            ).flatMap { row in
                CampusCode(row[0] as String).map { CampusName(code: $0, name: row[1], town: row[2]) }
            }
        }
    }

    func backUp(to path: String) throws {
        try file.backUp(to: path)
    }

    package func give(_ host: String, to rne: RNE) throws {
        try file.write { db in
            try db.execute(
                sql:
                    "INSERT INTO hostName (host, rne) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET rne = excluded.rne",
                arguments: [host.lowercased(), rne],
            )
        }
    }

    /// What a host name was given to.
    package enum Host: Equatable, Sendable {
        case portal(RNE)
        case campus(CampusCode)
    }

    package func owner(ofHost host: String) throws -> Host? {
        let row = try file.read { db in
            try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT rne, NULL FROM hostName WHERE host = ?1
                        UNION ALL SELECT NULL, code FROM campusHost WHERE host = ?1
                        """), arguments: [host])
        }
        guard let row else { return nil }
        if let rne = (row[0] as String?).flatMap({ RNE($0) }) { return .portal(rne) }
        return (row[1] as String?).flatMap { CampusCode($0) }.map(Host.campus)
    }

    /// Portals by town and name, those of no town last. Each folded word must be found in what people call the portal.
    package func portals(matching words: [String] = [], from first: Int = 0, limit: Int) throws
        -> (places: [PlaceName], total: Int)
    {
        let conditions = words.map { _ in "instr(searchText, ?) > 0" }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try file.read { db in
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM portal \(filter)", arguments: StatementArguments(words),
            )
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT rne, name, town FROM portal \(filter) ORDER BY town = '', searchText LIMIT ? OFFSET ?",
                arguments: StatementArguments(words) + [limit, first],
            )
            return (rows.compactMap(PlaceName.init), total ?? 0)
        }
    }
}

extension PlaceName {
    fileprivate init?(_ row: Row) {
        guard let rne = RNE(row["rne"] as String) else { return nil }
        self.init(rne: rne, name: row["name"], town: row["town"])
    }
}
