import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("The tables of a portal")
struct SchemaTests {
    @Test("are those of the golden schema, comments and all")
    func golden() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/portal.sql").path
        let file = try StoredFile(inMemory: PortalSchema.kind)
        let schema =
            try file.read { db in
                try String.fetchAll(
                    db,
                    sql:
                        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'recordText_%' ORDER BY name"
                )
            }.joined(separator: ";\n") + ";\n"
        if ProcessInfo.processInfo.environment["WRITE_GOLDEN"] != nil {
            try schema.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try schema == String(contentsOfFile: path, encoding: .utf8))
    }

    @Test("a copy is lent once at a time, and a record with copies stays")
    func laws() throws {
        let portal = try TestPortal()
        try portal.importing([.book("1", "Titre", copies: ["A"])])
        let file = try portal.folder.openPortal(portal.rne)
        try file.write {
            try $0.execute(
                sql: "INSERT INTO loan (copy, lentOn, dueOn) VALUES (1, '2026-11-01', '2026-11-22')")
        }
        #expect(throws: DatabaseError.self) {
            try file.write {
                try $0.execute(
                    sql: "INSERT INTO loan (copy, lentOn, dueOn) VALUES (1, '2026-11-02', '2026-11-23')")
            }
        }
        #expect(throws: DatabaseError.self) { try file.write { try $0.execute(sql: "DELETE FROM record") } }
        #expect(throws: DatabaseError.self) {
            try file.write {
                try $0.execute(
                    sql: "INSERT INTO loan (copy, lentOn, dueOn) VALUES (1, '2026-11-02', '2026-11-01')")
            }
        }
        let found = try #require(try portal.search(.init(text: "titre")).found.first)
        #expect(found.availability == .onLoan(until: try #require(Day("2026-11-22"))))
    }
}
