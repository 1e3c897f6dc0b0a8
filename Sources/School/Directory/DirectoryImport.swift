import Formats
import GRDB
import Storage

/// What the reading of a file did to the directory.
package struct DirectoryReport: Equatable, Sendable {
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    /// Those of the school whom the file does not name any more.
    package var left = 0
    /// Those who had left and are back.
    package var returned = 0
    package var classes = 0
    /// People of schools that are not of this campus.
    package var foreign = 0
    /// Names that several people have, and that nothing in the file tells apart: they were left as they were.
    package var ambiguous: [String] = []

    package init() {}
}

extension DirectoryWriting {
    /// Brings the directory up to date with a file. The same file again changes nothing. Nobody is deleted: those whom a
    /// complete file does not name any more are marked as having left.
    ///
    /// - Parameters:
    ///   - newKey: an opaque key, drawn for each new person.
    /// - Throws: `DirectoryRefusal.unknown` when the file speaks of no school of this campus.
    package func bring(
        _ description: DirectoryDescription, on day: Day, newKey: () -> SecretToken,
    ) throws -> DirectoryReport {
        var run = try DirectoryUpdate(description, writing: self, day: day)
        guard !run.schools.isEmpty else { throw DirectoryRefusal.unknown }
        try run.apply(newKey: newKey)
        return run.report
    }
}

/// One file being taken into the directory.
private struct DirectoryUpdate {
    let description: DirectoryDescription
    let database: Database
    let day: Day
    /// Those of the campus that the file speaks of.
    private(set) var schools: [RNE: ID<School>] = [:]
    private(set) var report = DirectoryReport()
    private var known: KnownPeople
    private var classes: [ClassKey: ID<SchoolClass>] = [:]
    private var people: [String: ID<Person>] = [:]
    private var seen: Set<ID<Affiliation>> = []
    /// Who answers for whom, as the file says.
    private var bonds: Set<Bond> = []

    private struct Bond: Hashable {
        let guardian: ID<Person>
        let pupil: ID<Person>
    }

    struct ClassKey: Hashable {
        let school: ID<School>
        let isGroup: Bool
        let name: String
    }

    init(_ description: DirectoryDescription, writing: DirectoryWriting, day: Day) throws {
        self.description = description
        self.day = day
        database = writing.database
        known = try KnownPeople(database, reading: description)
        let all = try writing.reading.schools()
        let named =
            description.schools.map(\.rne) + description.people.flatMap(\.affiliations).map(\.rne)
        for rne in Set(named).compactMap({ RNE($0) }) {
            schools[rne] = all.first { $0.rne == rne }?.id
        }
    }

    mutating func apply(newKey: () -> SecretToken) throws {
        for entry in description.classes {
            guard let school = school(entry.rne) else { continue }
            _ = try schoolClass(entry.name, isGroup: entry.isGroup, grade: entry.grade, in: school)
        }
        // Guardians are known by their children, who come first.
        for entry in description.people where entry.children.isEmpty { try take(entry, newKey: newKey) }
        for entry in description.people where !entry.children.isEmpty { try take(entry, newKey: newKey) }
        try endBonds()
        try markDepartures()
        report.classes = classes.count
    }

    private func school(_ rne: String) -> ID<School>? { RNE(rne).flatMap { schools[$0] } }

    private mutating func take(_ entry: PersonEntry, newKey: () -> SecretToken) throws {
        let affiliations = entry.affiliations.filter { school($0.rne) != nil }
        guard !affiliations.isEmpty else {
            report.foreign += 1
            return
        }
        let born = entry.bornOn.flatMap { Day($0) }
        let children = try entry.children.compactMap { try people[$0.key] ?? person(numbered: $0.key) }
        let found: ID<Person>?
        switch try known.answer(to: entry, born: born, children: Set(children), in: database) {
        case .nobody: found = nil
        case .somebody(let id): found = id
        case .several:
            report.ambiguous.append("\(entry.lastName) \(entry.firstName)".trimmed)
            return
        }
        let before = database.totalChangesCount
        let id: ID<Person>
        if let found {
            id = found
            try update(id, entry, born: born)
        } else {
            id = try insert(entry, born: born, key: newKey().text)
        }
        if !entry.key.isEmpty {
            people[entry.key] = id
            try database.cachedStatement(
                sql: "INSERT INTO personSource (source, key, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            ).execute(arguments: [description.source, entry.key, id])
        }
        known.take(id, entry, born: born)
        if !entry.hasLeft { for affiliation in affiliations { try put(affiliation, of: id) } }
        for child in entry.children { try bind(child, to: id) }
        if found == nil {
            report.added += 1
        } else if database.totalChangesCount > before {
            report.updated += 1
        } else {
            report.unchanged += 1
        }
    }

    private func insert(_ entry: PersonEntry, born: Day?, key: String) throws -> ID<Person> {
        try database.cachedStatement(
            sql: """
                INSERT INTO person (entKey, lastName, firstName, civility, sex, bornOn, email, searchText, addedOn)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            key, entry.lastName, entry.firstName, entry.civility, entry.sex, born, entry.email,
            Person.searchText(lastName: entry.lastName, firstName: entry.firstName), day,
        ])
        return ID(database.lastInsertedRowID)
    }

    /// What the file does not say stays as it was.
    private mutating func update(_ id: ID<Person>, _ entry: PersonEntry, born: Day?) throws {
        try database.cachedStatement(
            sql: """
                UPDATE person SET lastName = ?1, firstName = ?2, searchText = ?3,
                    civility = iif(?4 = '', civility, ?4), sex = iif(?5 = '', sex, ?5),
                    bornOn = coalesce(?6, bornOn), email = iif(?7 = '', email, ?7)
                WHERE id = ?8 AND NOT (
                    lastName = ?1 AND firstName = ?2 AND ?4 IN ('', civility) AND ?5 IN ('', sex)
                    AND coalesce(?6, bornOn) IS bornOn AND ?7 IN ('', email)
                )
                """
        ).execute(arguments: [
            entry.lastName, entry.firstName,
            Person.searchText(lastName: entry.lastName, firstName: entry.firstName), entry.civility,
            entry.sex,
            born, entry.email, id,
        ])
        guard !entry.hasLeft else { return }
        try database.cachedStatement(
            sql: "UPDATE person SET leftOn = NULL WHERE id = ? AND leftOn IS NOT NULL"
        ).execute(arguments: [id])
        if database.changesCount > 0 { report.returned += 1 }
    }

    private mutating func put(_ entry: PersonEntry.Affiliation, of person: ID<Person>) throws {
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
    private mutating func enrol(_ person: ID<Person>, _ entry: PersonEntry.Affiliation, in school: ID<School>)
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

    private mutating func schoolClass(_ name: String, isGroup: Bool, grade: String, in school: ID<School>)
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

    private mutating func bind(_ child: PersonEntry.Child, to guardian: ID<Person>) throws {
        guard let pupil = try people[child.key] ?? person(numbered: child.key), pupil != guardian else {
            return
        }
        bonds.insert(Bond(guardian: guardian, pupil: pupil))
        try database.cachedStatement(
            sql: """
                INSERT INTO guardianship (guardian, pupil, kinship, isLegal) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO UPDATE SET kinship = ?3, isLegal = ?4 WHERE kinship <> ?3 OR isLegal <> ?4
                """
        ).execute(arguments: [guardian, pupil, child.kinship, child.isLegal])
    }

    /// A complete file names everybody who answers for the pupils of its schools: other bonds are over.
    private func endBonds() throws {
        guard description.completeProfiles.contains(.guardian) else { return }
        for school in schools.values {
            let known = try Row.fetchAll(
                database,
                sql: """
                    SELECT guardian, pupil FROM guardianship WHERE pupil IN (
                        SELECT person FROM affiliation WHERE school = ? AND profile = 'pupil'
                    )
                    """, arguments: [school])
            for row in known where !bonds.contains(Bond(guardian: row[0], pupil: row[1])) {
                try database.cachedStatement(
                    sql: "DELETE FROM guardianship WHERE guardian = ? AND pupil = ?"
                ).execute(arguments: [row[0] as ID<Person>, row[1] as ID<Person>])
            }
        }
    }

    private func person(numbered key: String) throws -> ID<Person>? {
        try ID<Person>.fetchOne(
            database.cachedStatement(sql: "SELECT person FROM personSource WHERE source = ? AND key = ?"),
            arguments: [description.source, key])
    }

    private mutating func markDepartures() throws {
        for entry in description.people where entry.hasLeft {
            guard let person = people[entry.key] else { continue }
            for school in schools.values {
                try database.execute(
                    sql:
                        "UPDATE affiliation SET leftOn = ? WHERE person = ? AND school = ? AND leftOn IS NULL",
                    arguments: [day, person, school])
            }
        }
        for (_, school) in schools {
            for profile in description.completeProfiles {
                let here = try ID<Affiliation>.fetchAll(
                    database,
                    sql: "SELECT id FROM affiliation WHERE school = ? AND profile = ? AND leftOn IS NULL",
                    arguments: [school, profile.rawValue])
                for id in here where !seen.contains(id) {
                    try database.cachedStatement(sql: "UPDATE affiliation SET leftOn = ? WHERE id = ?")
                        .execute(arguments: [day, id])
                }
            }
        }
        try database.execute(
            sql: """
                UPDATE person SET leftOn = ? WHERE leftOn IS NULL AND NOT EXISTS (
                    SELECT 1 FROM affiliation WHERE person = person.id AND leftOn IS NULL
                )
                """, arguments: [day])
        report.left = database.changesCount
        // Whoever has left a school is in none of its classes.
        try database.execute(
            sql: """
                DELETE FROM enrolment WHERE NOT EXISTS (
                    SELECT 1 FROM affiliation JOIN schoolClass ON schoolClass.school = affiliation.school
                    WHERE affiliation.person = enrolment.person AND schoolClass.id = enrolment.schoolClass
                        AND affiliation.leftOn IS NULL
                )
                """)
    }
}
