import School
import Storage
import Templating

/// Classes by school, each with a line of words.
struct SchoolClassesView: View {
    static let template = "espaces/classes"

    let title: String
    let lead: String
    let nothing: EmptyNote?
    let rules: SheetRules?
    let schools: [Group]

    struct Group: ViewPart {
        let name: String
        let rows: [Row]

        static func all(_ schools: [School], _ classes: [SchoolClass], row: (SchoolClass) -> Row) -> [Group] {
            schools.compactMap { school in
                let own = classes.filter { $0.school == school.id }
                return own.isEmpty ? nil : Group(name: school.name, rows: own.map(row))
            }
        }
    }

    struct Row: ViewPart {
        let name: String
        let href: String
        let words: String
        let pill: Pill?
    }

    /// Whether the sheets give titles.
    struct SheetRules: ViewPart {
        let action: String
        let token: String
        let hasTitles: Bool
        /// Form teachers have a message every week.
        let isWeekly: Bool
    }
}

extension EmptyNote {
    static let noClass = EmptyNote(
        title: "Aucune classe pour le moment",
        text: "Importez d’abord l’annuaire de l’établissement\u{A0}: ses classes paraîtront ici.")
}
