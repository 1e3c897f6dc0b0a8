import Foundation
import GRDB
import Storage

/// Files of people that were sent, and what became of them: read → looked at → applied or abandoned; what was applied
/// may be undone.
package struct DirectoryDraft: Equatable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case reading, ready, refused, applying, applied, abandoned, undone
    }

    package let id: ID<DirectoryDraft>
    /// As the files were called.
    package let files: [String]
    /// The school of a table that does not name one.
    package let rne: String
    package let actor: String
    /// UTC: `2026-11-21T11:00:00Z`.
    package let receivedAt: String
    package let state: State
    package let report: DirectoryAnalysis

    static let columns = "id, files, rne, actor, receivedAt, state, report"

    init(_ row: Row) throws {
        id = row[0]
        files = (row[1] as String).split(separator: "\n").map(String.init)
        rne = row[2]
        actor = row[3]
        receivedAt = row[4]
        state = State(rawValue: row[5]) ?? .abandoned
        let words: String = row[6]
        report =
            words.isEmpty
            ? DirectoryAnalysis() : try JSONDecoder().decode(DirectoryAnalysis.self, from: Data(words.utf8))
    }

    package init(
        id: ID<DirectoryDraft>, files: [String], rne: String, actor: String, receivedAt: String, state: State,
        report: DirectoryAnalysis,
    ) {
        self.id = id
        self.files = files
        self.rne = rne
        self.actor = actor
        self.receivedAt = receivedAt
        self.state = state
        self.report = report
    }
}

/// What files would do to the directory, or did.
package struct DirectoryAnalysis: Codable, Equatable, Sendable {
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var left = 0
    package var returned = 0
    package var foreign = 0
    /// Of the files, by profile.
    package var profiles: [String: Int] = [:]
    package var newClasses: [String] = []
    package var ambiguous: [String] = []
    /// The first names of those who come and of those who go.
    package var arriving: [String] = []
    package var leaving: [String] = []
    /// Before the files, in the schools that they speak of.
    package var before = 0
    /// Who goes, in each profile of each school; nil in what an older version kept.
    package var departures: [Departures]?
    package var problems: [Problem] = []
    package var remarks: [String] = []
    /// Why nothing could be read; empty when it could.
    package var refusal = ""

    package struct Problem: Codable, Equatable, Sendable {
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    /// How many people of one profile a school loses.
    package struct Departures: Codable, Equatable, Sendable {
        /// `pupil`
        package let profile: String
        package let school: String
        package let before: Int
        package let left: Int

        package init(profile: String, school: String, before: Int, left: Int) {
            self.profile = profile
            self.school = school
            self.before = before
            self.left = left
        }

        /// More than one in three, which no summer does: a file of another school, or a part of one.
        package var isAlarming: Bool { left >= 5 && left * 3 > before }
    }

    package static let mostNames = 100

    package init() {}

    /// What was done, in numbers: all that is kept once nobody decides on it any longer.
    package var withoutNames: DirectoryAnalysis {
        var numbers = self
        (numbers.arriving, numbers.leaving, numbers.ambiguous) = ([], [], [])
        (numbers.problems, numbers.remarks) = ([], [])
        return numbers
    }

    package var changesNothing: Bool {
        added + updated + left + returned == 0 && newClasses.isEmpty
    }

    /// Compared within each profile of each school: parents, who are many, would hide the pupils.
    package var alarming: [Departures] { (departures ?? []).filter(\.isAlarming) }
}

package struct DirectoryDraftReading {
    let database: Database

    package func draft(_ id: ID<DirectoryDraft>) throws -> DirectoryDraft? {
        try drafts("id = ?", [id]).first
    }

    /// The newest first.
    package func latest(_ count: Int = 10) throws -> [DirectoryDraft] {
        try drafts("1 ORDER BY id DESC LIMIT ?", [count])
    }

    /// What a restart interrupted.
    package func unfinished() throws -> [DirectoryDraft] {
        try drafts("state IN ('reading', 'applying') ORDER BY id", [])
    }

    /// Only what was done last can be undone.
    package func undoable() throws -> ID<DirectoryDraft>? {
        try drafts("state IN ('applied', 'undone') ORDER BY decidedAt DESC, id DESC LIMIT 1", []).first
            .flatMap { $0.state == .applied ? $0.id : nil }
    }

    func received(before instant: String) throws -> [DirectoryDraft] {
        try drafts("receivedAt < ? AND state NOT IN ('reading', 'applying')", [instant])
    }

    private func drafts(_ condition: String, _ arguments: StatementArguments) throws -> [DirectoryDraft] {
        try Row.fetchAll(
            database,
            sql: "SELECT \(DirectoryDraft.columns) FROM directoryDraft WHERE \(condition)",
            arguments: arguments
        ).map { try DirectoryDraft($0) }
    }
}

package struct DirectoryDraftWriting {
    let database: Database

    package var reading: DirectoryDraftReading { DirectoryDraftReading(database: database) }

    package func receive(_ files: [String], rne: String, by actor: String, at now: Date) throws -> ID<
        DirectoryDraft
    > {
        try database.execute(
            sql: """
                INSERT INTO directoryDraft (files, rne, actor, receivedAt, state, report)
                VALUES (?, ?, ?, ?, 'reading', '')
                """,
            arguments: [
                files.map { Self.name($0) }.joined(separator: "\n"), rne, actor, now.formatted(.iso8601),
            ])
        return ID(database.lastInsertedRowID)
    }

    /// One line each: a name of blanks would make two files one.
    private static func name(_ file: String) -> String {
        let name = file.line(upTo: 120)
        return name.isEmpty ? "fichier" : name
    }

    /// From one state to the next; false when somebody else was quicker.
    @discardableResult
    package func move(
        _ id: ID<DirectoryDraft>, from states: Set<DirectoryDraft.State>, to state: DirectoryDraft.State,
        report: DirectoryAnalysis? = nil, at now: Date,
    ) throws -> Bool {
        guard let draft = try DirectoryDraftReading(database: database).draft(id),
            states.contains(draft.state)
        else { return false }
        let report = report ?? (state == .abandoned ? draft.report.withoutNames : nil)
        try database.execute(
            sql: "UPDATE directoryDraft SET state = ?, decidedAt = ? WHERE id = ?",
            arguments: [state.rawValue, now.formatted(.iso8601), id])
        if let report { try tell(report, of: id) }
        return true
    }

    private func tell(_ report: DirectoryAnalysis, of id: ID<DirectoryDraft>) throws {
        let words = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        try database.execute(
            sql: "UPDATE directoryDraft SET report = ? WHERE id = ?", arguments: [words, id])
    }

    /// Names that files brought and took away go with the files; who brought them, a year later.
    func forgetNames(at now: Date) throws {
        func before(_ days: Int) -> String { (now - Double(days) * 86_400).formatted(.iso8601) }
        try database.execute(
            sql: "DELETE FROM directoryDraft WHERE receivedAt < ? AND state NOT IN ('reading', 'applying')",
            arguments: [before(CampusRetention.draftTraceDays)])
        let drafts = try DirectoryDraftReading(database: database).received(
            before: before(CampusRetention.draftDays))
        for draft in drafts where draft.report != draft.report.withoutNames {
            try tell(draft.report.withoutNames, of: draft.id)
        }
    }
}

extension CampusReading {
    package var drafts: DirectoryDraftReading { DirectoryDraftReading(database: database) }
}

extension CampusWriting {
    package var drafts: DirectoryDraftWriting { DirectoryDraftWriting(database: database) }
}
