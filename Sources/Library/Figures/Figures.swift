import GRDB
import Storage

/// What the library counts: from the loans, with or without a name, and from the copies. No figure names anybody.
package struct FiguresReading {
    let database: Database
}

extension LibraryReading {
    package var figures: FiguresReading { FiguresReading(database: database) }
}

/// From one day to another, both included.
package struct FigurePeriod: Hashable, Sendable {
    package let first: Day
    package let last: Day

    /// Nil if it ends before it begins.
    package init?(first: Day, last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    private init(from first: Day, to last: Day) {
        self.first = first
        self.last = max(first, last)
    }

    /// From 1 September to 31 August.
    package static func schoolYear(of day: Day) -> FigurePeriod {
        let year = day.month >= 9 ? day.year : day.year - 1
        let first = Day(year: year, month: 9, day: 1) ?? day
        let next = Day(year: year + 1, month: 9, day: 1) ?? day
        return FigurePeriod(from: first, to: next - 1)
    }

    package static func month(of day: Day) -> FigurePeriod {
        let first = Day(year: day.year, month: day.month, day: 1) ?? day
        return FigurePeriod(from: first, to: first.nextMonth - 1)
    }

    /// The first day of every month that it touches.
    package var months: [Day] {
        var months: [Day] = []
        var month = FigurePeriod.month(of: first).first
        while month <= last, months.count < 1200 {
            months.append(month)
            month = month.nextMonth
        }
        return months
    }

    /// A loan without a name keeps its month only: whole months are counted.
    var bounds: StatementArguments {
        ["first": FigurePeriod.month(of: first).first, "last": FigurePeriod.month(of: last).last]
    }
}

extension Day {
    /// The first day of the next month.
    var nextMonth: Day {
        Day(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1) ?? self + 31
    }
}

/// How many loans something had.
package struct LoanFigure: Equatable, Sendable {
    /// A class, a type, a status; empty where nothing is known.
    package let label: String
    package let loans: Int

    package init(label: String, loans: Int) {
        self.label = label
        self.loans = loans
    }
}

/// The loans of one class, beside its readers.
package struct ClassFigure: Equatable, Sendable {
    package let schoolClass: String
    package let loans: Int
    /// In the class today; 0 for a class that is no more.
    package let readers: Int

    package init(schoolClass: String, loans: Int, readers: Int) {
        self.schoolClass = schoolClass
        self.loans = loans
        self.readers = readers
    }

    package var loansPerReader: Double? { readers == 0 ? nil : Double(loans) / Double(readers) }
}

/// A document and how often it was lent.
package struct LentFigure: Equatable, Sendable {
    package let record: Record
    package let loans: Int

    package init(record: Record, loans: Int) {
        self.record = record
        self.loans = loans
    }
}

/// A copy that nobody ever borrowed.
package struct NeverLentCopy: Equatable, Sendable {
    package let record: Record
    package let number: String?
    package let callNumber: String

    package init(record: Record, number: String?, callNumber: String) {
        self.record = record
        self.number = number
        self.callNumber = callNumber
    }
}

/// The copies of one part of the shelves, and how much they move.
package struct HoldingsFigure: Equatable, Sendable {
    package enum Mark: Hashable, Sendable {
        /// 0 to 9.
        case dewey(Int)
        /// The first word of a call number that has no Dewey number: « R », « BD ».
        case letters(String)
        case none
    }

    package let mark: Mark
    /// In service or to be read on the spot.
    package let copies: Int
    package let titles: Int
    /// During the period.
    package let loans: Int
    /// Of the documents whose year is known.
    package let medianYear: Int?

    package init(mark: Mark, copies: Int, titles: Int, loans: Int, medianYear: Int?) {
        self.mark = mark
        self.copies = copies
        self.titles = titles
        self.loans = loans
        self.medianYear = medianYear
    }

    /// Loans a copy (taux de rotation).
    package var turnover: Double { copies == 0 ? 0 : Double(loans) / Double(copies) }
}

/// Copies by the age of their documents.
package struct AgeFigure: Equatable, Sendable {
    package enum Age: Int, CaseIterable, Sendable {
        case under5, from5to9, from10to19, from20, unknown
    }

    package let age: Age
    package let copies: Int

    package init(age: Age, copies: Int) {
        self.age = age
        self.copies = copies
    }
}
