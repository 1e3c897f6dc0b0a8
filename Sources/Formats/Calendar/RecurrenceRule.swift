/// How often something comes again (RFC 5545 §3.3.10), by days: what comes several times a day is not read.
struct RecurrenceRule: Equatable, Sendable {
    enum Frequency: String, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// `MO`, `2TU`, `-1FR`: a day of the week, and which one of the month or year; 0: each of them.
    struct Weekday: Equatable, Sendable {
        let ordinal: Int
        let weekday: Int
    }

    /// The last moment: a day, or a time of the clock of the zone of what comes again.
    enum End: Equatable, Sendable {
        case never
        case count(Int)
        case day(Int)
        case time(CivilTime)
        case instant(Int)
    }

    var frequency: Frequency
    var interval = 1
    var end = End.never
    var weekdays: [Weekday] = []
    var monthDays: [Int] = []
    var months: [Int] = []
    var positions: [Int] = []
    var weekStart = 1

    init(frequency: Frequency) {
        self.frequency = frequency
    }

    /// - Throws: what is not read of it, in French.
    init(_ text: String) throws(FormatError) {
        var parts: [String: String] = [:]
        for part in text.uppercased().split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { throw FormatError("La règle de répétition n’est pas lisible.") }
            parts[sides[0]] = sides[1]
        }
        guard let word = parts.removeValue(forKey: "FREQ"), let frequency = Frequency(rawValue: word) else {
            throw FormatError(
                "Cette fréquence de répétition n’est pas lue\u{A0}: seulement tous les jours, semaines, mois ou ans."
            )
        }
        self.init(frequency: frequency)
        for (name, value) in parts { try read(name, value) }
        if frequency == .weekly || frequency == .daily, weekdays.contains(where: { $0.ordinal != 0 }) {
            throw FormatError("Un rang devant un jour ne se lit que pour une répétition par mois ou par an.")
        }
    }

    private mutating func read(_ name: String, _ value: String) throws(FormatError) {
        switch name {
        case "INTERVAL":
            guard let number = Int(value), (1...10_000).contains(number) else { throw Self.fault(name) }
            interval = number
        case "COUNT":
            guard let number = Int(value), number > 0 else { throw Self.fault(name) }
            end = .count(number)
        case "UNTIL":
            if let day = CalendarTime.day(value) {
                end = .day(day)
            } else if let (time, isUniversal) = CalendarTime.clock(value) {
                end = isUniversal ? .instant(time.seconds) : .time(time)
            } else {
                throw Self.fault(name)
            }
        case "BYDAY": weekdays = try Self.list(value, name) { Self.weekday($0) }
        case "BYMONTHDAY": monthDays = try Self.numbers(value, name, 31)
        case "BYMONTH":
            months = try Self.list(value, name) { Int($0).flatMap { (1...12).contains($0) ? $0 : nil } }
        case "BYSETPOS": positions = try Self.numbers(value, name, 366)
        case "WKST":
            guard let day = Self.weekday(value[...]), day.ordinal == 0 else { throw Self.fault(name) }
            weekStart = day.weekday
        default: throw Self.fault(name)
        }
    }

    private static func numbers(_ value: String, _ name: String, _ most: Int) throws(FormatError) -> [Int] {
        try list(value, name) { Int($0).flatMap { (1...most).contains(abs($0)) ? $0 : nil } }
    }

    private static func list<Value>(
        _ value: String, _ name: String, reading read: (Substring) -> Value?
    ) throws(FormatError) -> [Value] {
        let parts = value.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 400 else { throw fault(name) }
        var values: [Value] = []
        for part in parts {
            guard let value = read(part) else { throw fault(name) }
            values.append(value)
        }
        return values
    }

    private static func weekday(_ text: Substring) -> Weekday? {
        guard let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: String(text.suffix(2)))
        else { return nil }
        let number = text.dropLast(2)
        if number.isEmpty { return Weekday(ordinal: 0, weekday: weekday + 1) }
        guard let ordinal = Int(number), (1...53).contains(abs(ordinal)) else { return nil }
        return Weekday(ordinal: ordinal, weekday: weekday + 1)
    }

    private static func fault(_ name: String) -> FormatError {
        FormatError("La partie \(name) de la règle de répétition n’est pas lue.")
    }
}
