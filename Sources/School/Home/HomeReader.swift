import Formats
import GRDB
import Storage

/// Who looks at a home page: what they are, and the classes that are theirs, or their children's.
package struct HomeReader: Equatable, Sendable {
    package let person: ID<Person>
    package let profiles: [ID<School>: Set<Profile>]
    /// Those that they are in or teach; of a guardian, the children's.
    package let classes: [SchoolClass]
    /// Of which classes they are the form teacher.
    package let formClasses: [SchoolClass]
    package let children: [Child]

    package struct Child: Equatable, Sendable {
        package let person: Person
        package let classes: [SchoolClass]
    }

    /// Whether something is for them: of the schools and profiles that it names, of its classes if it names some. Those
    /// who work in a school are no pupils of a class: they read what is for all its classes.
    func isConcerned(
        school: ID<School>?, profiles wanted: Set<Profile>, classes wantedClasses: Set<ID<SchoolClass>>
    )
        -> Bool
    {
        let own = profiles.filter { school == nil || $0.key == school }
        let fits = own.values.contains { !$0.isDisjoint(with: wanted) || (wanted.isEmpty && !$0.isEmpty) }
        guard fits else { return false }
        guard !wantedClasses.isEmpty else { return true }
        if classes.contains(where: { wantedClasses.contains($0.id) }) { return true }
        return own.values.contains { $0.contains(.staff) && (wanted.isEmpty || wanted.contains(.staff)) }
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
        var classes: [SchoolClass] = []
        for enrolment in enrolments where !classes.contains(enrolment.schoolClass) {
            classes.append(enrolment.schoolClass)
        }
        var children: [HomeReader.Child] = []
        if affiliations.contains(where: { $0.profile == .guardian }) {
            children = try directory.children(of: person).map { child in
                HomeReader.Child(
                    person: child, classes: try directory.enrolments(of: child.id).map(\.schoolClass))
            }
            for schoolClass in children.flatMap(\.classes) where !classes.contains(schoolClass) {
                classes.append(schoolClass)
            }
        }
        return HomeReader(
            person: person, profiles: profiles, classes: classes,
            formClasses: enrolments.filter { $0.role == .formTeacher }.map(\.schoolClass), children: children)
    }
}
