import Foundation
import School
import Storage
import Templating

/// Lessons of a day, or work to hand in, day by day.
struct DaysPart: ViewPart {
    let days: [DayPart]

    struct DayPart: ViewPart {
        let day: String
        let rows: [Row]
    }

    struct Row: ViewPart {
        /// « 8 h 30 – 9 h 25 »; nil: all day long.
        let hours: String?
        let title: String
        /// « salle B12 », « 3eA »
        let note: String?
        let text: String?
    }
}

extension DaysPart {
    /// The lessons of today, or of the next day that has some; nil: there is no calendar, or nothing in it.
    init?(lessons: [ClassEvent], _ pieces: EspacePieces) {
        // What is over needs no place.
        let left = lessons.filter { $0.day > pieces.today || ($0.closesAt ?? 1440) > pieces.visit.minute }
        guard let day = left.map({ max($0.day, pieces.today) }).min() else { return nil }
        let own = left.filter { $0.day <= day && day <= $0.lastDay }
        days = [DayPart(day: Self.name(day, pieces.today), rows: own.map { Row($0, pieces) })]
    }

    init?(tasks: [ClassEvent], _ pieces: EspacePieces) {
        guard !tasks.isEmpty else { return nil }
        let byDay = Dictionary(grouping: tasks.prefix(Self.mostTasks), by: \.day).sorted { $0.key < $1.key }
        days = byDay.map { day, tasks in
            DayPart(
                day: "Pour " + Wording.nearDay(day, today: pieces.today), rows: tasks.map { Row($0, pieces) })
        }
    }

    private static let mostTasks = 8

    private static func name(_ day: Day, _ today: Day) -> String {
        day == today
            ? "Aujourd’hui"
            : day == today + 1 ? "Demain" : Wording.capitalized(Wording.date(day, today: today))
    }
}

extension DaysPart.Row {
    init(_ event: ClassEvent, _ pieces: EspacePieces) {
        hours =
            event.isTask
            ? nil
            : event.opensAt.map { opens in
                event.closesAt.map { "\(Wording.time(opens)) – \(Wording.time($0))" } ?? Wording.time(opens)
            }
        title = event.title
        // Several children, or a class and its groups: whose it is.
        let classes = pieces.reader.classes
        let name =
            pieces.reader.espace == .guardian && classes.count > 1
            ? classes.first { $0.id == event.schoolClass }?.name : nil
        let note = [event.place, name ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        self.note = note.isEmpty ? nil : note
        text = event.text.isEmpty ? nil : String(event.text.prefix(280))
    }
}
