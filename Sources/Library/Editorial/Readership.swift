import Formats
import GRDB
import Storage

/// For whom something is written.
package enum Visibility: String, CaseIterable, Sendable {
    case everybody
    /// Whoever has an account, without borrowing too (P-09).
    case signedIn
    /// Teachers and those who manage the portal.
    case staff
}

/// Who may read something: a visibility, and the classes that it is kept for, if any.
package struct Readership: Hashable, Sendable {
    package var visibility: Visibility
    /// None: all of them. Else the pupils of these classes, and the staff.
    package var classes: [String]

    package static let everybody = Readership(.everybody)

    package init(_ visibility: Visibility, classes: [String] = []) {
        self.visibility = visibility
        self.classes = classes
    }

    package func admits(_ reader: Reader) -> Bool {
        if reader.isStaff { return true }
        switch visibility {
        case .staff: return false
        case .signedIn where !reader.isSignedIn: return false
        case .signedIn, .everybody: break
        }
        return classes.isEmpty || reader.schoolClass.map(classes.contains) ?? false
    }

    /// As columns hold it: a class a line.
    var classesColumn: String {
        classes.map { $0.line(upTo: 200) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// - Parameters: the columns `visibility` and `classes`.
    init(visibility: String, classes: String) {
        self.visibility = Visibility(rawValue: visibility) ?? .staff
        self.classes = classes.split(separator: "\n").map(String.init)
    }
}

/// Who asks, as far as readerships go.
package struct Reader: Hashable, Sendable {
    package let isSignedIn: Bool
    /// Teachers and those who manage the portal.
    package let isStaff: Bool
    package let schoolClass: String?

    package static let visitor = Reader(isSignedIn: false, isStaff: false, schoolClass: nil)

    package init(isSignedIn: Bool, isStaff: Bool, schoolClass: String?) {
        self.isSignedIn = isSignedIn
        self.isStaff = isStaff
        self.schoolClass = schoolClass.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What `Readership.admits` says, for the columns `visibility` and `classes` of a table, in SQL.
    func condition(on table: String) -> (sql: String, arguments: StatementArguments) {
        if isStaff { return ("1", []) }
        let visibilities = isSignedIn ? "('everybody', 'signedIn')" : "('everybody')"
        return (
            """
            \(table).visibility IN \(visibilities) AND (
                \(table).classes = '' OR instr(char(10) || \(table).classes || char(10), char(10) || ? || char(10))
            )
            """, [schoolClass]
        )
    }
}
