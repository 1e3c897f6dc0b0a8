import GRDB
import Storage

/// A copy with the document that it is of.
package struct CopyLine: Equatable, Sendable {
    package let copy: Copy
    package let record: Record

    package init(copy: Copy, record: Record) {
        self.copy = copy
        self.record = record
    }
}

/// What an equation found: a page, and how many there are in all.
package struct EquationAnswer<Line: Sendable>: Sendable {
    package let lines: [Line]
    package let total: Int

    package init(lines: [Line], total: Int) {
        self.lines = lines
        self.total = total
    }
}

extension LibraryReading {
    private static let tables: [Equation.Subject: String] = [
        .borrowers: "borrower",
        .copies: "copy JOIN record ON record.id = copy.record",
        .loans: """
        loan JOIN copy ON copy.id = loan.copy JOIN record ON record.id = copy.record \
        LEFT JOIN borrower ON borrower.id = loan.borrower
        """,
    ]

    private static let order: [Equation.Subject: String] = [
        .borrowers: "borrower.nameKey, borrower.id", .copies: "copy.shelfKey, copy.id",
        .loans: "loan.dueOn, loan.id",
    ]

    /// Every borrower of an equation: the set that an update compares (B-42).
    package func borrowers(of equation: Equation, on day: Day) throws -> [Borrower] {
        try ids(of: equation, subject: .borrowers, on: day, page: 1, size: -1).lines.compactMap {
            try borrowers.borrower(ID($0))
        }
    }

    package func borrowers(of equation: Equation, on day: Day, page: Int, size: Int = 50) throws
        -> EquationAnswer<Borrower>
    {
        let found = try ids(of: equation, subject: .borrowers, on: day, page: page, size: size)
        return EquationAnswer(
            lines: try found.lines.compactMap { try borrowers.borrower(ID($0)) }, total: found.total)
    }

    package func copies(of equation: Equation, on day: Day, page: Int, size: Int = 50) throws
        -> EquationAnswer<CopyLine>
    {
        let found = try ids(of: equation, subject: .copies, on: day, page: page, size: size)
        let lines = try found.lines.compactMap { id -> CopyLine? in
            guard let copy = try circulation.copy(ID<Copy>(id)),
                let record = try catalogue.summary(of: copy.record)
            else { return nil }
            return CopyLine(copy: copy.copy, record: record)
        }
        return EquationAnswer(lines: lines, total: found.total)
    }

    package func loans(of equation: Equation, on day: Day, page: Int, size: Int = 50) throws
        -> EquationAnswer<Loan>
    {
        let found = try ids(of: equation, subject: .loans, on: day, page: page, size: size)
        return EquationAnswer(
            lines: try found.lines.compactMap { try circulation.loan(ID($0)) }, total: found.total)
    }

    /// - Parameter size: all of them below 0. An equation on something else finds nothing.
    private func ids(of equation: Equation, subject: Equation.Subject, on day: Day, page: Int, size: Int)
        throws
        -> EquationAnswer<Int64>
    {
        guard equation.subject == subject, let tables = Self.tables[subject], let order = Self.order[subject]
        else {
            return EquationAnswer(lines: [], total: 0)
        }
        let condition = EquationSQL(equation, on: day)
        let table = subject == .borrowers ? "borrower" : subject == .copies ? "copy" : "loan"
        let (from, names) = ("FROM \(tables) WHERE \(condition.sql)", condition.arguments)
        // Every argument is to be used, even by an equation that does not ask for the day.
        let day = ":today IS NOT NULL"
        let total =
            try Int.fetchOne(database, sql: "SELECT count(*) \(from) AND \(day)", arguments: names) ?? 0
        let found = try Int64.fetchAll(
            database,
            sql: "SELECT \(table).id \(from) AND \(day) ORDER BY \(order) LIMIT :size OFFSET :offset",
            arguments: names + ["size": size, "offset": max(0, page - 1) * max(0, size)])
        return EquationAnswer(lines: found, total: total)
    }
}
