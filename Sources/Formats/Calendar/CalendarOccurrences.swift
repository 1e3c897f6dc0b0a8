import Foundation

/// Something of a calendar, at one of its times, on the clock of whoever reads.
package struct CalendarOccurrence: Equatable, Sendable {
    package let uid: String
    /// Work to hand in on `start.day`.
    package let isTask: Bool
    package let isAllDay: Bool
    package let start: CivilTime
    /// Of what lasts whole days, the day after the last.
    package let end: CivilTime
    package let summary: String
    package let description: String
    package let place: String
    /// Where to read more, as the calendar says; empty: nowhere.
    package let address: String
}

extension CalendarText {
    /// What happens in a window of days, in order.
    ///
    /// - Parameters:
    ///   - window: days since 1 January 1970.
    ///   - zone: that of the reader.
    ///   - limit: no more than so many, the first ones.
    package func occurrences(in window: Range<Int>, zone: TimeZone, limit: Int = 5_000)
        -> [CalendarOccurrence]
    {
        guard !window.isEmpty else { return [] }
        var expansion = Expansion(window: window, zone: zone)
        for item in items where item.replaces != nil { expansion.note(item) }
        for item in items { expansion.take(item) }
        return Array(
            expansion.found.sorted {
                ($0.start, $0.summary, $0.uid) < ($1.start, $1.summary, $1.uid)
            }.prefix(limit))
    }
}

/// The items of one calendar, told in a window.
private struct Expansion {
    let window: Range<Int>
    let zone: TimeZone
    private let instants: Range<Int>
    private(set) var found: [CalendarOccurrence] = []
    private var budget = RecurrenceBudget(20_000_000)
    /// Which times of which item others stand for.
    private var replaced: [String: Set<Time>] = [:]

    /// Days and instants are never the same time.
    private enum Time: Hashable {
        case day(Int)
        case instant(Int)
    }

    private static let most = 50_000

    init(window: Range<Int>, zone: TimeZone) {
        self.window = window
        self.zone = zone
        let (first, last) = (CivilTime(day: window.lowerBound), CivilTime(day: window.upperBound))
        let start = CalendarZone.floating.instant(of: first, in: zone)
        instants = start..<max(start, CalendarZone.floating.instant(of: last, in: zone))
    }

    mutating func note(_ item: CalendarItem) {
        guard let time = item.replaces else { return }
        replaced[item.uid, default: []].insert(self.time(time))
    }

    mutating func take(_ item: CalendarItem) {
        guard !item.isCancelled, found.count < Self.most else { return }
        guard item.replaces == nil else { return add(item, at: item.start.civil) }
        let left = Set(item.exceptions.map(time)).union(replaced[item.uid] ?? [])
        var seen: Set<CivilTime> = []
        for civil in times(of: item) where seen.insert(civil).inserted {
            // A day excepts all that happens on it.
            let time = Time.instant(item.start.zone.instant(of: civil, in: zone))
            guard !left.contains(.day(civil.day)), item.start.isDay || !left.contains(time) else { continue }
            add(item, at: civil)
        }
    }

    private func time(_ time: CalendarTime) -> Time {
        time.isDay ? .day(time.civil.day) : .instant(time.instant(in: zone))
    }

    /// On the clock of the item's zone.
    private mutating func times(of item: CalendarItem) -> [CivilTime] {
        let length = item.length.days + item.length.seconds / 86_400
        let days = (window.lowerBound - length - 2)..<(window.upperBound + 2)
        let (start, reader) = (item.start, zone)
        let again = item.rules.flatMap { rule in
            rule.days(from: start.civil, in: days, spending: &budget) {
                start.zone.instant(of: $0, in: reader)
            }.map { CivilTime(day: $0, second: start.civil.second) }
        }
        let added = item.additions.map { addition in
            addition.isDay
                ? CivilTime(day: addition.civil.day, second: start.civil.second)
                : start.zone.time(at: addition.instant(in: zone), in: zone)
        }
        return [start.civil] + again + added
    }

    private mutating func add(_ item: CalendarItem, at civil: CivilTime) {
        let (start, end): (CivilTime, CivilTime)
        if item.start.isDay {
            (start, end) = (civil, CivilTime(day: civil.day + max(1, item.length.days)))
            guard start.day < window.upperBound, end.day > window.lowerBound else { return }
        } else {
            let from = item.start.zone.instant(of: civil, in: zone)
            let days = CivilTime(day: civil.day + item.length.days, second: civil.second)
            let to =
                (item.length.days == 0 ? from : item.start.zone.instant(of: days, in: zone))
                + item.length.seconds
            guard from < instants.upperBound, to > instants.lowerBound || from >= instants.lowerBound else {
                return
            }
            start = CalendarZone.floating.time(at: from, in: zone)
            end = CalendarZone.floating.time(at: to, in: zone)
        }
        found.append(
            CalendarOccurrence(
                uid: item.uid, isTask: item.isTask, isAllDay: item.start.isDay, start: start, end: end,
                summary: item.summary, description: item.description, place: item.place, address: item.address
            ))
    }
}
