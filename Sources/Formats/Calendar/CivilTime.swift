/// What a calendar on a wall and the clock beside it show, in no zone: what recurrences are counted in.
package struct CivilTime: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    package var day: Int
    /// Seconds since midnight.
    package var second: Int

    package init(day: Int, second: Int = 0) {
        self.day = day
        self.second = second
    }

    /// Minutes since midnight.
    package var minute: Int { second / 60 }

    /// As if the clock were that of universal time.
    var seconds: Int { day * 86_400 + second }

    init(seconds: Int) {
        day = Int((Double(seconds) / 86_400).rounded(.down))
        second = seconds - day * 86_400
    }

    package static func < (one: CivilTime, other: CivilTime) -> Bool {
        (one.day, one.second) < (other.day, other.second)
    }

    /// Nil if the calendar has no such day.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...length(of: month, year)).contains(day)
        else { return nil }
        return Int(Instant.days(Int64(year), Int64(month), Int64(day)))
    }

    static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let (year, month, day) = Instant.civil(Int64(day))
        return (Int(year), Int(month), Int(day))
    }

    static func length(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 1 is Monday, 7 Sunday.
    static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }
}
