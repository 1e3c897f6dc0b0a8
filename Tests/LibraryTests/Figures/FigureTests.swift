import Formats
import Foundation
import Library
import Storage
import Testing

@Suite("The figures of a library")
struct FigureTests {
    private struct World {
        let desk: Desk
        let zoe: ID<Borrower>
        let year: FigurePeriod

        /// Six novels and two comics; three loans in October, two in November, one in the year before.
        init() throws {
            desk = try Desk()
            try desk.portal.importing(
                (1...6).map { .book("\($0)", "Roman \($0)", year: 2000 + $0 * 4, copies: ["\($0)a"]) }
                    + (7...8).map {
                        .book("\($0)", "Planches \($0)", type: "Bande dessinée", copies: ["\($0)a"])
                    })
            zoe = try desk.add("Garnier Zoé", schoolClass: "5e B")
            let teacher = try desk.add("Diallo Moussa", status: "Enseignante", schoolClass: "")
            try desk.add("Martin Léa", schoolClass: "5E b")
            year = try FigurePeriod.schoolYear(of: #require(Day("2026-11-21")))
            for (day, number, reader) in [
                ("2026-06-02", "1a", zoe), ("2026-10-05", "1a", zoe), ("2026-10-06", "7a", zoe),
                ("2026-10-07", "2a", teacher), ("2026-11-03", "1a", zoe), ("2026-11-30", "8a", teacher),
            ] {
                desk.today = try #require(Day(day))
                try desk.lend(number, to: reader)
                desk.today = desk.today + 2
                try desk.giveBack(number)
            }
            desk.today = try #require(Day("2026-12-01"))
        }

        func read<Value>(_ body: (FiguresReading) throws -> Value) throws -> Value {
            try desk.library.read { try body($0.figures) }
        }
    }

    @Test("a school year has twelve months, from September; those without a loan are there")
    func months() throws {
        let world = try World()
        let months = try world.read { try $0.loansByMonth(world.year) }
        #expect(months.count == 12)
        #expect(months.first?.month == Day("2026-09-01"))
        #expect(months.last?.month == Day("2027-08-01"))
        #expect(months.prefix(4).map(\.loans) == [0, 3, 2, 0])
        #expect(try world.read { try $0.loanCount(world.year) } == 5)
        let february = try #require(Day("2028-02-10"))
        #expect(FigurePeriod.month(of: february).last == Day("2028-02-29"))
    }

    @Test("loans are counted by type, by status and by the class of the day, beside those who are in it now")
    func kinds() throws {
        let world = try World()
        #expect(
            try world.read { try $0.loansByType(world.year) } == [
                LoanFigure(label: "Roman", loans: 3), LoanFigure(label: "Bande dessinée", loans: 2),
            ])
        #expect(
            try world.read { try $0.loansByStatus(world.year) } == [
                LoanFigure(label: "Élève", loans: 3), LoanFigure(label: "Enseignante", loans: 2),
            ])
        let classes = try world.read { try $0.loansByClass(world.year) }
        #expect(classes.map(\.schoolClass) == ["5e B"])
        #expect(classes.first?.loans == 3)
        #expect(classes.first?.readers == 2)
        #expect(classes.first?.loansPerReader == 1.5)
    }

    @Test("a loan that lost its name still counts in its month, its class and its status")
    func anonymous() throws {
        let world = try World()
        let before = try world.read {
            try (
                $0.loansByMonth(world.year).map(\.loans), $0.loansByClass(world.year),
                $0.loansByStatus(world.year)
            )
        }
        world.desk.today = try #require(Day("2027-08-01"))
        #expect(try world.desk.library.retain(stamp: world.desk.stamp()).anonymisedLoans == 6)
        let after = try world.read {
            try (
                $0.loansByMonth(world.year).map(\.loans), $0.loansByClass(world.year),
                $0.loansByStatus(world.year)
            )
        }
        #expect(before == after)
    }

    @Test("the most lent come first; a period that begins in the middle of a month counts the whole of it")
    func mostLent() throws {
        let world = try World()
        let found = try world.read { try $0.mostLent(world.year) }
        #expect(found.first?.record.title == "Roman 1")
        #expect(found.first?.loans == 2)
        #expect(found.count == 4)
        let (first, last) = try (#require(Day("2026-10-20")), #require(Day("2026-10-25")))
        let half = try #require(FigurePeriod(first: first, last: last))
        #expect(try world.read { try $0.loanCount(half) } == 3)
        #expect(FigurePeriod(first: half.last, last: half.first) == nil)
    }

    @Test("never lent: with its call number, only since it is there, never a copy that is lost")
    func neverLent() throws {
        let world = try World()
        let entered = try #require(Day("1970-01-01"))
        let all = try world.read { try $0.neverLent(enteredBy: entered) }
        #expect(all.copies.map(\.record.title) == (3...6).map { "Roman \($0)" })
        #expect(all.copies.first?.callNumber == "R STE")
        #expect(all.total == 4)
        #expect(try world.read { try $0.neverLent(enteredBy: entered - 1) }.total == 0)
        #expect(try world.read { try $0.neverLent(enteredBy: entered, page: 2, size: 3) }.copies.count == 1)
        let lost = try world.desk.copy("3a")
        _ = try world.desk.write { try $0.markLost(lost, closingLoan: false, stamp: world.desk.stamp()) }
        #expect(try world.read { try $0.neverLent(enteredBy: entered) }.total == 3)
    }

    @Test(
        "a call number stands by its Dewey class or its letters",
        arguments: [
            ("599.75 MAR", HoldingsFigure.Mark.dewey(5)), ("028 LIR", .dewey(0)), ("R STE", .letters("R")),
            ("BD 123", .letters("BD")), ("bd AST", .letters("BD")), ("", .none),
            ("1984 ORW", .letters("1984")),
            ("É HUG", .letters("E")),
        ])
    func marks(callNumber: String, mark: HoldingsFigure.Mark) throws {
        let desk = try Desk()
        var book = RecordDescription.book("1", "Titre", copies: ["1"])
        book.copies[0].callNumber = callNumber
        try desk.portal.importing([book])
        let figures = try desk.library.read {
            try $0.figures.holdings(.schoolYear(of: #require(Day("2026-11-21"))))
        }
        #expect(figures.map(\.mark) == [mark])
    }

    @Test("holdings: copies, titles, loans and turnover of each part of the shelves; copies by age")
    func holdings() throws {
        let world = try World()
        let shelf = try #require(try world.read { try $0.holdings(world.year) }.first)
        #expect(shelf.mark == .letters("R"))
        #expect(shelf.copies == 8 && shelf.titles == 8 && shelf.loans == 5)
        #expect(shelf.turnover == 0.625)
        #expect(shelf.medianYear == 2012)
        let ages = try world.read { try $0.copiesByAge(on: world.desk.today) }
        #expect(ages.map(\.copies) == [1, 1, 3, 3, 0])
        #expect(try world.read { try $0.copyCount() } == 8)
    }

    @Test("an empty library has empty figures")
    func empty() throws {
        let portal = try TestPortal()
        let library = portal.library
        let year = try FigurePeriod.schoolYear(of: #require(Day("2026-11-21")))
        func read<Value>(_ body: (FiguresReading) throws -> Value) throws -> Value {
            try library.read { try body($0.figures) }
        }
        #expect(try read { try $0.loansByMonth(year) }.allSatisfy { $0.loans == 0 })
        #expect(try read { try $0.loansByClass(year) } == [])
        #expect(try read { try $0.mostLent(year) } == [])
        #expect(try read { try $0.holdings(year) } == [])
        #expect(try read { try $0.neverLent(enteredBy: year.last) }.total == 0)
        #expect(try read { try $0.firstLoan() } == nil)
    }
}
