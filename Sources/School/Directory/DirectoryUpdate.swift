import Formats
import GRDB
import Storage

/// One file being taken into the directory.
struct DirectoryUpdate {
    let description: DirectoryDescription
    let database: Database
    let day: Day
    /// Those of the campus that the file speaks of.
    var schools: [RNE: ID<School>] = [:]
    var report = DirectoryReport()
    var known: KnownPeople
    var classes: [ClassKey: ID<SchoolClass>] = [:]
    var people: [String: ID<Person>] = [:]
    var seen: Set<ID<Affiliation>> = []
    /// Who answers for whom, as the file says.
    var bonds: Set<Bond> = []

    struct Bond: Hashable {
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

    func school(_ rne: String) -> ID<School>? { RNE(rne).flatMap { schools[$0] } }

    mutating func take(_ entry: PersonEntry, newKey: () -> SecretToken) throws {
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

    func person(numbered key: String) throws -> ID<Person>? {
        try ID<Person>.fetchOne(
            database.cachedStatement(sql: "SELECT person FROM personSource WHERE source = ? AND key = ?"),
            arguments: [description.source, key])
    }
}
