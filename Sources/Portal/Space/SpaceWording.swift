import Library
import Storage

/// The French of a reader's space: due dates, queues, what was refused and why.
extension Wording {
    /// « à rendre demain », « en retard de 3 jours »
    package static func due(_ day: Day, today: Day) -> String {
        switch day - today {
        case ..<0: "en retard de \(count(today - day, "jour", "jours"))"
        case 0: "à rendre aujourd’hui"
        case 1: "à rendre demain"
        default: "à rendre \(date(day, today: today))"
        }
    }

    /// « 2 prêts, 1 en retard de 3 jours. »
    static func loans(_ loans: [Loan], today: Day) -> String {
        guard let first = loans.min(by: { $0.dueOn < $1.dueOn }) else { return "Aucun prêt en cours." }
        let late = loans.filter { $0.isOverdue(on: today) }
        let all = count(loans.count, "prêt", "prêts")
        if late.isEmpty {
            return loans.count == 1
                ? "\(all), \(due(first.dueOn, today: today))."
                : "\(all), le premier \(due(first.dueOn, today: today))."
        }
        let days = due(first.dueOn, today: today)
        if late.count == loans.count, late.count == 1 { return "\(all), \(days)." }
        return "\(all), \(number(late.count)) \(late.count == 1 ? days : "en retard")."
    }

    /// « en tête de la file », « 2ᵉ place dans la file »
    static func place(_ place: Int) -> String {
        place <= 1 ? "en tête de la file" : "\(number(place))ᵉ place dans la file"
    }

    static func reservations(_ reservations: [Reservation]) -> String {
        guard !reservations.isEmpty else { return "Aucune réservation en cours." }
        let all = count(reservations.count, "réservation", "réservations")
        let ready = reservations.filter { $0.state == .setAside }.count
        guard ready > 0 else { return "\(all). Aucune n’est encore prête." }
        return
            "\(all), dont \(number(ready)) \(ready == 1 ? "mise de côté" : "mises de côté") pour vous au CDI."
    }

    /// « mise de côté jusqu’au jeudi 26 novembre »
    static func state(_ reservation: Reservation, today: Day) -> String {
        switch reservation.state {
        case .requested: "demandée"
        case .validated: "validée"
        case .setAside:
            reservation.setAsideUntil.map { "mise de côté jusqu’au \(date($0, today: today))" }
                ?? "mise de côté"
        case .lent: "prêtée"
        case .expired: "expirée"
        case .cancelled: "annulée"
        }
    }

    /// « 4,3 sur 5 »
    static func stars(tenths: Int) -> String {
        let whole = "\(tenths / 10)"
        return (tenths % 10 == 0 ? whole : "\(whole),\(tenths % 10)") + " sur 5"
    }

    static func state(_ state: ReviewState) -> String {
        switch state {
        case .toModerate: "À modérer"
        case .approved: "Approuvé"
        case .refused: "Refusé"
        }
    }

    /// « Ouvert jusqu’à 17 h », « Fermé ; rouvre lundi à 8 h 30 »
    package static func door(_ state: OpeningState, today: Day) -> String? {
        switch state {
        case .open(let end): "Ouvert jusqu’à \(time(end))"
        case .closed(let day, let minute) where day == today: "Fermé\u{A0}; ouvre à \(time(minute))"
        case .closed(let day, let minute) where day == today + 1:
            "Fermé\u{A0}; rouvre demain à \(time(minute))"
        case .closed(let day, let minute) where day - today < 7:
            "Fermé\u{A0}; rouvre \(weekday(day.weekday)) à \(time(minute))"
        case .closed(let day, let minute):
            "Fermé\u{A0}; rouvre \(date(day, today: today)) à \(time(minute))"
        case .unknown: nil
        }
    }
}
