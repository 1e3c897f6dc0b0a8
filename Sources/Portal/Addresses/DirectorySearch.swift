import Formats
import School
import Storage
import WebServer

/// A search of the directory as its address says it: which of the three searches, what was typed, which columns.
package struct DirectorySearch: Hashable, Sendable {
    /// K-16.
    package enum Kind: String, CaseIterable, Sendable {
        case simple
        case advanced = "avancee"
        case technical = "technique"
    }

    /// The boxes of all three, by their names.
    package enum Part: String, CaseIterable, Sendable {
        case text = "texte"
        case school = "etablissement"
        case lastName = "nom"
        case firstName = "prenom"
        case profile = "profil"
        case subject = "matiere"
        case schoolClass = "classe"
        case presence = "etat"
        case entKey = "ent"
        case pronote
        case sourceNumber = "numero"
        case login = "identifiant"

        var kind: Kind {
            switch self {
            case .text: .simple
            case .school, .lastName, .firstName, .profile, .subject, .schoolClass, .presence: .advanced
            case .entKey, .pronote, .sourceNumber, .login: .technical
            }
        }
    }

    /// What a list may show beside the name (K-17, R-15).
    package enum Column: String, CaseIterable, Sendable {
        case firstName = "prenom"
        case profile = "profil"
        case presence = "etat"
        case school = "etablissement"
        case classes
        case bornOn = "naissance"
        case email = "mel"
        case pronote
        case entKey = "ent"

        package static let usual: [Column] = [.firstName, .profile, .presence, .school]
    }

    package var kind: Kind
    package var values: [Part: String]
    /// In the order of the cases.
    package var columns: [Column]
    package var page: Int

    package init(
        _ kind: Kind = .simple, _ values: [Part: String] = [:], columns: [Column] = Column.usual,
        page: Int = 1,
    ) {
        self.kind = kind
        self.values = values.filter { $0.key.kind == kind && !$0.value.isEmpty }
        self.columns = Column.allCases.filter(columns.contains)
        self.page = page
    }

    init(_ query: Form) {
        let kind = query["recherche"].flatMap(Kind.init) ?? .simple
        let typed = Part.allCases.map { ($0, query.short($0.rawValue).trimmed) }
        let columns = query.all("colonne").compactMap(Column.init)
        self.init(
            kind, Dictionary(typed, uniquingKeysWith: { first, _ in first }),
            columns: query["colonnes"] == nil ? Column.usual : columns,
            page: min(max(query["page"].flatMap(Int.init) ?? 1, 1), 100_000))
    }

    subscript(part: Part) -> String { values[part] ?? "" }

    /// What was typed, without the columns and the page.
    var typedPairs: [(String, String)] {
        [("recherche", kind == .simple ? "" : kind.rawValue)]
            + Part.allCases.compactMap { part in values[part].map { (part.rawValue, $0) } }
    }

    var pairs: [(String, String)] {
        typedPairs + columnPairs + [("page", page > 1 ? String(page) : "")]
    }

    private var columnPairs: [(String, String)] {
        guard columns != Column.usual else { return [] }
        return [("colonnes", "choisies")] + columns.map { ("colonne", $0.rawValue) }
    }

    func onPage(_ page: Int) -> DirectorySearch {
        var search = self
        search.page = page
        return search
    }

    /// Whether nothing was typed.
    var isBlank: Bool { values.isEmpty }

    func query(size: Int = PersonQuery.usualSize) -> PersonQuery {
        let criteria: PersonQuery.Criteria =
            switch kind {
            case .simple: .simple(self[.text])
            case .advanced: .advanced(advanced)
            case .technical: .technical(technical)
            }
        return PersonQuery(criteria, page: page, size: size)
    }

    private var advanced: PersonQuery.Advanced {
        var criteria = PersonQuery.Advanced()
        criteria.schools = Set([ID<School>(self[.school])].compactMap(\.self))
        criteria.lastName = self[.lastName]
        criteria.firstName = self[.firstName]
        criteria.profile = Profile(rawValue: self[.profile])
        criteria.subject = self[.subject]
        criteria.schoolClass = ID<SchoolClass>(self[.schoolClass])
        criteria.presence = PersonQuery.Presence(rawValue: self[.presence]) ?? .here
        return criteria
    }

    private var technical: PersonQuery.Technical {
        var criteria = PersonQuery.Technical()
        criteria.entKey = self[.entKey]
        criteria.pronoteIdentifier = self[.pronote]
        criteria.sourceNumber = self[.sourceNumber]
        criteria.login = self[.login]
        return criteria
    }
}

/// People for whom something is made: those who were ticked, else all those of a class, else all those of a search.
package struct PeopleChoice: Hashable, Sendable {
    package static let most = 500

    package var ticked: [ID<Person>]
    package var schoolClass: ID<SchoolClass>?
    package var search: DirectorySearch

    package init(
        ticked: [ID<Person>] = [], schoolClass: ID<SchoolClass>? = nil,
        search: DirectorySearch = DirectorySearch(),
    ) {
        self.ticked = Array(ticked.prefix(Self.most))
        self.schoolClass = schoolClass
        self.search = search
    }

    init(_ form: Form) {
        self.init(
            ticked: form.all("p").compactMap { ID<Person>($0) },
            schoolClass: form["de-la-classe"].flatMap { ID<SchoolClass>($0) },
            search: DirectorySearch(form).plain)
    }

    var pairs: [(String, String)] {
        search.typedPairs + [("de-la-classe", schoolClass?.description ?? "")]
            + ticked.map { ("p", $0.description) }
    }
}

extension DirectorySearch {
    /// What was typed, with the usual columns, from the first page.
    var plain: DirectorySearch { DirectorySearch(kind, values) }
}
