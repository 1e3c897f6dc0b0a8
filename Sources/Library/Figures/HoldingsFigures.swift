import Formats
import GRDB
import Storage

/// Copies counted by their place on the shelves and by age; those that nobody borrows.
extension FiguresReading {
    /// Copies that readers may have, or could read on the spot.
    private static let kept = "copy.status IN ('inService', 'consultationOnly')"

    package func copyCount() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM copy WHERE \(Self.kept)")) ?? 0
    }

    /// Copies in service that were never lent, of documents that entered the catalogue on `day` at the latest; in the
    /// order of the shelves.
    package func neverLent(enteredBy day: Day, page: Int = 1, size: Int = 50) throws
        -> (copies: [NeverLentCopy], total: Int)
    {
        let condition = """
            copy.status = 'inService' AND record.enteredOn <= :day
            AND NOT EXISTS (SELECT 1 FROM loan WHERE loan.copy = copy.id)
            """
        let total =
            try Int.fetchOne(
                database.cachedStatement(
                    sql: "SELECT count(*) FROM copy JOIN record ON record.id = copy.record WHERE \(condition)"
                ),
                arguments: ["day": day]) ?? 0
        let copies = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), copy.number, copy.callNumber
                    FROM copy JOIN record ON record.id = copy.record WHERE \(condition)
                    ORDER BY copy.shelfKey, copy.id LIMIT :size OFFSET :offset
                    """),
            arguments: ["day": day, "size": size, "offset": max(0, page - 1) * size]
        ).map { NeverLentCopy(record: Record($0), number: $0[13], callNumber: $0[14]) }
        return (copies, total)
    }

    /// Dewey classes first, then letters.
    package func holdings(_ period: FigurePeriod) throws -> [HoldingsFigure] {
        let loans = try Dictionary(
            Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT copy, count(*) FROM loan WHERE lentOn BETWEEN :first AND :last GROUP BY copy
                        """), arguments: period.bounds
            ).map { ($0[0] as Int64, $0[1] as Int) }, uniquingKeysWith: +)
        var shelves: [HoldingsFigure.Mark: Shelf] = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT copy.id, copy.record, copy.callNumber, record.year
                    FROM copy JOIN record ON record.id = copy.record WHERE \(Self.kept)
                    """))
        while let row = try rows.next() {
            shelves[HoldingsFigure.Mark(callNumber: row[2]), default: Shelf()].add(
                record: row[1], year: row[3], loans: loans[row[0]] ?? 0)
        }
        return shelves.sorted { $0.key.rank < $1.key.rank }.map { $1.figure($0) }
    }

    package func copiesByAge(on day: Day) throws -> [AgeFigure] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT record.year, count(*) FROM copy JOIN record ON record.id = copy.record
                    WHERE \(Self.kept) GROUP BY 1
                    """))
        var counts: [AgeFigure.Age: Int] = [:]
        for row in rows { counts[AgeFigure.Age(of: row[0], in: day.year), default: 0] += row[1] }
        return AgeFigure.Age.allCases.map { AgeFigure(age: $0, copies: counts[$0] ?? 0) }
    }

    private struct Shelf {
        private var copies = 0
        private var loans = 0
        private var records: Set<Int64> = []
        private var years: [Int] = []

        mutating func add(record: Int64, year: Int?, loans: Int) {
            copies += 1
            self.loans += loans
            records.insert(record)
            if let year { years.append(year) }
        }

        func figure(_ mark: HoldingsFigure.Mark) -> HoldingsFigure {
            HoldingsFigure(
                mark: mark, copies: copies, titles: records.count, loans: loans,
                medianYear: years.isEmpty ? nil : years.sorted()[years.count / 2])
        }
    }
}

extension HoldingsFigure.Mark {
    /// « 599.75 MAR » is in class 5, « R STE » among the « R »; a Dewey number comes first and has three digits before
    /// its point.
    init(callNumber: String) {
        guard let first = Folding.words(in: callNumber).first?.folded else {
            self = .none
            return
        }
        let isDewey = first.utf8.count == 3 && first.utf8.allSatisfy { Self.digits.contains($0) }
        if isDewey, let digit = first.utf8.first {
            self = .dewey(Int(digit - UInt8(ascii: "0")))
        } else {
            self = .letters(first.uppercased())
        }
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    fileprivate var rank: String {
        switch self {
        case .dewey(let digit): "0\(digit)"
        case .letters(let letters): "1\(letters)"
        case .none: "2"
        }
    }
}

extension AgeFigure.Age {
    fileprivate init(of year: Int?, in current: Int) {
        guard let year else {
            self = .unknown
            return
        }
        switch current - year {
        case ..<5: self = .under5
        case ..<10: self = .from5to9
        case ..<20: self = .from10to19
        default: self = .from20
        }
    }
}
