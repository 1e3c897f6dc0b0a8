import Formats
import Foundation
import GRDB
import Storage

extension DirectoryWriting {
    /// `bring`, with what is worth telling those who decide.
    ///
    /// - Throws: `DirectoryRefusal.unknown` when the files speak of no school of this campus.
    package func analyse(_ reading: DirectoryFile.Reading, on day: Day, newKey: () -> SecretToken) throws
        -> DirectoryAnalysis
    {
        let description = reading.description
        let affiliated = try affiliations()
        let (here, classes) = (try presence(), Set(try self.reading.classes(groups: true).map(\.id)))
        let report = try bring(description, on: day, newKey: newKey)
        let after = try presence()
        let allClasses = try self.reading.classes(groups: true)
        var analysis = DirectoryAnalysis()
        analysis.added = report.added
        analysis.updated = report.updated
        analysis.unchanged = report.unchanged
        analysis.left = report.left
        analysis.returned = report.returned
        analysis.foreign = report.foreign
        analysis.ambiguous = Array(report.ambiguous.prefix(DirectoryAnalysis.mostNames))
        analysis.before = here.count
        analysis.departures = departures(affiliated, try affiliations())
        for profile in description.people.compactMap(\.affiliations.first?.profile) {
            analysis.profiles[profile.rawValue, default: 0] += 1
        }
        analysis.newClasses = Array(
            allClasses.filter { !classes.contains($0.id) }.map(\.name).prefix(DirectoryAnalysis.mostNames))
        analysis.arriving = try names(after.subtracting(here))
        analysis.leaving = try names(here.subtracting(after))
        analysis.problems = reading.problems.prefix(DirectoryAnalysis.mostNames).map {
            .init(line: $0.line, reason: $0.reason)
        }
        analysis.remarks = reading.remarks
        return analysis
    }

    private func presence() throws -> Set<ID<Person>> {
        Set(try ID<Person>.fetchAll(database, sql: "SELECT id FROM person WHERE leftOn IS NULL"))
    }

    /// A profile in a school.
    private struct Population: Hashable {
        let profile: String
        let rne: String
        let school: String
    }

    private func affiliations() throws -> [Population: Set<ID<Person>>] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT profile, rne, school.name, person FROM affiliation
                JOIN school ON school.id = affiliation.school JOIN person ON person.id = affiliation.person
                WHERE affiliation.leftOn IS NULL AND person.leftOn IS NULL
                """
        ).reduce(into: [:]) { populations, row in
            populations[Population(profile: row[0], rne: row[1], school: row[2]), default: []].insert(row[3])
        }
    }

    private func departures(
        _ before: [Population: Set<ID<Person>>], _ after: [Population: Set<ID<Person>>]
    ) -> [DirectoryAnalysis.Departures] {
        before.map { population, people in
            DirectoryAnalysis.Departures(
                profile: population.profile, school: population.school, before: people.count,
                left: people.subtracting(after[population] ?? []).count)
        }.filter { $0.left > 0 }.sorted { ($0.school, $0.profile) < ($1.school, $1.profile) }
    }

    private func names(_ people: Set<ID<Person>>) throws -> [String] {
        let found = try people.compactMap { id in
            try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT \(Person.columns), searchText FROM person WHERE id = ?"),
                arguments: [id])
        }
        return found.map { (key: $0[Person.width] as String, name: Person($0).name) }
            .sorted { $0 < $1 }.prefix(DirectoryAnalysis.mostNames).map(\.name)
    }
}

extension CampusFile {
    /// What the files would do, tried on a copy: nobody waits, and nothing is written here.
    ///
    /// - Parameter scratch: where the copy is made for that time.
    package func tryOut(
        _ reading: DirectoryFile.Reading, in scratch: String, on day: Day, newKey: () -> SecretToken,
    ) throws -> DirectoryAnalysis {
        try backUp(to: scratch)
        defer { Self.removeCopy(at: scratch) }
        let copy = CampusFile(try StoredFile(opening: scratch, kind: CampusSchema.kind))
        let analysis = try copy.write { try $0.directory.analyse(reading, on: day, newKey: newKey) }
        try copy.close()
        return analysis
    }

    /// Forgets a copy of the file.
    package static func removeCopy(at path: String) {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }
}
