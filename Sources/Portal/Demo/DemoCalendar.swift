import Library
import Storage

/// The hours of the demonstration, and the school holidays that are still to come in its year.
enum DemoCalendar {
    static func calendar(from today: Day) -> OpeningCalendar {
        let week = (1...5).map {
            OpeningHours(weekday: $0, opensAt: 510, closesAt: $0 == 3 ? 750 : 1050)
        }
        return OpeningCalendar(week: week, closures: holidays(from: today))
    }

    /// Invented, in the shape of the real ones: each begins on a Saturday and ends on a Sunday.
    private static func holidays(from today: Day) -> [Closure] {
        let autumn = today.month >= 9 ? today.year : today.year - 1
        return [
            closure("Vacances de la Toussaint", autumn, 10, 17, days: 16),
            closure("Vacances de Noël", autumn, 12, 18, days: 16),
            closure("Vacances d’hiver", autumn + 1, 2, 13, days: 16),
            closure("Vacances de printemps", autumn + 1, 4, 10, days: 16),
            closure("Grandes vacances", autumn + 1, 7, 4, days: 58),
        ].compactMap(\.self).filter { $0.lastDay >= today }
    }

    /// From the first Saturday on or after this day.
    private static func closure(_ label: String, _ year: Int, _ month: Int, _ date: Int, days: Int)
        -> Closure?
    {
        guard let earliest = Day(year: year, month: month, day: date) else { return nil }
        let saturday = earliest + (13 - earliest.weekday) % 7
        return Closure(firstDay: saturday, lastDay: saturday + (days - 1), label: label)
    }
}
