import Foundation
import Library
import Storage
import Testing

@Suite("What the desk and the readers see")
struct ListTests {
    @Test("late loans are listed by class, then by name")
    func overdue() throws {
        let desk = try Desk(books: 4)
        let (zoe, karim, lea) = (
            try desk.add("Garnier Zoé", schoolClass: "5e B"),
            try desk.add("Benali Karim", schoolClass: "3e A"),
            try desk.add("Abel Léa", schoolClass: "5E b")
        )
        for (book, reader) in [("1a", zoe), ("2a", karim), ("3a", lea)] { try desk.lend(book, to: reader) }
        #expect(try desk.read { try $0.overdueLoans(on: desk.today) } == [])
        let later = try #require(Day("2026-12-12"))
        let late = try desk.read { try $0.overdueLoans(on: later) }
        #expect(late.compactMap(\.borrower?.name) == ["Benali Karim", "Abel Léa", "Garnier Zoé"])
        #expect(late.map { $0.daysLate(on: later) } == [2, 2, 2])
        #expect(late.map { $0.isOverdue(on: desk.today) } == [false, false, false])
        let ofClass = try desk.read { try $0.overdueLoans(on: later, schoolClass: "5eB") }
        #expect(ofClass.map(\.copyNumber) == ["3a", "1a"])
        #expect(try desk.read { try $0.copiesOut(page: 2, size: 2) }.loans.map(\.copyNumber) == ["3a"])
    }

    @Test("one line says what is late, what is due next and what waits at the desk")
    func summary() throws {
        let desk = try Desk(books: 4)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.lend("1a", to: zoe)
        try desk.lend("3a", to: karim)
        try desk.reserve("3a", for: zoe)
        desk.today = try #require(Day("2026-12-08"))
        try desk.lend("2a", to: zoe)
        try desk.giveBack("3a")
        let summary = try desk.read { try $0.summary(of: zoe, on: Day(number: desk.today.number + 5)) }
        #expect(
            summary
                == AccountSummary(
                    loans: 2, overdue: 1, nextDueOn: Day("2026-12-29"), reservations: 1, setAside: 1,
                    setAsideUntil: Day("2026-12-15")))
    }

    @Test("one field understands a card, a bar code, an ISBN and a name, and says when a number is both")
    func entry() throws {
        let desk = try Desk()
        try desk.portal.importing([.book("1", "Livre", isbn: "9782070612758", copies: ["7"])])
        let zoe = try desk.add("Garnier Zoé", number: "7")
        let karim = try desk.add("Benali Karim", number: "8")
        func recognise(_ text: String) throws -> DeskEntry { try desk.read { try $0.recognise(text) } }
        let both = try recognise(" 7 ")
        #expect(both.borrowers.map(\.id) == [zoe])
        #expect(try both.copy == desk.copy("7"))
        #expect(try recognise("8").borrowers.map(\.id) == [karim])
        #expect(try recognise("978-2-07-061275-8").records == [ID(1)])
        #expect(try recognise("karim ben").borrowers.map(\.id) == [karim])
        #expect(try recognise("999").isEmpty)
        #expect(try recognise("").isEmpty)
    }
}
