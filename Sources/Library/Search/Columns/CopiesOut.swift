import GRDB

/// Which records have a copy on its shelf, worked out from the current loans and what is set aside.
struct CopiesOut: Sendable {
    /// Counts the loans, the returns and what is set aside.
    let version: Int
    let catalogueVersion: Int
    let isAvailable: [Bool]

    static func version(in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT circulationVersion FROM portal")) ?? 0
    }

    init(reading db: Database, version: Int, columns: CatalogueColumns) throws {
        var free = columns.copiesInService
        let lent = try Int.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT copy FROM loan WHERE returnedOn IS NULL
                    UNION SELECT copy FROM reservation WHERE state = 'setAside'
                    """))
        while let copy = try lent.next() {
            guard columns.recordOfCopy.indices.contains(copy) else { continue }
            let record = Int(columns.recordOfCopy[copy])
            if record > 0, free[record] > 0 { free[record] -= 1 }
        }
        self.version = version
        catalogueVersion = columns.version
        isAvailable = free.map { $0 > 0 }
    }
}
