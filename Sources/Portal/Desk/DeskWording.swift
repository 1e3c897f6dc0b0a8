import Library
import Storage

/// The French of the desk: people, copies, days, and what a gesture did.
extension Wording {
    static func quoted(_ words: String) -> String { "«\u{A0}\(words)\u{A0}»" }

    /// « Garnier Zoé (5e B) »
    static func person(_ name: String, of schoolClass: String) -> String {
        schoolClass.isEmpty ? name : "\(name) (\(schoolClass))"
    }

    static func person(_ holder: Holder) -> String { person(holder.name, of: holder.schoolClass) }
    static func person(_ borrower: Borrower) -> String {
        person(borrower.name, of: borrower.details.schoolClass)
    }

    /// « L’île au trésor » (n° 000123)
    static func copy(_ title: String, number: String?) -> String {
        quoted(title) + (number.map { " (n°\u{A0}\($0))" } ?? "")
    }

    static func copy(_ copy: CopyAtDesk) -> String {
        self.copy(copy.record.numberedTitle, number: copy.copy.number)
    }

    /// « à rendre demain », « à rendre jeudi 10 décembre », « en retard de 3 jours »
    static func toGiveBack(_ day: Day, today: Day) -> String {
        switch day - today {
        case ..<0: "en retard de \(days(today - day))"
        case 0: "à rendre aujourd’hui"
        case 1: "à rendre demain"
        default: "à rendre \(date(day, today: today))"
        }
    }

    /// « Garnier Zoé (5e B), jusqu’au jeudi 26 novembre »
    static func keeping(_ kept: Reservation, today: Day) -> String {
        person(kept.borrower)
            + (kept.setAsideUntil.map { ", jusqu’au \(date($0, today: today))" } ?? "")
    }

    /// « 1 jour », « 3 jours »
    static func days(_ number: Int) -> String { count(number, "jour", "jours") }

    /// « À ranger : Romans, R STE. »
    static func toShelve(_ copy: Copy) -> String {
        let place = [copy.location, copy.callNumber].filter { !$0.isEmpty }.joined(separator: ", ")
        return place.isEmpty ? "À ranger à sa place." : "À ranger\u{A0}: \(place)."
    }

    static func alert(_ alert: LoanAlert, passedOver: Borrower?, today: Day) -> String {
        switch alert {
        case .overLimit(let count, let most):
            "C’est plus que la règle\u{A0}: \(loans(count)) pour \(number(most)) au plus. Le prêt est fait."
        case .overLimitOfType(let type, let count, let most):
            "C’est plus que la règle pour le type \(quoted(type))\u{A0}: \(number(count)) pour \(number(most)) au plus. Le prêt est fait."
        case .hasOverdue(let count):
            count == 1
                ? "Un autre document est en retard."
                : "\(number(count)) autres documents sont en retard."
        case .reservedBySelf: "Sa réservation est servie."
        case .awaited(let count):
            count == 1
                ? "Un lecteur attend encore ce document."
                : "\(number(count)) lecteurs attendent encore ce document."
        case .expiresBeforeDue(let day):
            "Son inscription prend fin \(date(day, today: today)), avant le retour prévu."
        case .dueDayMoved(let day):
            "Le CDI est fermé \(date(day, today: today))\u{A0}: le retour est reporté au prochain jour d’ouverture."
        case .passedOver:
            if let passedOver {
                "\(person(passedOver)) passait avant, et garde sa place dans la file."
            } else {
                "Quelqu’un passait avant, et garde sa place dans la file."
            }
        case .keptForLesson(let lesson):
            "\(lesson.teacher) avait demandé de le garder au CDI jusqu’au \(date(lesson.until, today: today))."
        }
    }

    static func loans(_ count: Int) -> String { self.count(count, "prêt", "prêts") }

    static func impediment(_ impediment: BorrowerImpediment, today: Day) -> String {
        switch impediment {
        case .temporaryUser: "Usager temporaire\u{A0}: rend, n’emprunte ni ne réserve"
        case .closedAccount: "Compte fermé\u{A0}: rien ne lui est prêté"
        case .expired(let day):
            "Inscription finie le \(date(day, today: today))\u{A0}: rien ne lui est prêté"
        }
    }

    static func state(_ state: ReservationState) -> String {
        switch state {
        case .requested: "Demandée"
        case .validated: "Validée"
        case .setAside: "Mise de côté"
        case .lent: "Prêtée"
        case .expired: "Expirée"
        case .cancelled: "Annulée"
        }
    }

    /// « Prêté », in the list of the last gestures.
    static func done(_ kind: Gesture.Kind) -> String {
        switch kind {
        case .lend: "Prêté"
        case .giveBack: "Rendu"
        case .renew: "Prolongé"
        case .reserve: "Réservé"
        case .validate: "Réservation validée"
        case .setAside: "Mis de côté"
        case .cancel: "Réservation annulée"
        case .expire: "Réservation expirée"
        case .markLost: "Perdu"
        case .markFound: "Retrouvé"
        case .markDamaged: "Abîmé"
        case .annotate: "Note"
        case .postpone: "Dates de retour reportées"
        case .undo: "Annulé"
        }
    }

    static func mode(_ mode: DeskMode) -> String {
        switch mode {
        case .lend: "Prêt"
        case .giveBack: "Retour"
        case .reserve: "Réserver"
        }
    }
}
