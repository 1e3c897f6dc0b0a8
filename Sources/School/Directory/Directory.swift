import Formats
import GRDB
import Storage

/// The people of a campus, its schools and their classes.
package struct DirectoryReading {
    let database: Database
}

/// Writing the same.
package struct DirectoryWriting {
    let database: Database

    package var reading: DirectoryReading { DirectoryReading(database: database) }
}

extension CampusReading {
    package var directory: DirectoryReading { DirectoryReading(database: database) }
}

extension CampusWriting {
    package var directory: DirectoryWriting { DirectoryWriting(database: database) }
}

/// Why the directory stays as it was.
package enum DirectoryRefusal: Error, Equatable {
    case unknown
    case noName
    /// The campus has this school already.
    case schoolKnown(RNE)
    /// Another person of the same school has this identifier.
    case identifierTaken(by: String)
    /// Capitals and digits, 1 to 32 of them (K-21).
    case impossibleIdentifier
}

extension DirectoryReading {
    package func schools() throws -> [School] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT \(School.columns) FROM school ORDER BY name, id")
        ).compactMap { School($0) }
    }

    /// How many people belong to a school now.
    package func present(at school: ID<School>) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(DISTINCT person) FROM affiliation WHERE school = ? AND leftOn IS NULL"),
            arguments: [school]) ?? 0
    }

    /// By name, those who have left too.
    package func everybody() throws -> [Person] {
        try people("1 ORDER BY person.searchText, person.id", [])
    }

    package func person(_ id: ID<Person>) throws -> Person? {
        try people("person.id = ?", [id]).first
    }

    package func person(entKey: String) throws -> Person? {
        try people("person.entKey = ?", [entKey]).first
    }

    /// What somebody is to the schools, the main one first.
    package func affiliations(of person: ID<Person>) throws -> [Affiliation] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Affiliation.columns) FROM affiliation WHERE person = ?
                    ORDER BY leftOn IS NOT NULL, isMain DESC, id
                    """),
            arguments: [person]
        ).map { Affiliation($0) }
    }

    /// Of a school, or of all of them; classes before groups, by grade and name.
    package func classes(of school: ID<School>? = nil, groups: Bool = false) throws -> [SchoolClass] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SchoolClass.columns) FROM schoolClass
                    WHERE (?1 IS NULL OR school = ?1) AND (?2 OR kind = 'class')
                    ORDER BY kind, school, name
                    """),
            arguments: [school, groups]
        ).map { SchoolClass($0) }
    }

    /// The classes and groups of somebody, with what they are there.
    package func enrolments(of person: ID<Person>) throws -> [(schoolClass: SchoolClass, role: EnrolmentRole)]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SchoolClass.columns), enrolment.role
                    FROM enrolment JOIN schoolClass ON schoolClass.id = enrolment.schoolClass
                    WHERE person = ? ORDER BY kind, school, schoolClass.name
                    """),
            arguments: [person]
        ).map { (SchoolClass($0), EnrolmentRole(rawValue: $0[5]) ?? .pupil) }
    }

    /// Those of a class or of a group who are still there, by name.
    package func pupils(of schoolClass: ID<SchoolClass>) throws -> [Person] {
        try people(
            """
            person.leftOn IS NULL AND person.id IN (
                SELECT person FROM enrolment WHERE schoolClass = ? AND role = 'pupil'
            ) ORDER BY person.searchText, person.id
            """, [schoolClass])
    }

    /// The children of a guardian who are still there; a contact who is no legal guardian has none.
    package func children(of guardian: ID<Person>) throws -> [Person] {
        try people(
            """
            person.leftOn IS NULL
                AND person.id IN (SELECT pupil FROM guardianship WHERE guardian = ? AND isLegal = 1)
            ORDER BY person.searchText
            """, [guardian])
    }

    package func guardians(of pupil: ID<Person>) throws -> [Person] {
        try people(
            "person.id IN (SELECT guardian FROM guardianship WHERE pupil = ?) ORDER BY person.searchText",
            [pupil])
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    func people(_ condition: String, _ arguments: StatementArguments) throws -> [Person] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT \(Person.columns) FROM person WHERE \(condition)"),
            arguments: arguments
        ).map(Person.init)
    }
}

extension DirectoryWriting {
    /// - Throws: `DirectoryRefusal`.
    @discardableResult
    package func addSchool(_ rne: RNE, name: String, town: String) throws -> ID<School> {
        let name = name.line(upTo: 120)
        guard !name.isEmpty else { throw DirectoryRefusal.noName }
        if try school(rne) != nil { throw DirectoryRefusal.schoolKnown(rne) }
        try database.execute(
            sql: "INSERT INTO school (rne, name, town) VALUES (?, ?, ?)",
            arguments: [rne, name, town.line(upTo: 120)])
        return ID(database.lastInsertedRowID)
    }

    func school(_ rne: RNE) throws -> ID<School>? {
        try ID<School>.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM school WHERE rne = ?"), arguments: [rne])
    }

    /// Sets the identifier of a person in a school, or takes it away.
    ///
    /// - Throws: `DirectoryRefusal`.
    package func setPronoteIdentifier(_ typed: String, of affiliation: ID<Affiliation>) throws {
        let identifier = typed.trimmed.uppercased()
        guard
            identifier.utf8.count <= 32,
            identifier.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else { throw DirectoryRefusal.impossibleIdentifier }
        let school = try ID<School>.fetchOne(
            database, sql: "SELECT school FROM affiliation WHERE id = ?", arguments: [affiliation])
        guard let school else { throw DirectoryRefusal.unknown }
        let other = try Row.fetchOne(
            database,
            sql: """
                SELECT \(Person.columns) FROM affiliation JOIN person ON person.id = affiliation.person
                WHERE school = ? AND pronoteIdentifier = ? AND affiliation.id <> ?
                """, arguments: [school, identifier, affiliation])
        if let other, !identifier.isEmpty { throw DirectoryRefusal.identifierTaken(by: Person(other).name) }
        try database.execute(
            sql: "UPDATE affiliation SET pronoteIdentifier = ? WHERE id = ?",
            arguments: [identifier.isEmpty ? nil : identifier, affiliation])
    }
}
