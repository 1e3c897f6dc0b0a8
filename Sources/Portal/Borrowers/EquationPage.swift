import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/recherche: the manager search by equation (B-95), on borrowers, copies or loans.
extension PortalVisit {
    func showEquation(_ search: EquationSearch) throws -> Response {
        var (answer, fault): (EquationTable?, EquationError?) = (nil, nil)
        if !search.text.trimmed.isEmpty {
            do {
                answer = try table(of: search, size: EquationTable.pageSize)
            } catch let error as EquationError {
                fault = error
            }
        }
        let view = EquationView(search, answer: answer, fault: fault, seenFrom: viewpoint)
        return try render(
            view, title: view.title, status: fault == nil ? .ok : .unprocessableContent, hasSearch: false,
            section: .borrowers)
    }

    /// GET /gestion/emprunteurs/recherche.csv: every answer, for a spreadsheet.
    func sendEquation(_ search: EquationSearch) throws -> Response {
        do {
            var whole = search
            whole.page = 1
            let answer = try table(of: whole, size: -1)
            if search.subject == .borrowers {
                return download(BorrowerTable.bytes(of: answer.borrowers), as: "emprunteurs.csv")
            }
            return download(
                CSV.bytes(of: [answer.columns] + answer.cells), as: "\(search.subject.fileName).csv")
        } catch is EquationError {
            var page = search
            page.page = 1
            return .redirect(to: address(of: BorrowersPage.search(page)))
        }
    }

    private func table(of search: EquationSearch, size: Int) throws -> EquationTable {
        let equation = try Equation(search.text, on: search.subject)
        return try library.read { library in
            switch search.subject {
            case .borrowers:
                EquationTable(
                    try library.borrowers(of: equation, on: today, page: search.page, size: size),
                    seenFrom: viewpoint)
            case .copies:
                EquationTable(
                    try library.copies(of: equation, on: today, page: search.page, size: size),
                    seenFrom: viewpoint)
            case .loans:
                EquationTable(
                    try library.loans(of: equation, on: today, page: search.page, size: size),
                    seenFrom: viewpoint)
            }
        }
    }
}

struct EquationView: View {
    static let template = "borrowers/equation"

    let back: Link
    let title: String
    let action: String
    let summary: ErrorSummary?
    let subject: Choice
    let equation: Field
    /// What may have been meant instead.
    let hasRemedies: Bool
    let remedies: [Link]
    let examples: [Example]
    let names: [Names]
    let count: String?
    let nothing: EmptyNote?
    let ledger: Ledger?
    let pager: Pager?
    let ways: [Way]

    struct Example: ViewPart {
        let link: Link
        /// « parmi les exemplaires »
        let among: String
    }

    /// The fields that may be named.
    struct Names: ViewPart {
        let title: String
        let names: [String]
    }
}

extension EquationView {
    init(_ search: EquationSearch, answer: EquationTable?, fault: EquationError?, seenFrom view: Viewpoint) {
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(BorrowerQuery())))
        title = "Recherche par équation"
        action = view.address(of: BorrowersPage.search(EquationSearch()))
        subject = Choice(
            "sur", "Chercher parmi",
            options: Equation.Subject.allCases.map { ($0.rawValue, Wording.capitalized($0.words)) },
            chosen: search.subject.rawValue)
        equation = Field(
            "equation", "Équation", value: search.text,
            hint:
                "Champ=Valeur, avec ET, OU, SAUF, des parenthèses, * pour la suite d’un mot, < et > pour les dates et les nombres",
            error: fault.map(Wording.equationFault))
        summary = fault == nil ? nil : ErrorSummary("Cette équation n’est pas comprise", [equation])
        examples = Self.suggested.map { example in
            Example(
                link: Link(example.text, view.address(of: BorrowersPage.search(example))),
                among: "parmi les \(example.subject.words)")
        }
        names = Equation.Subject.allCases.map {
            Names(title: Wording.capitalized($0.words), names: Equation.fields(of: $0))
        }
        let total = answer?.total ?? 0
        remedies = total == 0 ? Self.remedies(search, isUnderstood: fault == nil, seenFrom: view) : []
        hasRemedies = !remedies.isEmpty
        count = answer.map { _ in search.subject.count(total) }
        nothing =
            answer != nil && total == 0
            ? EmptyNote(
                title: "Rien ne répond à cette équation",
                text: remedies.isEmpty
                    ? "Elle est bien écrite. Vérifiez les valeurs, ou élargissez avec *\u{A0}: «\u{A0}\(search.subject == .copies ? "Cote=R*" : "Classe=3e*")\u{A0}»."
                    : "Ses champs sont aussi ceux d’une autre table, où ils veulent dire autre chose\u{A0}: suivez le lien au-dessus de l’équation."
            ) : nil
        ledger = answer.flatMap { $0.total == 0 ? nil : $0.ledger(search.subject) }
        let pages = (total + EquationTable.pageSize - 1) / EquationTable.pageSize
        pager = Pager(page: min(search.page, max(1, pages)), of: pages) { page in
            var other = search
            other.page = page
            return view.address(of: BorrowersPage.search(other))
        }
        var whole = search
        whole.page = 1
        ways =
            total == 0
            ? []
            : [
                Way(
                    total == 1
                        ? "Télécharger la réponse (CSV)"
                        : "Télécharger les \(Wording.number(total)) réponses (CSV)", "download",
                    .searchFile(whole), seenFrom: view)
            ]
                + (search.subject == .copies
                    ? [
                        Way(
                            "Imprimer leurs étiquettes", "print", .labels(LabelSheets(equation: search.text)),
                            seenFrom: view)
                    ]
                    : [])
    }

    private static func remedies(_ search: EquationSearch, isUnderstood: Bool, seenFrom view: Viewpoint)
        -> [Link]
    {
        func link(_ words: String, _ other: EquationSearch) -> Link {
            Link(words, view.address(of: BorrowersPage.search(other)))
        }
        let elsewhere = Equation.otherSubjects(for: search.text, than: search.subject).map { subject in
            link(
                "Chercher «\u{A0}\(search.text)\u{A0}» parmi les \(subject.words)",
                EquationSearch(subject: subject, text: search.text))
        }
        guard !isUnderstood, let meant = Equation.meant(by: search.text, on: search.subject) else {
            return elsewhere
        }
        let plain = BorrowersPage.list(BorrowerQuery(text: search.text.trimmed))
        return [
            link("Chercher «\u{A0}\(meant)\u{A0}»", EquationSearch(subject: search.subject, text: meant)),
            Link(
                "Chercher «\u{A0}\(search.text.trimmed)\u{A0}» dans la liste des emprunteurs",
                view.address(of: plain)),
        ]
    }

    private static let suggested = [
        EquationSearch(text: "Statut=Élève ET Classe=3e* SAUF Prêts=0"),
        EquationSearch(text: "Type d’emprunteur=Usager temporaire"),
        EquationSearch(text: "Statut="),
        EquationSearch(subject: .copies, text: "Statut=Perdu OU Statut=Pilon"),
        EquationSearch(subject: .copies, text: "Cote=R* ET Nombre de prêts=0"),
        EquationSearch(subject: .loans, text: "En retard=oui ET Classe=5e*"),
    ]
}
