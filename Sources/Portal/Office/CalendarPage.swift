import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/horaires: the hours of the week, closures, exceptional openings. Due days follow them.
extension PortalVisit {
    func showCalendar(fault: String? = nil, typed: Form? = nil, status: Status = .ok) throws -> Response {
        let (calendar, misplaced) = try library.read {
            (
                try $0.circulation.calendar(from: today),
                try $0.circulation.loansDueWhenClosed(on: today),
            )
        }
        let view = CalendarView(
            calendar, misplaced: misplaced, token: newToken(), typed: typed, fault: fault,
            seenFrom: viewpoint)
        return try render(view, title: "Horaires et fermetures", status: status, section: .office)
    }
}

struct CalendarView: View {
    static let template = "office/calendar"
    static let spansADay = 2

    let office: Link
    let fault: String?
    let postponing: Postponing?
    /// Said where no hours are written.
    let noHours: String?
    let weekAction: String
    let days: [WeekDay]
    let closureAction: String
    let closureRemoval: String
    let closures: [ClosureLine]
    let closureFields: [Field]
    let openingAction: String
    let openingRemoval: String
    let openings: [OpeningLine]
    let openingFields: [Field]

    /// Loans that are due while the library is closed.
    struct Postponing: ViewPart {
        let words: String
        let action: String
        let token: String
        let label: String
    }

    struct WeekDay: ViewPart {
        let name: String
        let spans: [Span]
    }

    struct Span: ViewPart {
        let openLabel: String
        let closeLabel: String
        let openName: String
        let closeName: String
        let opens: String
        let closes: String
    }

    struct ClosureLine: ViewPart {
        let words: String
        let label: String
        let first: String
        let last: String
    }

    struct OpeningLine: ViewPart {
        let words: String
        let label: String
        let day: String
        let from: String
    }
}

extension CalendarView {
    init(
        _ calendar: OpeningCalendar, misplaced: Int, token: String, typed: Form?, fault: String?,
        seenFrom view: Viewpoint,
    ) {
        let place = view.place
        func text(_ name: String) -> String { typed?[name] ?? "" }
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.fault = fault
        postponing =
            misplaced == 0
            ? nil
            : Postponing(
                words: misplaced == 1
                    ? "Un prêt en cours est à rendre un jour où le CDI est fermé."
                    : "\(Wording.number(misplaced)) prêts en cours sont à rendre un jour où le CDI est fermé.",
                action: place.address(of: .office(.postponeLoans(token: nil))), token: token,
                label: misplaced == 1
                    ? "Reporter ce prêt au prochain jour d’ouverture"
                    : "Reporter ces \(Wording.number(misplaced)) prêts au prochain jour d’ouverture")
        noHours =
            calendar.week.isEmpty
            ? "Aucune heure d’ouverture n’est inscrite\u{A0}: l’accueil n’affiche pas d’horaires, et les dates de retour ne tiennent compte d’aucune fermeture."
            : nil
        weekAction = place.address(of: .office(.setWeek(Form())))
        days = (1...7).map { WeekDay($0, calendar, typed: typed) }
        closureAction = place.address(of: .office(.addClosure(Form())))
        closureRemoval = place.address(of: .office(.removeClosure(Form())))
        closures = calendar.closures.map { ClosureLine($0, today: view.today) }
        closureFields = [
            Field("du", "Premier jour de fermeture", kind: "date", value: text("du"), isRequired: true),
            Field(
                "au", "Dernier jour", kind: "date", value: text("au"),
                hint: "Vide\u{A0}: ce jour-là seulement."),
            Field("motif", "Motif", value: text("motif"), hint: "Par exemple\u{A0}: vacances de Noël."),
        ]
        openingAction = place.address(of: .office(.addOpening(Form())))
        openingRemoval = place.address(of: .office(.removeOpening(Form())))
        openings = calendar.exceptions.map { OpeningLine($0, today: view.today) }
        openingFields = [
            Field("jour", "Jour", kind: "date", value: text("jour"), isRequired: true),
            Field("de", "Ouverture", value: text("de"), hint: "Par exemple\u{A0}: 9 h 30.", isRequired: true),
            Field("a", "Fermeture", value: text("a"), hint: "Par exemple\u{A0}: 12 h.", isRequired: true),
        ]
    }

    static let examples = [
        CalendarView(
            OpeningCalendar(week: []), misplaced: 0, token: "", typed: nil, fault: nil,
            seenFrom: Examples.view),
        CalendarView(
            OpeningCalendar(
                week: [OpeningHours(weekday: 1, opensAt: 510, closesAt: 720)],
                closures: [
                    Closure(
                        firstDay: Examples.view.today, lastDay: Examples.view.today + 14,
                        label: Examples.hostile)
                ],
                exceptions: [
                    ExceptionalOpening(
                        day: Examples.view.today, opensAt: 600, closesAt: 720, label: Examples.hostile)
                ]), misplaced: 12, token: Examples.hostile, typed: nil, fault: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension CalendarView.WeekDay {
    fileprivate init(_ weekday: Int, _ calendar: OpeningCalendar, typed: Form?) {
        let hours = calendar.week.filter { $0.weekday == weekday }.map(\.span).sorted()
        let name = Wording.weekday(weekday)
        self.name = Wording.capitalized(name)
        spans = (0..<CalendarView.spansADay).map { index in
            let span = hours.indices.contains(index) ? hours[index] : nil
            let (open, close) = ("ouvre-\(weekday)-\(index)", "ferme-\(weekday)-\(index)")
            let which = index == 0 ? "" : ", deuxième plage"
            return CalendarView.Span(
                openLabel: "Ouverture le \(name)\(which)", closeLabel: "Fermeture le \(name)\(which)",
                openName: open,
                closeName: close, opens: typed?[open] ?? span.map { Wording.time($0.opensAt) } ?? "",
                closes: typed?[close] ?? span.map { Wording.time($0.closesAt) } ?? "")
        }
    }
}

extension CalendarView.ClosureLine {
    fileprivate init(_ closure: Closure, today: Day) {
        words =
            closure.firstDay == closure.lastDay
            ? "Le \(Wording.date(closure.firstDay, today: today))"
            : "Du \(Wording.date(closure.firstDay, today: today)) au \(Wording.date(closure.lastDay, today: today))"
        label = closure.label
        first = closure.firstDay.description
        last = closure.lastDay.description
    }
}

extension CalendarView.OpeningLine {
    fileprivate init(_ opening: ExceptionalOpening, today: Day) {
        words = "Le \(Wording.date(opening.day, today: today)), \(Wording.hours(opening.span))"
        label = opening.label
        day = opening.day.description
        from = String(opening.span.opensAt)
    }
}

extension Wording {
    /// « de 8 h 30 à 17 h »
    static func hours(_ span: OpeningSpan) -> String {
        "de \(time(span.opensAt)) à \(time(span.closesAt))"
    }

    /// « 8 h 30 », « 17 h », of minutes since midnight.
    static func time(_ minutes: Int) -> String {
        let minute = minutes % 60
        return "\(minutes / 60)\u{A0}h" + (minute == 0 ? "" : "\u{A0}\(minute < 10 ? "0" : "")\(minute)")
    }

    /// « lundi » is 1.
    static func weekday(_ number: Int) -> String {
        weekdays.indices.contains(number - 1) ? weekdays[number - 1] : ""
    }
}
