import Formats
import GRDB
import Storage

/// Whose portals are whose.
extension PartnerReading {
    /// The portals that somebody sees on their home page, in the order of the tabs: a pupil those of their classes
    /// (W-04), a guardian those of their children, a teacher those of the classes that they teach and of their schools
    /// (A9-7), the staff those of their schools. Nobody else sees any (B3).
    package func portals(of person: ID<Person>, on day: Day) throws -> [Partner] {
        let known = try partners()
        guard !known.isEmpty else { return [] }
        let (own, schools) = (try classes(of: person), try schools(of: person))
        var seen = try own.isEmpty ? [] : portals(of: own, on: day)
        if !schools.isEmpty {
            seen.formUnion(known.filter { schools.contains($0.rne) }.map(\.id))
            // A school without a portal of its number works with those of its classes.
            for school in schools where !known.contains(where: { $0.rne == school }) {
                seen.formUnion(try portals(of: classes(ofSchool: school), on: day))
            }
        }
        return known.filter { seen.contains($0.id) }
    }

    /// What a pupil of a class sees: « voir comme un élève de 3eA ».
    package func portals(ofClass schoolClass: ID<SchoolClass>, on day: Day) throws -> [Partner] {
        let seen = try portals(of: [schoolClass], on: day)
        return try partners().filter { seen.contains($0.id) }
    }

    private func portals(of classes: [ID<SchoolClass>], on day: Day) throws -> Set<ID<Partner>> {
        try classPortals(of: classes, on: day).values.reduce(into: []) { $0.formUnion($1) }
    }

    /// Their own, those that they teach, those of their children.
    private func classes(of person: ID<Person>) throws -> [ID<SchoolClass>] {
        try ID<SchoolClass>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT schoolClass FROM enrolment JOIN person ON person.id = enrolment.person
                    WHERE enrolment.person = ?1 AND leftOn IS NULL
                    UNION
                    SELECT schoolClass FROM guardianship
                    JOIN person AS guardian ON guardian.id = guardianship.guardian AND guardian.leftOn IS NULL
                    JOIN person AS pupil ON pupil.id = guardianship.pupil AND pupil.leftOn IS NULL
                    JOIN enrolment ON enrolment.person = guardianship.pupil AND role = 'pupil'
                    WHERE guardianship.guardian = ?1 AND guardianship.isLegal = 1
                    """), arguments: [person])
    }

    /// Those where somebody teaches or works.
    private func schools(of person: ID<Person>) throws -> [RNE] {
        try RNE.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT rne FROM affiliation JOIN school ON school.id = affiliation.school
                    WHERE person = ? AND profile IN ('teacher', 'staff') AND leftOn IS NULL
                    """), arguments: [person])
    }

    private func classes(ofSchool rne: RNE) throws -> [ID<SchoolClass>] {
        try ID<SchoolClass>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT schoolClass.id FROM schoolClass JOIN school ON school.id = schoolClass.school
                    WHERE rne = ? AND kind = 'class'
                    """), arguments: [rne])
    }
}

/// Who is sent to a portal: those of its classes, their teachers, those who work in its school. Never a guardian (B-21).
package struct PartnerPopulation: Equatable, Sendable {
    package struct Group: Equatable, Sendable {
        package let schoolClass: SchoolClass
        package let pupils: [Person]

        package init(_ schoolClass: SchoolClass, pupils: [Person]) {
            self.schoolClass = schoolClass
            self.pupils = pupils
        }
    }

    package let groups: [Group]
    package let teachers: [Person]
    package let staff: [Person]

    package init(groups: [Group], teachers: [Person], staff: [Person]) {
        self.groups = groups
        self.teachers = teachers
        self.staff = staff
    }

    package var count: Int { Set(groups.flatMap(\.pupils).map(\.id)).count + teachers.count + staff.count }
}

extension PartnerReading {
    package func population(of partner: Partner, on day: Day) throws -> PartnerPopulation {
        let portals = try classPortals(on: day)
        let directory = DirectoryReading(database: database)
        let classes = try directory.classes().filter { portals[$0.id]?.contains(partner.id) ?? false }
        let groups = try classes.map { schoolClass in
            PartnerPopulation.Group(schoolClass, pupils: try directory.pupils(of: schoolClass.id))
        }
        let taught = classes.map { "\($0.id.number)" }.joined(separator: ",")
        let teachers = try directory.people(
            """
            leftOn IS NULL AND (id IN (
                SELECT person FROM enrolment WHERE role <> 'pupil' AND schoolClass IN (\(taught))
            ) OR \(Self.working("teacher"))) ORDER BY searchText, id
            """, [partner.rne])
        let known = Set(teachers.map(\.id))
        let staff = try directory.people(
            "leftOn IS NULL AND \(Self.working("staff")) ORDER BY searchText, id", [partner.rne])
        return PartnerPopulation(
            groups: groups, teachers: teachers, staff: staff.filter { !known.contains($0.id) })
    }

    private static func working(_ profile: String) -> String {
        """
        id IN (SELECT person FROM affiliation JOIN school ON school.id = affiliation.school
            WHERE rne = ? AND profile = '\(profile)' AND affiliation.leftOn IS NULL)
        """
    }
}

extension PartnerReading {
    /// The users' file of a portal: those of its population who were ticked, each once, pupils class by class.
    ///
    /// - Parameter password: a new word for each, which nobody ever types.
    package func users(
        _ ticked: Set<ID<Person>>, of population: PartnerPopulation, password: () -> String,
    ) -> [UserEntry] {
        var seen: Set<ID<Person>> = []
        func entries(_ people: [Person], _ status: UserStatus, _ schoolClass: String) -> [UserEntry] {
            people.filter { ticked.contains($0.id) && seen.insert($0.id).inserted }.map {
                DirectoryReading.entry($0, status, schoolClass, password: password())
            }
        }
        return population.groups.flatMap { entries($0.pupils, .pupil, $0.schoolClass.name) }
            + entries(population.teachers, .teacher, "") + entries(population.staff, .staff, "")
    }
}
