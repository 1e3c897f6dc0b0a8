import Library
import Storage
import Templating

/// « À rendre, à prendre »: one line of the home page, for a reader who has something.
struct AccountLine: ViewPart {
    let words: String
    let href: String
    /// Class of the style sheet.
    let kind: String
    let icon: String
}

/// Whether the library is open, and its hours of the days to come.
struct HoursBox: ViewPart {
    let now: String
    let isOpen: Bool
    let days: [DayLine]

    struct DayLine: ViewPart {
        let day: String
        let hours: String
        let isToday: Bool
    }
}

extension AccountLine {
    init?(_ summary: AccountSummary, seenFrom view: Viewpoint) {
        guard summary.loans > 0 || summary.reservations > 0 else { return nil }
        words = Wording.account(summary, today: view.today)
        href = view.address(of: summary.loans > 0 ? .loans : .reservations)
        kind = summary.overdue > 0 ? "bad" : summary.setAside > 0 ? "good" : ""
        icon = summary.overdue > 0 ? "warning" : "book"
    }
}

extension HoursBox {
    /// - Parameter minute: since midnight.
    init?(_ calendar: OpeningCalendar, at minute: Int, seenFrom view: Viewpoint) {
        let state = calendar.state(on: view.today, at: minute)
        guard let words = Wording.door(state, today: view.today) else { return nil }
        now = words
        if case .open = state { isOpen = true } else { isOpen = false }
        days = (0..<7).map { DayLine(view.today + $0, calendar, today: view.today) }
    }
}

extension HoursBox.DayLine {
    init(_ day: Day, _ calendar: OpeningCalendar, today: Day) {
        isToday = day == today
        self.day = isToday ? "Aujourd’hui" : Wording.capitalized(Wording.date(day, today: today))
        let spans = calendar.hours(on: day)
        let reason = PublicHoliday.name(of: day) ?? calendar.closure(on: day)?.label ?? ""
        hours =
            spans.isEmpty
            ? "fermé" + (reason.isEmpty ? "" : " (\(reason))")
            : spans.map { "\(Wording.time($0.opensAt)) – \(Wording.time($0.closesAt))" }.joined(
                separator: ", ")
    }
}

extension Wording {
    /// « 1 document en retard, 2 autres, le premier à rendre demain. 1 réservation vous attend jusqu’au… »
    static func account(_ summary: AccountSummary, today: Day) -> String {
        var parts: [String] = []
        let current = summary.loans - summary.overdue
        if summary.overdue > 0 {
            parts.append(count(summary.overdue, "document en retard", "documents en retard"))
        }
        if current > 0, let next = summary.nextDueOn {
            parts.append(
                current == 1
                    ? "1\u{A0}document \(due(next, today: today))"
                    : "\(documents(current)), le premier \(due(next, today: today))")
        }
        if summary.setAside > 0, let day = summary.setAsideUntil {
            parts.append(
                "\(count(summary.setAside, "réservation vous attend", "réservations vous attendent")) jusqu’au \(date(day, today: today))"
            )
        }
        let waiting = summary.reservations - summary.setAside
        if parts.isEmpty, waiting > 0 {
            parts.append(count(waiting, "réservation en cours", "réservations en cours"))
        }
        return parts.joined(separator: " · ")
    }
}
