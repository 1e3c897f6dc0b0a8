import GRDB
import Storage

/// Loans as « Mon compte » and the desk read them.
extension CirculationReading {
    package func loan(_ id: ID<Loan>) throws -> Loan? {
        try loans("loan.id = ?", [id]).first
    }

    /// The loan that has the copy out now.
    package func currentLoan(of copy: ID<Copy>) throws -> Loan? {
        try loans("loan.copy = ? AND loan.returnedOn IS NULL", [copy]).first
    }

    /// The first to be given back first.
    package func currentLoans(of borrower: ID<Borrower>) throws -> [Loan] {
        try loans(
            "loan.borrower = ? AND loan.returnedOn IS NULL", [borrower], order: "loan.dueOn, loan.id")
    }

    /// Loans given back since `day`, the latest first.
    package func history(of borrower: ID<Borrower>, since day: Day, limit: Int = -1) throws -> [Loan] {
        try loans(
            "loan.borrower = ? AND loan.returnedOn >= ?", [borrower, day],
            order: "loan.returnedOn DESC, loan.id DESC", limit: (size: limit, offset: 0))
    }

    /// Late on `day`: by class, name and due day. `schoolClass`: of this class only.
    package func overdueLoans(on day: Day, schoolClass: String? = nil) throws -> [Loan] {
        let order = "borrower.classKey, borrower.nameKey, borrower.id, loan.dueOn, loan.id"
        guard let schoolClass else {
            return try loans("loan.returnedOn IS NULL AND loan.dueOn < ?", [day], order: order)
        }
        return try loans(
            "loan.returnedOn IS NULL AND loan.dueOn < ? AND borrower.classKey = ?",
            [day, BorrowerDetails.classKey(schoolClass)], order: order)
    }

    /// All that is out, the first due first.
    package func copiesOut(page: Int = 1, size: Int = 100) throws -> (loans: [Loan], total: Int) {
        let total =
            try Int.fetchOne(
                database.cachedStatement(sql: "SELECT count(*) FROM loan WHERE returnedOn IS NULL")) ?? 0
        let found = try loans(
            "loan.returnedOn IS NULL", [], order: "loan.dueOn, loan.id",
            limit: (size: max(1, size), offset: max(0, page - 1) * max(1, size)))
        return (found, total)
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    func loans(
        _ condition: String, _ arguments: [any DatabaseValueConvertible], order: String = "loan.id",
        limit: (size: Int, offset: Int) = (-1, 0),
    ) throws -> [Loan] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), loan.id, loan.copy, copy.number, loan.lentOn, loan.dueOn, loan.returnedOn,
                        loan.renewals, loan.borrower, borrower.name, borrower.schoolClass
                    FROM loan JOIN copy ON copy.id = loan.copy JOIN record ON record.id = copy.record
                    LEFT JOIN borrower ON borrower.id = loan.borrower
                    WHERE \(condition) ORDER BY \(order) LIMIT ? OFFSET ?
                    """),
            arguments: StatementArguments(arguments + [limit.size, limit.offset])
        ).map(Loan.init)
    }
}

extension Loan {
    fileprivate init(_ row: Row) {
        let borrower: ID<Borrower>? = row[20]
        self.init(
            id: row[13], copy: row[14], copyNumber: row[15], record: Record(row),
            borrower: borrower.map { Holder(id: $0, name: row[21] ?? "", schoolClass: row[22] ?? "") },
            lentOn: row[16], dueOn: row[17], returnedOn: row[18], renewals: row[19])
    }
}
