/// One VEVENT or VTODO of a calendar: what it says, when it begins, how it comes again.
struct CalendarItem: Sendable {
    let uid: String
    /// Work to hand in, and not something that takes place.
    let isTask: Bool
    let summary: String
    let description: String
    let place: String
    let address: String
    let isCancelled: Bool
    let start: CalendarTime
    let length: CalendarLength
    let rules: [RecurrenceRule]
    let additions: [CalendarTime]
    let exceptions: [CalendarTime]
    /// Which of the times of its namesake it stands for; nil: for all of them.
    let replaces: CalendarTime?
}

/// Reads the lines of one component; says what it cannot read.
struct CalendarItemReader {
    let isTask: Bool
    let number: Int
    var zones: CalendarZones
    var faults: [CalendarFault] = []
    private var lines: [String: [CalendarLine]] = [:]

    init(isTask: Bool, number: Int, zones: CalendarZones) {
        self.isTask = isTask
        self.number = number
        self.zones = zones
    }

    private static let known: Set<String> = [
        "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS", "CATEGORIES", "DTSTART", "DTEND", "DUE",
        "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
    ]
    private static let mostLines = 2_000

    mutating func take(_ line: CalendarLine) {
        guard Self.known.contains(line.name), lines[line.name, default: []].count < Self.mostLines else {
            return
        }
        lines[line.name, default: []].append(line)
    }

    /// Nil when it does not say when it is.
    mutating func item() -> CalendarItem? {
        let begun = time("DTSTART")
        let due = isTask ? time("DUE") : nil
        guard let start = due ?? begun else {
            if lines["DTSTART"] == nil, lines["DUE"] == nil, !isTask {
                faults.append(
                    CalendarFault(line: number, words: "Cet événement n’a pas de date\u{A0}: il est ignoré."))
            }
            return nil
        }
        var rules: [RecurrenceRule] = []
        for line in lines["RRULE"] ?? [] {
            do {
                rules.append(try RecurrenceRule(line.value))
            } catch {
                faults.append(
                    CalendarFault(
                        line: line.number,
                        words: "\(error.reason) L’événement n’est montré qu’à sa première date."))
            }
        }
        let replaced = lines["RECURRENCE-ID"]?.first
        if let replaced, replaced.parameter("RANGE") != nil {
            faults.append(
                CalendarFault(
                    line: replaced.number,
                    words:
                        "Un changement «\u{A0}pour toutes les suivantes\u{A0}» n’est lu que pour la première."
                ))
        }
        return CalendarItem(
            uid: text("UID", upTo: 300), isTask: isTask || isHomework, summary: text("SUMMARY", upTo: 300),
            description: text("DESCRIPTION", upTo: 4_000), place: text("LOCATION", upTo: 200),
            address: text("URL", upTo: 1_000),
            isCancelled: lines["STATUS"]?.first?.value.uppercased() == "CANCELLED", start: start,
            length: due == nil ? length(from: start) : CalendarLength(), rules: rules,
            additions: times("RDATE"), exceptions: times("EXDATE"),
            replaces: replaced.flatMap { time($0, $0.value) })
    }

    private func text(_ name: String, upTo limit: Int) -> String {
        lines[name]?.first?.text.text(upTo: limit) ?? ""
    }

    /// Some programs know no VTODO, and say by a category that an event is homework.
    private var isHomework: Bool {
        let words = (lines["CATEGORIES"] ?? []).flatMap { $0.text.split(separator: ",") }
        return words.contains { Self.homework.contains(Folding.fold(String($0)).trimmed) }
    }

    private static let homework: Set<String> = [
        "travail a faire", "travaux a faire", "devoir", "devoirs", "devoirs a faire", "homework",
    ]

    private mutating func time(_ name: String) -> CalendarTime? {
        lines[name]?.first.flatMap { time($0, $0.value) }
    }

    private mutating func times(_ name: String) -> [CalendarTime] {
        (lines[name] ?? []).flatMap { line in
            line.value.split(separator: ",").prefix(Self.mostLines).compactMap {
                // Of a period (§3.3.9), the beginning.
                time(line, String($0.prefix { $0 != "/" }))
            }
        }
    }

    private mutating func time(_ line: CalendarLine, _ value: String) -> CalendarTime? {
        let value = value.trimmed
        if let day = CalendarTime.day(value) {
            return CalendarTime(civil: CivilTime(day: day), isDay: true, zone: .floating)
        }
        guard let (time, isUniversal) = CalendarTime.clock(value) else {
            faults.append(
                CalendarFault(
                    line: line.number, words: "«\u{A0}\(value.line(upTo: 40))\u{A0}» n’est pas une date."))
            return nil
        }
        return CalendarTime(civil: time, isDay: false, zone: isUniversal ? .universal : zone(of: line))
    }

    private mutating func zone(of line: CalendarLine) -> CalendarZone {
        guard let name = line.parameter("TZID"), !name.isEmpty else { return .floating }
        if let zone = zones.zone(named: name) { return zone }
        faults.append(
            CalendarFault(
                line: line.number,
                words:
                    "Le fuseau horaire «\u{A0}\(name.line(upTo: 60))\u{A0}» n’est pas connu\u{A0}: l’heure est lue telle quelle."
            ))
        return .floating
    }

    private mutating func length(from start: CalendarTime) -> CalendarLength {
        if let end = time("DTEND") {
            if start.isDay { return CalendarLength(days: max(1, end.civil.day - start.civil.day)) }
            // Where both are floating, what any clock shows between them.
            return CalendarLength(seconds: max(0, end.instant(in: .gmt) - start.instant(in: .gmt)))
        }
        if let line = lines["DURATION"]?.first {
            if let length = CalendarLength(line.value) { return length }
            faults.append(CalendarFault(line: line.number, words: "Cette durée n’est pas lisible."))
        }
        // §3.6.1: a day that has no end lasts one day, a time no time at all.
        return CalendarLength(days: start.isDay ? 1 : 0)
    }
}
