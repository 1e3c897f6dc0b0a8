import Foundation

/// A calendar that somebody else wrote, read once: a clear subset of iCalendar (RFC 5545).
///
/// Read: folded lines, parameters, escapes; VEVENT and VTODO; DTSTART, DTEND, DUE and DURATION, as days, times of
/// universal time, of a zone or of none; the zones of everybody and those that the calendar describes (VTIMEZONE);
/// RRULE by days, weeks, months and years with INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST;
/// RDATE, EXDATE, RECURRENCE-ID, STATUS:CANCELLED. Not read, and said: other parts of a rule, RANGE. Left aside:
/// alarms, people, attachments, VJOURNAL, VFREEBUSY. What comes again is only ever counted in a window and up to a
/// limit: one that never ends costs nothing.
package struct CalendarText: Sendable {
    /// As the calendar calls itself; empty: it does not.
    package let name: String
    package let faults: [CalendarFault]
    let items: [CalendarItem]

    package static let mostBytes = 4 << 20
    private static let mostFaults = 50

    /// - Throws: why it is no calendar, in French.
    package init(_ bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= Self.mostBytes else {
            throw FormatError(
                "Ce calendrier est trop gros\u{A0}: au plus \(Self.mostBytes >> 20)\u{A0}Mo. Exportez une période plus courte."
            )
        }
        var reader = CalendarReader()
        for element in CalendarLines(bytes) { try reader.take(element) }
        guard reader.isCalendar else {
            throw FormatError(
                "Ce n’est pas un calendrier\u{A0}: un fichier iCalendar (.ics) commence par BEGIN:VCALENDAR."
            )
        }
        reader.end()
        name = reader.name
        items = reader.items
        faults = Array(reader.faults.prefix(Self.mostFaults))
    }
}

/// The components of a calendar, one line after the other, without recursion: what is inside a component that is not
/// read is not either.
private struct CalendarReader {
    private(set) var isCalendar = false
    private(set) var name = ""
    private(set) var items: [CalendarItem] = []
    private(set) var faults: [CalendarFault] = []
    private var zones = CalendarZones()
    private var open: [String] = []
    private var drafts: [CalendarItemReader] = []
    private var draft: CalendarItemReader?
    private var zoneName = ""
    private var observances: [DeclaredZone.Observance] = []
    private var observance: DeclaredZone.Observance?

    private static let deepest = 8

    mutating func take(_ element: CalendarLines.Element) throws(FormatError) {
        switch element {
        case .unreadable(let number):
            if isCalendar { say(number, "Cette ligne n’est pas lisible\u{A0}: elle est ignorée.") }
        case .line(let line):
            switch line.name {
            case "BEGIN": try begin(line)
            case "END": end(line)
            default: read(line)
            }
        }
    }

    private mutating func begin(_ line: CalendarLine) throws(FormatError) {
        let component = line.value.trimmed.uppercased()
        guard open.count < Self.deepest else {
            throw FormatError(
                "Ligne \(line.number)\u{A0}: ce calendrier emboîte trop d’éléments les uns dans les autres."
            )
        }
        open.append(component)
        switch (component, open.count) {
        case ("VCALENDAR", 1): isCalendar = true
        case ("VEVENT", 2), ("VTODO", 2):
            draft = CalendarItemReader(isTask: component == "VTODO", number: line.number, zones: zones)
        case ("VTIMEZONE", 2): (zoneName, observances) = ("", [])
        case ("STANDARD", 3), ("DAYLIGHT", 3):
            observance = .init(start: CivilTime(day: 0), offsetFrom: 0, offsetTo: 0)
        default: break
        }
    }

    private mutating func end(_ line: CalendarLine) {
        guard open.last == line.value.trimmed.uppercased() else {
            return say(line.number, "Cette fin ne répond à aucun début\u{A0}: elle est ignorée.")
        }
        close()
    }

    private mutating func close() {
        switch (open.popLast(), open.count) {
        case ("VEVENT", 1), ("VTODO", 1):
            if let draft { drafts.append(draft) }
            draft = nil
        case ("STANDARD", 2), ("DAYLIGHT", 2):
            if let observance, observances.count < 200 { observances.append(observance) }
            observance = nil
        case ("VTIMEZONE", 1):
            if !zoneName.isEmpty { zones.declared[zoneName] = DeclaredZone(observances) }
        default: break
        }
    }

    /// The file may stop before its end. Zones may be described after the events that use them.
    mutating func end() {
        if !open.isEmpty { say(0, "Le fichier s’arrête avant sa fin\u{A0}: il est peut-être incomplet.") }
        while !open.isEmpty { close() }
        for var draft in drafts {
            draft.zones = zones
            if let item = draft.item() { items.append(item) }
            zones = draft.zones
            for fault in draft.faults { say(fault.line, fault.words) }
        }
        drafts = []
    }

    private mutating func read(_ line: CalendarLine) {
        switch (open.last, open.count) {
        case ("VCALENDAR", 1) where line.name == "X-WR-CALNAME" || line.name == "NAME":
            name = line.text.line(upTo: 120)
        case ("VEVENT", 2), ("VTODO", 2): draft?.take(line)
        case ("VTIMEZONE", 2) where line.name == "TZID": zoneName = line.value
        case ("STANDARD", 3), ("DAYLIGHT", 3): readObservance(line)
        default: break
        }
    }

    private mutating func readObservance(_ line: CalendarLine) {
        switch line.name {
        case "DTSTART": if let time = CalendarTime.clock(line.value)?.time { observance?.start = time }
        case "TZOFFSETFROM":
            if let offset = DeclaredZone.offset(line.value) { observance?.offsetFrom = offset }
        case "TZOFFSETTO": if let offset = DeclaredZone.offset(line.value) { observance?.offsetTo = offset }
        case "RDATE":
            observance?.others += line.value.split(separator: ",").prefix(500).compactMap {
                CalendarTime.clock($0)?.time
            }
        case "RRULE":
            do {
                observance?.rules.append(try RecurrenceRule(line.value))
            } catch {
                say(line.number, error.reason)
            }
        default: break
        }
    }

    private mutating func say(_ line: Int, _ words: String) {
        if faults.count < 100 { faults.append(CalendarFault(line: line, words: words)) }
    }
}
