/// A second of universal time, as feeds and harvesters write it.
package struct Instant: Hashable, Comparable, Sendable {
    package let secondsSince1970: Int64

    package init(secondsSince1970: Int64) {
        self.secondsSince1970 = min(max(secondsSince1970, Self.first), Self.last)
    }

    /// `2026-11-21T11:00:00Z` and nothing looser.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let midnight = Self.midnight(bytes[..<10]),
            let hour = Self.number(bytes[11..<13]), hour < 24,
            let minute = Self.number(bytes[14..<16]), minute < 60,
            let second = Self.number(bytes[17..<19]), second < 60
        else { return nil }
        self.init(secondsSince1970: midnight + hour * 3600 + minute * 60 + second)
    }

    /// The first second of `2026-11-21`.
    package init?(day: String) {
        guard let midnight = Self.midnight(Array(day.utf8)[...]) else { return nil }
        self.init(secondsSince1970: midnight)
    }

    package static func < (one: Instant, other: Instant) -> Bool {
        one.secondsSince1970 < other.secondsSince1970
    }

    /// RFC 3339: `2026-11-21T11:00:00Z`.
    package var rfc3339: String {
        let (year, month, day) = Self.civil(days)
        return "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))T\(clock)Z"
    }

    /// RFC 822, with the year in four digits as RSS 2.0 asks: `Sat, 21 Nov 2026 11:00:00 +0000`.
    package var rfc822: String {
        let (year, month, day) = Self.civil(days)
        let weekday = Int((days % 7 + 11) % 7)
        let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = "\(Self.digits(day, 2)) \(months[Int(month) - 1]) \(Self.digits(year, 4))"
        return "\(names[weekday]), \(date) \(clock) +0000"
    }

    private static let first: Int64 = -62_135_596_800
    private static let last: Int64 = 253_402_300_799

    private var days: Int64 { (secondsSince1970 - secondOfDay) / 86_400 }
    private var secondOfDay: Int64 { (secondsSince1970 % 86_400 + 86_400) % 86_400 }

    private var clock: String {
        [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.digits($0, 2) }
            .joined(separator: ":")
    }

    private static func midnight(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = number(parts[0]), year > 0, let month = number(parts[1]), let day = number(parts[2]),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let count = days(year, month, day)
        return civil(count) == (year, month, day) ? count * 86_400 : nil
    }

    /// Days since 1970 of a day of the Gregorian calendar; years start in March, so that the leap day is the last.
    static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }

    static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func digits(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
