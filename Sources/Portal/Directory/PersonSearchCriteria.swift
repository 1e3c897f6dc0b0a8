import Formats
import School
import Storage
import Templating

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

/// What is asked for in each of the three searches, and what is said when nobody answers to it.
extension PersonSearchView {
    static func fields(_ search: DirectorySearch) -> [Field] {
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

    static func choices(_ search: DirectorySearch, _ known: DirectoryChoices) -> [Choice] {
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

    static func emptiness(_ search: DirectorySearch, isWaiting: Bool) -> EmptyNote {
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

extension DirectorySearch.Kind {
    var label: String {
        switch self {
        case .simple: "Recherche simple"
        case .advanced: "Recherche avancée"
        case .technical: "Recherche technique"
        }
    }
}
