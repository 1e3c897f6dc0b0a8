import Formats
import Foundation
import School
import Storage
import Testing

/// A campus of two schools in memory: what the tests of the directory begin with. It is Saturday 21 November 2026.
final class TestCampusFile {
    let file: CampusFile
    let college: ID<School>
    let lycee: ID<School>
    var today: Day
    private var keys = 0

    static let collegeNumber = "9990001X"
    static let lyceeNumber = "9990002Y"

    init() throws {
        file = CampusFile(try StoredFile(inMemory: CampusSchema.kind))
        today = try #require(Day("2026-11-21"))
        let (one, two) = (try #require(RNE(Self.collegeNumber)), try #require(RNE(Self.lyceeNumber)))
        (college, lycee) = try file.write {
            (
                try $0.directory.addSchool(one, name: "Collège Les Tilleuls", town: "Saint-Aubin"),
                try $0.directory.addSchool(two, name: "Lycée Les Tilleuls", town: "Saint-Aubin")
            )
        }
    }

    @discardableResult
    func bring(
        _ people: [PersonEntry], source: String = "siecle", complete: Set<Profile> = [],
    ) throws -> DirectoryReport {
        var description = DirectoryDescription(source: source)
        description.people = people
        description.completeProfiles = complete
        return try file.write { campus in
            try campus.directory.bring(description, on: today) {
                keys += 1
                return SecretToken(random: Array("clef opaque numéro \(keys)".utf8))
            }
        }
    }

    func people(_ text: String = "") throws -> [Person] {
        try file.read { try $0.directory.everybody() }.filter { text.isEmpty || $0.name == text }
    }

    func person(_ name: String) throws -> Person {
        let found = try people(name)
        #expect(found.count == 1, "\(name): \(found.count)")
        return try #require(found.first)
    }

    func affiliations(of name: String) throws -> [Affiliation] {
        let id = try person(name).id
        return try file.read { try $0.directory.affiliations(of: id) }
    }

    func classes(of person: Person) throws -> [String] {
        try file.read { try $0.directory.enrolments(of: person.id) }.map(\.schoolClass.name)
    }

    static func pupil(
        _ name: String, _ schoolClass: String, key: String = "", born: String? = nil,
        at rne: String = collegeNumber,
    ) -> PersonEntry {
        var entry = person(name, .pupil, key: key, at: [rne])
        entry.bornOn = born
        entry.affiliations[0].classes = [PersonEntry.Membership(schoolClass)]
        return entry
    }

    static func person(_ name: String, _ profile: Profile, key: String = "", at schools: [String])
        -> PersonEntry
    {
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        var entry = PersonEntry()
        entry.key = key
        entry.lastName = words[0]
        entry.firstName = words.count > 1 ? words[1] : ""
        entry.affiliations = schools.map { PersonEntry.Affiliation(rne: $0, profile: profile) }
        return entry
    }

    static func guardian(_ name: String, of children: [String], key: String = "", email: String = "")
        -> PersonEntry
    {
        var entry = person(name, .guardian, key: key, at: [collegeNumber])
        entry.email = email
        entry.children = children.map { PersonEntry.Child(key: $0) }
        return entry
    }
}
