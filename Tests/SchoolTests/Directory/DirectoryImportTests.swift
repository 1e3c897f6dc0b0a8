import Formats
import School
import Storage
import Testing

@Suite("A file taken into the directory")
struct DirectoryImportTests {
    private let campus: TestCampusFile
    private typealias World = TestCampusFile

    init() throws { campus = try TestCampusFile() }

    @Test("the same file again changes nothing; a class that changes is the pupil’s new one")
    func again() throws {
        let file = [
            World.pupil("Marchand Zoé", "3eA", key: "1", born: "2012-03-14"),
            World.guardian("Marchand Paul", of: ["1"], key: "p1"),
            World.person(
                "Diallo Mamadou", .teacher, key: "t1", at: [World.collegeNumber, World.lyceeNumber]),
        ]
        let first = try campus.bring(file)
        #expect(first.added == 3 && first.updated == 0)
        let keys = try campus.people().map(\.entKey)
        #expect(Set(keys).count == 3 && keys.allSatisfy { $0.count >= 16 })
        let second = try campus.bring(file)
        #expect(second.unchanged == 3 && second.added == 0 && second.updated == 0)
        let moved = try campus.bring([World.pupil("Marchand Zoé", "3eB", key: "1", born: "2012-03-14")])
        #expect(moved.updated == 1)
        let zoe = try campus.person("Marchand Zoé")
        #expect(try campus.classes(of: zoe) == ["3eB"])
        #expect(try campus.people().map(\.entKey) == keys, "nobody’s key changes")
        #expect(
            try campus.file.read { try $0.directory.guardians(of: zoe.id) }.map(\.name) == ["Marchand Paul"])
    }

    @Test("K-20 a teacher of two schools is one person")
    func twoSchools() throws {
        try campus.bring([World.person("Diallo Mamadou", .teacher, at: [World.collegeNumber])], source: "csv")
        try campus.bring([World.person("DIALLO Mamadou", .teacher, at: [World.lyceeNumber])], source: "csv")
        let diallo = try #require(try campus.people().first)
        #expect(try campus.people().count == 1)
        #expect(try campus.file.read { try $0.directory.affiliations(of: diallo.id) }.count == 2)
    }

    @Test("those whom a complete file does not name any more are marked, not lost; they may come back")
    func departures() throws {
        let zoe = World.pupil("Marchand Zoé", "3eA", key: "1")
        let karim = World.pupil("Benali Karim", "4eB", key: "2")
        try campus.bring([
            zoe, karim, World.person("Diallo Mamadou", .teacher, key: "t", at: [World.collegeNumber]),
        ])
        let report = try campus.bring([zoe], complete: [.pupil])
        #expect(report.left == 1)
        #expect(try campus.person("Benali Karim").leftOn == campus.today)
        #expect(try campus.classes(of: campus.person("Benali Karim")) == [])
        #expect(try campus.person("Diallo Mamadou").leftOn == nil, "the file says nothing of teachers")
        let back = try campus.bring([zoe, karim], complete: [.pupil])
        #expect(back.returned == 1 && back.left == 0)
        #expect(try campus.person("Benali Karim").leftOn == nil)
        #expect(try campus.classes(of: campus.person("Benali Karim")) == ["4eB"])
    }

    @Test("homonyms stay two: by number, by birth date, by class; else nothing is done and it is said")
    func homonyms() throws {
        let twins = [World.pupil("Martin Léa", "3eA"), World.pupil("Martin Léa", "5eC")]
        #expect(try campus.bring(twins, source: "csv").added == 2)
        #expect(try campus.bring(twins, source: "csv").unchanged == 2)
        let moved = try campus.bring([World.pupil("Martin Léa", "4eB")], source: "csv")
        #expect(moved.ambiguous == ["Martin Léa"] && moved.added == 0 && moved.updated == 0)
        let numbered = [
            World.pupil("Martin Léa", "3eA", key: "7", born: "2012-09-30"),
            World.pupil("Martin Léa", "5eC", key: "8", born: "2014-01-17"),
        ]
        let campus = try TestCampusFile()
        #expect(try campus.bring(numbered).added == 2)
        #expect(try campus.bring(numbered).unchanged == 2)
        let other = numbered.map { entry in
            var entry = entry
            entry.key = "aaf" + entry.key
            return entry
        }
        #expect(try campus.bring(other, source: "aaf").added == 0, "known by their birth dates")
    }

    @Test("two parents of one name never see each other’s children")
    func guardians() throws {
        try campus.bring([
            World.pupil("Martin Léa", "3eA", key: "1"), World.pupil("Martin Hugo", "5eC", key: "2"),
        ])
        let parents = [
            World.guardian("Martin Paul", of: ["1"]), World.guardian("Martin Paul", of: ["2"]),
        ]
        #expect(try campus.bring(parents).added == 2)
        #expect(try campus.bring(parents).added == 0)
        for parent in try campus.people("Martin Paul") {
            #expect(try campus.file.read { try $0.directory.children(of: parent.id) }.count == 1)
        }
        let siblings = [
            World.guardian("Benali Nora", of: ["1"]), World.guardian("Benali Nora", of: ["1", "2"]),
        ]
        #expect(try campus.bring(siblings).added == 1, "they share a child")
        let nora = try campus.person("Benali Nora")
        #expect(try campus.file.read { try $0.directory.children(of: nora.id) }.count == 2)
    }

    @Test("a file about other schools changes nothing")
    func foreign() throws {
        #expect(throws: DirectoryRefusal.unknown) {
            try campus.bring([World.pupil("Ailleurs Anne", "3eA", at: "9990003Z")])
        }
        let mixed = try campus.bring([
            World.pupil("Ailleurs Anne", "3eA", at: "9990003Z"), World.pupil("Ici Igor", "3eA"),
        ])
        #expect(mixed.foreign == 1 && mixed.added == 1)
        #expect(try campus.people().map(\.name) == ["Ici Igor"])
    }

    @Test("K-20 K-21 an identifier of PRONOTE is one person’s in a school, of capitals and digits")
    func identifiers() throws {
        try campus.bring([
            World.person("Diallo Mamadou", .teacher, key: "1", at: [World.collegeNumber, World.lyceeNumber]),
            World.person("Petit Anne", .teacher, key: "2", at: [World.collegeNumber]),
        ])
        let diallo = try campus.affiliations(of: "Diallo Mamadou")
        let petit = try campus.affiliations(of: "Petit Anne")
        func set(_ text: String, _ id: ID<Affiliation>) throws {
            try campus.file.write { try $0.directory.setPronoteIdentifier(text, of: id) }
        }
        for id in diallo { try set(" 8p4bhzjq79sunfx3 ", id.id) }
        #expect(throws: DirectoryRefusal.identifierTaken(by: "Diallo Mamadou")) {
            try set("8P4BHZJQ79SUNFX3", petit[0].id)
        }
        #expect(throws: DirectoryRefusal.impossibleIdentifier) { try set("8P4B-HZ", petit[0].id) }
        try set("", diallo[0].id)
        try set("8P4BHZJQ79SUNFX3", petit[0].id)
    }

    @Test(
        "a bond that a complete file no longer names is over; a contact who is no legal guardian sees nothing"
    )
    func bondsThatEnd() throws {
        let pupils = [
            World.pupil("Martin Léa", "3eA", key: "1"), World.pupil("Martin Hugo", "5eC", key: "2"),
        ]
        try campus.bring(pupils + [World.guardian("Martin Paul", of: ["1", "2"])])
        let paul = try campus.person("Martin Paul")
        func children() throws -> [String] {
            try campus.file.read { try $0.directory.children(of: paul.id) }.map(\.name)
        }
        #expect(try children() == ["Martin Hugo", "Martin Léa"])
        // A file that does not speak of guardians as a whole takes nothing away.
        try campus.bring([World.guardian("Martin Paul", of: ["2"])])
        #expect(try children().count == 2)
        try campus.bring(
            pupils + [World.guardian("Martin Paul", of: ["2"])], complete: [.pupil, .guardian])
        #expect(try children() == ["Martin Hugo"])
        var contact = World.guardian("Martin Paul", of: [])
        contact.children = [.init(key: "2", kinship: "oncle", isLegal: false)]
        try campus.bring(pupils + [contact], complete: [.pupil, .guardian])
        #expect(try children() == [])
    }
}
