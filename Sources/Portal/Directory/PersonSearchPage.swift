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

/// What the advanced search offers to choose from.
struct DirectoryChoices {
    let schools: [School]
    let classes: [SchoolClass]
    let subjects: [String]

    init(schools: [School] = [], classes: [SchoolClass] = [], subjects: [String] = []) {
        self.schools = schools
        self.classes = classes
        self.subjects = subjects
    }

    init(_ directory: DirectoryReading) throws {
        self.init(
            schools: try directory.schools(), classes: try directory.classes(groups: true),
            subjects: try directory.subjects())
    }

    func name(of school: ID<School>) -> String { schools.first { $0.id == school }?.name ?? "" }
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
        let pages = (list.total + 49) / 50
        pager = Pager(page: min(search.page, max(pages, 1)), of: pages) {
            place.address(of: .search(search.onPage($0)))
        }
        tasks = [
            Way("Classes et groupes", "person", .classes, at: place),
            Way("Établissements", "home", .schools, at: place),
            Way("Mettre l’annuaire à jour", "arrow-right", .importing, at: place),
            Way("Exporter pour le CDI", "download", .exports(nil), at: place),
            Way("Services externes", "link", .servicesForm(nil), at: place),
        ]
    }

    private static func fields(_ search: DirectorySearch) -> [Field] {
        func field(_ part: DirectorySearch.Part, _ label: String, hint: String? = nil) -> Field {
            Field(part.rawValue, label, value: search[part], hint: hint)
        }
        return switch search.kind {
        case .simple:
            [
                Field(
                    "texte", "Nom, prénom, classe ou adresse", kind: "search", value: search[.text],
                    hint: "Le début des mots suffit\u{A0}: «\u{A0}mart lé\u{A0}», «\u{A0}3eA marchand\u{A0}»")
            ]
        case .advanced: [field(.lastName, "Nom"), field(.firstName, "Prénom")]
        case .technical:
            [
                field(.pronote, "Identifiant PRONOTE"), field(.entKey, "Clef ENT"),
                field(.sourceNumber, "Numéro dans le fichier d’origine"),
                field(.login, "Identifiant de connexion"),
            ]
        }
    }

    private static func choices(_ search: DirectorySearch, _ known: DirectoryChoices) -> [Choice] {
        let classes = known.classes.map { schoolClass in
            let place = known.schools.count > 1 ? " – \(known.name(of: schoolClass.school))" : ""
            return (value: schoolClass.id.description, label: schoolClass.name + place)
        }
        return [
            Choice(
                "etablissement", "Établissement(s)",
                options: [("", "Tous")]
                    + known.schools.map { ($0.id.description, CampusWording.school($0)) },
                chosen: search[.school]),
            Choice(
                "profil", "Profil",
                options: [("", "Tous")] + Profile.allCases.map { ($0.rawValue, CampusWording.profiles($0)) },
                chosen: search[.profile]),
            Choice(
                "matiere", "Matière enseignée",
                options: [("", "Toutes")] + known.subjects.map { ($0, $0) }, chosen: search[.subject]),
            Choice(
                "classe", "Classe ou groupe", options: [("", "Tous")] + classes, chosen: search[.schoolClass]),
            Choice(
                "etat", "État",
                options: [("", "Opérationnels"), ("gone", "Partis"), ("all", "Tous")],
                chosen: search[.presence]),
        ]
    }

    private static func emptiness(_ search: DirectorySearch, isWaiting: Bool) -> EmptyNote {
        if isWaiting {
            return EmptyNote(
                title: "Collez un identifiant",
                text: "Cette recherche retrouve une personne par ce que les autres programmes savent d’elle.")
        }
        if search.isBlank {
            return EmptyNote(
                title: "L’annuaire est vide",
                text:
                    "Faites entrer les élèves, leurs responsables et les personnels\u{A0}: «\u{A0}Mettre l’annuaire à jour\u{A0}»."
            )
        }
        return EmptyNote(
            title: "Personne ne correspond",
            text: search.kind == .simple
                ? "Essayez le début du nom seul. Qui est parti se trouve par la recherche avancée."
                : "Retirez un critère, ou vérifiez ce qui est collé.")
    }
}

extension PersonSearchView.Row {
    init(
        _ line: PersonLine, _ columns: [DirectorySearch.Column], _ known: DirectoryChoices,
        at place: CampusPlace, today: Day,
    ) {
        id = line.person.id.description
        let isNamed = columns.contains(.firstName) && !line.person.lastName.isEmpty
        name = isNamed ? line.person.lastName : line.person.name
        href = place.address(of: .person(line.person.id))
        cells = columns.map { column in
            PersonSearchView.Cell(label: column.label, text: line.words(column, known, today: today))
        }
    }
}

extension PersonLine {
    fileprivate func words(_ column: DirectorySearch.Column, _ known: DirectoryChoices, today: Day) -> String
    {
        let now =
            affiliations.contains { $0.leftOn == nil }
            ? affiliations.filter { $0.leftOn == nil } : affiliations
        return switch column {
        case .firstName: person.firstName
        case .profile:
            Profile.allCases.filter { profile in now.contains { $0.profile == profile } }
                .map(CampusWording.profile).joined(separator: ", ")
        case .presence: CampusWording.presence(person.leftOn, today: today)
        case .school: now.first.map { known.name(of: $0.school) } ?? ""
        case .classes: classes.joined(separator: ", ")
        case .bornOn: person.bornOn?.inFrench ?? ""
        case .email: person.email
        case .pronote: affiliations.compactMap(\.pronoteIdentifier).joined(separator: ", ")
        case .entKey: person.entKey
        }
    }
}

extension DirectorySearch.Kind {
    var label: String {
        switch self {
        case .simple: "Recherche simple"
        case .advanced: "Recherche avancée"
        case .technical: "Recherche technique"
        }
    }
}

extension DirectorySearch.Column {
    var label: String {
        switch self {
        case .firstName: "Prénom"
        case .profile: "Profil"
        case .presence: "État"
        case .school: "Établissement principal"
        case .classes: "Classes"
        case .bornOn: "Date de naissance"
        case .email: "Mél"
        case .pronote: "id. PRONOTE-ENT"
        case .entKey: "Clef ENT"
        }
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
