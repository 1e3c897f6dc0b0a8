import Formats
import GRDB
import Storage

/// Which page of the borrowers is wanted.
package struct BorrowerQuery: Hashable, Sendable {
    package var text: String
    package var schoolClass: String?
    package var status: String?
    package var kind: BorrowerKind?
    package var sort: Sort
    /// From 1.
    package var page: Int
    package var size: Int

    package enum Sort: String, CaseIterable, Sendable {
        case name, schoolClass, number
    }

    package init(
        text: String = "", schoolClass: String? = nil, status: String? = nil, kind: BorrowerKind? = nil,
        sort: Sort = .name, page: Int = 1, size: Int = 50,
    ) {
        self.text = text
        self.schoolClass = schoolClass
        self.status = status
        self.kind = kind
        self.sort = sort
        self.page = page
        self.size = size
    }
}

/// One page of borrowers.
package struct BorrowerList: Equatable, Sendable {
    package let lines: [BorrowerLine]
    package let total: Int

    package init(lines: [BorrowerLine], total: Int) {
        self.lines = lines
        self.total = total
    }
}

/// A borrower with what he or she has.
package struct BorrowerLine: Equatable, Sendable {
    package let borrower: Borrower
    package let loans: Int
    package let reservations: Int

    package init(borrower: Borrower, loans: Int, reservations: Int) {
        self.borrower = borrower
        self.loans = loans
        self.reservations = reservations
    }
}

extension BorrowerReading {
    private static let mostWords = 6
    private static let mostOnPage = 500

    /// Every page of it: for a file, for papers.
    ///
    /// - Parameter limit: so many at most.
    package func all(_ query: BorrowerQuery, limit: Int = 100_000) throws -> [BorrowerLine] {
        var (query, lines) = (query, [BorrowerLine]())
        (query.page, query.size) = (1, Self.mostOnPage)
        while lines.count < limit {
            let page = try list(query)
            lines += page.lines
            if lines.count >= page.total || page.lines.isEmpty { break }
            query.page += 1
        }
        return Array(lines.prefix(limit))
    }

    package func list(_ query: BorrowerQuery) throws -> BorrowerList {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        for word in Folding.words(in: query.text).prefix(Self.mostWords) {
            conditions.append(
                "borrower.id IN (SELECT borrower FROM borrowerWord WHERE word >= ? AND word < ?)")
            arguments += [word.folded, word.folded + "\u{10FFFF}"]
        }
        if conditions.isEmpty, !query.text.trimmed.isEmpty { return BorrowerList(lines: [], total: 0) }
        if let schoolClass = query.schoolClass {
            conditions.append("classKey = ?")
            arguments.append(BorrowerDetails.classKey(schoolClass))
        }
        if let status = query.status {
            conditions.append("statusKey = ?")
            arguments.append(Folding.fold(status))
        }
        if let kind = query.kind {
            conditions.append("kind = ?")
            arguments.append(kind.rawValue)
        }
        let filter = conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
        let size = min(max(query.size, 1), Self.mostOnPage)
        let total =
            try Int.fetchOne(
                database.cachedStatement(sql: "SELECT count(*) FROM borrower WHERE \(filter)"),
                arguments: StatementArguments(arguments)) ?? 0
        let page = min(max(query.page, 1), max(1, (total + size - 1) / size))
        let found = try lines(
            "\(filter) ORDER BY \(query.sort.columns) LIMIT ? OFFSET ?",
            arguments + [size, (page - 1) * size])
        return BorrowerList(lines: found, total: total)
    }

    /// One borrower as the list shows them.
    package func line(_ id: ID<Borrower>) throws -> BorrowerLine? {
        try lines("borrower.id = ?", [id]).first
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func lines(_ condition: String, _ arguments: [any DatabaseValueConvertible]) throws
        -> [BorrowerLine]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Borrower.columns),
                        (SELECT count(*) FROM loan WHERE loan.borrower = borrower.id AND returnedOn IS NULL),
                        (SELECT count(*) FROM reservation WHERE reservation.borrower = borrower.id AND closedOn IS NULL)
                    FROM borrower WHERE \(condition)
                    """),
            arguments: StatementArguments(arguments)
        ).map { BorrowerLine(borrower: Borrower($0), loans: $0[12], reservations: $0[13]) }
    }
}

extension BorrowerQuery.Sort {
    fileprivate var columns: String {
        switch self {
        case .name: "nameKey, id"
        case .schoolClass: "classKey, nameKey, id"
        case .number: "length(number), number"
        }
    }
}
