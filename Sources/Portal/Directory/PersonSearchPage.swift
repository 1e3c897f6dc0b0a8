import Formats
import Library
import School
import Storage
import Templating
import WebServer

/// GET /annuaire: people looked for in three ways (K-16), as a list of chosen columns (K-17, R-15).
extension CampusVisit {
    func showPeople(_ search: DirectorySearch) throws -> Response {
        let (list, choices) = try file.read { campus in
            (try campus.directory.people(search.query()), try DirectoryChoices(campus.directory))
        }
        let view = PersonSearchView(list, of: search, choices: choices, at: place, today: today)
        return try render(view, title: "Annuaire", section: .directory)
    }
}

struct PersonSearchView: View {
    static let template = "directory/search"

    let kinds: [Kind]
    let action: String
    /// « avancee »; nil for the simple search, which the address need not name.
    let kind: String?
    let fields: [Field]
    let choices: [Choice]
    let heading: String
    let nothing: EmptyNote?
    let columns: Columns?
    let table: Table?
    let pager: Pager?
    let tasks: [Way]

    struct Kind: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    /// « Colonnes affichées »
    struct Columns: ViewPart {
        let hidden: [HiddenField]
        let ticks: [Tick]
    }

    struct Tick: ViewPart {
        let value: String
        let label: String
        let isTicked: Bool
    }

    struct Table: ViewPart {
        let headings: [String]
        let rows: [Row]
        let hidden: [HiddenField]
        let passwords: String
        let everybody: String
    }

    struct Row: ViewPart {
        let id: String
        let name: String
        let href: String
        let cells: [Cell]
    }

    struct Cell: ViewPart {
        let label: String
        let text: String
    }
}

extension PersonSearchView {
    init(
        _ list: PersonList, of search: DirectorySearch, choices known: DirectoryChoices,
        at place: CampusPlace,
        today: Day,
    ) {
        kinds = DirectorySearch.Kind.allCases.map { kind in
            Kind(
                label: kind.label,
                href: place.address(of: .search(DirectorySearch(kind, columns: search.columns))),
                isCurrent: kind == search.kind)
        }
        action = place.address(of: .search(DirectorySearch()))
        kind = search.kind == .simple ? nil : search.kind.rawValue
        fields = Self.fields(search)
        choices = search.kind == .advanced ? Self.choices(search, known) : []
        let isWaiting = search.kind == .technical && search.isBlank
        heading =
            isWaiting
            ? "Recherche par identifiant" : list.total == 0 ? "Aucun résultat" : Wording.results(list.total)
        nothing = list.lines.isEmpty ? Self.emptiness(search, isWaiting: isWaiting) : nil
        let lines = list.lines
        columns =
            lines.isEmpty
            ? nil
            : Columns(
                hidden: HiddenField.list(search.typedPairs + [("colonnes", "choisies")]),
                ticks: DirectorySearch.Column.allCases.map {
                    Tick(value: $0.rawValue, label: $0.label, isTicked: search.columns.contains($0))
                })
        table =
            lines.isEmpty
            ? nil
            : Table(
                headings: search.columns.map(\.label),
                rows: lines.map { Row($0, search.columns, known, at: place, today: today) },
                hidden: HiddenField.list(search.typedPairs),
                passwords: place.address(of: .passwords(PeopleChoice())),
                everybody: list.total == 1
                    ? "Pour cette personne\u{A0}:"
                    : "Pour les personnes cochées, ou pour les \(Wording.number(list.total)) de cette recherche si aucune ne l’est\u{A0}:"
            )
        let pages = (list.total + PersonQuery.usualSize - 1) / PersonQuery.usualSize
        pager = Pager(page: min(search.page, max(pages, 1)), of: pages) {
            place.address(of: .search(search.onPage($0)))
        }
        tasks = [
            Way("Classes et groupes", "person", .classes, at: place),
            Way("Établissements", "home", .schools, at: place),
            Way("Mettre l’annuaire à jour", "arrow-right", .importing, at: place),
            Way("Exporter pour le CDI", "download", .exports(nil), at: place),
            Way("Services externes", "link", .servicesForm(nil), at: place),
            Way("Conservation des données", "clock", .retention, at: place),
        ]
    }
}

extension Way {
    init(_ label: String, _ icon: String, _ page: DirectoryPage, at place: CampusPlace) {
        self.init(label: label, href: place.address(of: page), icon: icon, count: nil)
    }
}

extension HiddenField {
    /// Empty values are left out.
    static func list(_ pairs: [(String, String)]) -> [HiddenField] {
        pairs.filter { !$0.1.isEmpty }.map { HiddenField(name: $0.0, value: $0.1) }
    }
}
