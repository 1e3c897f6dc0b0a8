import Formats
import Foundation
import GRDB
import Storage
import Synchronization

/// Bringing a catalogue file into a portal: read and prepared on one thread, written on another, in batches that
/// are each written wholly or not at all. A second import of the same file changes nothing, so an import that was
/// interrupted is simply run again.
package struct CatalogueImport {
    package struct Counts: Equatable, Sendable {
        package var added = 0
        package var updated = 0
        package var unchanged = 0
        package var refused = 0
        /// Copies left out of records that came in.
        package var refusedCopies = 0

        package init(
            added: Int = 0, updated: Int = 0, unchanged: Int = 0, refused: Int = 0, refusedCopies: Int = 0,
        ) {
            self.added = added
            self.updated = updated
            self.unchanged = unchanged
            self.refused = refused
            self.refusedCopies = refusedCopies
        }
    }

    /// Where an import stands: for the progress bar.
    package struct Progress: Sendable {
        package let counts: Counts
        package let bytesRead: Int
        package let totalBytes: Int
    }

    private static let batchSize = 500

    private let library: LibraryFile
    private let path: String
    private let known: ID<CatalogueImportRun>?

    /// - Parameter run: its row, when it has one already.
    package init(of path: String, into library: LibraryFile, run: ID<CatalogueImportRun>? = nil) {
        self.path = path
        self.library = library
        known = run
    }

    /// Imports a file that was received, and keeps its row up to date: how far, what was wrong, why not.
    ///
    /// - Throws: `StorageError`; what is wrong with the file is in the row.
    package func runReceived(_ id: ID<CatalogueImportRun>, now: Date) throws {
        var problems: [String] = []
        do {
            _ = try run(
                now: now,
                progress: { progress in
                    do {
                        try library.writeBatch { try $0.note(progress, of: id) }
                    } catch {
                        // A bar that stays behind for a moment is better than an import that stops.
                    }
                },
                problem: {
                    if problems.count < CatalogueImportRun.mostProblems { problems.append($0.message) }
                })
            try library.write { try $0.end(id, problems: problems, failure: "", now: now) }
        } catch let error as FormatError {
            try library.write { try $0.end(id, problems: problems, failure: error.reason, now: now) }
        }
    }

    /// Imports the file.
    ///
    /// - Parameter now: the instant that the import's journal gives.
    /// - Throws: `FormatError` before anything is written, when no record can be read in the file.
    package func run(
        now: Date, progress: (Progress) -> Void = { _ in }, problem: (RecordProblem) -> Void = { _ in },
    ) throws -> Counts {
        let batches = Batches(capacity: 2)
        let preparing = Thread { [path] in Self.prepare(path, into: batches) }
        preparing.stackSize = 1 << 20
        preparing.start()
        defer { batches.cancel() }

        var counts = Counts()
        var run = known
        var hasBegun = false
        var held: [RecordProblem] = []
        while let batch = try batches.next() {
            counts.refused += batch.problems.count
            if !hasBegun, batch.records.isEmpty {
                held += batch.problems
                continue
            }
            if run == nil { run = try begin(now: now) }
            hasBegun = true
            (held + batch.problems).forEach(problem)
            held = []
            try write(batch, now: now, counts: &counts, problem: problem)
            progress(Progress(counts: counts, bytesRead: batch.bytesRead, totalBytes: batch.totalBytes))
        }
        if !hasBegun, let first = held.first { throw FormatError(first.message) }
        if counts.added + counts.updated >= Self.batchSize { try library.mergeIndex() }
        if let run { try finish(run, counts: counts) }
        return counts
    }

    private func write(
        _ batch: Batch, now: Date, counts: inout Counts, problem: (RecordProblem) -> Void,
    ) throws {
        var problems: [RecordProblem] = []
        var changed = Counts()
        try library.writeBatch { writing in
            problems = []
            changed = Counts()
            var change = try CatalogueWrites(now: now, in: writing.database)
            for entry in batch.records {
                let outcome = try writing.catalogue.put(entry.record, in: &change) { number in
                    changed.refusedCopies += 1
                    problems.append(
                        entry.problem(
                            "le numéro d’exemplaire \(number) est déjà pris\u{A0}; la notice est importée sans cet exemplaire."
                        ))
                }
                switch outcome {
                case .added: changed.added += 1
                case .updated: changed.updated += 1
                case .unchanged: changed.unchanged += 1
                case .takenBy(let title):
                    changed.refused += 1
                    problems.append(
                        entry.problem(
                            "son numéro, \(entry.record.key), est dans ce portail celui d’un autre document, «\u{A0}\(title)\u{A0}»."
                        ))
                }
            }
            try writing.catalogue.finish(change)
        }
        problems.forEach(problem)
        counts.added += changed.added
        counts.updated += changed.updated
        counts.unchanged += changed.unchanged
        counts.refused += changed.refused
        counts.refusedCopies += changed.refusedCopies
    }

    private func begin(now: Date) throws -> ID<CatalogueImportRun> {
        try library.write {
            try $0.receiveImport(of: URL(fileURLWithPath: path).lastPathComponent, now: now)
        }
    }

    private func finish(_ run: ID<CatalogueImportRun>, counts: Counts) throws {
        try library.write { writing in
            if counts.added + counts.updated > 0 { try writing.catalogue.keepColumns() }
            try writing.database.execute(
                sql: """
                    UPDATE importRun SET finishedAt = ?, added = ?, updated = ?, unchanged = ?, refused = ?
                    WHERE id = ?
                    """,
                arguments: [
                    Date().ISO8601Format(), counts.added, counts.updated, counts.unchanged, counts.refused,
                    run,
                ],
            )
        }
    }
}

extension CatalogueImport {
    /// Records prepared together, written together.
    fileprivate struct Batch: Sendable {
        struct Entry: Sendable {
            let record: PreparedRecord
            let number: Int

            func problem(_ reason: String) -> RecordProblem {
                RecordProblem(
                    recordNumber: number, byteOffset: nil, line: nil, recordLabel: record.title,
                    reason: reason,
                )
            }
        }

        var records: [Entry] = []
        var problems: [RecordProblem] = []
        var bytesRead = 0
        var totalBytes = 0
    }

    /// A short queue between the thread that prepares and the thread that writes.
    fileprivate final class Batches: Sendable {
        private struct State {
            var waiting: [Batch] = []
            var end: Result<Void, any Error>?
            var isCancelled = false
        }

        private let condition = NSCondition()
        private let state = Mutex(State())
        private let capacity: Int

        init(capacity: Int) {
            self.capacity = capacity
        }

        /// Waits for room; false once nobody reads any more.
        func put(_ batch: Batch) -> Bool {
            condition.lock()
            defer { condition.unlock() }
            while state.withLock({ $0.waiting.count >= capacity && !$0.isCancelled }) { condition.wait() }
            condition.broadcast()
            return state.withLock { state in
                guard !state.isCancelled else { return false }
                state.waiting.append(batch)
                return true
            }
        }

        func end(_ result: Result<Void, any Error>) {
            condition.lock()
            state.withLock { $0.end = result }
            condition.broadcast()
            condition.unlock()
        }

        func cancel() {
            condition.lock()
            state.withLock { $0.isCancelled = true }
            condition.broadcast()
            condition.unlock()
        }

        func next() throws -> Batch? {
            condition.lock()
            defer { condition.unlock() }
            while true {
                let (batch, end) = state.withLock { state in
                    (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.end)
                }
                if let batch {
                    condition.broadcast()
                    return batch
                }
                if let end {
                    try end.get()
                    return nil
                }
                condition.wait()
            }
        }
    }

    private static func prepare(_ path: String, into batches: Batches) {
        batches.end(
            Result {
                let reader = try CatalogueReader(path: path)
                let stemmer = try Stemmer()
                var seen: [String: Int] = [:]
                var number = 0
                var batch = Batch()
                while let item = try reader.next() {
                    number += 1
                    switch item {
                    case .problem(let problem): batch.problems.append(problem)
                    case .record(let description):
                        let record = PreparedRecord(description, stemmer: stemmer)
                        let entry = Batch.Entry(record: record, number: number)
                        if let first = seen[record.key] {
                            batch.problems.append(
                                entry.problem(
                                    description.sourceKey.isEmpty
                                        ? "elle décrit le même document que la notice \(first) de ce fichier."
                                        : "elle porte le même numéro, \(record.key), que la notice \(first) de ce fichier."
                                ))
                        } else {
                            seen[record.key] = number
                            batch.records.append(entry)
                        }
                    }
                    guard batch.records.count + batch.problems.count >= batchSize else { continue }
                    batch.bytesRead = reader.bytesRead
                    batch.totalBytes = reader.totalBytes
                    guard batches.put(batch) else { return }
                    batch = Batch()
                }
                batch.bytesRead = reader.bytesRead
                batch.totalBytes = reader.totalBytes
                _ = batches.put(batch)
            })
    }
}
