import Foundation
import Storage
import Testing

@Suite("A day")
struct DayTests {
    @Test(
        "reads and prints ISO days, and no other",
        arguments: ["2026-11-21", "2024-02-29", "1999-12-31", "0001-01-01"])
    func roundTrip(text: String) throws {
        #expect(try #require(Day(text)).description == text)
    }

    @Test(
        "days that are in no calendar are refused",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-1-1", "+026-01-01", "",
            "2026-11-21T10", "二〇二六-11-21",
        ])
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("agrees with the system's calendar over four centuries")
    func agreesWithCalendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for number in stride(from: -80_000, to: 80_000, by: 37) {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let day = Day(number: number)
            #expect(day.year == parts.year && day.month == parts.month && day.day == parts.day)
            #expect(day.weekday == ((try #require(parts.weekday) + 5) % 7) + 1)
            #expect(Day(day.description) == day)
        }
    }

    @Test("the day changes at midnight of the school, not of Greenwich")
    func timeZone() throws {
        let paris = try #require(TimeZone(identifier: "Europe/Paris"))
        let instant = Date(timeIntervalSince1970: 1_795_215_600)
        #expect(Day(instant, in: paris) == Day(instant - 1, in: paris) + 1)
    }
}
