import Storage

/// When the library is open: hours of the week, holidays, exceptional openings.
package struct OpeningCalendar: Equatable, Sendable {
    package var week: [OpeningHours]
    package var closures: [Closure]
    package var exceptions: [ExceptionalOpening]

    package init(week: [OpeningHours], closures: [Closure] = [], exceptions: [ExceptionalOpening] = []) {
        self.week = week
        self.closures = closures
        self.exceptions = exceptions
    }

    /// The hours of one day, in order; none when it is closed.
    package func hours(on day: Day) -> [OpeningSpan] {
        let exceptional = exceptions.filter { $0.day == day }.map(\.span)
        if !exceptional.isEmpty { return exceptional.sorted() }
        guard PublicHoliday.name(of: day) == nil, closure(on: day) == nil else { return [] }
        return week.filter { $0.weekday == day.weekday }.map(\.span).sorted()
    }

    package func isOpen(on day: Day) -> Bool { !hours(on: day).isEmpty }

    package func closure(on day: Day) -> Closure? {
        closures.first { ($0.firstDay...$0.lastDay).contains(day) }
    }

    /// `day` if the library is open, else the next day that it is. A library that says nothing of its hours, or stays
    /// closed for more than a year, is taken at its word: `day`.
    package func nextOpenDay(from day: Day) -> Day {
        guard !week.isEmpty || !exceptions.isEmpty else { return day }
        return (0...Self.furthest).lazy.map { day + $0 }.first(where: isOpen) ?? day
    }

    private static let furthest = 400
}

/// From one minute of the day to another.
package struct OpeningSpan: Equatable, Comparable, Sendable {
    /// Minutes since midnight.
    package let opensAt: Int
    package let closesAt: Int

    package init(opensAt: Int, closesAt: Int) {
        self.opensAt = opensAt
        self.closesAt = closesAt
    }

    package static func < (left: OpeningSpan, right: OpeningSpan) -> Bool { left.opensAt < right.opensAt }

    var isPossible: Bool { opensAt >= 0 && opensAt < closesAt && closesAt <= 1440 }
}

/// Every week.
package struct OpeningHours: Equatable, Sendable {
    /// 1 is Monday.
    package let weekday: Int
    package let span: OpeningSpan

    package init(weekday: Int, opensAt: Int, closesAt: Int) {
        self.weekday = weekday
        span = OpeningSpan(opensAt: opensAt, closesAt: closesAt)
    }
}

/// « Vacances de la Toussaint », from the first day to the last, both closed.
package struct Closure: Equatable, Sendable {
    package let firstDay: Day
    package let lastDay: Day
    package let label: String

    package init(firstDay: Day, lastDay: Day, label: String) {
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.label = label
    }
}

/// Open on a day, or at hours, that are not the usual ones.
package struct ExceptionalOpening: Equatable, Sendable {
    package let day: Day
    package let span: OpeningSpan
    package let label: String

    package init(day: Day, opensAt: Int, closesAt: Int, label: String) {
        self.day = day
        span = OpeningSpan(opensAt: opensAt, closesAt: closesAt)
        self.label = label
    }
}
