import GRDB
import Storage

/// All that the directory knows of somebody.
package struct PersonSheet: Equatable, Sendable {
    /// What they are to one school.
    package struct Place: Equatable, Sendable {
        package let school: School
        package let affiliation: Affiliation
    }

    package struct Enrolment: Equatable, Sendable {
        package let schoolClass: SchoolClass
        package let role: EnrolmentRole
    }

    /// Somebody of the family, and what they are: « mère »; a child has the kinship of the guardian.
    package struct Relative: Equatable, Sendable {
        package let person: Person
        package let kinship: String
        package let isLegal: Bool
    }

    package let person: Person
    package let places: [Place]
    package let enrolments: [Enrolment]
    package let guardians: [Relative]
    package let children: [Relative]
    package let account: CampusAccount?
    /// Under which number each source knows them.
    package let sources: [Source]

    package struct Source: Equatable, Sendable {
        package let name: String
        package let key: String

        package init(name: String, key: String) {
            self.name = name
            self.key = key
        }
    }
}

extension DirectoryReading {
    package func sheet(of id: ID<Person>) throws -> PersonSheet? {
        guard let person = try person(id) else { return nil }
        let schools = try schools()
        return PersonSheet(
            person: person,
            places: try affiliations(of: id).compactMap { affiliation in
                schools.first { $0.id == affiliation.school }.map {
                    PersonSheet.Place(school: $0, affiliation: affiliation)
                }
            },
            enrolments: try enrolments(of: id).map { PersonSheet.Enrolment(schoolClass: $0, role: $1) },
            guardians: try relatives(other: "guardian", of: "pupil", id),
            children: try relatives(other: "pupil", of: "guardian", id),
            account: try CampusAccountReading(database: database).account(of: id),
            sources: try Row.fetchAll(
                database.cachedStatement(
                    sql: "SELECT source, key FROM personSource WHERE person = ? ORDER BY source, key"),
                arguments: [id]
            ).map { PersonSheet.Source(name: $0[0], key: $0[1]) })
    }

    /// - Parameters:
    ///   - other: the column of those who are wanted; - side: that of the person.
    private func relatives(other: String, of side: String, _ id: ID<Person>) throws -> [PersonSheet.Relative]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Person.columns), kinship, isLegal FROM guardianship
                    JOIN person ON person.id = \(other) WHERE \(side) = ? ORDER BY person.searchText, person.id
                    """),
            arguments: [id]
        ).map {
            PersonSheet.Relative(
                person: Person($0), kinship: $0[Person.width], isLegal: $0[Person.width + 1])
        }
    }
}
