import Library
import Storage
import Templating

struct FiguresView: View {
    static let template = "figures/overview"

    let title: String
    let period: String
    let action: String
    let choice: Choice
    let tiles: [Tile]
    let nothing: EmptyNote?
    let chart: BarChart?
    let parts: [Part]

    /// One number that says much.
    struct Tile: ViewPart {
        let number: String
        let label: String
        let href: String?
    }

    struct Part: ViewPart {
        let id: String
        let title: String
        let about: String
        let csv: String
        /// Said instead of an empty table.
        let nothing: String?
        let table: FigureTableView?
    }
}

extension FiguresView {
    init(
        _ choice: FigureChoice, loans: Int, copies: Int, neverLent: Int, firstLoan: Day?,
        tables: [FigureTable], seenFrom view: Viewpoint,
    ) {
        title = "Statistiques"
        let period = Wording.period(choice, today: view.today)
        self.period = period
        action = view.address(of: .figures(.overview(.current)))
        self.choice = Self.choice(choice, since: firstLoan, today: view.today)
        tiles = [
            Tile(number: Wording.number(loans), label: loans < 2 ? "prêt" : "prêts", href: nil),
            Tile(
                number: Wording.number(copies),
                label: copies < 2 ? "exemplaire au CDI" : "exemplaires au CDI",
                href: nil),
            Tile(
                number: copies == 0 ? "–" : Wording.decimal(Double(loans) / Double(copies)),
                label: "prêt par exemplaire (rotation)", href: nil),
            Tile(
                number: Wording.number(neverLent),
                label: neverLent < 2
                    ? "exemplaire au catalogue depuis plus d’un an, jamais prêté"
                    : "exemplaires au catalogue depuis plus d’un an, jamais prêtés",
                href: view.address(of: .figures(.neverLent(page: 1)))),
        ]
        nothing =
            loans > 0
            ? nil
            : EmptyNote(
                title: "Aucun prêt sur cette période",
                text:
                    "Les chiffres se rempliront avec les premiers prêts. Ce que le CDI possède est compté plus bas."
            )
        chart =
            loans > 0 ? tables.first { $0.kind == .months }.flatMap { BarChart($0, caption: period) } : nil
        parts = tables.filter { loans > 0 || $0.kind == .holdings || $0.kind == .ages }.map {
            Part($0, choice, seenFrom: view)
        }
    }

    /// The school years since the first loan, then the months of the last two.
    private static func choice(_ choice: FigureChoice, since first: Day?, today: Day) -> Choice {
        let current = FigurePeriod.schoolYear(of: today).first.year
        let earliest = max(
            current - 20, min(current, first.map { FigurePeriod.schoolYear(of: $0).first.year } ?? current))
        var options: [FigureChoice] = (earliest...current).reversed().map {
            $0 == current ? .current : .schoolYear($0)
        }
        let months = [current - 1, current].flatMap { year in
            FigureChoice.schoolYear(year).period(today: today).months
        }
        options += months.filter { $0 <= today && $0 >= first ?? today }.reversed().map {
            .month(year: $0.year, month: $0.month)
        }
        if !options.contains(choice) { options.insert(choice, at: 0) }
        return Choice(
            "periode", "Période", options: options.map { ($0.parameter, Wording.period($0, today: today)) },
            chosen: choice.parameter)
    }
}

extension FiguresView.Part {
    init(_ table: FigureTable, _ choice: FigureChoice, seenFrom view: Viewpoint) {
        id = "tableau-\(table.kind.rawValue)"
        title = table.kind.title
        about = table.kind.about
        csv = view.address(of: .figures(.table(table.kind, choice)))
        nothing = table.rows.isEmpty ? "Rien à compter pour le moment." : nil
        self.table = table.rows.isEmpty ? nil : FigureTableView(table, seenFrom: view)
    }
}

extension FigureTable.Kind {
    var title: String {
        switch self {
        case .months: "Prêts par mois"
        case .classes: "Prêts par classe"
        case .types: "Prêts par type de document"
        case .statuses: "Prêts par statut"
        case .mostLent: "Les plus empruntés"
        case .holdings: "Le fonds par rayon"
        case .ages: "L’âge du fonds"
        case .neverLent: "Jamais prêtés"
        }
    }

    var about: String {
        switch self {
        case .months: "Chaque document prêté compte une fois, au mois de son départ."
        case .classes: "La classe est celle du jour du prêt\u{A0}; les lecteurs sont ceux d’aujourd’hui."
        case .types: "Ce qui sort le plus, toutes classes confondues."
        case .statuses:
            "Élèves, enseignants, personnels\u{A0}: comme leurs fiches le disaient le jour du prêt."
        case .mostLent: "Les vingt premiers\u{A0}; le fichier CSV en donne cinq cents."
        case .holdings: "D’après les cotes. La rotation est le nombre de prêts par exemplaire sur la période."
        case .ages: "D’après l’année de publication\u{A0}: de quoi préparer le désherbage."
        case .neverLent: ""
        }
    }
}

/// GET /gestion/statistiques/jamais-pretes
struct NeverLentView: View {
    static let template = "figures/never-lent"

    let title: String
    let back: Link
    let about: String
    let csv: String
    let nothing: EmptyNote?
    let table: FigureTableView?
    let pager: Pager?
}

extension NeverLentView {
    init(_ table: FigureTable, total: Int, page: Int, of pages: Int, seenFrom view: Viewpoint) {
        title = "Jamais prêtés"
        back = Link("Statistiques", view.address(of: .figures(.overview(.current))))
        about =
            "\(Wording.copies(total)) en service, au catalogue depuis plus d’un an, sans un seul prêt connu. Dans l’ordre des rayons."
        csv = view.address(of: .figures(.table(.neverLent, .current)))
        nothing =
            total == 0
            ? EmptyNote(
                title: "Aucun exemplaire jamais prêté depuis plus d’un an",
                text:
                    "Ceux qui sont au catalogue depuis moins d’un an ne sont pas comptés\u{A0}: ils ont encore le temps."
            ) : nil
        self.table = total == 0 ? nil : FigureTableView(table, seenFrom: view)
        pager = Pager(page: page, of: pages) { view.address(of: .figures(.neverLent(page: $0))) }
    }
}
