import Foundation
import School
import Storage
import Testing

@testable import Formats

@Suite("A file that would take many people away")
struct AlarmingFileTests {
    private let campus = try? TestCampusFile()

    private func reading(parents: Int, pupils: Int) -> DirectoryFile.Reading {
        var description = DirectoryDescription(source: "siecle")
        func person(_ key: String, _ profile: Profile) -> PersonEntry {
            var entry = PersonEntry()
            (entry.key, entry.lastName, entry.firstName) = (key, "Nom", key)
            entry.affiliations = [.init(rne: "9990005H", profile: profile)]
            return entry
        }
        description.people = (0..<parents).map { person("p\($0)", .guardian) }
        description.people += (0..<pupils).map { person("e\($0)", .pupil) }
        description.completeProfiles = parents > 0 ? [.pupil, .guardian] : [.pupil]
        return DirectoryFile.Reading(description)
    }

    @Test(
        "a file of pupils that takes most of them away alarms, however many parents stay; a summer does not")
    func alarming() throws {
        let campus = try #require(campus)
        let rne = try #require(RNE("9990005H"))
        func key() -> SecretToken { SecretToken(random: RandomBytes.system(16)) }
        func departures(_ parents: Int, _ pupils: Int) throws -> DirectoryAnalysis {
            try campus.file.write {
                try $0.directory.analyse(
                    reading(parents: parents, pupils: pupils), on: campus.today, newKey: key)
            }
        }
        try campus.file.write { _ = try $0.directory.addSchool(rne, name: "Collège", town: "") }
        #expect(try departures(200, 30).alarming == [])
        let summer = try departures(0, 20)
        #expect(summer.departures?.map(\.left) == [10] && summer.alarming == [], "a third leaves")
        let part = try departures(0, 13)
        #expect(part.alarming == [.init(profile: "pupil", school: "Collège", before: 20, left: 7)])
        #expect(try departures(0, 9).alarming == [], "four people are told by their names")
    }
}
