/// What somebody is to a school (K-07: the order of the six steps).
package enum Profile: String, CaseIterable, Sendable {
    case teacher, pupil, guardian, internshipTutor, inspector, staff
}

/// What a file says of the people of one or several schools, whatever its format.
package struct DirectoryDescription: Equatable, Sendable {
    /// Under which name the keys of its people are known: « siecle », « aaf », « csv ».
    package var source: String
    /// The schools that it speaks of.
    package var schools: [SchoolEntry] = []
    package var people: [PersonEntry] = []
    package var classes: [ClassEntry] = []
    /// `2026`, where it says so: the year in which the school year begins.
    package var year: Int?
    /// Those of these profiles whom it does not name have left.
    package var completeProfiles: Set<Profile> = []

    package init(source: String) {
        self.source = source
    }

    package struct SchoolEntry: Equatable, Sendable {
        /// As written: seven digits and a letter, checked by whoever imports.
        package var rne: String
        package var name: String
        package var town: String

        package init(rne: String, name: String = "", town: String = "") {
            self.rne = rne
            self.name = name
            self.town = town
        }
    }

    package struct ClassEntry: Equatable, Sendable {
        package var rne: String
        package var name: String
        package var isGroup: Bool
        /// « 3EME », « 6e », as written.
        package var grade: String

        package init(rne: String, name: String, isGroup: Bool = false, grade: String = "") {
            self.rne = rne
            self.name = name
            self.isGroup = isGroup
            self.grade = grade
        }
    }
}

/// Somebody, as a file describes them.
package struct PersonEntry: Equatable, Sendable {
    /// Their number in the source; empty: none, they are known by name and birth date.
    package var key = ""
    package var lastName = ""
    package var firstName = ""
    package var civility = ""
    /// `F`, `M` or empty.
    package var sex = ""
    /// `2012-03-14`, or nil.
    package var bornOn: String?
    package var email = ""
    package var affiliations: [Affiliation] = []
    /// Of a guardian: the keys of the children, in the same source.
    package var children: [Child] = []
    /// The source says that they have left.
    package var hasLeft = false

    package init() {}

    package struct Affiliation: Equatable, Sendable {
        package var rne: String
        package var profile: Profile
        package var isMain = true
        /// « CPE », « Secrétariat », for the staff.
        package var role = ""
        /// What a teacher teaches.
        package var subjects: [String] = []
        package var classes: [Membership] = []

        package init(rne: String, profile: Profile) {
            self.rne = rne
            self.profile = profile
        }
    }

    package struct Membership: Equatable, Sendable {
        package var name: String
        package var isGroup = false
        /// A teacher who is answerable for the class.
        package var isFormTeacher = false

        package init(_ name: String, isGroup: Bool = false, isFormTeacher: Bool = false) {
            self.name = name
            self.isGroup = isGroup
            self.isFormTeacher = isFormTeacher
        }
    }

    package struct Child: Equatable, Sendable {
        package var key: String
        /// « mère », « père », « tuteur »
        package var kinship = ""
        package var isLegal = true

        package init(key: String, kinship: String = "", isLegal: Bool = true) {
            self.key = key
            self.kinship = kinship
            self.isLegal = isLegal
        }
    }
}
