import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /gestion: the desk, with whoever and whatever is at it.
extension PortalVisit {
    func show(_ page: DeskPage) throws -> Response {
        switch page {
        case .counter(let place): try showCounter(place)
        case .reservations(let mark): try showReservations(after: mark)
        }
    }

    /// - Parameter refusal: what could not be done, said in place of anything else.
    func showCounter(_ place: DeskPlace, refusing refusal: DeskRefusal? = nil) throws -> Response {
        let facts = try library.read {
            try DeskFacts(place, by: account?.name ?? "", since: midnight, on: today, in: $0)
        }
        if let person = facts.person { try noteReading(of: person.borrower.id) }
        let forms = DeskForms(viewpoint, zone: site.timeZone, token: newToken(), place: place)
        let view = DeskView(facts, in: place, refusing: refusal, forms: forms)
        return try render(
            view, title: view.title, status: refusal == nil ? .ok : .unprocessableContent, hasSearch: false,
            section: .desk)
    }

    /// When the day began on the clocks of the school.
    var midnight: Date {
        let local = Double(today.number) * 86_400
        let offset = site.timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: local))
        return Date(timeIntervalSince1970: local - Double(offset))
    }
}

struct DeskView: View {
    static let template = "desk/counter"

    let title: String
    let entry: EntryField
    let modes: [DeskKey]
    /// The last gesture, taken back.
    let undo: DeskButton?
    /// The person leaves the desk.
    let leave: String?
    let band: Band
    let choice: DeskChoice?
    let copy: CopyCard?
    let person: PersonPanel?
    let nobody: EmptyNote?
    let gestures: [GestureRow]
    let noGesture: String?
    let counters: [Counter]
}

/// The one field.
struct EntryField: ViewPart {
    let action: String
    let fields: [HiddenField]
    let label: String
    let hint: String
}

/// A mode of the desk, and the key that chooses it.
struct DeskKey: ViewPart {
    let key: String
    let label: String
    let href: String
    let isCurrent: Bool
}

/// « 12 prêts »
struct Counter: ViewPart {
    let value: String
    let label: String
    let href: String?
}

extension DeskView {
    init(_ facts: DeskFacts, in place: DeskPlace, refusing refusal: DeskRefusal? = nil, forms: DeskForms) {
        title = "Prêts et retours"
        entry = EntryField(
            action: forms.action(.enter),
            fields: forms.fields(
                (facts.copy.map { [("montre", "\($0.atDesk.copy.id)")] } ?? [])
                    + (facts.choice.map { [("question", $0.typed)] } ?? [])),
            label: Self.label(place.mode, facts),
            hint: facts.choice == nil
                ? Self.hint(place.mode, facts) : "Le numéro d’une ligne choisit, puis Entrée.")
        modes = zip(DeskMode.allCases, ["F2", "F3", "F4"]).map { mode, key in
            DeskKey(
                key: key, label: Wording.mode(mode),
                href: forms.address(of: .counter(DeskPlace(person: place.person, mode: mode))),
                isCurrent: mode == place.mode)
        }
        undo = facts.gestures.first { !$0.gesture.isUndone }.map {
            forms.undo($0.gesture.id, label: "Annuler le dernier geste", key: "F8")
        }
        leave = facts.person == nil ? nil : forms.address(of: .counter(DeskPlace(mode: place.mode)))
        band =
            refusal.map { Band($0, facts: facts, forms: forms) } ?? Band(facts, in: place, forms: forms)
        choice = facts.choice.map { DeskChoice($0, forms: forms) }
        copy = facts.copy.map { CopyCard($0.atDesk, forms: forms) }
        person = facts.person.map { PersonPanel($0, forms: forms) }
        nobody =
            facts.person == nil && facts.copy == nil && facts.choice == nil
            ? EmptyNote(
                title: "Personne au bureau",
                text:
                    "Scannez une carte, ou tapez le début d’un nom ou une classe. Un livre prêté que l’on scanne ici est rendu."
            ) : nil
        gestures = facts.gestures.map { GestureRow($0, forms: forms) }
        noGesture = facts.gestures.isEmpty ? "Rien encore aujourd’hui." : nil
        counters = Self.counters(facts.counters, forms)
    }

    private static func label(_ mode: DeskMode, _ facts: DeskFacts) -> String {
        switch (mode, facts.person) {
        case (.lend, let person?): "Prêter à \(person.borrower.name)"
        case (.lend, nil): "Carte, livre, ISBN ou nom"
        case (.giveBack, _): "Livre à rendre"
        case (.reserve, let person?): "Livre à réserver pour \(person.borrower.name)"
        case (.reserve, nil): "D’abord la carte ou le nom du lecteur"
        }
    }

    private static func hint(_ mode: DeskMode, _ facts: DeskFacts) -> String {
        switch (mode, facts.person) {
        case (.lend, .some):
            "Scannez ses livres l’un après l’autre\u{A0}; une autre carte appelle le lecteur suivant."
        case (.lend, nil): "Une carte appelle le lecteur, un livre prêté est rendu."
        case (.giveBack, _): "Chaque livre scanné est rendu, qui que ce soit qui l’avait."
        case (.reserve, _): "Le numéro d’un exemplaire, l’ISBN, ou des mots du titre."
        }
    }

    private static func counters(_ counters: DeskCounters, _ forms: DeskForms) -> [Counter] {
        let reservations = forms.address(of: .reservations(after: nil))
        func counter(_ number: Int, _ one: String, _ many: String, _ href: String? = nil) -> Counter {
            Counter(value: Wording.number(number), label: number < 2 ? one : many, href: href)
        }
        return [
            counter(counters.loans, "prêt aujourd’hui", "prêts aujourd’hui"),
            counter(counters.returns, "retour", "retours"),
            counter(counters.toFetch, "à mettre de côté", "à mettre de côté", reservations),
            counter(counters.requests, "demande nouvelle", "demandes nouvelles", reservations),
        ]
    }
}
