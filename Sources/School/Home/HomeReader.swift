import Formats
import GRDB
import Storage

/// Who looks at a home page: what they are, and the classes that are theirs, or their children's.
package struct HomeReader: Equatable, Sendable {
    package let person: ID<Person>
    package let profiles: [ID<School>: Set<Profile>]
    /// A pupil's own, those that a teacher teaches, a guardian's children's: somebody may be all three.
    let classesByProfile: [Profile: [SchoolClass]]
    /// Of which classes they are the form teacher.
    package let formClasses: [SchoolClass]
    package let children: [Child]

    package struct Child: Equatable, Sendable {
        package let person: Person
        package let classes: [SchoolClass]
    }

    package func classes(as profile: Profile) -> [SchoolClass] { classesByProfile[profile] ?? [] }

    /// A pupil of a class who is nobody: « voir comme un élève de 3eA ».
    package init(pupilOf schoolClass: SchoolClass) {
        self.init(
            person: ID(0), profiles: [schoolClass.school: [.pupil]],
            classesByProfile: [.pupil: [schoolClass]], formClasses: [], children: [])
    }

    init(
        person: ID<Person>, profiles: [ID<School>: Set<Profile>], classesByProfile: [Profile: [SchoolClass]],
        formClasses: [SchoolClass], children: [Child],
    ) {
        self.person = person
        self.profiles = profiles
        self.classesByProfile = classesByProfile
        self.formClasses = formClasses
        self.children = children
    }

    /// For whom something of a home page is.
    struct Audience {
        /// Nil: all the schools.
        var school: ID<School>?
        /// Empty: everybody.
        var profiles: Set<Profile>
        /// Empty: all of them.
        var classes: Set<ID<SchoolClass>> = []
        /// Of those classes.
        var classSchools: Set<ID<School>> = []
    }

    /// Whether something is for them, as one of the things that they are: a parent of 3eA who teaches elsewhere reads
    /// what is for the parents of 3eA, and not what is for its teachers. Those who work in a school are no pupils of a
    /// class: they read what is for any class of their school.
    func isConcerned(_ audience: Audience) -> Bool {
        profiles.contains { school, own in
            (audience.school == nil || audience.school == school)
                && own.contains { profile in
                    guard audience.profiles.isEmpty || audience.profiles.contains(profile) else {
                        return false
                    }
                    guard !audience.classes.isEmpty else { return true }
                    return profile == .staff
                        ? audience.classSchools.contains(school)
                        : classes(as: profile).contains { audience.classes.contains($0.id) }
                }
        }
    }
}

extension HomeReading {
    /// - Parameter affiliations: those that last.
    package func reader(_ person: ID<Person>, affiliations: [Affiliation]) throws -> HomeReader {
        var profiles: [ID<School>: Set<Profile>] = [:]
        for affiliation in affiliations {
            profiles[affiliation.school, default: []].insert(affiliation.profile)
        }
        let directory = DirectoryReading(database: database)
        let enrolments = try directory.enrolments(of: person)
        var classes: [Profile: [SchoolClass]] = [:]
        for (schoolClass, role) in enrolments { classes.add(schoolClass, as: role.profile) }
        var children: [HomeReader.Child] = []
        if affiliations.contains(where: { $0.profile == .guardian }) {
            children = try directory.children(of: person).map { child in
                HomeReader.Child(
                    person: child, classes: try directory.enrolments(of: child.id).map(\.schoolClass))
            }
            for schoolClass in children.flatMap(\.classes) { classes.add(schoolClass, as: .guardian) }
        }
        return HomeReader(
            person: person, profiles: profiles, classesByProfile: classes,
            formClasses: enrolments.filter { $0.role == .formTeacher }.map(\.schoolClass), children: children)
    }
}

extension EnrolmentRole {
    /// What somebody with this role in a class is to it.
    var profile: Profile {
        switch self {
        case .pupil: .pupil
        case .teacher, .formTeacher: .teacher
        }
    }
}

extension [Profile: [SchoolClass]] {
    mutating func add(_ schoolClass: SchoolClass, as profile: Profile) {
        if self[profile]?.contains(schoolClass) != true { self[profile, default: []].append(schoolClass) }
    }
}
