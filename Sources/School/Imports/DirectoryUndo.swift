import GRDB
import Storage

extension CampusFile {
    /// The tables of the directory, those that others refer to first.
    private static let tables = ["person", "schoolClass", "affiliation"]
    private static let bonds = ["personSource", "enrolment", "guardianship"]

    /// Puts the directory back as a copy of the file has it. Whoever came since is forgotten, with their account; what
    /// is not of the directory stays as it is.
    ///
    /// - Throws: `DirectoryRefusal.unknown` when the copy was made by an older program.
    package func putDirectoryBack(from copy: String) throws {
        try maintain { db in
            try db.execute(sql: "ATTACH ? AS past", arguments: [copy])
            do {
                try db.inTransaction(.immediate) {
                    try Self.putBack(in: db)
                    return .commit
                }
                try db.execute(sql: "DETACH past")
            } catch {
                try db.execute(sql: "DETACH past")
                throw error
            }
        }
    }

    private static func putBack(in db: Database) throws {
        for table in tables + bonds where try columns(of: table, "main", db) != columns(of: table, "past", db)
        {
            throw DirectoryRefusal.unknown
        }
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        // Keys that changed hands meanwhile must be free before they are given back.
        try db.execute(sql: "UPDATE affiliation SET pronoteIdentifier = NULL")
        // A message for classes that are gone is for nobody: without its classes it would be for everybody.
        try db.execute(
            sql: """
                DELETE FROM message WHERE id IN (SELECT message FROM messageClass) AND id NOT IN (
                    SELECT message FROM messageClass WHERE schoolClass IN (SELECT id FROM past.schoolClass)
                )
                """)
        for table in bonds { try db.execute(sql: "DELETE FROM \(table)") }
        for table in tables.reversed() {
            try db.execute(sql: "DELETE FROM \(table) WHERE id NOT IN (SELECT id FROM past.\(table))")
        }
        for table in tables {
            let names = try columns(of: table, "main", db)
            let changes = names.filter { $0 != "id" }.map { "\($0) = excluded.\($0)" }
            try db.execute(
                sql: """
                    INSERT INTO \(table) (\(names.joined(separator: ", ")))
                    SELECT \(names.joined(separator: ", ")) FROM past.\(table) WHERE true
                    ON CONFLICT (id) DO UPDATE SET \(changes.joined(separator: ", "))
                    """)
        }
        for table in bonds {
            let names = try columns(of: table, "main", db).joined(separator: ", ")
            try db.execute(
                sql: "INSERT INTO \(table) (\(names)) SELECT \(names) FROM past.\(table)")
        }
    }

    private static func columns(of table: String, _ schema: String, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT name FROM pragma_table_info(?, ?) ORDER BY cid", arguments: [table, schema])
    }
}
