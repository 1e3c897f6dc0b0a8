/// Somebody of a users' file, as it is written there.
package struct UserEntry: Equatable, Sendable {
    /// The line of the file where they begin; 0 for one that comes from no file.
    package let line: Int
    private var values: [UserField: String] = [:]
    /// « divers emprunteur »: read, never written.
    package var remark = ""

    package init(line: Int = 0) {
        self.line = line
    }

    package subscript(field: UserField) -> String {
        get { values[field] ?? "" }
        set { values[field] = newValue }
    }
}

/// What the users' file calls people: the words of BCDI, without an accent on the capital.
package enum UserStatus: String, Sendable {
    case pupil = "Elève"
    case teacher = "Enseignant"
    case staff = "Personnel"
    case other = "Autre"
}
