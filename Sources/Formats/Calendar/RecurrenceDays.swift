import Foundation

/// How much work the rules of one calendar may still cost: days that are compared with conditions.
struct RecurrenceBudget {
    private(set) var steps: Int

    init(_ steps: Int) {
        self.steps = steps
    }

    var isSpent: Bool { steps <= 0 }

    mutating func spend(_ count: Int) { steps -= count }
}

extension RecurrenceRule {
    /// The days of a window on which it comes, in order. A rule that is not counted is entered at the window, however
    /// long ago it began.
    ///
    /// - Parameters:
    ///   - start: when it begins, on the clock of its zone.
    ///   - instant: what a clock's time is in universal time, for rules that end at an instant.
    func days(
        from start: CivilTime, in window: Range<Int>, spending budget: inout RecurrenceBudget,
        instant: (CivilTime) -> Int = { $0.seconds },
    ) -> [Int] {
        var found: [Int] = []
        var left = Int.max
        if case .count(let count) = end { left = count }
        let base = Base(start: start, rule: self)
        var period = left == .max ? base.period(before: window.lowerBound) : 0
        while left > 0, let first = base.firstDay(of: period), first < window.upperBound {
            guard !budget.isSpent else { break }
            let days = base.days(of: period)
            budget.spend(base.cost)
            for day in days where day >= start.day && left > 0 {
                guard isBeforeEnd(CivilTime(day: day, second: start.second), instant) else { return found }
                if window.contains(day) { found.append(day) }
                if left != .max { left -= 1 }
            }
            period += 1
        }
        return found
    }

    private func isBeforeEnd(_ time: CivilTime, _ instant: (CivilTime) -> Int) -> Bool {
        switch end {
        case .never, .count: true
        case .day(let last): time.day <= last
        case .time(let last): time <= last
        case .instant(let last): instant(time) <= last
        }
    }
}

/// Where the periods of a rule begin, and the days of each (§3.3.10, the table of what expands and what limits).
private struct Base {
    let rule: RecurrenceRule
    private let start: CivilTime
    private let date: (year: Int, month: Int, day: Int)
    private let week: Int

    init(start: CivilTime, rule: RecurrenceRule) {
        self.start = start
        self.rule = rule
        date = CivilTime.date(start.day)
        week = start.day - (CivilTime.weekday(start.day) - rule.weekStart + 7) % 7
    }

    /// How many days of a period are compared with how many conditions: what is asked for every day of a year costs as
    /// much whether it is found or not.
    var cost: Int {
        let days =
            switch rule.frequency {
            case .daily: 1
            case .weekly: 7
            case .monthly: 31
            case .yearly:
                rule.months.isEmpty
                    ? (rule.monthDays.isEmpty && rule.weekdays.isEmpty ? 1 : 366) : 31 * rule.months.count
            }
        return days * (1 + rule.monthDays.count + rule.weekdays.count) + rule.positions.count
    }

    /// A period that ends before the day, or the first.
    func period(before day: Int) -> Int {
        guard day > start.day else { return 0 }
        let (year, month, _) = CivilTime.date(day)
        let units =
            switch rule.frequency {
            case .daily: day - start.day
            case .weekly: (day - week) / 7
            case .monthly: (year - date.year) * 12 + month - date.month
            case .yearly: year - date.year
            }
        return max(0, units / rule.interval - 1)
    }

    /// Nil past the year 9999.
    func firstDay(of period: Int) -> Int? {
        let step = period * rule.interval
        switch rule.frequency {
        case .daily: return start.day + step
        case .weekly: return week + 7 * step
        case .monthly:
            let month = date.month - 1 + step
            return CivilTime.day(date.year + month / 12, month % 12 + 1, 1)
        case .yearly: return CivilTime.day(date.year + step, 1, 1)
        }
    }

    func days(of period: Int) -> [Int] {
        guard let first = firstDay(of: period) else { return [] }
        var days: [Int]
        switch rule.frequency {
        case .daily: days = [first].filter { isInMonth($0) && isOnMonthDay($0) && isOnWeekday($0) }
        case .weekly:
            let weekdays =
                rule.weekdays.isEmpty ? [CivilTime.weekday(start.day)] : rule.weekdays.map(\.weekday)
            days = (first..<(first + 7)).filter {
                weekdays.contains(CivilTime.weekday($0)) && isInMonth($0) && isOnMonthDay($0)
            }
        case .monthly:
            let (year, month, _) = CivilTime.date(first)
            days = rule.months.isEmpty || rule.months.contains(month) ? self.days(ofMonth: month, year) : []
        case .yearly: days = self.days(ofYear: CivilTime.date(first).year)
        }
        days.sort()
        guard !rule.positions.isEmpty else { return days }
        let count = days.count
        return Set(rule.positions.map { $0 > 0 ? $0 - 1 : count + $0 })
            .filter { (0..<count).contains($0) }.sorted().map { days[$0] }
    }

    private func days(ofMonth month: Int, _ year: Int) -> [Int] {
        guard let first = CivilTime.day(year, month, 1) else { return [] }
        let all = first..<(first + CivilTime.length(of: month, year))
        if !rule.monthDays.isEmpty {
            return all.filter { isOnMonthDay($0) && (rule.weekdays.isEmpty || isWanted($0, within: all)) }
        }
        if !rule.weekdays.isEmpty { return all.filter { isWanted($0, within: all) } }
        return CivilTime.day(year, month, date.day).map { [$0] } ?? []
    }

    private func days(ofYear year: Int) -> [Int] {
        let months = rule.months.isEmpty ? Array(1...12) : Array(Set(rule.months))
        if rule.months.isEmpty, rule.monthDays.isEmpty {
            guard !rule.weekdays.isEmpty else {
                return CivilTime.day(year, date.month, date.day).map { [$0] } ?? []
            }
            guard let first = CivilTime.day(year, 1, 1), let last = CivilTime.day(year, 12, 31) else {
                return []
            }
            return (first...last).filter { isWanted($0, within: first..<(last + 1)) }
        }
        return months.flatMap { days(ofMonth: $0, year) }
    }

    /// A day of the week that is asked for, at its rank among those of the month or year.
    private func isWanted(_ day: Int, within all: Range<Int>) -> Bool {
        let weekday = CivilTime.weekday(day)
        return rule.weekdays.contains { wanted in
            guard wanted.weekday == weekday else { return false }
            switch wanted.ordinal {
            case 0: return true
            case 1...: return (day - all.lowerBound) / 7 + 1 == wanted.ordinal
            default: return (all.upperBound - 1 - day) / 7 + 1 == -wanted.ordinal
            }
        }
    }

    private func isInMonth(_ day: Int) -> Bool {
        rule.months.isEmpty || rule.months.contains(CivilTime.date(day).month)
    }

    private func isOnWeekday(_ day: Int) -> Bool {
        rule.weekdays.isEmpty || rule.weekdays.contains { $0.weekday == CivilTime.weekday(day) }
    }

    private func isOnMonthDay(_ day: Int) -> Bool {
        guard !rule.monthDays.isEmpty else { return true }
        let date = CivilTime.date(day)
        let length = CivilTime.length(of: date.month, date.year)
        return rule.monthDays.contains { $0 > 0 ? $0 == date.day : length + $0 + 1 == date.day }
    }
}
