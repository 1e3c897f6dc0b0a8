import Foundation

/// When something is: a whole day, or a time on the clock of a zone (RFC 5545 §3.3.4, §3.3.5).
struct CalendarTime: Sendable {
    let civil: CivilTime
    let isDay: Bool
    let zone: CalendarZone

    /// - Parameter zone: that of the reader, for floating times and whole days.
    func instant(in zone: TimeZone) -> Int { self.zone.instant(of: civil, in: zone) }

    /// `20261121`
    static func day(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 8, let number = number(text.utf8) else { return nil }
        return CivilTime.day(number / 10_000, number / 100 % 100, number % 100)
    }

    /// `20261121T083000`, followed by `Z` when it is of universal time. A second that is inserted is the one before.
    static func clock(_ text: some StringProtocol) -> (time: CivilTime, isUniversal: Bool)? {
        let bytes = Array(text.utf8)
        let isUniversal = bytes.last == UInt8(ascii: "Z")
        guard bytes.count == (isUniversal ? 16 : 15), bytes[8] == UInt8(ascii: "T"),
            let day = day(text.prefix(8)), let clock = number(bytes[9..<15]),
            clock / 10_000 < 24, clock / 100 % 100 < 60, clock % 100 <= 60
        else { return nil }
        let second = clock / 10_000 * 3600 + clock / 100 % 100 * 60 + min(clock % 100, 59)
        return (CivilTime(day: day, second: second), isUniversal)
    }

    private static func number(_ bytes: some Collection<UInt8>) -> Int? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// How long something lasts (§3.3.6): days are those of the calendar, the rest is exact.
struct CalendarLength: Equatable, Sendable {
    var days = 0
    var seconds = 0

    /// `PT1H30M`, `P1D`, `P2W`; nil for anything else, and for what would end before it begins.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard bytes.popFirst() == UInt8(ascii: "P"), !bytes.isEmpty else { return nil }
        var number: Int?
        for byte in bytes {
            switch byte {
            case 0x30...0x39:
                let next = (number ?? 0) * 10 + Int(byte - 0x30)
                guard next < 1_000_000 else { return nil }
                number = next
            case UInt8(ascii: "T") where number == nil: break
            default:
                guard let count = number else { return nil }
                switch byte {
                case UInt8(ascii: "W"): days += 7 * count
                case UInt8(ascii: "D"): days += count
                case UInt8(ascii: "H"): seconds += 3600 * count
                case UInt8(ascii: "M"): seconds += 60 * count
                case UInt8(ascii: "S"): seconds += count
                default: return nil
                }
                number = nil
            }
        }
        guard number == nil else { return nil }
    }

    init(days: Int = 0, seconds: Int = 0) {
        self.days = days
        self.seconds = seconds
    }
}
