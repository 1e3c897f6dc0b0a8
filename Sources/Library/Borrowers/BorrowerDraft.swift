import Foundation
import GRDB
import Storage

/// A file of borrowers that was sent and waits for a yes or a no: received → applied | abandoned. A row rather than a
/// session: the page that shows it can be refreshed, and another librarian may come back to it.
package struct BorrowerDraft: Equatable, Sendable {
    package let id: ID<BorrowerDraft>
    /// Of the file, as it was called.
    package let name: String
    package let actor: String
    /// UTC: `2026-11-21T11:00:00Z`.
    package let receivedAt: String
    package let state: State
    /// Empty once the draft is over: nothing is kept but what was done.
    package let content: [UInt8]
    /// What was done, once applied, with the names of the first that were changed.
    package let report: BorrowerImportReport?

    package enum State: String, CaseIterable, Sendable {
        case received, applied, abandoned
    }

    package init(
        id: ID<BorrowerDraft>, name: String, actor: String, receivedAt: String, state: State,
        content: [UInt8],
        report: BorrowerImportReport?,
    ) {
        self.id = id
        self.name = name
        self.actor = actor
        self.receivedAt = receivedAt
        self.state = state
        self.content = content
        self.report = report
    }

    /// What a file may hold.
    package static let mostBytes = 5 << 20
    package static let mostLines = 20_000
    static let keptDays = 7
}

extension BorrowerReading {
    package func draft(_ id: ID<BorrowerDraft>) throws -> BorrowerDraft? {
        try Row.fetchOne(
            database,
            sql: "SELECT name, actor, receivedAt, state, content, report FROM borrowerDraft WHERE id = ?",
            arguments: [id]
        ).map { row in
            let (content, report): (Data, String) = (row[4], row[5])
            return BorrowerDraft(
                id: id, name: row[0], actor: row[1], receivedAt: row[2],
                state: BorrowerDraft.State(rawValue: row[3]) ?? .abandoned, content: Array(content),
                report: report.isEmpty
                    ? nil : try JSONDecoder().decode(BorrowerImportReport.self, from: Data(report.utf8)))
        }
    }
}

extension BorrowerWriting {
    /// Keeps a file until it is decided; older ones that nobody decided are dropped.
    package func receive(_ content: [UInt8], name: String, stamp: Stamp) throws -> ID<BorrowerDraft> {
        try database.execute(
            sql: "DELETE FROM borrowerDraft WHERE receivedAt < ?",
            arguments: [stamp.day - BorrowerDraft.keptDays])
        try database.execute(
            sql: """
                INSERT INTO borrowerDraft (name, actor, receivedAt, state, content, report)
                VALUES (?, ?, ?, 'received', ?, '')
                """,
            arguments: [
                String(name.unicodeScalars.prefix(BorrowerDetails.longestText)), stamp.actor, stamp.instant,
                Data(content),
            ])
        return ID(database.lastInsertedRowID)
    }

    /// The file is forgotten, what it did stays for a few days. False if the draft was over already.
    @discardableResult
    package func end(
        _ draft: ID<BorrowerDraft>, as state: BorrowerDraft.State, report: BorrowerImportReport? = nil
    )
        throws -> Bool
    {
        let words = try report.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } ?? ""
        try database.execute(
            sql: """
                UPDATE borrowerDraft SET state = ?, content = x'', report = ? WHERE id = ? AND state = 'received'
                """,
            arguments: [state.rawValue, words, draft])
        return database.changesCount > 0
    }
}
