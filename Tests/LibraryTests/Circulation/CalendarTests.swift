import Library
import Storage
import Testing

@Suite("The calendar of the library")
struct CalendarTests {
    private let usual = OpeningCalendar(
        week: (1...5).map { OpeningHours(weekday: $0, opensAt: 510, closesAt: 1050) })

    @Test(
        "the movable holidays are those of the almanac",
        arguments: [
            ("2024-04-01", "Lundi de Pâques"), ("2024-05-09", "Ascension"),
            ("2024-05-20", "Lundi de Pentecôte"),
            ("2026-04-06", "Lundi de Pâques"), ("2026-05-14", "Ascension"),
            ("2026-05-25", "Lundi de Pentecôte"),
            ("2027-03-29", "Lundi de Pâques"), ("2038-04-26", "Lundi de Pâques"),
            ("2026-07-14", "Fête nationale"),
        ])
    func holidays(day: String, name: String) throws {
        #expect(PublicHoliday.name(of: try #require(Day(day))) == name)
    }

    @Test("a week-end, a holiday and the vacation are stepped over together")
    func nextOpen() throws {
        var calendar = usual
        #expect(calendar.nextOpenDay(from: try #require(Day("2026-11-21"))) == Day("2026-11-23"))
        #expect(calendar.nextOpenDay(from: try #require(Day("2026-05-14"))) == Day("2026-05-15"))
        calendar.closures = [
            Closure(
                firstDay: try #require(Day("2026-07-04")), lastDay: try #require(Day("2026-08-31")),
                label: "Été")
        ]
        #expect(calendar.nextOpenDay(from: try #require(Day("2026-07-06"))) == Day("2026-09-01"))
        #expect(calendar.closure(on: try #require(Day("2026-08-15")))?.label == "Été")
    }

    @Test("an exceptional opening wins over the week-end, and over the hours of the day")
    func exceptional() throws {
        var calendar = usual
        let saturday = try #require(Day("2026-11-21"))
        calendar.exceptions = [
            ExceptionalOpening(day: saturday, opensAt: 540, closesAt: 720, label: "Portes ouvertes")
        ]
        #expect(calendar.hours(on: saturday) == [OpeningSpan(opensAt: 540, closesAt: 720)])
        #expect(calendar.nextOpenDay(from: saturday) == saturday)
    }

    @Test("a library that says nothing of its hours moves no due day")
    func silent() throws {
        let sunday = try #require(Day("2026-11-22"))
        #expect(OpeningCalendar(week: []).nextOpenDay(from: sunday) == sunday)
    }

    @Test("the calendar is kept as it was given, and an impossible one is refused")
    func kept() throws {
        let desk = try Desk()
        let day = try #require(Day("2026-12-19"))
        let calendar = OpeningCalendar(
            week: [
                OpeningHours(weekday: 1, opensAt: 510, closesAt: 720),
                OpeningHours(weekday: 1, opensAt: 800, closesAt: 1050),
            ],
            closures: [Closure(firstDay: day, lastDay: day + 15, label: "Noël")],
            exceptions: [
                ExceptionalOpening(day: day, opensAt: 0, closesAt: 1440, label: "Nuit de la lecture")
            ])
        try desk.write { try $0.setCalendar(calendar) }
        #expect(try desk.read { try $0.calendar() } == calendar)
        #expect(try desk.read { try $0.calendar(from: day + 16) }.closures == [])
        let wrong = Closure(firstDay: day, lastDay: day - 1, label: "à l’envers")
        #expect(throws: CalendarRefusal.endsBeforeItBegins(wrong)) {
            try desk.write { try $0.setCalendar(OpeningCalendar(week: [], closures: [wrong])) }
        }
        #expect(throws: CalendarRefusal.impossibleHours(OpeningSpan(opensAt: 720, closesAt: 720))) {
            try desk.write {
                try $0.setCalendar(
                    OpeningCalendar(week: [OpeningHours(weekday: 1, opensAt: 720, closesAt: 720)]))
            }
        }
        #expect(try desk.read { try $0.calendar() } == calendar)
    }

    @Test("holidays written after loans were made: those due in them are put off, what is late stays late")
    func postponing() throws {
        let desk = try Desk(books: 3)
        let reader = try desk.add("Garnier Zoé")
        func due(_ number: String) throws -> String? {
            let copy = try desk.copy(number)
            return try desk.read { try $0.currentLoan(of: copy) }?.dueOn.description
        }
        desk.today = try #require(Day("2026-11-02"))
        try desk.lend("1a", to: reader)
        desk.today = try #require(Day("2026-12-01"))
        try desk.lend("2a", to: reader)
        desk.today = try #require(Day("2026-11-27"))
        try desk.lend("3a", to: reader)
        desk.today = try #require(Day("2026-12-05"))
        let before = try [due("1a"), due("2a"), due("3a")]
        #expect(before == ["2026-11-23", "2026-12-22", "2026-12-18"])
        #expect(try desk.read { try $0.loansDueWhenClosed(on: desk.today) } == 0)
        #expect(throws: PostponingRefusal.nothingToPostpone) {
            try desk.write { try $0.postponeLoansDueWhenClosed(stamp: desk.stamp()) }
        }
        try desk.write {
            var calendar = try $0.reading.calendar()
            calendar.closures = [
                Closure(
                    firstDay: try #require(Day("2026-11-21")), lastDay: try #require(Day("2026-11-29")),
                    label: "Semaine passée"),
                Closure(
                    firstDay: try #require(Day("2026-12-19")), lastDay: try #require(Day("2027-01-03")),
                    label: "Noël"),
            ]
            try $0.setCalendar(calendar)
        }
        #expect(try desk.read { try $0.loansDueWhenClosed(on: desk.today) } == 1)
        let done = try desk.write { try $0.postponeLoansDueWhenClosed(stamp: desk.stamp("report")) }
        #expect(done.outcome.loans == 1)
        let again = try desk.write { try $0.postponeLoansDueWhenClosed(stamp: desk.stamp("report")) }
        #expect(again.isRepeat)
        #expect(try [due("1a"), due("2a"), due("3a")] == ["2026-11-23", "2027-01-04", "2026-12-18"])
        #expect(try desk.read { try $0.gestures(limit: 1) }.first?.kind == .postpone)
        try desk.undo(done.gesture)
        #expect(try due("2a") == "2026-12-22")
    }

    @Test("a rule of both status and type wins over each alone; statuses are read whatever their accents")
    func rules() throws {
        let rules = LoanRules(
            rules: [
                LoanRule(days: 21, most: 4, renewals: 1, reservations: 2),
                LoanRule(status: "Enseignant", days: 60, most: 20, renewals: 2, reservations: 5),
                LoanRule(documentType: "Revue", days: 7, most: 3, renewals: 0, reservations: 1),
                LoanRule(
                    status: "enseignant", documentType: "REVUE", days: 30, most: 9, renewals: 3,
                    reservations: 5),
            ], setAsideDays: 7)
        #expect(rules.terms(status: "Élève", documentType: "Roman").days == 21)
        #expect(
            rules.terms(status: "Élève", documentType: "Revue")
                == LoanTerms(
                    days: 7, most: 4, mostOfType: 3, renewals: 0, reservations: 2))
        #expect(
            rules.terms(status: "ENSEIGNANT", documentType: "revue")
                == LoanTerms(
                    days: 30, most: 20, mostOfType: 9, renewals: 3, reservations: 5))
        #expect(LoanRules(rules: [], setAsideDays: 7).terms(status: "", documentType: "").days == 21)
        let desk = try Desk()
        try desk.write { try $0.setRules(rules) }
        #expect(try Set(desk.read { try $0.rules() }.rules.map(\.days)) == [21, 60, 7, 30])
        var wrong = rules
        wrong.setAsideDays = 0
        #expect(throws: RuleRefusal.setAsideDays(0)) { try desk.write { try $0.setRules(wrong) } }
    }
}
