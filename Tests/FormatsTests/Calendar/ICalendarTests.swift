// A calendar as RFC 5545 asks, whatever a title says.
import Foundation
import Testing

@testable import Formats

@Suite struct ICalendarTests {
    private let stamp = Instant(secondsSince1970: 1_795_258_800)

    private func text(_ events: [ICalendar.Event], name: String = "CDI") -> String {
        String(decoding: ICalendar(name: name, events: events).bytes(stamp: stamp), as: UTF8.self)
    }

    private func event(_ summary: String, description: String = "") -> ICalendar.Event {
        ICalendar.Event(
            uid: "pret-12@9990001a", day: "2026-12-03", summary: summary, description: description,
            address: "https://example.org/moncompte/prets")
    }

    @Test("a due date is a whole day, with a number that stays and no alarm")
    func wholeDay() {
        let lines = text([event("À rendre : Naruto")]).components(separatedBy: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
        for line in [
            "VERSION:2.0", "BEGIN:VEVENT", "UID:pret-12@9990001a", "DTSTAMP:20261121T110000Z",
            "DTSTART;VALUE=DATE:20261203", "SUMMARY:À rendre : Naruto",
            "URL:https://example.org/moncompte/prets", "END:VEVENT",
        ] { #expect(lines.contains(line), "\(line)") }
        #expect(!text([event("x")]).contains("VALARM"))
        #expect(lines.filter { $0.hasPrefix("PRODID:") }.count == 1)
    }

    @Test("commas, semicolons, backslashes and new lines are escaped; nothing opens a line of its own")
    func escaping() {
        let lines = text([event("a,b;c\\d\nBEGIN:VALARM\r\nEND\u{0}:\u{7F}VEVENT", description: "x\u{2028}y")]
        )
        .components(separatedBy: "\r\n")
        #expect(lines.contains("SUMMARY:a\\,b\\;c\\\\d\\nBEGIN:VALARM\\nEND:VEVENT"))
        #expect(lines.contains("DESCRIPTION:x\\ny"))
        #expect(lines.filter { $0.hasPrefix("BEGIN:") }.count == 2)
    }

    @Test("no line is longer than 75 octets, and what was folded is the same once unfolded")
    func folding() {
        let long = String(repeating: "Anticonstitutionnellement é 👩‍👩‍👧 ", count: 30)
        let file = text([event(long)], name: long)
        for line in file.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
        #expect(file.replacingOccurrences(of: "\r\n ", with: "").contains("SUMMARY:" + long))
        #expect(
            !file.contains("\n\n")
                && file.unicodeScalars.filter { $0 == "\n" }.count
                    == file.unicodeScalars.filter { $0 == "\r" }.count
        )
    }
}
