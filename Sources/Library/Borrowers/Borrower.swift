import Formats
import Storage

/// Somebody who borrows (emprunteur).
package struct Borrower: Equatable, Sendable {
    package let id: ID<Borrower>
    package let kind: BorrowerKind
    package let details: BorrowerDetails

    package init(id: ID<Borrower>, kind: BorrowerKind, details: BorrowerDetails) {
        self.id = id
        self.kind = kind
        self.details = details
    }

    package var number: String { details.number }
    package var name: String { details.name }
    package var status: BorrowerStatus { BorrowerStatus(details.status) }

    /// Why nothing is lent to, nor reserved for, this borrower on `day`.
    package func impediment(on day: Day) -> BorrowerImpediment? {
        if kind == .temporary { return .temporaryUser }
        if details.isClosed { return .closedAccount }
        if let end = details.expiresOn, end < day { return .expired(on: end) }
        return nil
    }
}

/// What a librarian types in the form of a borrower. The kind is not there: it cannot be edited (B-83).
package struct BorrowerDetails: Equatable, Sendable {
    /// The number on the card, unique in the library; letters in either case are the same. Empty for a new borrower:
    /// the next free number.
    package var number: String
    /// « Nom Prénom », without a comma (B-27).
    package var name: String
    /// In the school's own words: « Élève », « Enseignant »…
    package var status: String
    package var schoolClass: String
    /// Opaque, given by the ENT or PRONOTE (Identité ENT).
    package var entKey: String?
    package var bornOn: Day?
    /// The last day on which something may be lent.
    package var expiresOn: Day?
    package var isClosed: Bool
    package var email: String
    package var note: String

    package init(
        number: String = "", name: String, status: String = "", schoolClass: String = "",
        entKey: String? = nil,
        bornOn: Day? = nil, expiresOn: Day? = nil, isClosed: Bool = false, email: String = "",
        note: String = "",
    ) {
        self.number = number
        self.name = name
        self.status = status
        self.schoolClass = schoolClass
        self.entKey = entKey
        self.bornOn = bornOn
        self.expiresOn = expiresOn
        self.isClosed = isClosed
        self.email = email
        self.note = note
    }
}

/// Type d'emprunteur: a temporary user (usager temporaire) was set aside by an update, gives back and does nothing
/// else (B-80…B-83).
package enum BorrowerKind: String, CaseIterable, Sendable {
    case regular, temporary
}

/// What stops a borrower from borrowing and reserving, but never from giving back.
package enum BorrowerImpediment: Equatable, Sendable {
    case temporaryUser
    case closedAccount
    case expired(on: Day)
}

/// A status in free words, recognised whatever its accents and capitals.
package enum BorrowerStatus: Equatable, Sendable {
    case pupil, teacher, staff, other

    package init(_ words: String) {
        switch Folding.fold(words) {
        case "eleve", "eleves", "etudiant", "etudiante": self = .pupil
        case "enseignant", "enseignante", "enseignants", "professeur": self = .teacher
        case "personnel", "personnels", "non enseignant": self = .staff
        default: self = .other
        }
    }
}
