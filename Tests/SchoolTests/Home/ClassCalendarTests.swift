// Timetables and homework of a class, as other programs give them.
import Formats
import Foundation
import School
import Storage
import Testing

@Suite("The calendars of a class")
struct ClassCalendarTests {
    private let campus: TestCampusFile
    private let threeA: ID<SchoolClass>
    private let paris: TimeZone
    private let noon = Date(timeIntervalSince1970: 1_795_258_800)

    init() throws {
        campus = try TestCampusFile()
        try campus.bring([TestCampusFile.pupil("Marchand Zoé", "3eA", key: "1")])
        threeA = try #require(try campus.file.read { try $0.directory.classes().first?.id })
        paris = try #require(TimeZone(identifier: "Europe/Paris"))
    }

    private func calendar(_ events: String...) -> [UInt8] {
        Array(
            ("BEGIN:VCALENDAR\r\n"
                + events.map { "BEGIN:VEVENT\r\nUID:\($0)\r\n\($0)\r\nEND:VEVENT\r\n" }.joined()
                + "END:VCALENDAR\r\n").utf8)
    }

    private func told(_ days: Int = 30, isTask: Bool = false) throws -> [String] {
        try campus.file.read {
            try $0.home.events(of: [threeA], from: campus.today, to: campus.today + days, isTask: isTask)
        }.map { "\($0.day) \($0.opensAt ?? -1) \($0.closesAt ?? -1) \($0.title)" }
    }

    private func give(_ bytes: [UInt8], _ kind: ClassCalendar.Kind = .timetable) throws {
        try campus.file.write {
            _ = try $0.home.setCalendar(
                kind, of: threeA, file: ReadCalendar(bytes, at: noon, zone: paris), name: "edt.ics")
        }
    }

    @Test("a file is told by days on the clocks of the school, and another one takes its place")
    func file() throws {
        try give(
            calendar(
                "DTSTART;TZID=Europe/Paris:20260907T083000\r\nDURATION:PT55M\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Français",
                "DTSTART;VALUE=DATE:20261125\r\nSUMMARY:Sortie",
                "DTSTART;VALUE=DATE:20261126\r\nCATEGORIES:Devoirs\r\nSUMMARY:Exercice 4"))
        #expect(
            try told(10) == [
                "2026-11-23 510 565 Français", "2026-11-25 -1 -1 Sortie", "2026-11-30 510 565 Français",
            ])
        #expect(try told(10, isTask: true) == ["2026-11-26 -1 -1 Exercice 4"])
        try give(calendar("DTSTART:20261124T230000\r\nDTEND:20261125T000000\r\nSUMMARY:Nuit"))
        #expect(try told(10) == ["2026-11-24 1380 1440 Nuit"])
        try give(calendar("DTSTART;VALUE=DATE:20261127\r\nSUMMARY:Lire"), .homework)
        #expect(try told(10, isTask: true) == ["2026-11-27 -1 -1 Lire"])
    }

    @Test("what is no calendar, is too big or never ends leaves everything as it was")
    func refusals() throws {
        try give(calendar("DTSTART;VALUE=DATE:20261125\r\nSUMMARY:Sortie"))
        for bytes in [Array("<html>".utf8), [UInt8](repeating: 65, count: 20 << 20)] {
            do {
                try give(bytes)
                Issue.record("taken")
            } catch let refusal as HomeRefusal {
                guard case .noCalendar(let words) = refusal else { throw refusal }
                #expect(words.hasSuffix("."))
            }
        }
        #expect(try told(10) == ["2026-11-25 -1 -1 Sortie"])
        try give(calendar("DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Toujours"))
        #expect(try told(100).count == 101)
    }

    @Test("an address is asked when it is due; one that fails keeps what it told, and says why")
    func address() throws {
        let id = try campus.file.write {
            try $0.home.setCalendar(.timetable, of: threeA, address: " webcal://edt.example.org/3eA.ics ")
        }
        func due(_ hours: Double) throws -> Int {
            try campus.file.read { try $0.home.calendarsToAsk(at: noon + hours * 3600).count }
        }
        #expect(try due(0) == 1)
        try campus.file.write {
            let bytes = calendar("DTSTART;VALUE=DATE:20261125\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Sortie")
            try $0.home.take(ReadCalendar(bytes, at: noon, zone: paris), for: id)
        }
        #expect(try due(1) == 0 && due(7) == 1)
        try campus.file.write {
            try $0.home.noteTrouble("Le site ne répond pas.", with: id, at: noon + 7 * 3600)
        }
        let kept = try #require(try campus.file.read { try $0.home.calendar(id) })
        #expect(kept.address == "https://edt.example.org/3eA.ics" && kept.trouble == "Le site ne répond pas.")
        #expect(kept.readAt == noon)
        #expect(try told(12).count == 2 && due(7.5) == 0 && due(8.5) == 1)
        for address in ["http://example.org/a.ics", "https://", "file:///etc/passwd", "edt.ics"] {
            #expect(throws: HomeRefusal.badAddress) {
                try campus.file.write { _ = try $0.home.setCalendar(.homework, of: threeA, address: address) }
            }
        }
        // Months later, the site still silent, what comes again is told further.
        let later = noon + 150 * 86_400
        let day = Day(later, in: paris)
        #expect(try campus.file.read { try $0.home.calendarsToTell(on: day).map(\.id) } == [id])
        let source = try #require(try campus.file.read { try $0.home.source(of: id) })
        try campus.file.write { try $0.home.tell(ReadCalendar(source, at: later, zone: paris), for: id) }
        #expect(try campus.file.read { try $0.home.calendar(id)?.readAt } == noon)
        #expect(try campus.file.read { try $0.home.calendarsToTell(on: day) }.isEmpty)
        let spring = try campus.file.read {
            try $0.home.events(of: [threeA], from: day + 100, to: day + 150, isTask: false)
        }
        #expect(spring.count == 7)
    }
}
