import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("Files of earlier versions")
struct MigrationTests {
    @Test(
        "a file of the first version keeps its records, loans and addresses, and is found by all that is new")
    func first() throws {
        let path = NSTemporaryDirectory() + "lutrin-old-" + UUID().uuidString + ".sqlite"
        defer {
            for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
                do { try FileManager.default.removeItem(atPath: path + suffix) } catch {
                    print("left: \(path)")
                }
            }
        }
        try makeFirst(at: path)

        let file = try StoredFile(opening: path, kind: PortalSchema.kind)
        let library = LibraryFile(file)
        try library.bringIndexUpToDate()

        let fresh = try StoredFile(inMemory: PortalSchema.kind)
        #expect(try schema(of: file) == schema(of: fresh))
        #expect(try library.check().isEmpty)
        let results = try library.read { try $0.catalogue.search(Search(text: "auteur:verne ile")) }
        let found = try #require(results.found.first)
        #expect(found.record.id == ID(7))
        #expect(found.availability == .onLoan(until: try #require(Day("2026-12-01"))))
        #expect(results.facets.first { $0.facet == .subject }?.values.map(\.value) == ["naufrage"])
        #expect(
            try library.read { try $0.catalogue.shelves(from: ShelfPlace(callNumber: "R VER")) }.books.count
                == 1)
        #expect(try library.read { try $0.catalogue.earliestChange() } == "2026-09-01T00:00:00Z")
        #expect(try library.read { try $0.portal() }.name == "CDI")
    }

    @Test("an index that was interrupted is made again at the next opening")
    func interrupted() throws {
        let portal = try TestPortal()
        try portal.importing([.book("1", "Le loup", subjects: ["loup"]), .book("2", "L’agneau")])
        let file = try portal.folder.openPortal(portal.rne)
        try file.write {
            try $0.execute(
                sql:
                    "UPDATE portal SET indexEdition = 0; DELETE FROM recordText WHERE rowid = 1; DELETE FROM headingText"
            )
        }
        #expect(try portal.library.check() != [])
        try portal.library.bringIndexUpToDate()
        #expect(try portal.library.check() == [])
        #expect(try portal.titles("loups") == ["Le loup"])
        #expect(
            try portal.library.read { try $0.catalogue.suggestions(for: "lou") }.subjects.map(\.label) == [
                "loup"
            ])
    }

    /// As the first version left its files.
    private func makeFirst(at path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try PortalSchema.kind.prepare($0) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/portal-1.sql").path
        let statements = try String(contentsOfFile: golden, encoding: .utf8).components(separatedBy: ";\n")
            .filter {
                !$0.contains("sqlite_sequence") && !$0.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
            }
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: "PRAGMA application_id = \(PortalSchema.kind.applicationID); PRAGMA journal_mode = WAL")
            for kind in ["CREATE TABLE", "CREATE VIRTUAL", "CREATE INDEX", "CREATE UNIQUE"] {
                for statement in statements where statement.hasPrefix(kind) { try db.execute(sql: statement) }
            }
            try db.execute(
                sql: """
                    INSERT INTO grdb_migrations (identifier) VALUES ('1 catalogue');
                    INSERT INTO portal (id, name, town, accent, isDemo, catalogueVersion) VALUES (1, 'CDI', 'Reims', 'teal', 0, 3);
                    INSERT INTO record VALUES (7, 'k7', 'whole', 'L’Île mystérieuse', '', 'Jules Verne', 'Hetzel', '', '',
                        'Roman', 'fre', 1875, 'R VER', 'Des naufragés.', 'ile mysterieuse', 'ile mysterieuse', '2026-09-01');
                    INSERT INTO recordDescription VALUES (7, CAST('{"key":"k7","kind":"whole","title":"L’Île mystérieuse",\
                    "contributors":[{"name":"Verne, Jules","role":"070","isMain":true}],"medium":"Livre","natures":["Roman"],\
                    "languages":["fre"],"year":1875,"summary":"Des naufragés.","subjects":["naufrage"],\
                    "copies":[{"number":"A1","callNumber":"R VER","location":"Romans"}]}' AS BLOB));
                    INSERT INTO copy (id, record, number, callNumber, location, status, note)
                        VALUES (1, 7, 'A1', 'R VER', 'Romans', 'inService', '');
                    INSERT INTO loan (copy, lentOn, dueOn) VALUES (1, '2026-11-10', '2026-12-01');
                    """)
        }
        try queue.close()
    }

    private func schema(of file: StoredFile) throws -> Set<String> {
        try file.read {
            try Set(
                String.fetchAll(
                    $0,
                    sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"))
        }
    }
}
