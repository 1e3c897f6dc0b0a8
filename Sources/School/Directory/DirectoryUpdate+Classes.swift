import Formats
import GRDB
import Storage

/// What the people of a file are to its schools, and the classes that they are in.
extension DirectoryUpdate {
    mutating func put(_ entry: PersonEntry.Affiliation, of person: ID<Person>) throws {
        guard let school = school(entry.rne) else { return }
        let subjects = entry.subjects.joined(separator: "\n")
        try database.cachedStatement(
            sql: """
                INSERT INTO affiliation (person, school, profile, isMain, role, subjects) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (person, school, profile) DO UPDATE
                SET isMain = excluded.isMain, role = excluded.role, leftOn = NULL,
                    subjects = iif(excluded.subjects = '', subjects, excluded.subjects)
                WHERE isMain <> excluded.isMain OR role <> excluded.role OR leftOn IS NOT NULL
                    OR excluded.subjects NOT IN ('', subjects)
                """
        ).execute(arguments: [person, school, entry.profile.rawValue, entry.isMain, entry.role, subjects])
        let id = try ID<Affiliation>.fetchOne(
            database.cachedStatement(
                sql: "SELECT id FROM affiliation WHERE person = ? AND school = ? AND profile = ?"),
            arguments: [person, school, entry.profile.rawValue])
        if let id { seen.insert(id) }
        try enrol(person, entry, in: school)
    }

    /// The classes that the file gives replace those of the same school; a file that gives none says nothing of them,
    /// but for pupils.
    mutating func enrol(_ person: ID<Person>, _ entry: PersonEntry.Affiliation, in school: ID<School>)
        throws
    {
        guard entry.profile == .pupil || !entry.classes.isEmpty else { return }
        var wanted: [ID<SchoolClass>: Set<EnrolmentRole>] = [:]
        for membership in entry.classes {
            let id = try schoolClass(membership.name, isGroup: membership.isGroup, grade: "", in: school)
            wanted[id, default: []].insert(entry.profile == .pupil ? .pupil : .teacher)
            if membership.isFormTeacher { wanted[id]?.insert(.formTeacher) }
        }
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT schoolClass, role FROM enrolment
                    JOIN schoolClass ON schoolClass.id = enrolment.schoolClass
                    WHERE person = ? AND schoolClass.school = ?
                        AND (role = 'pupil') = ?
                    """),
            arguments: [person, school, entry.profile == .pupil])
        for row in rows {
            let (id, role): (ID<SchoolClass>, String) = (row[0], row[1])
            if let role = EnrolmentRole(rawValue: role), wanted[id]?.remove(role) != nil { continue }
            try database.cachedStatement(
                sql: "DELETE FROM enrolment WHERE schoolClass = ? AND person = ? AND role = ?"
            ).execute(arguments: [id, person, role])
        }
        for (id, roles) in wanted {
            for role in roles {
                try database.cachedStatement(
                    sql: "INSERT INTO enrolment (schoolClass, person, role) VALUES (?, ?, ?)"
                ).execute(arguments: [id, person, role.rawValue])
            }
        }
    }

    mutating func schoolClass(_ name: String, isGroup: Bool, grade: String, in school: ID<School>)
        throws
        -> ID<SchoolClass>
    {
        let name = name.line(upTo: 60)
        let key = ClassKey(school: school, isGroup: isGroup, name: name)
        if let id = classes[key] { return id }
        try database.cachedStatement(
            sql: """
                INSERT INTO schoolClass (school, kind, name, grade) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (school, kind, name) DO UPDATE SET grade = ?4 WHERE grade <> ?4 AND ?4 <> ''
                """
        ).execute(arguments: [school, isGroup ? "group" : "class", name, grade.line(upTo: 30)])
        let id = try ID<SchoolClass>.fetchOne(
            database.cachedStatement(
                sql: "SELECT id FROM schoolClass WHERE school = ? AND kind = ? AND name = ?"),
            arguments: [school, isGroup ? "group" : "class", name])
        guard let id else { throw DirectoryRefusal.unknown }
        classes[key] = id
        return id
    }
}
