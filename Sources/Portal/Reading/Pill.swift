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
