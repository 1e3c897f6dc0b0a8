import GRDB
import Storage

/// The documents that a rule keeps, best first.
extension PresentationReading {
    static let newestDays = 30
    static let lendingDays = 365
    /// Fewer would tell what one pupil of a small class borrowed.
    static let fewestLoans = 3
    /// Tenths of stars, on average.
    static let bestTenths = 40

    func ruled(by rule: Selection.Rule, _ search: Search?, on day: Day, limit: Int) throws -> [ID<Record>] {
        switch rule {
        case .handMade: []
        case .search: try search.map { try answers(to: $0, limit: limit) } ?? []
        case .newest: try newest(since: day - Self.newestDays, limit: limit)
        case .neverLent: try neverLent(limit: limit)
        case .lentTo(let schoolClass): try lent(to: schoolClass, since: day - Self.lendingDays, limit: limit)
        case .bestReviewed: try bestReviewed(limit: limit)
        }
    }

    /// In the order that the search asks for; the answers of one that asks for nothing in particular come newest first.
    private func answers(to search: Search, limit: Int) throws -> [ID<Record>] {
        let catalogue = CatalogueReading(database: database, file: file)
        if search.sort == .newest || (search.sort == .relevance && search.text.isEmpty) {
            return try catalogue.glimpse(of: search, limit: limit).records.map(\.id)
        }
        var found: [ID<Record>] = []
        var page = 1
        while found.count < limit {
            let answers = try catalogue.search(search.onPage(page), facets: []).found.map(\.record.id)
            found += answers
            guard answers.count == Search.pageSize else { break }
            page += 1
        }
        return Array(found.prefix(limit))
    }

    private func newest(since day: Day, limit: Int) throws -> [ID<Record>] {
        try ID<Record>.fetchAll(
            database.cachedStatement(
                sql: "SELECT id FROM record WHERE enteredOn >= ? ORDER BY enteredOn DESC, id DESC LIMIT ?"),
            arguments: [day, limit])
    }

    /// Documents that could be borrowed and never were, whichever of their copies.
    private func neverLent(limit: Int) throws -> [ID<Record>] {
        try ID<Record>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM record
                    WHERE EXISTS (SELECT 1 FROM copy WHERE copy.record = record.id AND status = 'inService')
                        AND NOT EXISTS (
                            SELECT 1 FROM copy JOIN loan ON loan.copy = copy.id WHERE copy.record = record.id
                        )
                    ORDER BY enteredOn DESC, id DESC LIMIT ?
                    """), arguments: [limit])
    }

    private func lent(to schoolClass: String, since day: Day, limit: Int) throws -> [ID<Record>] {
        let key = BorrowerDetails.classKey(schoolClass)
        guard !key.isEmpty else { return [] }
        let classes = try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT DISTINCT lentToClass FROM loan WHERE lentOn >= ? AND lentToClass <> ''"),
            arguments: [day]
        ).filter { BorrowerDetails.classKey($0).hasPrefix(key) }
        var list = JSONText()
        list.list(classes) { $0.string($1) }
        return try ID<Record>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT record FROM loan JOIN copy ON copy.id = loan.copy
                    WHERE lentOn >= ? AND lentToClass IN (SELECT value FROM json_each(?))
                    GROUP BY record HAVING count(*) >= ? ORDER BY count(*) DESC, max(lentOn) DESC, record LIMIT ?
                    """),
            arguments: [day, String(decoding: list.bytes, as: UTF8.self), Self.fewestLoans, limit])
    }

    private func bestReviewed(limit: Int) throws -> [ID<Record>] {
        try ID<Record>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT record FROM review WHERE state = 'approved' GROUP BY record
                    HAVING avg(stars) * 10 >= ? ORDER BY avg(stars) DESC, count(*) DESC, record LIMIT ?
                    """), arguments: [Self.bestTenths, limit])
    }
}
