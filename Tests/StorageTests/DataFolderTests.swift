import Foundation
import GRDB
import Storage
import Synchronization
import Testing

/// A kind of file with one table, for tests of what Storage does whatever the files hold.
private let notebook = FileKind(
    name: "notebook", applicationID: 0x4E4F_5445,
    migrator: {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") {
            try $0.execute(sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        }
        return migrator
    }())

private let laterNotebook = FileKind(
    name: "notebook", applicationID: 0x4E4F_5445,
    migrator: {
        var migrator = notebook.migrator
        migrator.registerMigration("2") {
            try $0.execute(sql: "ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT ''")
        }
        return migrator
    }())

@Suite("The folder of data")
struct DataFolderTests {
    let temporary: TemporaryFolder
    let folder: DataFolder
    let one: RNE
    let two: RNE

    init() throws {
        temporary = try TemporaryFolder()
        folder = try DataFolder(at: temporary.path + "/data", portalKind: notebook)
        one = try #require(RNE("9990001X"))
        two = try #require(RNE("9990002Y"))
    }

    private func create(_ rne: RNE) throws {
        try folder.createPortal(
            PlaceName(rne: rne, name: "CDI \(rne)", town: "Reims"), searchText: "cdi reims"
        ) { _ in }
    }

    private func path(_ rne: RNE) -> String { folder.path + "/portals/\(rne).sqlite" }

    private func write(_ text: String, in rne: RNE) throws {
        let file = try folder.openPortal(rne)
        try file.write { try $0.execute(sql: "INSERT INTO note (text) VALUES (?)", arguments: [text]) }
        try file.close()
    }

    @Test("P-01 what is written in one school leaves its neighbour's file identical, byte for byte")
    func tenantsDoNotTouch() throws {
        try create(one)
        try create(two)
        try write("un", in: one)
        try write("deux", in: two)
        let before = try Data(contentsOf: URL(fileURLWithPath: path(two)))
        for number in 0..<50 { try write("\(number)", in: one) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path(two))) == before)
        let read = try folder.openPortal(two).read {
            try String.fetchAll($0, sql: "SELECT text FROM note WHERE id = 1")
        }
        #expect(read == ["deux"])
    }

    @Test("a school that is only read has its file left as it is, byte for byte")
    func readingWritesNothing() throws {
        try create(one)
        try write("un", in: one)
        let before = try Data(contentsOf: URL(fileURLWithPath: path(one)))
        let file = try folder.openPortal(one)
        for _ in 0..<5 { _ = try file.read { try String.fetchAll($0, sql: "SELECT text FROM note") } }
        try file.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path(one))) == before)
    }

    @Test("what was acknowledged is on disk: the writer waits for it, and closing leaves one file")
    func durable() throws {
        try create(one)
        let file = try folder.openPortal(one)
        _ = try file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM note") }
        try file.write { try $0.execute(sql: "INSERT INTO note (text) VALUES ('x')") }
        #expect(try file.maintain { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        #expect(try file.maintain { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        try file.close()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path + "/portals") == ["\(one).sqlite"]
        )
    }

    @Test("a reader cannot write, and two read while another writes")
    func readersAndWriter() async throws {
        try create(one)
        let file = try folder.openPortal(one)
        #expect(throws: (any Error).self) {
            try file.read { try $0.execute(sql: "INSERT INTO note (text) VALUES ('x')") }
        }
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<40 {
                group.addTask {
                    if number.isMultiple(of: 4) {
                        try file.write { try $0.execute(sql: "INSERT INTO note (text) VALUES ('x')") }
                    }
                    return try file.read { db in
                        let first = try Int.fetchOne(db, sql: "SELECT count(*) FROM note") ?? -1
                        let second = try Int.fetchOne(db, sql: "SELECT count(*) FROM note") ?? -2
                        return first == second ? first : -1
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.allSatisfy { (0...10).contains($0) })
        #expect(try file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM note") } == 10)
    }

    @Test("a school that is not here is missing, not made")
    func missing() throws {
        #expect(throws: StorageError.missing(path(one))) { try folder.openPortal(one) }
        #expect(!FileManager.default.fileExists(atPath: path(one)))
    }

    @Test("a second creation changes nothing")
    func createdOnce() throws {
        try create(one)
        try write("gardé", in: one)
        #expect(throws: StorageError.exists(path(one))) { try create(one) }
        #expect(
            try folder.openPortal(one).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM note") } == 1)
    }

    @Test("a creation that fails leaves no file behind")
    func failedCreation() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try folder.createPortal(PlaceName(rne: one, name: "CDI", town: ""), searchText: "") { _ in
                throw Stop()
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/portals").isEmpty)
        #expect(try folder.platform.portals(limit: 10).total == 0)
    }

    @Test(
        "a file of another kind, or spoiled, is damaged: its school alone is closed",
        arguments: [
            "not a database, only some words that are long enough to be read as a header of one hundred bytes or more…",
            "",
        ])
    func damaged(content: String) throws {
        try create(two)
        try Data(content.utf8).write(to: URL(fileURLWithPath: path(one)))
        #expect(throws: StorageError.damaged(path(one))) { try folder.openPortal(one) }
        _ = try folder.openPortal(two)
    }

    @Test("an older file is brought up to date at its first opening, a newer one is left alone")
    func migrations() throws {
        try create(one)
        try write("ancien", in: one)
        let later = try DataFolder(at: folder.path, portalKind: laterNotebook)
        let columns = try later.openPortal(one).read { try $0.columns(in: "note").map(\.name) }
        #expect(columns == ["id", "text", "author"])
        #expect(throws: StorageError.fromTheFuture(path(one))) { try folder.openPortal(one) }
    }

    @Test("a backup is taken while others write, opens, and never overwrites another")
    func backup() throws {
        try create(one)
        try write("avant", in: one)
        let copy = temporary.path + "/copy"
        #expect(try folder.backUp(to: copy, campusKind: notebook).portals == 1)
        try write("après", in: one)
        let restored = try DataFolder(at: copy, portalKind: notebook)
        #expect(
            try restored.openPortal(one).read { try String.fetchAll($0, sql: "SELECT text FROM note") } == [
                "avant"
            ])
        #expect(try restored.platform.portals(limit: 10).places.map(\.rne) == [one])
        #expect(throws: StorageError.self) { try folder.backUp(to: copy, campusKind: notebook) }
    }

    @Test("the platform lists portals by town, finds them by their words, and by a host of their own")
    func platform() throws {
        let platform = folder.platform
        try platform.list(
            PlaceName(rne: one, name: "CDI Jaurès", town: "Reims"), searchText: "cdi jaures reims 9990001x")
        try platform.list(
            PlaceName(rne: two, name: "CDI Hessel", town: "Épernay"),
            searchText: "cdi hessel epernay 9990002y")
        #expect(try platform.portals(matching: ["jau", "reims"], limit: 10).places.map(\.rne) == [one])
        #expect(try platform.portals(matching: ["reims", "hessel"], limit: 10).total == 0)
        #expect(try platform.portals(limit: 1).total == 2)
        try platform.give("CDI.Example.org", to: two)
        #expect(try platform.owner(ofHost: "cdi.example.org") == .portal(two))
        #expect(try platform.owner(ofHost: "other.example.org") == nil)
    }
}

@Suite("The files that are open")
struct OpenFilesTests {
    private final class Counted: Weighed {
        let memoryInUse: Int
        let isClosed = Atomic(false)
        init(weight: Int) { memoryInUse = weight }
        func close() { isClosed.store(true, ordering: .relaxed) }
    }

    @Test("when the program stops, every file is closed")
    func closed() throws {
        let files = OpenFiles<Int, Counted>(maximumCount: 8, maximumBytes: 1_000_000) { _ in
            Counted(weight: 10)
        }
        let (one, other) = (try files.file(for: 1), try files.file(for: 2))
        files.closeAll()
        #expect(one.isClosed.load(ordering: .relaxed) && other.isClosed.load(ordering: .relaxed))
        #expect(files.count == 0)
    }

    @Test("no more stay open than allowed, and the last used stay")
    func bounded() throws {
        let files = OpenFiles<Int, Counted>(maximumCount: 8, maximumBytes: 1_000_000) { _ in
            Counted(weight: 10)
        }
        for key in 0..<100 {
            _ = try files.file(for: key)
            _ = try files.file(for: 0)
        }
        #expect(files.count <= 8)
        let zero = try files.file(for: 0)
        let last = try files.file(for: 99)
        #expect(try files.file(for: 0) === zero)
        #expect(try files.file(for: 99) === last)
    }

    @Test("heavy files make room sooner")
    func weighed() throws {
        let files = OpenFiles<Int, Counted>(maximumCount: 1000, maximumBytes: 1000) { _ in
            Counted(weight: 100)
        }
        for key in 0..<320 { _ = try files.file(for: key) }
        #expect(files.count <= 10 + 32)
    }

    @Test("a file is opened once, however many ask at the same time")
    func openedOnce() async throws {
        let files = OpenFiles<Int, Counted>(maximumCount: 8, maximumBytes: 1000) { _ in
            Thread.sleep(forTimeInterval: 0.05)
            return Counted(weight: 1)
        }
        let opened = try await withThrowingTaskGroup(of: ObjectIdentifier.self) { group in
            for _ in 0..<4 { group.addTask { ObjectIdentifier(try files.file(for: 1)) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(opened.count == 1)
    }

    @Test("an opening that failed is tried again")
    func retried() throws {
        struct Closed: Error {}
        let attempts = Attempts()
        let files = OpenFiles<Int, Counted>(maximumCount: 8, maximumBytes: 1000) { _ in
            if attempts.next() == 1 { throw Closed() }
            return Counted(weight: 1)
        }
        #expect(throws: Closed.self) { try files.file(for: 1) }
        _ = try files.file(for: 1)
        #expect(files.count == 1)
    }

    private final class Attempts: @unchecked Sendable {
        private let lock = NSLock()
        private var count = 0
        func next() -> Int {
            lock.withLock {
                count += 1; return count
            }
        }
    }
}
