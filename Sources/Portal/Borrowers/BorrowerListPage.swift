import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs: the borrowers by pages, found by name, class, status and kind.
extension PortalVisit {
    func showBorrowers(_ query: BorrowerQuery) throws -> Response {
        let (list, filters, brought) = try library.read { library in
            (
                try library.borrowers.list(query), try BorrowerFilters(query, in: library.borrowers),
                try library.handOvers.waiting(),
            )
        }
        let view = BorrowerListView(
            list, of: query, filters: filters, brought: brought, seenFrom: viewpoint)
        return try render(view, title: "Emprunteurs", hasSearch: false, section: .borrowers)
    }

    /// GET /gestion/emprunteurs.csv: the same borrowers, all of them, for a spreadsheet.
    func sendBorrowers(_ query: BorrowerQuery) throws -> Response {
        let borrowers = try library.read { try $0.borrowers.all(query) }.map(\.borrower)
        return download(BorrowerTable.bytes(of: borrowers), as: "emprunteurs.csv")
    }

    func download(_ bytes: [UInt8], as name: String) -> Response {
        var response = Response(contentType: "text/csv; charset=utf-8", body: bytes)
        response.headers.set("Content-Disposition", "attachment; filename=\"\(name)\"")
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }
}

/// What a list of borrowers may be narrowed to.
struct BorrowerFilters {
    let classes: [(value: String, label: String)]
    let statuses: [(value: String, label: String)]

    init(_ query: BorrowerQuery, in borrowers: BorrowerReading) throws {
        func options(_ known: [(String, Int)], all: String, none: String, chosen: String?) -> [(
            value: String, label: String
        )] {
            var options = known.filter { !$0.0.isEmpty }.map {
                (value: $0.0, label: "\($0.0) (\(Wording.number($0.1)))")
            }
            // The address may name one in other letters, or one that nobody is in any more.
            if let chosen, !chosen.isEmpty, !options.contains(where: { $0.value == chosen }) {
                options.append((chosen, chosen))
            }
            return [("", all)] + options + [(BorrowerQuery.none, none)]
        }
        classes = options(
            try borrowers.schoolClasses().map { ($0.schoolClass, $0.count) }, all: "Toutes",
            none: "Sans classe", chosen: query.schoolClass)
        statuses = options(
            try borrowers.statuses().map { ($0.status, $0.count) }, all: "Tous", none: "Sans statut",
            chosen: query.status)
    }

    /// For a library that nobody is in yet, and for examples.
    init(classes: [String], statuses: [String]) {
        self.classes = [("", "Toutes")] + classes.map { ($0, $0) }
        self.statuses = [("", "Tous")] + statuses.map { ($0, $0) }
    }
}

struct BorrowerListView: View {
    static let template = "borrowers/list"

    let title: String
    let action: String
    let text: Field
    let choices: [Choice]
    let isFiltered: Bool
    let all: String
    let tasks: [Way]
    let nothing: EmptyNote?
    let table: Table?
    let pager: Pager?

    struct Table: ViewPart {
        let caption: String
        let rows: [Row]
        /// The filter, for those who are not ticked one by one.
        let hidden: [HiddenField]
        let everybody: String
        let papers: [Paper]
    }

    struct Row: ViewPart {
        let id: String
        let name: String
        let href: String
        let mark: Mark?
        let schoolClass: String
        let status: String
        let number: String
        let loans: String
        let reservations: String
    }

    /// A paper for the selection.
    struct Paper: ViewPart {
        let label: String
        let icon: String
        let action: String
    }
}

extension BorrowerListView {
    /// - Parameter brought: files that somebody without an account left, to be decided.
    init(
        _ list: BorrowerList, of query: BorrowerQuery, filters: BorrowerFilters,
        brought: [ID<BorrowerDraft>] = [], seenFrom view: Viewpoint,
    ) {
        title =
            query.isFiltered
            ? Wording.borrowers(list.total)
            : list.total == 0 ? "Emprunteurs" : "Emprunteurs\u{A0}: \(Wording.number(list.total))"
        action = view.address(of: BorrowersPage.list(BorrowerQuery()))
        text = Field(
            "texte", "Nom, prénom ou classe", kind: "search", value: query.text,
            hint: "Le début des mots suffit\u{A0}: «\u{A0}mart lé\u{A0}», «\u{A0}5e garnier\u{A0}»")
        let chosen = Dictionary(query.filterPairs, uniquingKeysWith: { first, _ in first })
        choices = [
            Choice("classe", "Classe", options: filters.classes, chosen: chosen["classe"] ?? ""),
            Choice("statut", "Statut", options: filters.statuses, chosen: chosen["statut"] ?? ""),
            Choice(
                "type", "Type",
                options: [("", "Tous")] + BorrowerKind.allCases.map { ($0.rawValue, $0.label) },
                chosen: chosen["type"] ?? ""),
            Choice(
                "tri", "Trier par",
                options: [("name", "Nom"), ("schoolClass", "Classe"), ("number", "Numéro")],
                chosen: query.sort.rawValue),
        ]
        isFiltered = query.isFiltered
        all = action
        var whole = query
        whole.page = 1
        tasks =
            brought.map { Way("Un fichier déposé vous attend", "arrow-right", .draft($0), seenFrom: view) }
            + [
                Way("Nouvel emprunteur", "person", .new(name: ""), seenFrom: view),
                Way("Recherche par équation", "search", .search(EquationSearch()), seenFrom: view),
                Way("Faire entrer un fichier", "arrow-right", .importing, seenFrom: view),
                Way("Télécharger cette liste (CSV)", "download", .file(whole), seenFrom: view),
                Way("Étiquettes des exemplaires", "print", .labels(LabelSheets()), seenFrom: view),
                Way("Supprimez les clefs ENT", "cross", .keys, seenFrom: view),
            ]
        nothing = list.total > 0 ? nil : Self.emptiness(query)
        table = list.lines.isEmpty ? nil : Table(list, of: query, seenFrom: view)
        let pages = (list.total + query.size - 1) / query.size
        pager = Pager(page: min(query.page, max(pages, 1)), of: pages) {
            view.address(of: BorrowersPage.list(query.onPage($0)))
        }
    }

    private static func emptiness(_ query: BorrowerQuery) -> EmptyNote {
        query.isFiltered
            ? EmptyNote(
                title: "Personne ne correspond",
                text:
                    "Vérifiez l’orthographe, essayez le début du nom seul, ou retirez un filtre."
            )
            : EmptyNote(
                title: "Aucun emprunteur pour le moment",
                text:
                    "Créez le premier, ou faites entrer la liste de l’établissement par un fichier CSV (Nom, Prénom, Classe, Statut)."
            )
    }
}

extension BorrowerListView.Table {
    init(_ list: BorrowerList, of query: BorrowerQuery, seenFrom view: Viewpoint) {
        caption = "Emprunteurs"
        rows = list.lines.map { BorrowerListView.Row($0, seenFrom: view) }
        hidden = query.filterPairs.filter { !$0.1.isEmpty }.map {
            HiddenField(name: $0.0, value: $0.1)
        }
        everybody =
            list.total < 2
            ? "Pour cet emprunteur\u{A0}:"
            : "Pour ceux qui sont cochés, ou pour les \(Wording.number(list.total)) de cette liste si rien ne l’est\u{A0}:"
        papers = [
            .init(label: "Imprimer la liste de classe", icon: "print", .classList(BorrowerSelection()), view),
            .init(label: "Cartes", icon: "print", .cards(CardSheets()), view),
            .init(label: "Mots de passe", icon: "print", .passwords(BorrowerSelection()), view),
        ]
    }
}

extension BorrowerListView.Paper {
    fileprivate init(label: String, icon: String, _ page: BorrowersPage, _ view: Viewpoint) {
        self.init(label: label, icon: icon, action: view.address(of: page))
    }
}

extension BorrowerListView.Row {
    init(_ line: BorrowerLine, seenFrom view: Viewpoint) {
        let borrower = line.borrower
        id = borrower.id.description
        name = borrower.name
        href = view.address(of: BorrowersPage.borrower(borrower.id))
        mark = Mark(borrower, today: view.today)
        schoolClass = borrower.details.schoolClass
        status = borrower.details.status
        number = borrower.number
        // Nothing is quicker to see than a naught.
        loans = line.loans == 0 ? "" : Wording.number(line.loans)
        reservations = line.reservations == 0 ? "" : Wording.number(line.reservations)
    }
}

extension Way {
    init(_ label: String, _ icon: String, _ page: BorrowersPage, seenFrom view: Viewpoint) {
        self.init(label: label, href: view.address(of: page), icon: icon, count: nil)
    }
}

extension Wording {
    static func borrowers(_ count: Int) -> String {
        count == 0 ? "Aucun emprunteur" : self.count(count, "emprunteur", "emprunteurs")
    }
}
