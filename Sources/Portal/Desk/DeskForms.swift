import Foundation
import Library
import Storage
import Templating

/// A button that sends a gesture, with all that the gesture needs.
struct DeskButton: ViewPart {
    let action: String
    let fields: [HiddenField]
    let label: String
    let icon: String
    /// Class of the style sheet.
    let kind: String
    /// The key of the keyboard that presses it, with the script.
    let key: String?
}

/// What a form says without showing it.
struct HiddenField: ViewPart {
    let name: String
    let value: String
}

/// Makes the forms of one page: each carries the page's token, the person at the desk and the mode.
struct DeskForms {
    let view: Viewpoint
    let zone: TimeZone
    let token: String
    let place: DeskPlace
    /// The page of reservations comes back to itself.
    let isOfReservations: Bool

    init(
        _ view: Viewpoint, zone: TimeZone, token: String, place: DeskPlace = DeskPlace(),
        isOfReservations: Bool = false,
    ) {
        self.view = view
        self.zone = zone
        self.token = token
        self.place = place
        self.isOfReservations = isOfReservations
    }

    var today: Day { view.today }

    /// « 14 h 05 », of a gesture of today.
    func hour(_ gesture: Gesture) -> String {
        let instant: Date
        do { instant = try Date(gesture.madeAt, strategy: .iso8601) } catch { return "" }
        let seconds = Int(instant.timeIntervalSince1970) + zone.secondsFromGMT(for: instant)
        let minutes = (seconds % 86_400 + 86_400) % 86_400 / 60
        return "\(minutes / 60)\u{A0}h\u{A0}\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    func address(of page: DeskPage) -> String { view.address(of: .desk(page)) }

    func action(_ verb: DeskAction.Verb) -> String { view.place.base + verb.address }

    /// Those that every form of the page carries, then its own.
    func fields(_ own: [(String, String)] = [], person: ID<Borrower>? = nil) -> [HiddenField] {
        var pairs = [("jeton", token)]
        if let person = person ?? place.person { pairs.append(("lecteur", person.description)) }
        if place.mode != .lend { pairs.append(("mode", place.mode.word)) }
        if isOfReservations { pairs.append(("page", "reservations")) }
        return (pairs + own).map { HiddenField(name: $0.0, value: $0.1) }
    }

    func button(
        _ verb: DeskAction.Verb, _ label: String, icon: String, _ own: [(String, String)],
        person: ID<Borrower>? = nil, kind: String = "plain", key: String? = nil,
    ) -> DeskButton {
        DeskButton(
            action: action(verb), fields: fields(own, person: person), label: label, icon: icon, kind: kind,
            key: key)
    }

    func lend(_ copy: ID<Copy>, to person: ID<Borrower>) -> DeskButton {
        button(
            .lend, "Prêter", icon: "check", [("exemplaire", "\(copy)")], person: person, kind: "", key: "F6")
    }

    func lendAnyway(_ copy: ID<Copy>, to person: ID<Borrower>) -> DeskButton {
        button(
            .lend, "Prêter quand même", icon: "warning", [("exemplaire", "\(copy)"), ("malgre", "1")],
            person: person, key: "F7")
    }

    func giveBack(_ copy: ID<Copy>, key: String? = nil) -> DeskButton {
        button(.giveBack, "Rendre", icon: "arrow-left", [("exemplaire", "\(copy)")], key: key)
    }

    func renew(_ loan: ID<Loan>, key: String? = nil) -> DeskButton {
        button(.renew, "Prolonger", icon: "clock", [("pret", "\(loan)")], key: key)
    }

    func setAside(_ copy: ID<Copy>, for reservation: ID<Reservation>, key: String? = nil) -> DeskButton {
        button(
            .setAside, "Mettre de côté", icon: "pin",
            [("exemplaire", "\(copy)"), ("reservation", "\(reservation)")], key: key)
    }

    func markFound(_ copy: ID<Copy>) -> DeskButton { backInService(copy, "Marquer retrouvé") }

    /// Of a copy that was withdrawn, not lost.
    func putBack(_ copy: ID<Copy>) -> DeskButton { backInService(copy, "Remettre en service") }

    private func backInService(_ copy: ID<Copy>, _ label: String) -> DeskButton {
        button(.markFound, label, icon: "check", [("exemplaire", "\(copy)")], key: "F6")
    }

    func undo(_ gesture: ID<Gesture>, label: String = "Annuler", key: String? = nil) -> DeskButton {
        button(.undo, label, icon: "cross", [("geste", "\(gesture)")], kind: "bare", key: key)
    }

    /// What may be done with a copy that somebody else has.
    func whenOut(_ copy: ID<Copy>, person: PersonFacts?) -> [DeskButton] {
        guard let person = person?.borrower.id else { return [giveBack(copy, key: "F7")] }
        return [
            button(
                .giveBackAndLend, "Rendre puis prêter", icon: "check", [("exemplaire", "\(copy)")],
                person: person, kind: "", key: "F6"),
            giveBack(copy, key: "F7"),
        ]
    }
}
