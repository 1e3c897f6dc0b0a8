import Formats
import GRDB
import Storage

/// The classes of a school, grade by grade.
package struct ClassTree: Equatable, Sendable {
    package struct Level: Equatable, Sendable {
        /// « 6e »; empty for classes of which nobody can tell.
        package let name: String
        package let classes: [Branch]

        /// From the youngest to the oldest, then what is no grade.
        var order: (Int, String) { (Grade(name)?.rawValue ?? .max, name) }
    }

    package struct Branch: Equatable, Sendable {
        package let schoolClass: SchoolClass
        package let pupils: Int
    }

    package let school: School
    package let grades: [Level]
    package let groups: [Branch]
}

/// Who is in a class, or in a group.
package struct ClassSheet: Equatable, Sendable {
    package let schoolClass: SchoolClass
    package let school: School
    package let pupils: [Person]
    package let teachers: [Teacher]

    package struct Teacher: Equatable, Sendable {
        package let person: Person
        package let subjects: [String]
        /// « professeur principal »
        package let isFormTeacher: Bool
    }
}

extension SchoolClass {
    /// As lists of classes call it: « 6e », else what its file says (« BTS »); empty when nothing tells it.
    package var gradeName: String { Grade(of: self)?.label ?? (isGroup ? "" : grade) }
}

extension DirectoryReading {
    /// - Parameter school: nil: all of them.
    package func classTrees(of school: ID<School>? = nil) throws -> [ClassTree] {
        var counts: [ID<SchoolClass>: Int] = [:]
        for row in try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT schoolClass, count(*) FROM enrolment WHERE role = 'pupil' GROUP BY schoolClass"))
        { counts[row[0]] = row[1] }
        let all = try classes(groups: true)
        return try schools().filter { school == nil || $0.id == school }.map { school in
            let own = all.filter { $0.school == school.id }.map {
                ClassTree.Branch(schoolClass: $0, pupils: counts[$0.id] ?? 0)
            }
            let grades = Dictionary(grouping: own.filter { !$0.schoolClass.isGroup }) {
                $0.schoolClass.gradeName
            }
            return ClassTree(
                school: school,
                grades: grades.map { ClassTree.Level(name: $0.key, classes: $0.value) }
                    .sorted { $0.order < $1.order },
                groups: own.filter(\.schoolClass.isGroup))
        }
    }

    package func schoolClass(_ id: ID<SchoolClass>) throws -> SchoolClass? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT \(SchoolClass.columns) FROM schoolClass WHERE id = ?"),
            arguments: [id]
        ).map { SchoolClass($0) }
    }

    package func sheet(of id: ID<SchoolClass>) throws -> ClassSheet? {
        guard let schoolClass = try schoolClass(id),
            let school = try schools().first(where: { $0.id == schoolClass.school })
        else { return nil }
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Person.columns), max(enrolment.role = 'formTeacher'), min(enrolment.role = 'pupil')
                    FROM enrolment JOIN person ON person.id = enrolment.person
                    WHERE schoolClass = ? AND person.leftOn IS NULL
                    GROUP BY person.id ORDER BY person.searchText, person.id
                    """),
            arguments: [id])
        let pupils = rows.filter { $0[Person.width + 1] }.map(Person.init)
        let teachers = try rows.filter { !($0[Person.width + 1] as Bool) }.map { row in
            let person = Person(row)
            let subjects = try affiliations(of: person.id).filter {
                $0.school == school.id && $0.profile == .teacher
            }.flatMap(\.subjects)
            return ClassSheet.Teacher(
                person: person, subjects: subjects, isFormTeacher: row[Person.width])
        }
        return ClassSheet(schoolClass: schoolClass, school: school, pupils: pupils, teachers: teachers)
    }
}
