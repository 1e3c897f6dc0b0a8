import Library
import Storage
import Templating

/// Availability said three ways: a word, a sign, a colour.
struct Pill: ViewPart {
    /// Class of the style sheet.
    let kind: String
    let icon: String
    let label: String

    init(_ kind: String, _ icon: String, _ label: String) {
        self.kind = kind
        self.icon = icon
        self.label = label
    }

    init?(_ availability: Availability, today: Day) {
        switch availability {
        case .onShelf: self.init("available", "check", "Disponible")
        case .onLoan(let due): self.init("lent", "clock", "Emprunté, \(Wording.dueBack(due, today: today))")
        case .reserved: self.init("lent", "clock", "Réservé")
        case .consultationOnly: self.init("onsite", "eye", "À consulter sur place")
        case .gone: self.init("gone", "stop", "Plus au CDI")
        case .noCopy: return nil
        }
    }

    /// « Usuel jusqu’au 24 novembre »: on its shelf, and not lent.
    init(_ kept: LessonKeeping, today: Day) {
        self.init("onsite", "eye", "Usuel jusqu’au \(Wording.date(kept.until, today: today))")
    }

    init(_ copy: Copy, today: Day) {
        switch (copy.status, copy.dueOn) {
        case (.inService, nil) where copy.isSetAside: self.init("lent", "clock", "Réservé")
        case (.inService, nil): self.init("available", "check", Wording.status(.inService))
        case (.inService, let due?):
            self.init("lent", "clock", "Emprunté, \(Wording.dueBack(due, today: today))")
        case (.consultationOnly, _): self.init("onsite", "eye", Wording.status(.consultationOnly))
        case (.lost, _), (.withdrawn, _): self.init("gone", "stop", Wording.status(copy.status))
        }
    }
}

extension Pill {
    /// « à rendre demain »: late is a word and a sign before it is a colour.
    init(_ loan: Loan, today: Day) {
        let words = Wording.capitalized(Wording.due(loan.dueOn, today: today))
        switch loan.dueOn - today {
        case ..<0: self.init("gone", "warning", words)
        case 0...2: self.init("lent", "clock", words)
        default: self.init("onsite", "clock", words)
        }
    }

    init(_ reservation: Reservation, today: Day) {
        let words = Wording.capitalized(Wording.state(reservation, today: today))
        switch reservation.state {
        case .setAside: self.init("available", "check", words)
        case .validated: self.init("lent", "tick", words)
        case .requested: self.init("lent", "clock", words)
        case .lent, .expired, .cancelled: self.init("onsite", "stop", words)
        }
    }

    init(_ state: ReviewState) {
        switch state {
        case .toModerate: self.init("lent", "clock", Wording.state(state))
        case .approved: self.init("available", "check", Wording.state(state))
        case .refused: self.init("gone", "stop", Wording.state(state))
        }
    }
}

extension Availability {
    /// Call number and location of the copy to fetch, where there is one on a shelf.
    var shelf: (callNumber: String, location: String)? {
        switch self {
        case .onShelf(let callNumber, let location, _), .consultationOnly(let callNumber, let location):
            (callNumber, location)
        case .onLoan, .reserved, .gone, .noCopy: nil
        }
    }
}
