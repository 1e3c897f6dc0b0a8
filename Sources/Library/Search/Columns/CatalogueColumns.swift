import GRDB
import Storage

/// The catalogue by columns, in memory: what filters, facets and orders are worked out from, however broad a search.
/// Records are designated by their number; about 70 bytes a record. A change of one record changes its line only.
struct CatalogueColumns: Sendable, Equatable {
    /// Counts the changes of the catalogue: another number, another catalogue.
    var version: Int
    /// How many numbers there are, from 0: those of records that were removed included.
    var size: Int
    var byTitle: [Int32]
    /// The place of each record in `byTitle`.
    var titleRanks: [Int32]
    var byNewest: [Int32]
    var byYear: [Int32]
    /// 0 where unknown.
    var years: [Int16]
    /// Days since 1970 on which records entered.
    var entered: [UInt16]
    /// In the order of `Search.Facet.kept`.
    var facets: [FacetColumn]
    /// How many copies of each record are in service.
    var copiesInService: [UInt8]
    /// The record of each copy in service, by the number of the copy; 0 for the others.
    var recordOfCopy: [Int32]

    static func version(in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT catalogueVersion FROM portal")) ?? 0
    }

    /// Beyond so many changed records, reading everything is quicker.
    private static let mostChanges = 400

    /// The columns of the catalogue as `db` sees it: those that are `known`, or that the file keeps, brought up to
    /// date record by record; worked out from every record where too much has changed.
    static func current(in db: Database, known: CatalogueColumns?) throws -> CatalogueColumns {
        let version = try version(in: db)
        if let known, known.version == version { return known }
        for candidate in try [known, CatalogueColumns(keptIn: db)] {
            guard var columns = candidate, columns.version <= version else { continue }
            if columns.version == version { return columns }
            if let changed = try changed(since: columns.version, in: db) {
                for id in changed { try columns.refresh(id, from: db) }
                columns.rank()
                columns.version = version
                return columns
            }
        }
        return try CatalogueColumns(scanning: db)
    }

    /// False for a number that the index has and the catalogue has not: a file that `lutrin check` would complain of.
    func holds(_ id: Int32) -> Bool {
        id > 0 && Int(id) < size
    }

    func column(_ facet: Search.Facet) -> FacetColumn? {
        Search.Facet.kept.firstIndex(of: facet).map { facets[$0] }
    }

    /// A number that the volumes of one series share; nil outside any.
    func series(of record: Int32) -> UInt16? {
        column(.series)?.codes(of: Int(record)).first
    }

    var memoryInUse: Int {
        size * (4 * 4 + 2 * 2 + 1) + recordOfCopy.count * 4 + facets.reduce(0) { $0 + $1.memoryInUse }
    }

    private static func changed(since version: Int, in db: Database) throws -> [Int32]? {
        let changed = try Int32.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id FROM record WHERE changedIn > :version
                    UNION ALL SELECT id FROM removedRecord WHERE removedIn > :version LIMIT :limit
                    """),
            arguments: ["version": version, "limit": mostChanges + 1],
        )
        return changed.count > mostChanges ? nil : changed
    }

    mutating func rank() {
        titleRanks = [Int32](repeating: 0, count: size)
        for (rank, id) in byTitle.enumerated() { titleRanks[Int(id)] = Int32(truncatingIfNeeded: rank) }
    }
}

extension Search.Facet {
    /// Those that have a column: whether a document is there now is worked out from the loans.
    static let kept = allCases.filter { $0 != .availability }

    /// The headings that the values are, for a facet of headings.
    var headingKind: Heading.Kind? {
        switch self {
        case .author: .author
        case .subject: .subject
        case .series: .series
        case .genre: .genre
        case .level: .level
        case .location: .location
        case .availability, .documentType, .fiction, .language, .decade, .dewey: nil
        }
    }
}
