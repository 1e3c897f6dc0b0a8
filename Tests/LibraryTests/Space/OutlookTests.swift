import Library
import Storage
import Testing

@Suite("What a reader could do, before trying")
struct OutlookTests {
    @Test("each loan says the day it would be due if it were renewed, or why it would not be")
    func renewals() throws {
        let desk = try Desk(books: 3)
        desk.today = try #require(Day("2026-11-02"))
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let first = try desk.lend("1a", to: zoe).outcome.loan
        desk.today = try #require(Day("2026-11-19"))
        let second = try desk.lend("2a", to: zoe).outcome.loan
        let third = try desk.lend("3a", to: zoe).outcome.loan
        try desk.reserve("3a", for: karim)
        func outlooks() throws -> [ID<Loan>: Result<Day, RenewalRefusal>] {
            let reader = try #require(try desk.borrower(zoe))
            return try desk.read {
                try $0.renewals(of: try $0.currentLoans(of: zoe), by: reader, on: desk.today)
            }
        }
        let before = try outlooks()
        let newDay = try #require(Day("2026-12-10"))
        #expect(before[first] == .success(newDay))
        #expect(before[second] == .failure(.tooEarly(dueOn: newDay)))
        #expect(before[third] == .failure(.awaited(count: 1)))
        #expect(try desk.renew(first).outcome.dueOn == newDay, "what was said is what is done")
        #expect(try outlooks()[first] == .failure(.limitReached(1)))
        desk.today = try #require(Day("2026-12-15"))
        #expect(try outlooks()[second] == .failure(.overdue(since: newDay)))
    }

    @Test("P-03 B-81 whether a document may be reserved is known before it is asked for")
    func reservations() throws {
        let desk = try Desk(books: 3)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let record = try desk.record(of: "1a")
        func refusal(_ reader: ID<Borrower>) throws -> ReservationRefusal? {
            do {
                try desk.read { try $0.checkReservation(of: record, by: reader, on: desk.today) }
                return nil
            } catch let refusal as ReservationRefusal {
                return refusal
            }
        }
        #expect(try refusal(zoe) == nil)
        try desk.setAside(karim)
        #expect(try refusal(karim) == .temporaryUser)
        try desk.reserve("1a", for: zoe)
        #expect(try refusal(zoe) == .alreadyReserved(place: 1))
    }

    @Test("the door says whether the library is open, until when, or when it opens again")
    func doors() throws {
        let desk = try Desk()
        let calendar = try desk.read { try $0.calendar() }
        let thursday = try #require(Day("2026-11-19"))
        #expect(calendar.state(on: thursday, at: 8 * 60) == .closed(opensOn: thursday, at: 510))
        #expect(calendar.state(on: thursday, at: 510) == .open(until: 1050))
        #expect(calendar.state(on: thursday, at: 1049) == .open(until: 1050))
        #expect(calendar.state(on: thursday, at: 1050) == .closed(opensOn: thursday + 1, at: 510))
        #expect(calendar.state(on: thursday + 2, at: 600) == .closed(opensOn: thursday + 4, at: 510))
        #expect(OpeningCalendar(week: []).state(on: thursday, at: 600) == .unknown)
        let noon = OpeningCalendar(week: [
            OpeningHours(weekday: 4, opensAt: 480, closesAt: 720),
            OpeningHours(weekday: 4, opensAt: 720, closesAt: 800),
            OpeningHours(weekday: 4, opensAt: 840, closesAt: 1000),
        ])
        #expect(noon.state(on: thursday, at: 500) == .open(until: 800), "two hours that touch are one")
        #expect(noon.state(on: thursday, at: 810) == .closed(opensOn: thursday, at: 840))
        #expect(noon.state(on: thursday, at: 1000) == .closed(opensOn: thursday + 7, at: 480))
    }
}
