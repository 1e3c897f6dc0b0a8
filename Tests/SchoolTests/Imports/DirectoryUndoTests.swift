import Formats
import Foundation
import School
import Storage
import Testing

@Suite("Files of people: tried, applied, undone")
struct DirectoryUndoTests {
    private let folder = NSTemporaryDirectory() + "lutrin-undo-" + UUID().uuidString
    private let file: CampusFile
    private let college: ID<School>
    private let today: Day

    init() throws {
        today = try #require(Day("2026-11-21"))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try StoredFile.create(at: folder + "/campus.sqlite", kind: CampusSchema.kind)
        file = CampusFile(try StoredFile(opening: folder + "/campus.sqlite", kind: CampusSchema.kind))
        let rne = try #require(RNE(TestCampusFile.collegeNumber))
        college = try file.write { try $0.directory.addSchool(rne, name: "Collège", town: "") }
    }

    private func clean() {
        do {
            try file.close()
            try FileManager.default.removeItem(atPath: folder)
        } catch { print("left behind: \(folder)") }
    }

    private func reading(_ rows: String...) throws -> DirectoryFile.Reading {
        let path = folder + "/people.csv"
        let text = "Identifiant;Nom;Prénom;Profil;Classe\n" + rows.joined(separator: "\n")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try DirectoryFile.read(
            [.init(path: path, name: "people.csv")], rne: TestCampusFile.collegeNumber, today: "2026-11-21")
    }

    private func key() -> SecretToken { SecretToken(random: RandomBytes.system(16)) }

    private func names() throws -> [String] { try file.read { try $0.directory.everybody() }.map(\.name) }

    @Test("what a file would do is tried elsewhere: nothing is written before one decides")
    func tried() throws {
        defer { clean() }
        let first = try reading("1;Marchand;Zoé;élève;3eA", "t;Diallo;Mamadou;enseignant;")
        let analysis = try file.tryOut(first, in: folder + "/trial.sqlite", on: today, newKey: key)
        #expect(analysis.added == 2 && analysis.newClasses == ["3eA"])
        #expect(analysis.arriving == ["Diallo Mamadou", "Marchand Zoé"])
        #expect(analysis.profiles == ["pupil": 1, "teacher": 1])
        #expect(try names() == [])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("trial") } == []
        )
        let foreign = DirectoryDescription(source: "x")
        #expect(throws: DirectoryRefusal.unknown) {
            var reading = foreign
            var entry = PersonEntry()
            entry.lastName = "Ailleurs"
            entry.affiliations = [.init(rne: "9990009J", profile: .pupil)]
            reading.people = [entry]
            _ = try file.write { try $0.directory.bring(reading, on: today, newKey: key) }
        }
    }

    @Test("what was applied is undone: people, classes and identifiers are as they were; the rest stays")
    func undone() throws {
        defer { clean() }
        let before = try reading("1;Marchand;Zoé;élève;3eA", "2;Benali;Karim;élève;4eB")
        _ = try file.write { try $0.directory.analyse(before, on: today, newKey: key) }
        let zoe = try #require(try file.read { try $0.directory.everybody() }.last)
        let affiliation = try #require(try file.read { try $0.directory.affiliations(of: zoe.id) }.first)
        try file.write {
            try $0.directory.setPronoteIdentifier("AAAA1111", of: affiliation.id)
            _ = try $0.accounts.ensure(for: zoe.id, on: today)
            try $0.services.set([ExternalService(name: "Pronote", address: "https://x.org")], of: college)
        }
        try file.backUp(to: folder + "/before.sqlite")
        let second = try reading("1;Marchand;Zoë;élève;3eB", "3;Nouveau;Nina;élève;6eA")
        _ = try file.write { try $0.directory.analyse(second, on: today, newKey: key) }
        let nina = try #require(
            try file.read { try $0.directory.people(PersonQuery(.simple("nina"))) }.lines.first)
        try file.write {
            try $0.directory.setPronoteIdentifier("", of: affiliation.id)
            try $0.directory.setPronoteIdentifier("AAAA1111", of: nina.affiliations[0].id)
            _ = try $0.accounts.ensure(for: nina.person.id, on: today)
            try $0.services.set([ExternalService(name: "SACoche", address: "https://y.org")], of: college)
        }
        try file.putDirectoryBack(from: folder + "/before.sqlite")
        #expect(try names() == ["Benali Karim", "Marchand Zoé"])
        #expect(try file.read { try $0.directory.classes() }.map(\.name) == ["3eA", "4eB"])
        #expect(try file.read { try $0.directory.enrolments(of: zoe.id) }.map(\.schoolClass.name) == ["3eA"])
        #expect(
            try file.read { try $0.directory.affiliations(of: zoe.id) }.first?.pronoteIdentifier == "AAAA1111"
        )
        #expect(try file.read { try $0.accounts.account(of: zoe.id) } != nil)
        #expect(try file.read { try $0.services.all(of: college) }.map(\.name) == ["SACoche"])
        #expect(try file.read { try $0.directory.people(PersonQuery(.simple("nina"))) }.total == 0)
        #expect(try file.read { try $0.directory.people(PersonQuery(.simple("zoé"))) }.total == 1)
        #expect(try file.check() == [])
    }

    @Test("a message for a class that is undone is for nobody: never for everybody")
    func messages() throws {
        defer { clean() }
        _ = try file.write {
            try $0.directory.analyse(reading("1;Marchand;Zoé;élève;3eA"), on: today, newKey: key)
        }
        try file.backUp(to: folder + "/before.sqlite")
        _ = try file.write {
            try $0.directory.analyse(
                reading("1;Marchand;Zoé;élève;3eA", "3;Nouveau;Nina;élève;6eA"), on: today, newKey: key)
        }
        let classes = try file.read { try $0.directory.classes() }
        try file.write { campus in
            let author = try campus.accounts.addAdministrator(
                login: "cpe", name: "La CPE", password: nil, on: today)
            for (index, name) in ["6eA", "3eA", ""].enumerated() {
                let stamp = Stamp(token: "m\(index)", actor: "La CPE", at: Date(), day: today)
                let settings = Message.Settings(
                    title: name.isEmpty ? "À tous" : "À la \(name)", source: "…",
                    classes: Set(classes.filter { $0.name == name }.map(\.id)), shownFrom: today,
                    shownUntil: today)
                _ = try campus.home.send(settings, by: author, stamp: stamp)
            }
        }
        try file.putDirectoryBack(from: folder + "/before.sqlite")
        let left = try file.read { try $0.home.messages(by: nil) }
        #expect(Set(left.map(\.settings.title)) == ["À la 3eA", "À tous"])
        #expect(left.first { $0.settings.title == "À la 3eA" }?.settings.classes.count == 1)
    }

    @Test("drafts go from state to state, once")
    func drafts() throws {
        defer { clean() }
        let noon = Date(timeIntervalSince1970: 1_795_258_800)
        let id = try file.write {
            try $0.drafts.receive(["a.xml", "b\n.xml", "\n "], rne: "", by: "Admin", at: noon)
        }
        #expect(try file.read { try $0.drafts.draft(id) }?.files == ["a.xml", "b .xml", "fichier"])
        var analysis = DirectoryAnalysis()
        analysis.added = 3
        func move(
            from old: DirectoryDraft.State, to new: DirectoryDraft.State, report: DirectoryAnalysis? = nil,
        ) throws -> Bool {
            try file.write { try $0.drafts.move(id, from: [old], to: new, report: report, at: noon) }
        }
        #expect(try move(from: .reading, to: .ready, report: analysis))
        #expect(try move(from: .ready, to: .applying))
        #expect(try move(from: .ready, to: .applying) == false, "somebody else was quicker")
        #expect(try move(from: .applying, to: .applied))
        #expect(try file.read { try $0.drafts.draft(id) }?.report.added == 3)
        #expect(try file.read { try $0.drafts.undoable() } == id)
    }
}
