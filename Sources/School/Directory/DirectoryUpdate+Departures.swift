import Formats
import GRDB
import Storage

/// Who answers for whom, and who is there no longer.
extension DirectoryUpdate {
    mutating func bind(_ child: PersonEntry.Child, to guardian: ID<Person>) throws {
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
    func endBonds() throws {
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

    mutating func markDepartures() throws {
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
