import Foundation
import GRDB
import School
import Storage
import Testing

@Suite("The tables of a campus")
struct CampusSchemaTests {
    @Test("are those of the golden schema, comments and all")
    func golden() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/campus.sql").path
        let schema =
            try StoredFile(inMemory: CampusSchema.kind).read { db in
                try String.fetchAll(
                    db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
            }.joined(separator: ";\n") + ";\n"
        if ProcessInfo.processInfo.environment["WRITE_GOLDEN"] != nil {
            try schema.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try schema == String(contentsOfFile: path, encoding: .utf8))
    }
}
