import Formats
import GRDB
import Storage

/// The people whom the directory has, by what a file may know of them. Two people must never become one: a pupil would
/// see another's loans, a parent another's children. Where a name decides nothing, nothing is done.
struct KnownPeople {
    enum Answer {
        case nobody
        case somebody(ID<Person>)
        /// Several have this name, and nothing tells them apart.
        case several
    }

    private struct Candidate {
        let id: ID<Person>
        let email: String
        let profiles: Set<Profile>
        let classes: Set<String>
    }

    private var byKey: [String: ID<Person>] = [:]
    private var byIdentity: [String: [Candidate]] = [:]
    /// Those who have a number in this source: another number is another person.
    private var numbered: Set<ID<Person>> = []
    /// Those whom an entry of this file was found to be.
    private var taken: Set<ID<Person>> = []
    /// How many entries without a number the file has of each identity.
    private var entries: [String: Int] = [:]

    init(_ database: Database, reading description: DirectoryDescription) throws {
        for row in try Row.fetchAll(
            database, sql: "SELECT key, person FROM personSource WHERE source = ?",
            arguments: [description.source])
        {
            byKey[row[0]] = row[1]
            numbered.insert(row[1])
        }
        var profiles: [ID<Person>: Set<Profile>] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT person, profile FROM affiliation") {
            if let profile = Profile(rawValue: row[1]) { profiles[row[0], default: []].insert(profile) }
        }
        var classes: [ID<Person>: Set<String>] = [:]
        for row in try Row.fetchAll(
            database,
            sql:
                "SELECT person, name FROM enrolment JOIN schoolClass ON schoolClass.id = schoolClass WHERE role = 'pupil'"
        ) { classes[row[0], default: []].insert(row[1]) }
        for row in try Row.fetchAll(database, sql: "SELECT \(Person.columns), searchText FROM person") {
            let person = Person(row)
            let candidate = Candidate(
                id: person.id, email: person.email, profiles: profiles[person.id] ?? [],
                classes: classes[person.id] ?? [])
            byIdentity[Self.identity(row[Person.width], person.bornOn), default: []].append(candidate)
        }
        for entry in description.people where entry.key.isEmpty {
            entries[Self.identity(of: entry), default: 0] += 1
        }
    }

    /// By number; else by name and birth date, which must be those of one person only, or be told apart by the class.
    /// Grown-ups, whose birth dates files do not give, are known by name among those of the same profile; guardians by
    /// a child or an address that they share.
    func answer(
        to entry: PersonEntry, born: Day?, children: Set<ID<Person>>, in database: Database,
    ) throws -> Answer {
        if !entry.key.isEmpty, let id = byKey[entry.key] { return .somebody(id) }
        let wanted = Set(entry.affiliations.map(\.profile))
        let identity = Self.identity(of: entry)
        var candidates = (byIdentity[identity] ?? []).filter { candidate in
            (entry.key.isEmpty || !numbered.contains(candidate.id))
                && (born != nil || !wanted.isDisjoint(with: candidate.profiles))
        }
        if wanted == [.guardian] {
            candidates = try candidates.filter { candidate in
                if !entry.email.isEmpty, candidate.email == entry.email { return true }
                return !children.isDisjoint(with: try Self.children(of: candidate.id, in: database))
            }
        } else if wanted.contains(.pupil) {
            candidates.removeAll { taken.contains($0.id) }
            if candidates.count > 1 || (entries[identity] ?? 0) > 1 {
                guard !candidates.isEmpty else { return .nobody }
                let classes = Set(entry.affiliations.flatMap(\.classes).map(\.name))
                candidates.removeAll { $0.classes.isDisjoint(with: classes) }
                guard candidates.count == 1 else { return .several }
            }
        }
        switch candidates.count {
        case 0: return .nobody
        case 1: return .somebody(candidates[0].id)
        default: return .several
        }
    }

    /// Who an entry is: further entries of the file may be the same grown-up, never the same pupil.
    mutating func take(_ id: ID<Person>, _ entry: PersonEntry, born: Day?) {
        let isNew = !taken.contains(id) && !numbered.contains(id)
        taken.insert(id)
        if !entry.key.isEmpty {
            byKey[entry.key] = id
            numbered.insert(id)
        }
        let profiles = Set(entry.affiliations.map(\.profile))
        guard isNew, !profiles.contains(.pupil) else { return }
        let identity = Self.identity(of: entry)
        guard byIdentity[identity]?.contains(where: { $0.id == id }) != true else { return }
        byIdentity[identity, default: []].append(
            Candidate(id: id, email: entry.email, profiles: profiles, classes: []))
    }

    private static func children(of guardian: ID<Person>, in database: Database) throws -> Set<ID<Person>> {
        Set(
            try ID<Person>.fetchAll(
                database.cachedStatement(sql: "SELECT pupil FROM guardianship WHERE guardian = ?"),
                arguments: [guardian]))
    }

    private static func identity(of entry: PersonEntry) -> String {
        identity(
            Person.searchText(lastName: entry.lastName, firstName: entry.firstName),
            entry.bornOn.flatMap { Day($0) })
    }

    private static func identity(_ text: String, _ born: Day?) -> String {
        text + "\n" + (born?.description ?? "")
    }
}
