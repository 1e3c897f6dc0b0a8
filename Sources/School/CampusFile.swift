import Formats
import Foundation
import GRDB
import Storage

/// The open file of one campus.
package final class CampusFile: Weighed {
    private let file: StoredFile
    private let homes = KeptHomes()

    package init(_ file: StoredFile) {
        self.file = file
    }

    /// Reads in one snapshot.
    package func read<Value>(_ body: (CampusReading) throws -> Value) throws -> Value {
        try file.read { try body(CampusReading(database: $0, homes: homes)) }
    }

    /// Writes in one transaction, rolled back if `body` throws.
    package func write<Value>(_ body: (CampusWriting) throws -> Value) throws -> Value {
        try file.write { try body(CampusWriting(database: $0)) }
    }

    package var memoryInUse: Int { file.memoryInUse }

    package func close() throws {
        try file.close()
    }

    /// Copies the file as it stands into a new one.
    package func backUp(to path: String) throws {
        try file.backUp(to: path)
    }

    /// Writes without a surrounding transaction.
    func maintain<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try file.maintain(body)
    }

    /// What is wrong with the file, in French; nothing when it is in order.
    package func check() throws -> [String] {
        try file.maintain { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
                    "lien rompu dans \($0[0] as String)"
                }
        }
    }
}

/// What may be read of a campus, in one snapshot.
package struct CampusReading {
    let database: Database
    /// Nil within a transaction that writes.
    var homes: KeptHomes?

    package func campus() throws -> CampusSettings {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT name, town, accent, isDemo, support FROM campus"))
        guard let row else { throw StorageError.damaged("campus") }
        return CampusSettings(
            name: row[0], town: row[1], accent: row[2], isDemo: row[3], support: row[4])
    }
}

/// What may be written to a campus, in one transaction.
package struct CampusWriting {
    let database: Database

    package var reading: CampusReading { CampusReading(database: database) }

    /// Whom to ask for help, as everybody reads it (L-10).
    package func setSupport(_ words: String) throws {
        try database.execute(
            sql: "UPDATE campus SET support = ?",
            arguments: [words.line(upTo: CampusSettings.longestSupport)])
    }
}

/// What a campus says of itself.
package struct CampusSettings: Equatable, Sendable {
    package var name: String
    package var town: String
    /// One of the named accents of the style sheets.
    package var accent: String
    /// Demonstration data says so on every page.
    package var isDemo: Bool
    /// Whom to ask for help, in words; empty: nobody said.
    package var support: String

    package static let longestSupport = 200

    package init(
        name: String, town: String, accent: String, isDemo: Bool = false, support: String = "",
    ) {
        self.name = name
        self.town = town
        self.accent = accent
        self.isDemo = isDemo
        self.support = support
    }
}

extension DataFolder {
    /// Creates a campus: its file, its settings, its line in the list of places.
    package func createCampus(_ code: CampusCode, settings: CampusSettings) throws {
        let place = CampusName(code: code, name: settings.name, town: settings.town)
        try createCampus(
            place, kind: CampusSchema.kind, searchText: Folding.fold("\(settings.town) \(settings.name)")
        ) { db in
            try db.execute(
                sql: "INSERT INTO campus (id, name, town, accent, isDemo, support) VALUES (1, ?, ?, ?, ?, ?)",
                arguments: [
                    settings.name, settings.town, settings.accent, settings.isDemo, settings.support,
                ])
        }
    }

    package func openCampus(_ code: CampusCode) throws -> CampusFile {
        CampusFile(try openCampus(code, kind: CampusSchema.kind))
    }
}
