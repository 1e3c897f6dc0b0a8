import Foundation
import GRDB
import Storage

/// What one transaction changes of the catalogue: when, as which version, and what is left to make findable.
struct CatalogueWrites {
    /// `2026-11-21T11:00:00Z`
    let instant: String
    let day: Day
    /// The version of the catalogue once the change is finished.
    let version: Int
    private(set) var records: [(id: ID<Record>, texts: [String])] = []
    /// Records that had words in the index.
    private(set) var replaced: [ID<Record>] = []
    /// Headings that were not there.
    private(set) var headings: [(id: Int64, label: String)] = []
    /// How many records more, or fewer, have each heading.
    private(set) var uses: [Int64: Int] = [:]
    private var headingIDs: [PreparedHeading: Int64] = [:]

    init(now: Date, in database: Database) throws {
        instant = now.formatted(.iso8601)
        day = Day(now, in: .current)
        version = try CatalogueColumns.version(in: database) + 1
    }

    var isEmpty: Bool {
        records.isEmpty && replaced.isEmpty && uses.isEmpty
    }

    mutating func note(_ id: ID<Record>, texts: [String], isNew: Bool) {
        records.append((id, texts))
        if !isNew { replaced.append(id) }
    }

    mutating func note(removed id: ID<Record>) {
        replaced.append(id)
    }

    mutating func note(newHeading id: Int64, label: String) {
        headings.append((id, label))
    }

    mutating func note(uses change: Int, of heading: Int64) {
        uses[heading, default: 0] += change
    }

    /// The number of a heading that was met before, or else what `find` says.
    mutating func id(of heading: PreparedHeading, find: () throws -> (id: Int64, isNew: Bool)) rethrows
        -> Int64
    {
        if let id = headingIDs[heading] { return id }
        let (id, isNew) = try find()
        headingIDs[heading] = id
        if isNew { note(newHeading: id, label: heading.label) }
        return id
    }
}

/// The headings of records.
extension CatalogueWriting {
    /// Gives a record these headings and no others.
    func setHeadings(_ headings: [PreparedHeading], of record: Int64, in change: inout CatalogueWrites) throws
    {
        var old = Set(
            try Int64.fetchAll(
                database.cachedStatement(sql: "SELECT heading FROM recordHeading WHERE record = ?"),
                arguments: [record]))
        for heading in headings {
            let id = try change.id(of: heading) { try find(heading) }
            if old.remove(id) != nil { continue }
            try database.cachedStatement(sql: "INSERT INTO recordHeading (record, heading) VALUES (?, ?)")
                .execute(arguments: [record, id])
            change.note(uses: 1, of: id)
        }
        for id in old {
            try database.cachedStatement(sql: "DELETE FROM recordHeading WHERE record = ? AND heading = ?")
                .execute(arguments: [record, id])
            change.note(uses: -1, of: id)
        }
    }

    private func find(_ heading: PreparedHeading) throws -> (id: Int64, isNew: Bool) {
        let known = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM heading WHERE kind = ? AND key = ?"),
            arguments: [heading.kind.rawValue, heading.key])
        if let known { return (known, false) }
        try database.cachedStatement(sql: "INSERT INTO heading (kind, key, label) VALUES (?, ?, ?)")
            .execute(arguments: [heading.kind.rawValue, heading.key, heading.label])
        return (database.lastInsertedRowID, true)
    }

    /// Counts the uses of headings afresh; what nobody uses any more goes.
    ///
    /// - Returns: the headings that went.
    func countHeadings(_ change: CatalogueWrites) throws -> [Int64] {
        for (id, more) in change.uses where more != 0 {
            try database.cachedStatement(sql: "UPDATE heading SET uses = uses + ? WHERE id = ?")
                .execute(arguments: [more, id])
        }
        var removed: [Int64] = []
        for (id, more) in change.uses where more <= 0 {
            try database.cachedStatement(sql: "DELETE FROM heading WHERE id = ? AND uses = 0").execute(
                arguments: [id])
            if database.changesCount > 0 { removed.append(id) }
        }
        return removed
    }
}
