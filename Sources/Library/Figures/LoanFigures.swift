import Formats
import GRDB
import Storage

/// Loans counted by month, class, type and status.
extension FiguresReading {
    package func loanCount(_ period: FigurePeriod) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM loan WHERE lentOn BETWEEN :first AND :last"),
            arguments: period.bounds) ?? 0
    }

    /// The first day of the first month of which a loan is known.
    package func firstLoan() throws -> Day? {
        try Day.fetchOne(database.cachedStatement(sql: "SELECT min(lentOn) FROM loan"))
    }

    /// Every month of the period, those without a loan too.
    package func loansByMonth(_ period: FigurePeriod) throws -> [(month: Day, loans: Int)] {
        let counted = try Dictionary(
            Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT substr(lentOn, 1, 8) || '01', count(*) FROM loan
                        WHERE lentOn BETWEEN :first AND :last GROUP BY 1
                        """), arguments: period.bounds
            ).map { ($0[0] as Day, $0[1] as Int) }, uniquingKeysWith: +)
        return period.months.map { ($0, counted[$0] ?? 0) }
    }

    /// The most lent first.
    package func loansByType(_ period: FigurePeriod) throws -> [LoanFigure] {
        try loans("record.documentType", period).sortedByLoans()
    }

    /// As it was when the document was lent; statuses that differ by accents or capitals are one.
    package func loansByStatus(_ period: FigurePeriod) throws -> [LoanFigure] {
        Self.merged(try loans("loan.lentToStatus", period), key: { Folding.fold($0) }).sortedByLoans()
    }

    /// Classes of the day of the loan, in their order, beside the readers who are in them now.
    package func loansByClass(_ period: FigurePeriod) throws -> [ClassFigure] {
        let key = { BorrowerDetails.classKey($0) }
        let lent = Self.merged(try loans("loan.lentToClass", period).filter { !$0.label.isEmpty }, key: key)
        var figures = Dictionary(
            lent.map { (key($0.label), ClassFigure(schoolClass: $0.label, loans: $0.loans, readers: 0)) },
            uniquingKeysWith: { first, _ in first })
        let present = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT classKey, min(schoolClass), count(*) FROM borrower
                    WHERE classKey <> '' AND kind = 'regular' AND isClosed = 0 GROUP BY classKey
                    """))
        for row in present {
            let name: String = row[1]
            figures[row[0]] = ClassFigure(
                schoolClass: figures[row[0]]?.schoolClass ?? name, loans: figures[row[0]]?.loans ?? 0,
                readers: row[2])
        }
        return figures.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Documents by their loans in the period, the most lent first.
    package func mostLent(_ period: FigurePeriod, limit: Int = 50) throws -> [LentFigure] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), count(*) FROM loan JOIN copy ON copy.id = loan.copy
                    JOIN record ON record.id = copy.record WHERE lentOn BETWEEN :first AND :last
                    GROUP BY record.id ORDER BY count(*) DESC, sortTitle, record.id LIMIT :limit
                    """), arguments: period.bounds + ["limit": limit]
        ).map { LentFigure(record: Record($0), loans: $0[13]) }
    }

    /// - Parameter label: an expression written here.
    private func loans(_ label: String, _ period: FigurePeriod) throws -> [LoanFigure] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(label), count(*) FROM loan JOIN copy ON copy.id = loan.copy
                    JOIN record ON record.id = copy.record WHERE lentOn BETWEEN :first AND :last GROUP BY 1
                    """), arguments: period.bounds
        ).map { LoanFigure(label: $0[0], loans: $0[1]) }
    }

    /// What is written in several ways is called as it is most often.
    private static func merged(_ figures: [LoanFigure], key: (String) -> String) -> [LoanFigure] {
        Dictionary(grouping: figures) { key($0.label) }.values.map { same in
            LoanFigure(
                label: same.max { ($0.loans, $1.label) < ($1.loans, $0.label) }?.label ?? "",
                loans: same.reduce(0) { $0 + $1.loans })
        }
    }
}

extension [LoanFigure] {
    fileprivate func sortedByLoans() -> [LoanFigure] {
        sorted { ($1.loans, $0.label) < ($0.loans, $1.label) }
    }
}
