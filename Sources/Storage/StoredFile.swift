import Foundation
import GRDB
import Synchronization

/// One open SQLite file: readers that cannot write, and one writer, opened when something is first written.
///
/// What a person has seen acknowledged survives a power cut (WAL, `synchronous=FULL`). A file is opened once per
/// process; `OpenFiles` sees to it.
package final class StoredFile: Weighed {
    package let kind: FileKind
    private let path: String
    private let readers: Readers
    private let openWriter: @Sendable () throws -> DatabaseQueue
    private let writer = Mutex<DatabaseQueue?>(nil)
    private let readerBytes = Atomic<Int>(0)
    private let reads = Atomic<Int>(0)

    /// Opens a file that exists; brings it up to date first if it is older than this program.
    ///
    /// - Throws: `StorageError`.
    package init(opening path: String, kind: FileKind) throws {
        guard FileManager.default.fileExists(atPath: path) else { throw StorageError.missing(path) }
        self.kind = kind
        self.path = path
        readers = Readers { try Self.connection(to: path, kind: kind, isReadOnly: true) }
        openWriter = { try Self.connection(to: path, kind: kind, isReadOnly: false) }
        do {
            let (mark, isCurrent, isNewer) = try readers.read { db in
                (
                    try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                    try kind.migrator.hasCompletedMigrations(db),
                    try kind.migrator.hasBeenSuperseded(db),
                )
            }
            guard mark == kind.applicationID else { throw StorageError.damaged(path) }
            guard !isNewer else { throw StorageError.fromTheFuture(path) }
            if !isCurrent { try withWriter { try kind.migrator.migrate($0) } }
        } catch let error as DatabaseError {
            throw StorageError(error, path: path)
        }
    }

    /// Creates a file, complete or not at all: it takes its name only once its tables stand in it.
    package static func create(at path: String, kind: FileKind, filling: (Database) throws -> Void = { _ in })
        throws
    {
        guard !FileManager.default.fileExists(atPath: path) else { throw StorageError.exists(path) }
        let draft = path + ".new"
        remove(at: draft)
        do {
            let queue = try DatabaseQueue(path: draft, configuration: configuration(of: kind))
            try queue.inDatabase { db in
                try db.execute(sql: "PRAGMA application_id = \(kind.applicationID)")
                try db.execute(sql: "PRAGMA journal_mode = WAL")
            }
            try kind.migrator.migrate(queue)
            try queue.write(filling)
            try queue.close()
            guard rename(draft, path) == 0 else {
                throw StorageError.unusableFolder(path, reason: String(cString: strerror(errno)))
            }
        } catch {
            remove(at: draft)
            throw error
        }
    }

    /// An empty file in memory, for tests.
    package init(inMemory kind: FileKind) throws {
        self.kind = kind
        path = ":memory:"
        let queue = try DatabaseQueue(configuration: Self.configuration(of: kind))
        try kind.migrator.migrate(queue)
        readers = Readers { queue }
        openWriter = { queue }
    }

    deinit {
        // Nobody waits for this any more; what was committed is safe in the log whatever happens here.
        do { try close() } catch {}
    }

    /// Reads in one snapshot.
    ///
    /// - Throws: `StorageError` when the file itself fails, whatever is asked of it.
    package func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try readers.read { db in
                defer { weigh(db) }
                return try body(db)
            }
        } catch let error as DatabaseError where error.isOfTheFile {
            throw StorageError(error, path: path)
        }
    }

    /// Often while a connection is young and grows; then once in a while: it walks through every prepared statement,
    /// which costs as much as a small page's question.
    private func weigh(_ db: Database) {
        let count = reads.wrappingAdd(1, ordering: .relaxed).newValue
        guard count.nonzeroBitCount == 1 || count.isMultiple(of: 32) else { return }
        readerBytes.store(db.memoryInUse, ordering: .relaxed)
    }

    /// Writes in one transaction, rolled back if `body` throws.
    package func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try withWriter { try $0.write(body) }
    }

    /// Writes one of many batches, of which nobody is told before the last is followed by a `write`: a power cut may
    /// lose it, never spoil it. Waiting for the disk at each batch would make an import twice as long.
    package func writeBatch<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try withWriter { queue in
            try queue.inDatabase {
                try $0.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000")
            }
            defer {
                // Only a closed connection refuses, and it writes no more.
                do {
                    try queue.inDatabase {
                        try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000")
                    }
                } catch {}
            }
            return try queue.write(body)
        }
    }

    /// Writes without a surrounding transaction, for VACUUM and checks.
    package func maintain<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try withWriter { try $0.writeWithoutTransaction(body) }
    }

    /// Copies the file as it stands into a new one, while others go on working.
    package func backUp(to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw StorageError.exists(path) }
        try maintain { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    }

    /// About how many bytes the file's connections hold in memory: what the last reader held, as much for each, and
    /// what a connection costs besides, as measured over two thousand of them.
    package var memoryInUse: Int {
        let connections = readers.count + (writer.withLock { $0 } == nil ? 0 : 1)
        return (readerBytes.load(ordering: .relaxed) + 110_000) * connections
    }

    /// Checkpoints and closes. Reads under way finish first.
    ///
    /// Readers close before the writer: the last connection to close is the one that empties and removes the log,
    /// which a reader cannot. A school that was only visited keeps an empty log beside it, ready for the next visit.
    package func close() throws {
        try readers.close()
        try writer.withLock { $0 }?.close()
    }

    private func withWriter<Value>(_ body: (DatabaseQueue) throws -> Value) throws -> Value {
        let queue = try writer.withLock { kept in
            if let kept { return kept }
            let opened = try openWriter()
            kept = opened
            return opened
        }
        do {
            return try body(queue)
        } catch let error as DatabaseError where error.isOfTheFile {
            throw StorageError(error, path: path)
        }
    }

    private static func connection(to path: String, kind: FileKind, isReadOnly: Bool) throws -> DatabaseQueue
    {
        var configuration = configuration(of: kind)
        configuration.readonly = isReadOnly
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func configuration(of kind: FileKind) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY")
            try kind.prepare(db)
        }
        return configuration
    }

    static func remove(at path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }
}

extension DatabaseError {
    /// Not the fault of what was asked: a spoiled file, a failing or full disk, a file that somebody else holds.
    fileprivate var isOfTheFile: Bool {
        switch resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_BUSY:
            true
        default: false
        }
    }
}

extension StorageError {
    /// What SQLite's refusal to open means.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR: self = .damaged(path)
        default: self = .unusableFolder(path, reason: error.message ?? error.description)
        }
    }
}
