import Formats
import Foundation
import School
import Storage

/// The French of home pages.
extension Wording {
    /// « 1 livre en retard de 3 jours, 1 à rendre jeudi, 1 vous attend au CDI (jusqu’au 28) » (D1); nil: nothing to
    /// give back nor to take.
    package static func toReturnAndTake(_ holdings: [CdiTile.Holdings], today: Day) -> String? {
        let loans = holdings.flatMap(\.loans)
        let late = loans.filter(\.isLate)
        let kept = holdings.flatMap(\.reservations).filter(\.isSetAside)
        var parts: [String] = []
        // « livre » is said once, of the first number.
        func counted(_ number: Int) -> String {
            parts.isEmpty ? count(number, "livre", "livres") : self.number(number)
        }
        if let oldest = late.map(\.dueOn).min() {
            let days = count(today - oldest, "jour", "jours")
            parts.append(
                late.count == 1
                    ? "\(counted(1)) en retard de \(days)"
                    : "\(counted(late.count)) en retard, jusqu’à \(days)")
        }
        let days = Dictionary(grouping: loans.filter { !$0.isLate }, by: \.dueOn).sorted { $0.key < $1.key }
        for (day, loans) in days.prefix(Self.mostDueDays) {
            parts.append("\(counted(loans.count)) à rendre \(nearDay(day, today: today))")
        }
        let later = days.dropFirst(Self.mostDueDays).reduce(0) { $0 + $1.value.count }
        if later > 0 { parts.append("\(counted(later)) à rendre plus tard") }
        if !kept.isEmpty {
            let until =
                kept.compactMap(\.keptUntil).min().map { " (jusqu’au \(shortDay($0, today: today)))" } ?? ""
            parts.append(
                "\(counted(kept.count)) \(kept.count == 1 ? "vous attend" : "vous attendent") au CDI\(until)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static let mostDueDays = 2

    /// « aujourd’hui », « demain », « jeudi », « le 12 décembre »
    static func nearDay(_ day: Day, today: Day) -> String {
        switch day - today {
        case 0: "aujourd’hui"
        case 1: "demain"
        case 2...6: weekday(day.weekday)
        default: "le \(dayAndMonth(day, today: today))"
        }
    }

    /// « 28 » in this month, « 3 décembre » in another
    private static func shortDay(_ day: Day, today: Day) -> String {
        (day.month, day.year) == (today.month, today.year)
            ? (day.day == 1 ? "1er" : String(day.day)) : dayAndMonth(day, today: today)
    }

    /// « 12 décembre », with the year when it is another one
    private static func dayAndMonth(_ day: Day, today: Day) -> String {
        "\(day.day == 1 ? "1er" : String(day.day)) \(month(day, today: today))"
    }

    /// « 21/11/26 » (B3)
    package static func tableDate(_ day: Day) -> String {
        let text = fileDate(day)
        return String(text.dropLast(4)) + String(text.suffix(2))
    }

    /// « CDI ouvert jusqu’à 17 h », « CDI fermé, ouvre lundi à 8 h »; nil: the portal does not say.
    package static func door(_ hours: [CdiTile.DayHours], today: Day, minute: Int) -> String? {
        guard hours.contains(where: { !$0.spans.isEmpty }) else { return nil }
        let spans = hours.first { $0.day == today }?.spans ?? []
        if let now = spans.first(where: { $0.opensAt <= minute && minute < $0.closesAt }) {
            // Spans that touch are one to whoever stands before the door.
            let end = spans.reduce(now.closesAt) { $1.opensAt <= $0 ? max($0, $1.closesAt) : $0 }
            return "CDI ouvert jusqu’à \(time(end))"
        }
        if let later = spans.first(where: { $0.opensAt > minute }) {
            return "CDI fermé, ouvre à \(time(later.opensAt))"
        }
        guard let next = hours.first(where: { $0.day > today && !$0.spans.isEmpty }),
            let first = next.spans.first
        else { return nil }
        return "CDI fermé, ouvre \(nearDay(next.day, today: today)) à \(time(first.opensAt))"
    }

    /// « 2 livres empruntés, dont 1 en retard »
    package static func counts(of child: CdiTile.Child) -> String {
        var words =
            child.loans == 0
            ? "aucun livre emprunté" : count(child.loans, "livre emprunté", "livres empruntés")
        if child.late > 0 {
            words += child.late < child.loans ? ", dont \(number(child.late)) en retard" : ", en retard"
        }
        if child.setAside > 0 {
            words += ", \(number(child.setAside)) à prendre au CDI"
        }
        return words
    }

    /// « aujourd’hui à 14 h 05 », « jeudi 19 novembre à 8 h »
    static func nearMoment(_ instant: Date, today: Day, in zone: TimeZone) -> String {
        guard Day(instant, in: zone) == today else { return moment(instant, today: today, in: zone) }
        let seconds = instant.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: instant))
        return "aujourd’hui à \(time(Int(seconds) / 60 % 1440))"
    }

    static func espace(_ espace: Espace) -> String {
        switch espace {
        case .pupil: "Espace élève"
        case .teacher: "Espace professeur"
        case .guardian: "Espace parents"
        case .schoolLife: "Vie scolaire"
        case .head: "Direction"
        }
    }

    static func tile(_ tile: Tile) -> String {
        switch tile {
        case .cdi: "CDI"
        case .due: "À rendre, à prendre"
        case .timetable: "Emploi du temps"
        case .homework: "Travail à faire"
        case .messages: "Messages de l’établissement"
        case .dossiers: "Listes et dossiers"
        case .news: "Actualités du CDI"
        case .newest: "Nouveautés"
        case .agenda: "Agenda du CDI"
        case .links: "Liens utiles"
        case .classSheet: "Mes classes et le CDI"
        }
    }

    static func refusal(_ refusal: HomeRefusal) -> String {
        switch refusal {
        case .unknown: "Ce que vous vouliez changer n’est plus là."
        case .noTitle: "Donnez un titre."
        case .noText: "Écrivez un texte."
        case .badAddress:
            "Donnez une adresse complète, qui commence par https:// et mène à un site, sans nom ni mot de passe."
        case .endsBeforeItStarts: "Le dernier jour vient avant le premier."
        case .tooLong(let most): "Ce texte est trop long\u{A0}: \(number(most)) caractères au plus."
        case .tooMany(let most): "Il y en a déjà \(number(most)), c’est le maximum."
        case .foreignClass: "Une des classes cochées n’est pas de cet établissement."
        case .noSchool: "Choisissez un de vos établissements."
        case .tooSoon: "Ce calendrier vient d’être demandé\u{A0}: attendez une minute avant de recommencer."
        case .noCalendar(let words): words
        }
    }
}
