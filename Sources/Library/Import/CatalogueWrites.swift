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
    private(set) var headings: [(id: Int64, label: String)] = []
    private(set) var removedHeadings: [Int64] = []

    init(now: Date, in database: Database) throws {
        instant = now.formatted(.iso8601)
        day = Day(now, in: .current)
        version = try CatalogueColumns.version(in: database) + 1
    }

    var isEmpty: Bool {
        records.isEmpty && replaced.isEmpty && headings.isEmpty && removedHeadings.isEmpty
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

    mutating func note(removedHeading id: Int64) {
        if let place = headings.firstIndex(where: { $0.id == id }) {
            headings.remove(at: place)
        } else {
            removedHeadings.append(id)
        }
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
            if !old.isEmpty, let id = try id(of: heading), old.remove(id) != nil { continue }
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        INSERT INTO heading (kind, key, label, uses) VALUES (?, ?, ?, 1)
                        ON CONFLICT (kind, key) DO UPDATE SET uses = uses + 1 RETURNING id, uses
                        """),
                arguments: [heading.kind.rawValue, heading.key, heading.label],
            )
            guard let row else { continue }
            let id: Int64 = row[0]
            if row[1] == 1 { change.note(newHeading: id, label: heading.label) }
            try database.cachedStatement(sql: "INSERT INTO recordHeading (record, heading) VALUES (?, ?)")
                .execute(arguments: [record, id])
        }
        for id in old { try take(id, from: record, in: &change) }
    }

    private func id(of heading: PreparedHeading) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM heading WHERE kind = ? AND key = ?"),
            arguments: [heading.kind.rawValue, heading.key])
    }

    private func take(_ heading: Int64, from record: Int64, in change: inout CatalogueWrites) throws {
        try database.cachedStatement(sql: "DELETE FROM recordHeading WHERE record = ? AND heading = ?")
            .execute(arguments: [record, heading])
        let left = try Int.fetchOne(
            database.cachedStatement(sql: "UPDATE heading SET uses = uses - 1 WHERE id = ? RETURNING uses"),
            arguments: [heading],
        )
        guard left == 0 else { return }
        try database.cachedStatement(sql: "DELETE FROM heading WHERE id = ?").execute(arguments: [heading])
        change.note(removedHeading: heading)
    }
}
