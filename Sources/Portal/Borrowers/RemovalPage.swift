import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/12/supprimer: what deleting means, or why it is refused (B-30, B-92).
extension PortalVisit {
    func showRemoval(of id: ID<Borrower>, status: Status = .ok) throws -> Response {
        let found = try library.read { library in
            try library.borrowers.borrower(id).map {
                (
                    $0, try library.circulation.currentLoans(of: id),
                    try library.circulation.history(of: id, since: Day(number: 0)).count
                )
            }
        }
        guard let (borrower, loans, past) = found else { throw Failure.notFound }
        let view = RemovalView(borrower, loans: loans, past: past, token: newToken(), seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .borrowers)
    }
}

extension PortalSubmission {
    /// POST /gestion/emprunteurs/12/supprimer
    func removeBorrower(_ id: ID<Borrower>, anonymises: Bool, _ token: String) throws -> Response {
        let stamp = stamp(token)
        do {
            _ = try library.write { writing in
                try writing.once("remove \(id)", stamp) {
                    try writing.borrowers.remove(
                        id, history: anonymises ? .anonymised : .deleted, stamp: stamp)
                    return id
                }
            }
        } catch BorrowerRefusal.unknown {
            throw Failure.notFound
        } catch BorrowerRefusal.hasLoans {
            return try visit.showRemoval(of: id, status: .unprocessableContent)
        }
        return redirect(to: .borrowers(.list(BorrowerQuery())), saying: .borrowerRemoved)
    }
}

struct RemovalView: View {
    static let template = "borrowers/removal"

    let back: Link
    let title: String
    let refusal: Refusal?
    let question: Question?

    struct Refusal: ViewPart {
        let sentence: String
        let loans: Ledger
        let reassign: String
    }

    struct Question: ViewPart {
        let sentences: [String]
        let action: String
        let token: String
        let cancel: String
    }
}

extension RemovalView {
    init(_ borrower: Borrower, loans: [Loan], past: Int, token: String, seenFrom view: Viewpoint) {
        let id = borrower.id
        back = Link(borrower.name, view.address(of: BorrowersPage.borrower(id)))
        title = "Supprimer la fiche\u{A0}: \(borrower.name)"
        guard loans.isEmpty else {
            question = nil
            refusal = Refusal(
                sentence:
                    "\(borrower.name) a encore \(Wording.count(loans.count, "prêt en cours", "prêts en cours"))\u{A0}: aucun emprunteur avec au moins un prêt en cours n’est supprimé.",
                loans: Ledger(
                    "Prêts en cours", columns: ["Titre", "Exemplaire", "Retour"],
                    rows: loans.map { loan in
                        [
                            .link(loan.record.numberedTitle, view.address(of: .record(loan.record.id))),
                            .text(loan.copyNumber ?? "sans numéro"), .mark(Mark(loan, today: view.today)),
                        ]
                    }),
                reassign: view.address(of: BorrowersPage.pairing(.reassigning, id, .init())))
            return
        }
        refusal = nil
        question = Question(
            sentences: [
                "Tout cela sera effacé\u{A0}: la fiche, le compte du portail et les réservations. Cela ne peut pas être annulé.",
                past == 0
                    ? "Aucun prêt passé n’est gardé à ce nom."
                    : "\(Wording.count(past, "prêt passé est gardé", "prêts passés sont gardés")) à ce nom.",
            ],
            action: view.address(of: BorrowersAction.remove(id, anonymises: true, token: "")), token: token,
            cancel: view.address(of: BorrowersPage.borrower(id)))
    }
}
