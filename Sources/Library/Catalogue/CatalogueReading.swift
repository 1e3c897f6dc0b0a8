import Formats
import Foundation
import GRDB
import Storage

/// Reading the catalogue: one record, the newest, how many of each type.
package struct CatalogueReading {
    let database: Database
    let file: LibraryFile

    package func record(_ id: ID<Record>) throws -> RecordDetails? {
        try details(of: [id]).first
    }

    /// Several records with everything that is known of them, in the order of `ids`; unknown numbers are left out.
    package func details(of ids: [ID<Record>]) throws -> [RecordDetails] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), description
                    FROM record JOIN recordDescription ON recordDescription.record = record.id
                    WHERE record.id IN (SELECT value FROM json_each(?))
                    """),
            arguments: [Self.list(ids)],
        )
        let copies = try copies(of: ids)
        var byID: [ID<Record>: RecordDetails] = [:]
        for row in rows {
            let record = Record(row)
            let description: Data = row["description"]
            byID[record.id] = RecordDetails(
                record: record, description: try RecordDescription(stored: description),
                copies: copies[record.id] ?? [],
            )
        }
        return ids.compactMap { byID[$0] }
    }

    /// The record alone, for its cover.
    package func summary(of id: ID<Record>) throws -> Record? {
        try records([id]).first
    }

    /// The latest to have entered, newest first.
    package func newest(_ limit: Int) throws -> [Record] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT \(Record.columns) FROM record ORDER BY enteredOn DESC, id DESC LIMIT ?",
            ),
            arguments: [limit],
        ).map(Record.init)
    }

    /// How many documents there are, and how many of each type, most numerous first.
    package func holdings() throws -> (count: Int, types: [FacetCounts.Value]) {
        let columns = try file.columns(seenBy: database)
        let everything = Search()
        let filters = try filters(of: everything, facets: [.documentType], columns: columns)
        let hits = Hits(columns.byTitle, known: [], filters: filters, facets: [.documentType], in: columns)
        let types = try values(
            of: .documentType, in: hits, search: everything, columns: columns, limit: Self.mostFacetValues)
        return (hits.count, types.values)
    }

    /// The records in the order of `ids`; unknown numbers are left out.
    func records(_ ids: [ID<Record>]) throws -> [Record] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT \(Record.columns) FROM record WHERE id IN (SELECT value FROM json_each(?))",
            ),
            arguments: [Self.list(ids)],
        )
        var byID: [ID<Record>: Record] = [:]
        while let row = try rows.next() { byID[ID(row[0] as Int64)] = Record(row) }
        return ids.compactMap { byID[$0] }
    }

    /// The copies of each record, free ones first.
    func copies(of ids: [ID<Record>]) throws -> [ID<Record>: [Copy]] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT copy.record, copy.id, number, callNumber, location, status, note, dueOn,
                        reservation.id IS NOT NULL AS isSetAside
                    FROM copy LEFT JOIN loan ON loan.copy = copy.id AND loan.returnedOn IS NULL
                    LEFT JOIN reservation ON reservation.copy = copy.id AND reservation.state = 'setAside'
                    WHERE copy.record IN (SELECT value FROM json_each(?))
                    ORDER BY copy.record, dueOn IS NOT NULL, dueOn, isSetAside, copy.id
                    """),
            arguments: [Self.list(ids)],
        )
        var copies: [ID<Record>: [Copy]] = [:]
        while let row = try rows.next() {
            copies[ID(row[0] as Int64), default: []].append(Copy(row))
        }
        return copies
    }

    private static func list(_ ids: [ID<Record>]) -> String {
        "[" + ids.map(\.description).joined(separator: ",") + "]"
    }
}

extension Record {
    static let columns = """
        record.id, title, subtitle, byline, imprint, seriesTitle, volume, documentType, language, year, \
        record.callNumber, summary, enteredOn
        """

    init(_ row: Row) {
        self.init(
            id: ID(row[0] as Int64), title: row[1], subtitle: row[2], byline: row[3], imprint: row[4],
            seriesTitle: row[5], volume: row[6], documentType: row[7], language: row[8], year: row[9],
            callNumber: row[10], summary: row[11], enteredOn: Day(row[12] as String),
        )
    }
}

extension Copy {
    /// Columns from the second on, in the order of `copies(of:)`.
    init(_ row: Row) {
        let due: String? = row[7]
        self.init(
            id: ID(row[1] as Int64), number: row[2], callNumber: row[3], location: row[4],
            status: CopyStatus(rawValue: row[5]) ?? .inService, note: row[6], dueOn: due.flatMap { Day($0) },
            isSetAside: row[8],
        )
    }
}
