import Formats
import GRDB
import Storage

/// The classes of a school, grade by grade.
package struct ClassTree: Equatable, Sendable {
    package struct Grade: Equatable, Sendable {
        /// « 6e »; empty for classes of which nobody can tell.
        package let name: String
        package let classes: [Branch]
    }

    package struct Branch: Equatable, Sendable {
        package let schoolClass: SchoolClass
        package let pupils: Int
    }

    package let school: School
    package let grades: [Grade]
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
    /// The grade that was given, else that which the name of the class begins with: « 3EA », « 2GT4 », « TG1 ».
    package var gradeName: String {
        Self.grade(grade.isEmpty ? name : grade) ?? (isGroup ? "" : grade)
    }

    static func grade(_ text: String) -> String? {
        let folded = Folding.fold(text)
        switch folded.utf8.first {
        case UInt8(ascii: "6"): return "6e"
        case UInt8(ascii: "5"): return "5e"
        case UInt8(ascii: "4"): return "4e"
        case UInt8(ascii: "3"): return "3e"
        case UInt8(ascii: "2"): return "2de"
        case UInt8(ascii: "1"): return "1re"
        case UInt8(ascii: "t"): return "Tle"
        default: return nil
        }
    }

    /// From the youngest to the oldest, then what is no grade.
    package static func gradeRank(_ name: String) -> Int {
        ["6e", "5e", "4e", "3e", "2de", "1re", "Tle"].firstIndex(of: name) ?? 7
    }
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
                grades: grades.sorted {
                    (SchoolClass.gradeRank($0.key), $0.key) < (SchoolClass.gradeRank($1.key), $1.key)
                }.map { ClassTree.Grade(name: $0.key, classes: $0.value) },
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
