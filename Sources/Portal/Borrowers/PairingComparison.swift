import Library
import Templating

/// Two files side by side: which one is kept, and what says that they are of one person.
struct PairingComparison: ViewPart {
    let heading: String
    let warning: String?
    let table: Ledger
}

extension PairingComparison {
    init(_ pairing: BorrowersPage.Pairing, _ found: PairingView.Found, with other: BorrowerLine) {
        let (mine, theirs) = (found.borrower, other.borrower)
        let likeness = BorrowerLikeness(mine, theirs)
        heading = "Les deux fiches"
        warning =
            likeness.bornOn == .different
            ? "Les dates de naissance diffèrent\u{A0}: ce sont sans doute deux personnes." : nil
        let accounts = found.accounts.map { $0?.login ?? "aucun" }
        func same(_ one: String, _ other: String) -> BorrowerLikeness.Agreement {
            one == other ? .same : one.isEmpty || other.isEmpty ? .unsaid : .different
        }
        let lines: [(String, String, String, BorrowerLikeness.Agreement?)] = [
            ("Nom", mine.name, theirs.name, likeness.name),
            (
                "Naissance", mine.details.bornOn?.inFrench ?? "", theirs.details.bornOn?.inFrench ?? "",
                likeness.bornOn
            ),
            ("Classe", mine.details.schoolClass, theirs.details.schoolClass, likeness.schoolClass),
            (
                "Statut", mine.details.status, theirs.details.status,
                same(mine.details.status, theirs.details.status)
            ),
            ("Type", mine.kind.label, theirs.kind.label, same(mine.kind.label, theirs.kind.label)),
            ("Numéro", mine.number, theirs.number, .different),
            ("Prêts en cours", Wording.number(found.loans), Wording.number(other.loans), nil),
            ("Compte", accounts.first ?? "", accounts.last ?? "", nil),
        ]
        table = Ledger(
            heading, columns: ["Renseignement", pairing.mine, pairing.other, "Comparaison"],
            rows: lines.map { name, mine, theirs, agreement in
                [
                    .text(name), .text(mine.isEmpty ? "–" : mine), .text(theirs.isEmpty ? "–" : theirs),
                    .text(agreement?.words ?? ""),
                ]
            })
    }
}

extension BorrowersPage.Pairing {
    /// What becomes of the file that one comes from.
    fileprivate var mine: String {
        switch self {
        case .reassigning: "Donne ses prêts"
        case .merging: "Fiche gardée"
        }
    }

    fileprivate var other: String {
        switch self {
        case .reassigning: "Reçoit les prêts"
        case .merging: "Fiche supprimée"
        }
    }
}

extension BorrowerLikeness.Agreement {
    fileprivate var words: String {
        switch self {
        case .same: "✓ identique"
        case .different: "≠ différent"
        case .unsaid: "non renseigné"
        }
    }
}
