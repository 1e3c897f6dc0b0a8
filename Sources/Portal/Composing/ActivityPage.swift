import Library
import Storage
import Templating
import WebServer

/// GET /administration/activite: how much the portal is used, by day; nobody is counted by name.
extension PortalVisit {
    func showActivity(_ choice: FigureChoice) throws -> Response {
        let choice = choice == .current ? .month(year: today.year, month: today.month) : choice
        let period = choice.period(today: today)
        let view = try library.read { library in
            let titles = try library.editorial.everyArticle()
            let readings = try library.presentation.readings()
            return ActivityView(
                try library.presentation.activity(period), choice: choice,
                read: titles.compactMap { article in readings[article.id].map { (article, $0) } },
                seenFrom: viewpoint)
        }
        return try composed(view, title: view.title)
    }
}

struct ActivityView: View {
    static let template = "composing/activity"

    let trail: [Link]
    let title: String
    let action: String
    let choice: Choice
    let totals: [Total]
    let nothing: EmptyNote?
    let table: Table?
    let read: Table?

    struct Total: ViewPart {
        let count: String
        let words: String
    }

    struct Table: ViewPart {
        let heads: [String]
        let rows: [Row]
    }

    struct Row: ViewPart {
        let title: String
        let cells: [Cell]
    }

    struct Cell: ViewPart {
        let label: String
        let words: String
    }
}

extension ActivityView {
    init(
        _ days: [ActivityCount], choice: FigureChoice,
        read: [(article: Article, reading: ActivityTally.Reading)], seenFrom view: Viewpoint
    ) {
        trail = view.composingTrail()
        title = "Activité du portail"
        action = view.address(of: ComposingPage.activity(.current))
        self.choice = Choice(
            "periode", "Période", options: Self.options(view.today), chosen: choice.parameter)
        totals = ActivityKind.allCases.map { kind in
            let total = days.reduce(0) { $0 + ($1.counts[kind] ?? 0) }
            return Total(count: Wording.number(total), words: Wording.activity(kind, total))
        }
        nothing =
            days.isEmpty
            ? EmptyNote(
                title: "Rien de compté sur cette période",
                text: "Les pages vues, les recherches et les avis sont comptés par jour, sans aucun nom.")
            : nil
        let heads = ActivityKind.allCases.map(Wording.activityHead)
        table =
            days.isEmpty
            ? nil
            : Table(
                heads: ["Jour"] + heads,
                rows: days.map { day in
                    Row(
                        title: Wording.capitalized(Wording.date(day.day, today: view.today)),
                        cells: zip(ActivityKind.allCases, heads).map { kind, head in
                            Cell(label: head, words: Wording.number(day.counts[kind] ?? 0))
                        })
                })
        let most = read.sorted {
            ($1.reading.count, $0.article.title) < ($0.reading.count, $1.article.title)
        }.prefix(20)
        self.read =
            most.isEmpty
            ? nil
            : Table(
                heads: ["Contenu", "Lectures", "Dernière lecture"],
                rows: most.map { article, reading in
                    Row(
                        title: article.title,
                        cells: [
                            Cell(label: "Lectures", words: Wording.number(reading.count)),
                            Cell(
                                label: "Dernière lecture",
                                words: Wording.date(reading.lastOn, today: view.today)),
                        ])
                })
    }

    /// The last twelve months, then the school year.
    private static func options(_ today: Day) -> [(value: String, label: String)] {
        var months: [(value: String, label: String)] = []
        var (year, month) = (today.year, today.month)
        for _ in 0..<12 {
            if let day = Day(year: year, month: month, day: 1) {
                months.append(
                    (
                        FigureChoice.month(year: year, month: month).parameter,
                        Wording.capitalized(Wording.month(day, today: today))
                    ))
            }
            (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
        }
        let first = today.month >= 9 ? today.year : today.year - 1
        return months + [
            (FigureChoice.schoolYear(first).parameter, "Année scolaire \(first)-\(first + 1)")
        ]
    }
}

extension Wording {
    /// « 12 pages vues »
    static func activity(_ kind: ActivityKind, _ count: Int) -> String {
        switch kind {
        case .page: count < 2 ? "page vue" : "pages vues"
        case .search: count < 2 ? "recherche" : "recherches"
        case .account: "accès à «\u{A0}Mon compte\u{A0}»"
        case .review: count < 2 ? "avis déposé" : "avis déposés"
        }
    }

    fileprivate static func activityHead(_ kind: ActivityKind) -> String {
        switch kind {
        case .page: "Pages vues"
        case .search: "Recherches"
        case .account: "Accès au compte"
        case .review: "Avis déposés"
        }
    }
}
