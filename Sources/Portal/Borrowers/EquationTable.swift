import Library
import Storage

/// What an equation found, as rows of a table and of a file.
struct EquationTable {
    static let pageSize = 50

    let total: Int
    let columns: [String]
    let rows: [[Ledger.Entry]]
    /// The same in words alone, for a file.
    let cells: [[String]]
    /// Of an equation on borrowers.
    let borrowers: [Borrower]

    init(_ answer: EquationAnswer<Borrower>, seenFrom view: Viewpoint) {
        total = answer.total
        borrowers = answer.lines
        columns = ["Nom", "Classe", "Statut", "Numéro"]
        rows = answer.lines.map { borrower in
            [
                .marked(
                    borrower.name, view.address(of: BorrowersPage.borrower(borrower.id)),
                    Mark(borrower, today: view.today)),
                .text(borrower.details.schoolClass), .text(borrower.details.status), .text(borrower.number),
            ]
        }
        cells = []
    }

    init(_ answer: EquationAnswer<CopyLine>, seenFrom view: Viewpoint) {
        total = answer.total
        borrowers = []
        columns = ["Exemplaire", "Titre", "Auteur", "Cote", "Emplacement", "État"]
        rows = answer.lines.map { line in
            [
                .text(line.copy.number ?? "sans numéro"),
                .link(line.record.numberedTitle, view.address(of: .record(line.record.id))),
                .text(line.record.byline), .text(line.copy.callNumber), .text(line.copy.location),
                .mark(Mark(line.copy.status)),
            ]
        }
        cells = answer.lines.map { line in
            [
                line.copy.number ?? "", line.record.numberedTitle, line.record.byline, line.copy.callNumber,
                line.copy.location, Mark(line.copy.status).label,
            ]
        }
    }

    init(_ answer: EquationAnswer<Loan>, seenFrom view: Viewpoint) {
        total = answer.total
        borrowers = []
        columns = ["Titre", "Exemplaire", "Emprunteur", "Classe", "Prêté le", "À rendre le", "État"]
        rows = answer.lines.map { loan in
            [
                .link(loan.record.numberedTitle, view.address(of: .record(loan.record.id))),
                .text(loan.copyNumber ?? "sans numéro"),
                loan.borrower.map { .link($0.name, view.address(of: BorrowersPage.borrower($0.id))) }
                    ?? .text("anonyme"),
                .text(loan.borrower?.schoolClass ?? ""), .text(loan.lentOn.inFrench),
                .text(loan.dueOn.inFrench), .mark(Mark(loan, today: view.today)),
            ]
        }
        cells = answer.lines.map { loan in
            [
                loan.record.numberedTitle, loan.copyNumber ?? "", loan.borrower?.name ?? "",
                loan.borrower?.schoolClass ?? "", loan.lentOn.inFrench, loan.dueOn.inFrench,
                loan.returnedOn.map { "Rendu le \($0.inFrench)" } ?? "En cours",
            ]
        }
    }

    func ledger(_ subject: Equation.Subject) -> Ledger {
        Ledger(Wording.capitalized(subject.words), columns: columns, rows: rows)
    }
}

extension Equation.Subject {
    var words: String {
        switch self {
        case .borrowers: "emprunteurs"
        case .copies: "exemplaires"
        case .loans: "prêts"
        }
    }

    var fileName: String {
        switch self {
        case .borrowers: "emprunteurs"
        case .copies: "exemplaires"
        case .loans: "prets"
        }
    }

    func count(_ number: Int) -> String {
        switch self {
        case .borrowers: Wording.borrowers(number)
        case .copies: number == 0 ? "Aucun exemplaire" : Wording.copies(number)
        case .loans: number == 0 ? "Aucun prêt" : Wording.count(number, "prêt", "prêts")
        }
    }
}

extension Wording {
    /// « Au caractère 8 : … »
    static func equationFault(_ error: EquationError) -> String {
        "Au caractère \(number(error.place))\u{A0}: \(error.reason)"
    }
}
