import GRDB
import Storage

/// Whom a users' file names, of one school (L-04).
package struct UsersChoice: Equatable, Sendable {
    /// The pupils of these.
    package var classes: Set<ID<SchoolClass>>
    package var teachers: Bool
    /// « CPE, direction, secrétariat, administration »
    package var staff: Bool

    package init(classes: Set<ID<SchoolClass>>, teachers: Bool, staff: Bool) {
        self.classes = classes
        self.teachers = teachers
        self.staff = staff
    }

    package var isEmpty: Bool { classes.isEmpty && !teachers && !staff }

    /// As a row keeps it: `3 12 enseignants personnels`.
    var text: String {
        (classes.map(\.description).sorted() + (teachers ? ["enseignants"] : [])
            + (staff ? ["personnels"] : []))
            .joined(separator: " ")
    }

    init(text: String) {
        let words = text.split(separator: " ").map(String.init)
        self.init(
            classes: Set(words.compactMap { ID<SchoolClass>($0) }), teachers: words.contains("enseignants"),
            staff: words.contains("personnels"))
    }
}

extension DirectoryReading {
    /// Everybody of a school but the guardians: one file for all is what makes the import simplest (L-05).
    package func everything(of school: ID<School>) throws -> UsersChoice {
        UsersChoice(classes: Set(try classes(of: school).map(\.id)), teachers: true, staff: true)
    }
}
