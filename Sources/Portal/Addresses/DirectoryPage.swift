import School
import Storage
import WebServer

/// The people of a campus, their classes, the outside services, the files that come in and go out.
package enum DirectoryPage: Hashable, Sendable {
    case search(DirectorySearch)
    case person(ID<Person>)
    case classes
    /// Those of the campus, and where one is added.
    case schools
    case schoolClass(ID<SchoolClass>)
    case passwords(PeopleChoice)
    case importing
    case draft(ID<DirectoryDraft>)
    /// How long what names people is kept.
    case retention
    /// Those that the reader sees (L-08).
    case services
    /// Those of a school, to be set (L-01); nil: the first.
    case servicesForm(ID<School>?)
    case exports(ID<School>?)
    case export(ID<UsersExport>)
    case exportFile(ID<UsersExport>)

    package init?(path: [String], query: Form) {
        let school = query["etablissement"].flatMap { ID<School>($0) }
        switch (path.first, path.count) {
        case ("annuaire", 1): self = .search(DirectorySearch(query))
        case ("annuaire", 2) where path[1] == "classes": self = .classes
        case ("annuaire", 2) where path[1] == "etablissements": self = .schools
        case ("annuaire", 2) where path[1] == "import": self = .importing
        case ("annuaire", 2) where path[1] == "conservation": self = .retention
        case ("annuaire", 2) where path[1] == "mots-de-passe": self = .passwords(PeopleChoice(query))
        case ("annuaire", 3) where path[1] == "personnes":
            guard let id = ID<Person>(path[2]) else { return nil }
            self = .person(id)
        case ("annuaire", 3) where path[1] == "classes":
            guard let id = ID<SchoolClass>(path[2]) else { return nil }
            self = .schoolClass(id)
        case ("annuaire", 3) where path[1] == "import":
            guard let id = ID<DirectoryDraft>(path[2]) else { return nil }
            self = .draft(id)
        case ("services", 1): self = .services
        case ("services", 2) where path[1] == "gestion": self = .servicesForm(school)
        case ("exports", 1): self = .exports(school)
        case ("exports", 2):
            guard let id = ID<UsersExport>(path[1]) else { return nil }
            self = .export(id)
        case ("exports", 3) where path[2] == UsersExport.fileName:
            guard let id = ID<UsersExport>(path[1]) else { return nil }
            self = .exportFile(id)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .search(let search): "/annuaire" + search.pairs.queryString
        case .person(let id): "/annuaire/personnes/\(id)"
        case .classes: "/annuaire/classes"
        case .schools: "/annuaire/etablissements"
        case .schoolClass(let id): "/annuaire/classes/\(id)"
        case .passwords(let choice): "/annuaire/mots-de-passe" + choice.pairs.queryString
        case .importing: "/annuaire/import"
        case .draft(let id): "/annuaire/import/\(id)"
        case .retention: "/annuaire/conservation"
        case .services: "/services"
        case .servicesForm(let school): "/services/gestion" + Self.query(school)
        case .exports(let school): "/exports" + Self.query(school)
        case .export(let id): "/exports/\(id)"
        case .exportFile(let id): "/exports/\(id)/\(UsersExport.fileName)"
        }
    }

    private static func query(_ school: ID<School>?) -> String {
        [("etablissement", school?.description ?? "")].queryString
    }

    package var audience: CampusAudience {
        switch self {
        case .services: .signedIn
        default: .administrators
        }
    }
}

extension UsersExport {
    /// As ENTs call the file that the software of libraries waits for (the attachment of entcore's export): librarians
    /// and their procedures look for that name, which is the format's and not ours.
    package static let fileName = "exportEsidoc.xml"
}

/// What their forms send; the fields are read when it is known who sends them.
package enum DirectoryAction: Hashable, Sendable {
    /// « Modifier la valeur » (K-19).
    case setIdentifier(ID<Person>)
    case addSchool
    case setSupport
    case givePasswords
    case receive
    case decide(ID<DirectoryDraft>)
    case setServices
    case export

    package init?(path: [String]) {
        switch (path.first, path.count) {
        case ("annuaire", 2) where path[1] == "etablissements": self = .addSchool
        case ("annuaire", 2) where path[1] == "assistance": self = .setSupport
        case ("annuaire", 2) where path[1] == "mots-de-passe": self = .givePasswords
        case ("annuaire", 2) where path[1] == "import": self = .receive
        case ("annuaire", 3) where path[1] == "import":
            guard let id = ID<DirectoryDraft>(path[2]) else { return nil }
            self = .decide(id)
        case ("annuaire", 4) where path[1] == "personnes" && path[3] == "identifiant":
            guard let id = ID<Person>(path[2]) else { return nil }
            self = .setIdentifier(id)
        case ("services", 2) where path[1] == "gestion": self = .setServices
        case ("exports", 1): self = .export
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .setIdentifier(let id): "/annuaire/personnes/\(id)/identifiant"
        case .addSchool: "/annuaire/etablissements"
        case .setSupport: "/annuaire/assistance"
        case .givePasswords: "/annuaire/mots-de-passe"
        case .receive: "/annuaire/import"
        case .decide(let id): "/annuaire/import/\(id)"
        case .setServices: "/services/gestion"
        case .export: "/exports"
        }
    }

    package var audience: CampusAudience { .administrators }

    /// A school year of files, all at once.
    package static let mostBytes = 64 << 20

    package static func largestBody(at path: [String]) -> Int? {
        path == ["annuaire", "import"] ? mostBytes : nil
    }
}
