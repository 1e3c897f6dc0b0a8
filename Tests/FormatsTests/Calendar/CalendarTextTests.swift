// The calendars of a class, as other programs write them.
import Foundation
import Testing

@testable import Formats

@Suite("A calendar that somebody else wrote")
struct CalendarTextTests {
    private let paris: TimeZone

    init() throws { paris = try #require(TimeZone(identifier: "Europe/Paris")) }

    private func calendar(_ lines: String) -> [UInt8] {
        Array("BEGIN:VCALENDAR\nVERSION:2.0\n\(lines)\nEND:VCALENDAR\n".replacing("\n", with: "\r\n").utf8)
    }

    private func event(_ lines: String, uid: String = "1") -> String {
        "BEGIN:VEVENT\nUID:\(uid)\n\(lines)\nEND:VEVENT"
    }

    /// « 23/11 08:30–09:25 Français », of the days from one to another.
    private func told(_ lines: String, _ from: String = "2026-11-01", _ to: String = "2026-12-31") throws
        -> [String]
    {
        let text = try CalendarText(calendar(lines))
        let window = try day(from)..<day(to)
        return text.occurrences(in: window, zone: paris).map { one in
            let date = CivilTime.date(one.start.day)
            let head = "\(date.day)/\(date.month)"
            if one.isAllDay { return "\(head) +\(one.end.day - one.start.day) \(one.summary)" }
            return "\(head) \(clock(one.start))–\(clock(one.end)) \(one.summary)"
        }
    }

    private func day(_ text: String) throws -> Int {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return try #require(CivilTime.day(parts[0], parts[1], parts[2]))
    }

    private func clock(_ time: CivilTime) -> String {
        let (hour, minute) = (time.minute / 60, time.minute % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private func faults(_ lines: String) throws -> [String] {
        try CalendarText(calendar(lines)).faults.map { "\($0.line) \($0.words)" }
    }

    @Test("folded lines, quoted parameters and escapes are read as they were meant")
    func lines() throws {
        let text = try CalendarText(
            calendar(
                event(
                    """
                    DTSTART;X-NOTE="a;b:c";TZID="Europe/Paris":20261123T083000
                    DTEND;TZID=Europe/Paris:20261123T092500
                    SUMMARY:Français\\, lecture\\; salle\\\\B12 d
                     u C
                    \tDI
                    DESCRIPTION:une ligne\\nune autre\\Nla fin
                    X-TOUT:rien
                    """)))
        let one = try #require(
            text.occurrences(in: try day("2026-11-23")..<day("2026-11-24"), zone: paris).first)
        #expect(one.summary == "Français, lecture; salle\\B12 du CDI")
        #expect(one.description == "une ligne\nune autre\nla fin")
        #expect(clock(one.start) == "08:30" && clock(one.end) == "09:25" && !one.isTask)
        #expect(text.faults.isEmpty)
    }

    @Test("times of universal time, of a zone, of none and whole days are those of the reader’s clock")
    func zones() throws {
        let lines = [
            event("DTSTART:20261123T073000Z\nDTEND:20261123T083000Z\nSUMMARY:a"),
            event("DTSTART;TZID=America/Cayenne:20261123T050000\nDURATION:PT1H\nSUMMARY:b", uid: "2"),
            event("DTSTART:20261123T100000\nDURATION:PT30M\nSUMMARY:c", uid: "3"),
            event("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261126\nSUMMARY:d", uid: "4"),
            event("DTSTART;TZID=Romance Standard Time:20261127T080000\nSUMMARY:e", uid: "5"),
            event("DTSTART;TZID=/example.org/20260101_1/Europe/Paris:20261127T090000\nSUMMARY:f", uid: "6"),
        ].joined(separator: "\n")
        #expect(
            try told(lines) == [
                "23/11 08:30–09:30 a", "23/11 09:00–10:00 b", "23/11 10:00–10:30 c", "24/11 +2 d",
                "27/11 08:00–08:00 e", "27/11 09:00–09:00 f",
            ])
    }

    @Test("a lesson of every week stays at half past eight when clocks change")
    func clockChange() throws {
        let lines = event(
            "DTSTART;TZID=Europe/Paris:20261012T083000\nDTEND;TZID=Europe/Paris:20261012T092500\n"
                + "RRULE:FREQ=WEEKLY;UNTIL=20261102T073000Z\nSUMMARY:Anglais")
        #expect(
            try told(lines, "2026-10-01", "2026-12-01") == [
                "12/10 08:30–09:25 Anglais", "19/10 08:30–09:25 Anglais", "26/10 08:30–09:25 Anglais",
                "2/11 08:30–09:25 Anglais",
            ])
        // The hour that is shown twice is the first; the one that never is has the offset of before.
        let twice = event("DTSTART;TZID=Europe/Paris:20261025T023000\nDTEND:20261025T013000Z\nSUMMARY:a")
        #expect(try told(twice, "2026-10-25", "2026-10-26") == ["25/10 02:30–02:30 a"])
        let text = try CalendarText(calendar(twice))
        #expect(text.items.first?.length == CalendarLength(seconds: 3600))
        let never = event("DTSTART;TZID=Europe/Paris:20260329T023000\nSUMMARY:b")
        #expect(try told(never, "2026-03-29", "2026-03-30") == ["29/3 03:30–03:30 b"])
    }

    @Test("a zone that nobody knows is the one that the calendar describes, even after its events")
    func declaredZone() throws {
        let lines =
            event(
                "DTSTART;TZID=Notre heure:20260702T080000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;COUNT=6\nSUMMARY:a"
            )
                + """

                BEGIN:VTIMEZONE
                TZID:Notre heure
                BEGIN:STANDARD
                DTSTART:16011028T030000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010325T020000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                END:DAYLIGHT
                END:VTIMEZONE
                """
        #expect(
            try told(lines, "2026-07-01", "2026-12-31")
                == ["2/7", "2/8", "2/9", "2/10", "2/11", "2/12"].map { "\($0) 08:00–09:00 a" })
        let unknown = event("DTSTART;TZID=Lune/Tycho:20261123T080000\nSUMMARY:a")
        #expect(try told(unknown) == ["23/11 08:00–08:00 a"])
        #expect(try faults(unknown).map { $0.prefix(2) } == ["5 "])
    }

    @Test("days that are taken away, added, moved and cancelled")
    func exceptions() throws {
        let lines = [
            event(
                "DTSTART;TZID=Europe/Paris:20261102T080000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=6\n"
                    + "EXDATE;TZID=Europe/Paris:20261109T080000\nRDATE;TZID=Europe/Paris:20261111T080000\nSUMMARY:a"
            ),
            event(
                "RECURRENCE-ID:20261116T070000Z\nDTSTART;TZID=Europe/Paris:20261117T140000\nSUMMARY:déplacé"),
            event(
                "RECURRENCE-ID;TZID=Europe/Paris:20261123T080000\nDTSTART:20261123T070000Z\nSTATUS:CANCELLED"),
            event(
                "DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:20261202\nSUMMARY:b",
                uid: "2"),
            event("DTSTART;VALUE=DATE:20261203\nSTATUS:CANCELLED\nSUMMARY:annulé", uid: "3"),
        ].joined(separator: "\n")
        #expect(
            try told(lines) == [
                "2/11 08:00–09:00 a", "11/11 08:00–09:00 a", "17/11 14:00–14:00 déplacé",
                "30/11 08:00–09:00 a",
                "1/12 +1 b", "3/12 +1 b", "4/12 +1 b", "7/12 08:00–09:00 a",
            ])
    }

    @Test("homework is a task, said by its kind or by its category")
    func homework() throws {
        let text = try CalendarText(
            calendar(
                """
                BEGIN:VTODO
                UID:1
                DTSTART:20261120T080000Z
                DUE;VALUE=DATE:20261126
                SUMMARY:Lire le chapitre 3
                END:VTODO
                BEGIN:VEVENT
                UID:2
                DTSTART;VALUE=DATE:20261127
                CATEGORIES:Français,Travail à faire
                SUMMARY:Exercice 4
                BEGIN:VALARM
                TRIGGER:-PT15M
                SUMMARY:une alarme n’est pas un titre
                END:VALARM
                END:VEVENT
                """))
        let found = text.occurrences(in: try day("2026-11-01")..<day("2026-12-01"), zone: paris)
        #expect(found.map(\.summary) == ["Lire le chapitre 3", "Exercice 4"])
        #expect(!found.contains { !$0.isTask })
        #expect(found.map { CivilTime.date($0.start.day).day } == [26, 27])
    }

    @Test("faults are told by line, and the rest is read")
    func faulty() throws {
        let lines = [
            "une ligne perdue", event("SUMMARY:sans date"), event("DTSTART:demain\nSUMMARY:a"),
            event("DTSTART:20261123T080000\nRRULE:FREQ=HOURLY\nSUMMARY:b", uid: "2"), "END:VTODO",
        ].joined(separator: "\n")
        #expect(try told(lines) == ["23/11 08:00–08:00 b"])
        let found = try faults(lines)
        #expect(Set(found.map { $0.split(separator: " ")[0] }) == ["3", "4", "10", "16", "19"])
        #expect(found.contains { $0.contains("première date") })
        #expect(
            try CalendarText(Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123".utf8)).faults.count == 1)
    }

    @Test("what is no calendar, is too big or too deep is refused with a sentence")
    func refusals() {
        let deep = Array(String(repeating: "BEGIN:VEVENT\n", count: 100_000).utf8)
        let big = [UInt8](repeating: UInt8(ascii: "a"), count: 20 << 20)
        for (bytes, word) in [
            (Array("<html><body>Connexion</body></html>".utf8), "calendrier"), ([], "calendrier"),
            (deep, "emboîte"), (big, "trop gros"), (Array("PK\u{3}\u{4}\u{0}".utf8), "calendrier"),
        ] {
            #expect { try CalendarText(bytes) } throws: {
                ($0 as? FormatError)?.reason.contains(word) == true
            }
        }
    }

    @Test("a calendar made to cost, costs little and tells what it can")
    func bounded() throws {
        let endless = (0..<2_000).map {
            event("DTSTART:00010101T000000\nRRULE:FREQ=DAILY;COUNT=99999999\nSUMMARY:\($0)", uid: "\($0)")
        }.joined(separator: "\n")
        // Counting from the year 1 is dear: the first rules are told, until what they may cost is spent.
        let names = Set(try told(endless).map { $0.split(separator: " ").last })
        #expect(names.contains("0") && names.count < 100)
        let busy = (0..<500).map {
            event("DTSTART:20200101T000000\nRRULE:FREQ=DAILY\nSUMMARY:\($0)", uid: "\($0)")
        }
        .joined(separator: "\n")
        #expect(try told(busy).count == 5_000)
        let name = try CalendarText(calendar("X-WR-CALNAME:3eA")).name
        #expect(name == "3eA")
    }

    @Test("what we write, we read")
    func ours() throws {
        let own = ICalendar(
            name: "CDI",
            events: [
                ICalendar.Event(
                    uid: "pret-1@x", day: "2026-12-03", summary: "À rendre\u{A0}: Naruto, 1; fin",
                    description: "",
                    address: "https://example.org/p"),
                ICalendar.Event(
                    uid: "agenda-1@x", day: "2026-12-04", opensAt: "14:30", closesAt: "16:00", place: "CDI",
                    summary: String(repeating: "Atelier 👩‍👩‍👧 ", count: 20), description: "a\nb", address: ""),
            ])
        let text = try CalendarText(own.bytes(stamp: Instant(secondsSince1970: 1_795_258_800)))
        let found = text.occurrences(in: try day("2026-12-01")..<day("2026-12-31"), zone: paris)
        #expect(found.map(\.summary) == own.events.map { $0.summary.trimmed })
        #expect(found.map(\.description) == ["", "a\nb"] && found.last?.place == "CDI")
        #expect(
            found.map { clock($0.start) } == ["00:00", "14:30"]
                && found.first?.address == "https://example.org/p")
    }

    @Test("no bytes, however drawn, do anything but be read or refused")
    func noise() {
        var state: UInt64 = 5545
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let words = [
            "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD", "DTSTART:",
            "DTEND:",
            "20261123T083000Z", "99999999", ";TZID=", "Europe/Paris", ":", ";", "\"", "\\", "\r\n", "\n ",
            "\n", "RRULE:FREQ=",
            "DAILY;", "YEARLY;", "BYDAY=-53MO;", "COUNT=0;", "INTERVAL=10000;", "DURATION:P999999W", "RDATE:",
            "EXDATE:",
            ",", "RECURRENCE-ID:", "20261123", "é", "\u{0}", "TZOFFSETTO:-9999", "BEGIN:VTODO", "END:VTODO",
            "DUE:",
        ]
        for _ in 0..<1_500 {
            let body = (0..<draw(60)).map { _ in words[draw(words.count)] + (draw(2) == 0 ? "\n" : "") }
                .joined()
            if let text = try? CalendarText(calendar(body)) {
                #expect(text.occurrences(in: 20_000..<21_000, zone: paris, limit: 100).count <= 100)
            }
        }
    }
}
