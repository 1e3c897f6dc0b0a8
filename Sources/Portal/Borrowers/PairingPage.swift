import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/12/reattribuer, …/fusionner: the other one is searched for, then chosen.
extension PortalVisit {
    func showPairing(
        _ pairing: BorrowersPage.Pairing, of id: ID<Borrower>, with partner: BorrowersPage.Partner,
        fault: PairingView.Fault? = nil, status: Status = .ok,
    ) throws -> Response {
        let found = try library.read { library -> PairingView.Found? in
            guard let borrower = try library.borrowers.borrower(id) else { return nil }
            let same = try library.borrowers.namesakes(of: borrower.name)
            let searched = try partner.text.isEmpty ? [] : library.borrowers.find(partner.text, limit: 30)
            let chosen = try partner.chosen.flatMap { try library.borrowers.borrower($0) }
            var people: [Borrower] = []
            for candidate in [chosen].compactMap(\.self) + searched + same
            where candidate.id != id && !people.contains(candidate)
                && (pairing == .merging || candidate.kind == .regular)
            { people.append(candidate) }
            // B-89: a borrower of the same name is chosen already.
            let other = chosen ?? (partner.text.isEmpty && people.count == 1 ? people.first : nil)
            return PairingView.Found(
                borrower: borrower, people: try people.compactMap { try library.borrowers.line($0.id) },
                loans: try library.circulation.currentLoans(of: id).count,
                reservations: try library.circulation.openReservations(of: id).count,
                chosen: try other.flatMap { other in
                    other.id == id ? nil : try library.borrowers.line(other.id)
                },
                accounts: try [id, other?.id ?? id].map { try library.accounts.account(of: $0) })
        }
        guard let found else { throw Failure.notFound }
        let view = PairingView(
            pairing, found, partner: partner, fault: fault, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .borrowers)
    }
}

extension PortalSubmission {
    /// POST /gestion/emprunteurs/12/reattribuer: loans and reservations go to somebody else (B-88…B-91).
    func reassignLoans(of id: ID<Borrower>, _ choice: BorrowersAction.Choice) throws -> Response {
        let partner = BorrowersPage.Partner(text: choice.text, chosen: choice.partner)
        guard let other = choice.partner else {
            return try visit.showPairing(
                .reassigning, of: id, with: partner, fault: .nobody, status: .unprocessableContent)
        }
        let stamp = stamp(choice.token)
        do {
            _ = try library.write { writing in
                try writing.once("reassign \(id) \(other)", stamp) {
                    try writing.borrowers.reassignLoans(
                        from: id, to: other, isConfirmed: choice.isConfirmed, stamp: stamp)
                    return id
                }
            }
            return redirect(to: .borrowers(.borrower(id)), saying: .loansReassigned)
        } catch BorrowerRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as BorrowerRefusal {
            return try visit.showPairing(
                .reassigning, of: id, with: partner, fault: .refused(refusal), status: .unprocessableContent)
        }
    }

    /// POST /gestion/emprunteurs/12/fusionner: the other file is merged into this one.
    func mergeBorrower(_ id: ID<Borrower>, _ choice: BorrowersAction.Choice) throws -> Response {
        let partner = BorrowersPage.Partner(text: choice.text, chosen: choice.partner)
        guard let other = choice.partner else {
            return try visit.showPairing(
                .merging, of: id, with: partner, fault: .nobody, status: .unprocessableContent)
        }
        let stamp = stamp(choice.token)
        do {
            let isAsked = try library.write { writing -> Bool in
                guard choice.isConfirmed else { return true }
                _ = try writing.once("merge \(id) \(other)", stamp) {
                    try writing.borrowers.merge(other, into: id, stamp: stamp)
                    return id
                }
                return false
            }
            if isAsked {
                return try visit.showPairing(
                    .merging, of: id, with: partner, fault: .toConfirm, status: .unprocessableContent)
            }
            return redirect(to: .borrowers(.borrower(id)), saying: .borrowersMerged)
        } catch BorrowerRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as BorrowerRefusal {
            return try visit.showPairing(
                .merging, of: id, with: partner, fault: .refused(refusal), status: .unprocessableContent)
        }
    }
}

struct PairingView: View {
    static let template = "borrowers/pairing"

    let back: Link
    let title: String
    let sentence: String
    let refusal: String?
    let search: SearchForm
    let nothing: EmptyNote?
    let choosing: Choosing?
    let comparison: PairingComparison?

    enum Fault {
        case nobody
        /// Two files become one: said once more before it is done.
        case toConfirm
        case refused(BorrowerRefusal)
    }

    struct Found {
        let borrower: Borrower
        let people: [BorrowerLine]
        let loans: Int
        let reservations: Int
        /// The other one, once it is known who.
        let chosen: BorrowerLine?
        /// Of the borrower, and of the one who is chosen.
        let accounts: [Account?]
    }

    struct SearchForm: ViewPart {
        let action: String
        let field: Field
    }

    struct Choosing: ViewPart {
        let legend: String
        let action: String
        let token: String
        let text: String
        let people: [Person]
        /// « Oui, c’est la même personne »
        let confirmation: String?
        let button: String
    }

    struct Person: ViewPart {
        let id: String
        let name: String
        let facts: String
        let isChosen: Bool
        /// Shows both side by side.
        let compare: Link?
    }
}

extension PairingView {
    init(
        _ pairing: BorrowersPage.Pairing, _ found: Found, partner: BorrowersPage.Partner, fault: Fault?,
        token: String, seenFrom view: Viewpoint,
    ) {
        let (borrower, isMerging) = (found.borrower, pairing == .merging)
        back = Link(borrower.name, view.address(of: BorrowersPage.borrower(borrower.id)))
        title =
            isMerging
            ? "Fusionner une autre fiche dans celle-ci\u{A0}: \(borrower.name)"
            : "Réattribuer les prêts\u{A0}: \(borrower.name)"
        let held = [
            Wording.count(found.loans, "prêt en cours", "prêts en cours"),
            Wording.count(found.reservations, "réservation", "réservations"),
        ].joined(separator: " et ")
        sentence =
            isMerging
            ? "Cette fiche est gardée\u{A0}: n°\u{A0}\(borrower.number). L’autre sera supprimée\u{A0}: ses prêts, ses réservations et son historique viennent ici, ainsi que ce qui manque à cette fiche."
            : "Choisissez la personne qui reçoit \(held), avec l’historique. Les deux fiches restent, chacune avec son compte."
        refusal = fault.map { Self.words($0, found, partner) }
        search = SearchForm(
            action: view.address(of: BorrowersPage.pairing(pairing, borrower.id, .init())),
            field: Field(
                "texte", isMerging ? "Chercher l’autre fiche" : "Chercher une autre personne", kind: "search",
                value: partner.text, hint: "Nom, prénom, classe ou numéro de carte"))
        nothing =
            !found.people.isEmpty
            ? nil
            : EmptyNote(
                title: partner.text.isEmpty ? "Personne d’autre ne porte ce nom" : "Personne ne correspond",
                text: partner.text.isEmpty
                    ? "Cherchez la bonne personne, ou créez d’abord sa fiche."
                    : "Essayez le début du nom seul.")
        let chosen = found.chosen?.borrower.id
        comparison = found.chosen.map { PairingComparison(pairing, found, with: $0) }
        choosing =
            found.people.isEmpty
            ? nil
            : Choosing(
                legend: isMerging ? "La fiche à supprimer" : "La personne qui reçoit les prêts",
                action: view.address(of: BorrowersAction.pair(pairing, borrower.id, .init())), token: token,
                text: partner.text,
                people: found.people.map { line in
                    let id = line.borrower.id
                    let compared = BorrowersPage.Partner(text: partner.text, chosen: id)
                    return Person(
                        line, isChosen: id == chosen,
                        compare: id == chosen
                            ? nil
                            : Link(
                                "\(line.borrower.name), n°\u{A0}\(line.borrower.number)",
                                view.address(of: BorrowersPage.pairing(pairing, borrower.id, compared))))
                },
                confirmation: fault?.confirmation, button: isMerging ? "Fusionner" : "Réattribuer les prêts")
    }

    private static func words(_ fault: Fault, _ found: Found, _ partner: BorrowersPage.Partner) -> String {
        let other = found.people.first { $0.borrower.id == partner.chosen }?.borrower
        switch fault {
        case .nobody: return "Choisissez une personne dans la liste."
        case .toConfirm:
            return
                "Cette fiche va être supprimée\u{A0}: \(other.map { "\($0.name), n°\u{A0}\($0.number)" } ?? "celle de l’autre personne"). Cela ne peut pas être annulé."
        case .refused(.namesDiffer(let mine, let theirs)):
            return
                "Les noms diffèrent\u{A0}: «\u{A0}\(mine)\u{A0}» et «\u{A0}\(theirs)\u{A0}». Est-ce bien la même personne\u{A0}? Rien n’a encore été fait."
        case .refused(.mayBeTwo):
            return
                "Le même nom peut être celui de deux personnes\u{A0}: comparez les deux fiches. Rien n’a encore été fait."
        case .refused(.temporaryUser):
            return "Un usager temporaire ne reçoit pas de prêt\u{A0}: choisissez une fiche en règle."
        case .refused(.samePerson): return "C’est la même fiche\u{A0}: choisissez-en une autre."
        case .refused: return "Cela n’a pas pu être fait. Rechargez la page et recommencez."
        }
    }
}

extension PairingView.Fault {
    fileprivate var confirmation: String? {
        switch self {
        case .toConfirm: "Oui, c’est la même personne\u{A0}: supprimer l’autre fiche"
        case .refused(.namesDiffer), .refused(.mayBeTwo): "Oui, c’est la même personne"
        case .nobody, .refused: nil
        }
    }
}

extension PairingView.Person {
    init(_ line: BorrowerLine, isChosen: Bool, compare: Link?) {
        let borrower = line.borrower
        id = borrower.id.description
        name = borrower.name
        facts = [
            borrower.details.schoolClass, borrower.details.status, "n°\u{A0}\(borrower.number)",
            borrower.kind == .temporary ? borrower.kind.label : "",
            line.loans == 0 ? "" : Wording.count(line.loans, "prêt", "prêts"),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        self.isChosen = isChosen
        self.compare = compare
    }
}
