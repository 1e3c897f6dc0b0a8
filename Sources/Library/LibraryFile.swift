import GRDB
import Storage
import Synchronization

/// The open file of one portal, with what is kept in memory of its catalogue.
package final class LibraryFile: Weighed {
    private let file: StoredFile
    private let columns = Mutex<CatalogueColumns?>(nil)
    private let copiesOut = Mutex<CopiesOut?>(nil)
    private let outline = Mutex<Outline?>(nil)
    private let ruledShelves = Mutex<[RuledShelf.Key: RuledShelf]>([:])

    package init(_ file: StoredFile) {
        self.file = file
    }

    /// Reads in one snapshot.
    package func read<Value>(_ body: (LibraryReading) throws -> Value) throws -> Value {
        try file.read { try body(LibraryReading(database: $0, file: self)) }
    }

    /// Writes in one transaction, rolled back if `body` throws.
    package func write<Value>(_ body: (LibraryWriting) throws -> Value) throws -> Value {
        try file.write { try body(LibraryWriting(database: $0)) }
    }

    /// Writes one of many batches: see `StoredFile.writeBatch`.
    func writeBatch<Value>(_ body: (LibraryWriting) throws -> Value) throws -> Value {
        try file.writeBatch { try body(LibraryWriting(database: $0)) }
    }

    package var memoryInUse: Int {
        file.memoryInUse + (columns.withLock { $0?.memoryInUse } ?? 0)
    }

    package func close() throws {
        try file.close()
    }

    /// What is wrong with the file, in French; nothing when it is in order.
    package func check() throws -> [String] {
        try file.maintain { db in
            var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            problems += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
                "lien rompu dans \($0[0] as String)"
            }
            let (records, indexed) = try (
                Int.fetchOne(db, sql: "SELECT count(*) FROM record") ?? 0,
                Int.fetchOne(db, sql: "SELECT count(*) FROM recordText") ?? 0,
            )
            if records != indexed {
                problems.append("\(records) notices, mais \(indexed) dans l’index de recherche")
            }
            return problems
        }
    }

    /// What was last read of the presentation.
    var keptOutline: Outline? {
        get { outline.withLock { $0 } }
        set { outline.withLock { $0 = newValue } }
    }

    func ruledShelf(_ key: RuledShelf.Key) -> RuledShelf? { ruledShelves.withLock { $0[key] } }

    func keep(_ shelf: RuledShelf, as key: RuledShelf.Key) {
        ruledShelves.withLock { shelves in
            if shelves.count >= RuledShelf.most { shelves = [:] }
            shelves[key] = shelf
        }
    }

    /// The columns as the snapshot of `database` knows them: kept until the catalogue changes, whoever changes it.
    func columns(seenBy database: Database) throws -> CatalogueColumns {
        let known = columns.withLock { $0 }
        let current = try CatalogueColumns.current(in: database, known: known)
        if known?.version != current.version { columns.withLock { $0 = current } }
        return current
    }
}

extension LibraryFile {
    /// Which records have a copy on its shelf now, kept until something is lent or given back.
    func availableNow(seenBy database: Database, columns: CatalogueColumns) throws -> [Bool] {
        let version = try CopiesOut.version(in: database)
        if let kept = copiesOut.withLock({ $0 }), kept.version == version,
            kept.catalogueVersion == columns.version
        {
            return kept.isAvailable
        }
        let fresh = try CopiesOut(reading: database, version: version, columns: columns)
        copiesOut.withLock { $0 = fresh }
        return fresh.isAvailable
    }
}

/// What may be read of a portal, in one snapshot.
package struct LibraryReading {
    let database: Database
    let file: LibraryFile

    package var catalogue: CatalogueReading { CatalogueReading(database: database, file: file) }

    package func portal() throws -> PortalSettings {
        try PortalSettings.fetch(database)
    }
}

/// What may be written to a portal, in one transaction.
package struct LibraryWriting {
    let database: Database

    package var catalogue: CatalogueWriting { CatalogueWriting(database: database) }
}
