import Formats
import GRDB
import Storage

extension DirectoryReading {
    /// The people of a users' file: pupils class by class, then teachers, then the staff, each once.
    ///
    /// - Parameter password: a new word for each. Under a single sign-on nobody ever types it, but the program that
    ///   reads the file may open accounts with it: one that is guessed would open them all.
    package func users(_ choice: UsersChoice, of school: ID<School>, password: () -> String) throws
        -> [UserEntry]
    {
        var seen: Set<ID<Person>> = []
        var entries: [UserEntry] = []
        for tree in try classTrees(of: school) {
            for schoolClass in tree.grades.flatMap(\.classes).map(\.schoolClass)
            where choice.classes.contains(schoolClass.id) {
                for pupil in try pupils(of: schoolClass.id) where seen.insert(pupil.id).inserted {
                    entries.append(Self.entry(pupil, .pupil, schoolClass.name, password: password()))
                }
            }
        }
        let grownUps: [(Profile, UserStatus)] =
            (choice.teachers ? [(.teacher, .teacher)] : []) + (choice.staff ? [(.staff, .staff)] : [])
        for (profile, status) in grownUps {
            for person in try people(of: school, profile) where seen.insert(person.id).inserted {
                entries.append(Self.entry(person, status, "", password: password()))
            }
        }
        return entries
    }

    private func people(of school: ID<School>, _ profile: Profile) throws -> [Person] {
        try people(
            """
            person.id IN (
                SELECT person FROM affiliation WHERE school = ? AND profile = ? AND leftOn IS NULL
            ) ORDER BY person.searchText, person.id
            """, [school, profile.rawValue])
    }

    static func entry(
        _ person: Person, _ status: UserStatus, _ schoolClass: String, password: String,
    ) -> UserEntry {
        var entry = UserEntry()
        // « Nom Prénom », without a comma (B-27).
        entry[.name] = person.name.replacing(",", with: " ").readable
        entry[.bornOn] = person.bornOn?.inFrench ?? ""
        entry[.email] = person.email
        entry[.status] = status.rawValue
        entry[.schoolClass] = schoolClass
        entry[.account] = "OUI"
        entry[.password] = password
        entry[.entKey] = person.entKey
        entry[.kind] = "Usager"
        return entry
    }
}
