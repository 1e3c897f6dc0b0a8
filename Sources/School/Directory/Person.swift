import Formats
import GRDB
import Storage

/// Somebody of the campus. What they are to each of its schools is in their affiliations.
package struct Person: Equatable, Identifiable, Sendable {
    package let id: Storage.ID<Person>
    /// What other programs know of them, and nothing else: drawn at random when they come (O-01).
    ///
    /// One for the person, in all of their schools: O-01 wants one identifier of the ENT for each person, which a
    /// teacher of two schools keeps, as they sign in to one ENT. What is one for each school (K-20) is what each
    /// school's own PRONOTE gives: `Affiliation.pronoteIdentifier`. A9-1 speaks of the borrowers of a portal: there each
    /// has one key for each origin, and a portal is of one school.
    package let entKey: String
    package let lastName: String
    package let firstName: String
    package let civility: String
    package let sex: String
    package let bornOn: Day?
    package let email: String
    package let addedOn: Day
    /// Nil while they belong to a school of the campus.
    package let leftOn: Day?

    /// « Marchand Zoé »: as lists are ordered, and as libraries write borrowers.
    package var name: String { firstName.isEmpty ? lastName : "\(lastName) \(firstName)" }

    static let columns = """
        person.id, person.entKey, person.lastName, person.firstName, person.civility, person.sex, person.bornOn, \
        person.email, person.addedOn, person.leftOn
        """
    static let width = 10

    private init(
        id: Storage.ID<Person>, entKey: String, lastName: String, firstName: String, civility: String,
        sex: String, bornOn: Day?, email: String, addedOn: Day, leftOn: Day?,
    ) {
        (self.id, self.entKey, self.lastName, self.firstName) = (id, entKey, lastName, firstName)
        (self.civility, self.sex, self.bornOn, self.email) = (civility, sex, bornOn, email)
        (self.addedOn, self.leftOn) = (addedOn, leftOn)
    }

    init(_ row: Row) {
        id = row[0]
        entKey = row[1]
        lastName = row[2]
        firstName = row[3]
        civility = row[4]
        sex = row[5]
        bornOn = row[6]
        email = row[7]
        addedOn = row[8]
        leftOn = row[9]
    }

    /// Stands where a page is shown as nobody in particular sees it.
    package static func nobody(on day: Day) -> Person {
        Person(
            id: Storage.ID(0), entKey: "", lastName: "", firstName: "", civility: "", sex: "", bornOn: nil,
            email: "", addedOn: day, leftOn: nil)
    }

    /// What a search compares its words with.
    static func searchText(lastName: String, firstName: String) -> String {
        Folding.fold("\(lastName) \(firstName)")
    }
}

/// A school of the campus.
package struct School: Equatable, Identifiable, Sendable {
    package let id: Storage.ID<School>
    package let rne: RNE
    package let name: String
    package let town: String

    static let columns = "school.id, school.rne, school.name, school.town"

    init?(_ row: Row, from first: Int = 0) {
        guard let rne = RNE(row[first + 1] as String) else { return nil }
        id = row[first]
        self.rne = rne
        name = row[first + 2]
        town = row[first + 3]
    }
}

/// What a person is to a school.
package struct Affiliation: Equatable, Identifiable, Sendable {
    package let id: Storage.ID<Affiliation>
    package let person: Storage.ID<Person>
    package let school: Storage.ID<School>
    package let profile: Profile
    /// « établissement principal »
    package let isMain: Bool
    /// « CPE », « Secrétariat »
    package let role: String
    package let subjects: [String]
    /// One for each school (K-20); opaque.
    package let pronoteIdentifier: String?
    package let leftOn: Day?

    /// Whether the role is one of those at the head of a school: « Proviseure », « Principal adjoint », « Direction ».
    package var isHead: Bool {
        guard profile == .staff else { return false }
        let words = Set(Folding.words(in: role).map(\.folded))
        return !words.isDisjoint(with: Self.heads) || words.isSuperset(of: ["chef", "etablissement"])
    }

    private static let heads: Set<String> = [
        "proviseur", "proviseure", "principal", "principale", "direction", "directeur", "directrice",
    ]

    static let columns = """
        affiliation.id, affiliation.person, affiliation.school, affiliation.profile, affiliation.isMain, \
        affiliation.role, affiliation.subjects, affiliation.pronoteIdentifier, affiliation.leftOn
        """

    init(_ row: Row, from first: Int = 0) {
        id = row[first]
        person = row[first + 1]
        school = row[first + 2]
        profile = Profile(rawValue: row[first + 3]) ?? .staff
        isMain = row[first + 4]
        role = row[first + 5]
        subjects = (row[first + 6] as String).split(separator: "\n").map(String.init)
        pronoteIdentifier = row[first + 7]
        leftOn = row[first + 8]
    }
}

/// A class of a school, or a group.
package struct SchoolClass: Equatable, Hashable, Identifiable, Sendable {
    package let id: Storage.ID<SchoolClass>
    package let school: Storage.ID<School>
    package let isGroup: Bool
    package let name: String
    /// « 6e », « Tle »; empty where nobody said.
    package let grade: String

    static let columns =
        "schoolClass.id, schoolClass.school, schoolClass.kind = 'group', schoolClass.name, schoolClass.grade"

    init(_ row: Row, from first: Int = 0) {
        id = row[first]
        school = row[first + 1]
        isGroup = row[first + 2]
        name = row[first + 3]
        grade = row[first + 4]
    }
}

/// What somebody is to a class.
package enum EnrolmentRole: String, CaseIterable, Sendable {
    case pupil, teacher
    /// « professeur principal »
    case formTeacher
}
