import Foundation
import Library
import Storage
import WebServer

/// Each form changes its part of the calendar and leaves the others.
extension PortalSubmission {
    func setWeek(_ form: Form) throws -> Response {
        var week: [OpeningHours] = []
        for weekday in 1...7 {
            for span in 0..<CalendarView.spansADay {
                let (opens, closes) = (
                    form["ouvre-\(weekday)-\(span)"] ?? "", form["ferme-\(weekday)-\(span)"] ?? ""
                )
                if opens.isEmpty, closes.isEmpty { continue }
                guard let from = TimeOfDay.minutes(opens), let to = TimeOfDay.minutes(closes), from < to
                else {
                    return try visit.showCalendar(
                        fault:
                            "\(Wording.capitalized(Wording.weekday(weekday)))\u{A0}: écrivez une heure d’ouverture puis une heure de fermeture plus tardive, ou videz les deux.",
                        typed: form, status: .unprocessableContent)
                }
                week.append(OpeningHours(weekday: weekday, opensAt: from, closesAt: to))
            }
        }
        return try change(form) { $0.week = week }
    }

    func addClosure(_ form: Form) throws -> Response {
        guard let first = Day(form["du"] ?? "") else {
            return try refused("Choisissez le premier jour de la fermeture.", form)
        }
        let last = Day(form["au"] ?? "") ?? first
        guard last >= first else {
            return try refused("Le dernier jour de la fermeture vient avant le premier.", form)
        }
        let label = String((form["motif"] ?? "").prefix(100)).trimmingCharacters(in: .whitespaces)
        let closure = Closure(firstDay: first, lastDay: last, label: label.isEmpty ? "Fermeture" : label)
        return try change(form) { if !$0.closures.contains(closure) { $0.closures.append(closure) } }
    }

    func removeClosure(_ form: Form) throws -> Response {
        try change(form) { calendar in
            calendar.closures.removeAll {
                $0.firstDay.description == form["du"] && $0.lastDay.description == form["au"]
                    && $0.label == form["motif"]
            }
        }
    }

    func addOpening(_ form: Form) throws -> Response {
        guard let day = Day(form["jour"] ?? "") else {
            return try refused("Choisissez le jour d’ouverture.", form)
        }
        guard let from = TimeOfDay.minutes(form["de"] ?? ""), let to = TimeOfDay.minutes(form["a"] ?? ""),
            from < to
        else {
            return try refused(
                "Écrivez une heure d’ouverture, puis une heure de fermeture plus tardive.", form)
        }
        let label = String((form["motif"] ?? "").prefix(100)).trimmingCharacters(in: .whitespaces)
        let opening = ExceptionalOpening(day: day, opensAt: from, closesAt: to, label: label)
        return try change(form) { $0.exceptions.append(opening) }
    }

    func removeOpening(_ form: Form) throws -> Response {
        try change(form) { calendar in
            calendar.exceptions.removeAll {
                $0.day.description == form["jour"] && String($0.span.opensAt) == form["de"]
            }
        }
    }

    func postponeLoans(token: String?) throws -> Response {
        do {
            let stamp = stamp(token)
            _ = try library.write { try $0.circulation.postponeLoansDueWhenClosed(stamp: stamp) }
            return redirect(to: .office(.calendar), saying: .loansPostponed)
        } catch is PostponingRefusal {
            return try visit.showCalendar(
                fault: "Plus aucun prêt ne tombe un jour de fermeture\u{A0}: rien n’a été reporté.",
                status: .unprocessableContent)
        } catch is GestureRefusal {
            return try visit.showCalendar(
                fault: "Cette page avait déjà servi\u{A0}: rien n’a été reporté. Recommencez d’ici.",
                status: .unprocessableContent)
        }
    }

    private func refused(_ sentence: String, _ form: Form) throws -> Response {
        try visit.showCalendar(fault: sentence, typed: form, status: .unprocessableContent)
    }

    private func change(_ form: Form, _ edit: (inout OpeningCalendar) -> Void) throws -> Response {
        do {
            try library.write { writing in
                var calendar = try writing.circulation.reading.calendar()
                edit(&calendar)
                try writing.circulation.setCalendar(calendar)
            }
            return redirect(to: .office(.calendar), saying: .calendarSet)
        } catch is CalendarRefusal {
            return try refused("Ces horaires ne sont pas possibles. Vérifiez les heures et les dates.", form)
        }
    }
}

/// « 8 h 30 », « 8h », `08:30` or `8.30`, in minutes since midnight.
enum TimeOfDay {
    static func minutes(_ text: String) -> Int? {
        let parts = text.lowercased().split { !$0.isASCII || !$0.isNumber }.map(String.init)
        let rest = text.lowercased().unicodeScalars.filter {
            !("0"..."9").contains($0) && !" \u{A0}\u{202F}h:.".unicodeScalars.contains($0)
        }
        guard rest.isEmpty, (1...2).contains(parts.count), let hour = Int(parts[0]),
            let minute = parts.count == 2 ? Int(parts[1]) : 0, (0...24).contains(hour),
            (0...59).contains(minute), hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }
}
