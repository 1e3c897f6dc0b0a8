import Library
import School
import Storage
import Templating
import WebServer

/// GET /annuaire/classes: the classes of the campus, school by school and grade by grade.
extension CampusVisit {
    func showClasses() throws -> Response {
        let trees = try file.read { try $0.directory.classTrees() }
        return try render(
            ClassesView(trees, at: place), title: "Classes et groupes", section: .directory)
    }

    /// GET /annuaire/classes/12
    func showClass(_ id: ID<SchoolClass>) throws -> Response {
        guard let sheet = try file.read({ try $0.directory.sheet(of: id) }) else { throw Failure.notFound }
        let view = ClassView(sheet, at: place)
        return try render(view, title: view.name, section: .directory)
    }
}

struct ClassesView: View {
    static let template = "directory/classes"

    let back: Link
    let schools: [SchoolPart]
    let nothing: EmptyNote?

    struct SchoolPart: ViewPart {
        let name: String
        let grades: [Grade]
    }

    struct Grade: ViewPart {
        let name: String
        let classes: [Leaf]
    }

    struct Leaf: ViewPart {
        let name: String
        let href: String
        let count: String
    }

    init(_ trees: [ClassTree], at place: CampusPlace) {
        back = Link("Annuaire", place.address(of: .search(DirectorySearch())))
        schools = trees.map { tree in
            let groups = tree.groups.isEmpty ? [] : [Grade("Groupes", tree.groups, at: place)]
            return SchoolPart(
                name: CampusWording.school(tree.school),
                grades: tree.grades.map { Grade($0.name.isEmpty ? "Autres" : $0.name, $0.classes, at: place) }
                    + groups)
        }
        let isEmpty = trees.allSatisfy { $0.grades.isEmpty && $0.groups.isEmpty }
        nothing =
            isEmpty
            ? EmptyNote(
                title: "Aucune classe pour le moment",
                text: "Les classes viennent avec les élèves\u{A0}: mettez l’annuaire à jour.") : nil
    }
}

extension ClassesView.Grade {
    init(_ name: String, _ classes: [ClassTree.Branch], at place: CampusPlace) {
        self.init(
            name: name,
            classes: classes.map {
                ClassesView.Leaf(
                    name: $0.schoolClass.name, href: place.address(of: .schoolClass($0.schoolClass.id)),
                    count: Wording.count($0.pupils, "élève", "élèves"))
            })
    }
}

struct ClassView: View {
    static let template = "directory/class"

    let back: Link
    let name: String
    let facts: String
    let teachers: Ledger?
    let pupils: Ledger?
    let nothing: EmptyNote?
    let passwords: Link?

    init(_ sheet: ClassSheet, at place: CampusPlace) {
        let schoolClass = sheet.schoolClass
        back = Link("Classes et groupes", place.address(of: .classes))
        name = schoolClass.isGroup ? "Groupe \(schoolClass.name)" : schoolClass.name
        facts =
            "\(sheet.school.name) · \(Wording.count(sheet.pupils.count, "élève", "élèves")), \(Wording.count(sheet.teachers.count, "enseignant", "enseignants"))"
        teachers =
            sheet.teachers.isEmpty
            ? nil
            : Ledger(
                "Enseignants", columns: ["Nom", "Matière"],
                rows: sheet.teachers.map { teacher in
                    [
                        .marked(
                            teacher.person.name, place.address(of: .person(teacher.person.id)),
                            teacher.isFormTeacher ? Mark("available", "star", "Professeur principal") : nil),
                        .text(teacher.subjects.joined(separator: ", ")),
                    ]
                })
        pupils =
            sheet.pupils.isEmpty
            ? nil
            : Ledger(
                "Élèves", columns: ["Nom", "Date de naissance"],
                rows: sheet.pupils.map {
                    [.link($0.name, place.address(of: .person($0.id))), .text($0.bornOn?.inFrench ?? "")]
                })
        nothing =
            sheet.pupils.isEmpty
            ? EmptyNote(
                title: "Personne dans cette classe", text: "Elle reste dans l’annuaire d’une année à l’autre."
            )
            : nil
        passwords =
            sheet.pupils.isEmpty
            ? nil
            : Link(
                "Premiers mots de passe",
                place.address(of: .passwords(PeopleChoice(schoolClass: schoolClass.id))))
    }
}
