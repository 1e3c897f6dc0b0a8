// What comes again: days that another program counts the same.
import Foundation
import Testing

@testable import Formats

@Suite("A rule of recurrence")
struct RecurrenceRuleTests {
    @Test("comes on the same days as dateutil says, for five hundred rules")
    func judge() throws {
        var compared = 0
        for line in recurrenceCases.split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let start = try #require(CalendarTime.clock(parts[0].trimmed)?.time)
            let (low, high) = (try #require(Int(parts[2])), try #require(Int(parts[3])))
            var budget = RecurrenceBudget(50_000_000)
            let days = try RecurrenceRule(parts[1]).days(from: start, in: low..<high, spending: &budget)
            let expected = parts[4].split(separator: " ").compactMap { Int($0) }.map { $0 + low }
            #expect(days == expected, "\(line)")
            compared += 1
        }
        #expect(compared == 500)
    }

    @Test("that never ends costs what its window holds, were it as old as the calendar")
    func endless() throws {
        let start = CivilTime(day: try #require(CivilTime.day(1, 1, 1)), second: 0)
        let today = try #require(CivilTime.day(2026, 11, 21))
        for text in [
            "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=MONTHLY;BYDAY=FR", "FREQ=YEARLY",
        ] {
            var budget = RecurrenceBudget(1_000)
            let days = try RecurrenceRule(text).days(from: start, in: today..<(today + 40), spending: &budget)
            #expect(!budget.isSpent, "\(text)")
            #expect(days.allSatisfy { (today..<(today + 40)).contains($0) } && days.count <= 40)
        }
    }

    @Test("that can never come is no trouble")
    func impossible() throws {
        let start = CivilTime(day: try #require(CivilTime.day(2026, 1, 1)), second: 0)
        var budget = RecurrenceBudget(50_000)
        let rule = try RecurrenceRule("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3")
        #expect(rule.days(from: start, in: 0..<30_000, spending: &budget).isEmpty)
        #expect(!budget.isSpent)
    }

    @Test(
        "whose parts are not read says which, in French",
        arguments: [
            ("FREQ=SECONDLY", "fréquence"), ("INTERVAL=2", "fréquence"),
            ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
            ("FREQ=DAILY;COUNT=-1", "COUNT"), ("FREQ=DAILY;COUNT=99999999999999999999", "COUNT"),
            ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"), ("FREQ=DAILY;BYHOUR=9", "BYHOUR"),
            ("FREQ=WEEKLY;BYDAY=LU", "BYDAY"), ("FREQ=WEEKLY;BYDAY=2MO", "rang"),
            ("FREQ=DAILY;UNTIL=hier", "UNTIL"),
            ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"), ("FREQ=DAILY;;X", "répétition"),
        ])
    func unread(text: String, word: String) {
        #expect { try RecurrenceRule(text) } throws: { error in
            (error as? FormatError)?.reason.contains(word) == true
        }
    }
}
