import Formats
import Storage

/// Values of the directory that no file holds: what pages are tried with before anybody sees them.
extension Person {
    package init(
        id: Storage.ID<Person>, lastName: String, firstName: String, entKey: String, civility: String = "",
        bornOn: Day? = nil, email: String = "", addedOn: Day, leftOn: Day? = nil,
    ) {
        self.id = id
        self.entKey = entKey
        self.lastName = lastName
        self.firstName = firstName
        self.civility = civility
        sex = ""
        self.bornOn = bornOn
        self.email = email
        self.addedOn = addedOn
        self.leftOn = leftOn
    }
}

extension School {
    package init(id: Storage.ID<School>, rne: RNE, name: String, town: String) {
        self.id = id
        self.rne = rne
        self.name = name
        self.town = town
    }
}

extension Affiliation {
    package init(
        id: Storage.ID<Affiliation>, person: Storage.ID<Person>, school: Storage.ID<School>, profile: Profile,
        role: String = "", subjects: [String] = [], pronoteIdentifier: String? = nil, leftOn: Day? = nil,
    ) {
        self.id = id
        self.person = person
        self.school = school
        self.profile = profile
        isMain = true
        self.role = role
        self.subjects = subjects
        self.pronoteIdentifier = pronoteIdentifier
        self.leftOn = leftOn
    }
}

extension SchoolClass {
    package init(
        id: Storage.ID<SchoolClass>, school: Storage.ID<School>, isGroup: Bool = false, name: String,
        grade: String,
    ) {
        self.id = id
        self.school = school
        self.isGroup = isGroup
        self.name = name
        self.grade = grade
    }
}

extension PersonSheet {
    package init(
        _ person: Person, places: [(School, Affiliation)] = [],
        enrolments: [(SchoolClass, EnrolmentRole)] = [],
        guardians: [(Person, String)] = [], children: [(Person, String)] = [], sources: [Source] = [],
    ) {
        self.person = person
        self.places = places.map { Place(school: $0, affiliation: $1) }
        self.enrolments = enrolments.map { Enrolment(schoolClass: $0, role: $1) }
        self.guardians = guardians.map { Relative(person: $0, kinship: $1, isLegal: true) }
        self.children = children.map { Relative(person: $0, kinship: $1, isLegal: false) }
        account = nil
        self.sources = sources
    }
}

extension ClassTree {
    package init(_ school: School, grades: [(String, [SchoolClass])], groups: [SchoolClass], pupils: Int) {
        self.school = school
        self.grades = grades.map { name, classes in
            Level(name: name, classes: classes.map { Branch(schoolClass: $0, pupils: pupils) })
        }
        self.groups = groups.map { Branch(schoolClass: $0, pupils: pupils) }
    }
}

extension ClassSheet {
    package init(
        _ schoolClass: SchoolClass, at school: School, pupils: [Person], teachers: [(Person, String)]
    ) {
        self.schoolClass = schoolClass
        self.school = school
        self.pupils = pupils
        self.teachers = teachers.map { Teacher(person: $0, subjects: [$1], isFormTeacher: true) }
    }
}

extension UsersExport {
    package init(
        id: Storage.ID<UsersExport>, school: Storage.ID<School>, actor: String, askedAt: String, people: Int?,
        isKept: Bool,
    ) {
        self.id = id
        self.school = school
        choice = UsersChoice(classes: [], teachers: true, staff: true)
        encoding = .windows1252
        self.actor = actor
        self.askedAt = askedAt
        self.people = people
        self.isKept = isKept
    }
}
