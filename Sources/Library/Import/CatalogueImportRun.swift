import Foundation
import GRDB
import Storage

/// One import of a catalogue file: where it stands, what it gave.
package struct CatalogueImportRun: Equatable, Sendable {
    package let id: ID<CatalogueImportRun>
    package let fileName: String
    /// UTC: `2026-11-21T11:00:00Z`.
    package let startedAt: String
    /// Nil while it goes on, or waits to be taken up again.
    package let finishedAt: String?
    package let counts: CatalogueImport.Counts
    /// From 0 to 1000.
    package let progress: Int
    /// In French, the first of them.
    package let problems: [String]
    /// Why nothing could be read; empty else.
    package let failure: String

    package init(
        id: ID<CatalogueImportRun>, fileName: String, startedAt: String, finishedAt: String?,
        counts: CatalogueImport.Counts, progress: Int, problems: [String], failure: String,
    ) {
        self.id = id
        self.fileName = fileName
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.counts = counts
        self.progress = progress
        self.problems = problems
        self.failure = failure
    }

    package static let mostProblems = 200

    fileprivate static let columns = """
        id, fileName, startedAt, finishedAt, added, updated, unchanged, refused, progress, problems, failure
        """

    fileprivate init(_ row: Row) {
        let problems: String = row[9]
        self.init(
            id: row[0], fileName: row[1], startedAt: row[2], finishedAt: row[3],
            counts: CatalogueImport.Counts(
                added: row[4], updated: row[5], unchanged: row[6], refused: row[7]),
            progress: row[8], problems: problems.isEmpty ? [] : problems.components(separatedBy: "\n"),
            failure: row[10])
    }
}

extension LibraryReading {
    /// The latest first.
    package func catalogueImports(limit: Int) throws -> [CatalogueImportRun] {
        try Row.fetchAll(
            database, sql: "SELECT \(CatalogueImportRun.columns) FROM importRun ORDER BY id DESC LIMIT ?",
            arguments: [limit]
        ).map(CatalogueImportRun.init)
    }

    package func catalogueImport(_ id: ID<CatalogueImportRun>) throws -> CatalogueImportRun? {
        try Row.fetchOne(
            database, sql: "SELECT \(CatalogueImportRun.columns) FROM importRun WHERE id = ?", arguments: [id]
        ).map(CatalogueImportRun.init)
    }
}

extension LibraryWriting {
    /// A file was received: its import has a row before it begins, so that a page can show it.
    package func receiveImport(of fileName: String, now: Date) throws -> ID<CatalogueImportRun> {
        try database.execute(
            sql: "INSERT INTO importRun (fileName, startedAt) VALUES (?, ?)",
            arguments: [String(fileName.prefix(200)), now.formatted(.iso8601)])
        return ID(database.lastInsertedRowID)
    }

    func note(_ progress: CatalogueImport.Progress, of id: ID<CatalogueImportRun>) throws {
        let share = progress.totalBytes > 0 ? progress.bytesRead * 1000 / progress.totalBytes : 0
        try database.execute(
            sql:
                "UPDATE importRun SET progress = ?, added = ?, updated = ?, unchanged = ?, refused = ? WHERE id = ?",
            arguments: [
                min(1000, share), progress.counts.added, progress.counts.updated, progress.counts.unchanged,
                progress.counts.refused, id,
            ])
    }

    func end(_ id: ID<CatalogueImportRun>, problems: [String], failure: String, now: Date) throws {
        let lines = problems.map { $0.replacing("\n", with: " ") }
        try database.execute(
            sql:
                "UPDATE importRun SET finishedAt = ?, progress = 1000, problems = ?, failure = ? WHERE id = ?",
            arguments: [now.formatted(.iso8601), lines.joined(separator: "\n"), failure, id])
    }
}
