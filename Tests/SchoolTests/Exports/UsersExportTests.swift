import Formats
import Foundation
import School
import Storage
import Testing

@Suite("The users’ file of a school")
struct UsersExportTests {
    private let campus: TestCampusFile
    private typealias World = TestCampusFile

    init() throws {
        campus = try TestCampusFile()
        var cpe = World.person("Caron Anne", .staff, key: "s1", at: [World.collegeNumber])
        cpe.affiliations[0].role = "CPE"
        try campus.bring([
            World.pupil("Marchand Zoé", "3eA", key: "1", born: "2012-03-14"),
            World.pupil("Alfonsi Thi-Loanne", "6eA", key: "2"),
            World.pupil("Lycéenne Anna", "2deA", key: "3", at: World.lyceeNumber),
            World.person(
                "Diallo Mamadou", .teacher, key: "t1", at: [World.collegeNumber, World.lyceeNumber]),
            cpe, World.guardian("Marchand Paul", of: ["1"], key: "p1"),
        ])
    }

    private func users(_ change: (inout UsersChoice) -> Void = { _ in }) throws -> [UserEntry] {
        try campus.file.read { campus in
            var choice = try campus.directory.everything(of: self.campus.college)
            change(&choice)
            var drawn = 0
            return try campus.directory.users(choice, of: self.campus.college) {
                drawn += 1
                return "mot-\(drawn)"
            }
        }
    }

    @Test("L-05 one file for everybody is the default: pupils from 6e to 3e, teachers, staff, no guardian")
    func everything() throws {
        let users = try users()
        #expect(
            users.map { $0[.name] } == ["Alfonsi Thi-Loanne", "Marchand Zoé", "Diallo Mamadou", "Caron Anne"])
        #expect(users.map { $0[.status] } == ["Elève", "Elève", "Enseignant", "Personnel"])
        #expect(users.map { $0[.schoolClass] } == ["6eA", "3eA", "", ""])
        #expect(users[1][.bornOn] == "14/03/2012")
        #expect(Set(users.map { $0[.password] }).count == 4, "no password for all")
        let zoe = try campus.person("Marchand Zoé")
        #expect(users[1][.entKey] == zoe.entKey)
    }

    @Test("L-04 classes, teachers and staff are chosen apart")
    func choice() throws {
        let third = try #require(
            try campus.file.read { try $0.directory.classes(of: campus.college) }.first { $0.name == "3eA" })
        #expect(
            try users { ($0.classes, $0.teachers, $0.staff) = ([third.id], false, false) }.map { $0[.name] }
                == ["Marchand Zoé"])
        #expect(try users { $0.classes = [] }.map { $0[.name] } == ["Diallo Mamadou", "Caron Anne"])
        #expect(try users { ($0.classes, $0.teachers) = ([], false) }.map { $0[.name] } == ["Caron Anne"])
    }

    @Test(
        "L-03 L-06 a file that was asked for is made once, and kept for a day",
        arguments: UsersFile.Encoding.allCases)
    func kept(encoding: UsersFile.Encoding) throws {
        let noon = Date(timeIntervalSince1970: 1_795_258_800)
        let everybody = try campus.file.read { try $0.directory.everything(of: campus.college) }
        let id = try campus.file.write {
            try $0.exports.ask(everybody, of: campus.college, in: encoding, by: "Admin", at: noon)
        }
        #expect(try campus.file.read { try $0.exports.content(of: id, at: noon) } == nil)
        #expect(try campus.file.read { try $0.exports.unfinished() } == [id])
        for word in ["premier", "second"] {
            try campus.file.write { try $0.exports.make(id, password: { word }) }
        }
        let content = try #require(try campus.file.read { try $0.exports.content(of: id, at: noon) })
        let entries = try UsersFile.read(content).entries
        #expect(entries.count == 4 && entries.allSatisfy { $0[.password] == "premier" })
        #expect(try campus.file.read { try $0.exports.export(id) }?.people == 4)
        let night = noon.addingTimeInterval(25 * 3600)
        #expect(
            try campus.file.read { try $0.exports.content(of: id, at: night) } == nil, "before the night too")
        try campus.file.write { try $0.exports.forgetOld(at: noon.addingTimeInterval(25 * 3600)) }
        #expect(try campus.file.read { try $0.exports.content(of: id, at: noon) } == nil)
        #expect(try campus.file.read { try $0.exports.export(id) }?.people == 4, "what was done stays known")
    }

    @Test(
        "O-01 whom the file names is known by a key that says nothing of them, and by no identifier of PRONOTE"
    )
    func opaque() throws {
        let zoe = try campus.person("Marchand Zoé")
        let affiliation = try #require(try campus.affiliations(of: "Marchand Zoé").first)
        try campus.file.write {
            try $0.directory.setPronoteIdentifier("8P4BHZJQ79SUNFX3", of: affiliation.id)
        }
        let text = String(decoding: UsersFile.bytes(of: try users(), .utf8), as: UTF8.self)
        #expect(text.contains("<IDENTITE_ENT_M>\(zoe.entKey)</IDENTITE_ENT_M>"))
        #expect(!zoe.entKey.lowercased().contains("marchand") && !zoe.entKey.contains("2012"))
        #expect(!text.contains("8P4BHZJQ79SUNFX3"))
    }
}
