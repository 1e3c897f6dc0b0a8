import Formats
import Foundation
import School
import Storage
import Testing

@Suite("What a campus forgets in the night")
struct RetentionTests {
    private let campus: TestCampusFile
    private typealias World = TestCampusFile
    private let noon = Date(timeIntervalSince1970: 1_795_258_800)

    init() throws {
        campus = try TestCampusFile()
        try campus.bring([
            World.pupil("Marchand Zoé", "3eA", key: "1"), World.pupil("Martin Léa", "3eA", key: "2"),
            World.guardian("Marchand Paul", of: ["1"], key: "p1"),
        ])
    }

    private func night(after days: Int) throws {
        try campus.file.write {
            try $0.forgetPeople(on: campus.today + days, at: noon + Double(days) * 86_400)
        }
    }

    /// A complete file of pupils, without Zoé.
    private func zoeLeaves() throws {
        try campus.bring([World.pupil("Martin Léa", "3eA", key: "2")], complete: [.pupil])
    }

    @Test("who has left keeps nothing of what they had set; a year later nobody knows them")
    func departed() throws {
        let zoe = try campus.person("Marchand Zoé")
        let key = SecretToken(random: Array("une clef d’agenda assez longue".utf8))
        try campus.file.write {
            try $0.partners.setOpenedLoans(true, of: zoe.id, on: campus.today)
            try $0.home.setFeedKey(key, of: zoe.id, on: campus.today)
            try $0.home.move(.news, .hide, of: zoe.id, in: .pupil)
        }
        try zoeLeaves()
        try night(after: 0)
        #expect(try campus.file.read { try $0.home.feedKey(of: zoe.id) } == nil)
        #expect(try campus.file.read { try $0.partners.hasOpenedLoans(zoe.id) } == false)
        #expect(try campus.file.read { try $0.home.tileOrder(of: zoe.id, in: .pupil) } == TileOrder(.pupil))
        let holdings = try campus.file.read { try $0.holdings() }
        #expect(holdings.departed == 1 && holdings.firstDeparture == campus.today)
        try night(after: CampusRetention.departedDays)
        #expect(try campus.people("Marchand Zoé").count == 1, "on the very day, not yet")
        try night(after: CampusRetention.departedDays + 1)
        #expect(try campus.people().map(\.name) == ["Marchand Paul", "Martin Léa"])
        #expect(try campus.file.read { try $0.holdings().departed } == 0)
        #expect(try campus.file.check().isEmpty)
    }

    @Test("who comes back within the year is who they were")
    func returned() throws {
        let key = try campus.person("Marchand Zoé").entKey
        try zoeLeaves()
        try night(after: 300)
        try campus.bring([World.pupil("Marchand Zoé", "2deA", key: "1")])
        #expect(try campus.person("Marchand Zoé").entKey == key)
    }

    @Test("a message goes a year after its last day, with who read it")
    func messages() throws {
        let author = try campus.file.write {
            try $0.accounts.addAdministrator(
                login: "admin", name: "Admin",
                password: Password("mot de passe", salt: Array(repeating: 1, count: 16)),
                mustChange: false, on: campus.today)
        }
        let settings = Message.Settings(
            title: "Sortie", source: "Texte", shownFrom: campus.today, shownUntil: campus.today + 7)
        try campus.file.write {
            _ = try $0.home.send(
                settings, by: author,
                stamp: Stamp(token: "m", actor: "Admin", at: noon, day: campus.today))
        }
        try night(after: CampusRetention.messageDays + 7)
        #expect(try campus.file.read { try $0.holdings().messages } == 1)
        try night(after: CampusRetention.messageDays + 8)
        #expect(try campus.file.read { try $0.holdings().messages } == 0)
    }

    @Test("files of people: names stay as long as one may undo, numbers for a year")
    func drafts() throws {
        var report = DirectoryAnalysis()
        (report.added, report.left) = (3, 1)
        (report.arriving, report.leaving, report.ambiguous) = (["Marchand Zoé"], ["Sow Inès"], ["Petit Luc"])
        let ids = try campus.file.write { campus in
            try ["applied", "abandoned"].map { word in
                let id = try campus.drafts.receive([word], rne: "", by: "Admin", at: noon)
                let state = try #require(DirectoryDraft.State(rawValue: word))
                try campus.drafts.move(id, from: [.reading], to: .ready, report: report, at: noon)
                try campus.drafts.move(id, from: [.ready], to: state, at: noon)
                return id
            }
        }
        func draft(_ place: Int) throws -> DirectoryDraft? {
            try campus.file.read { try $0.drafts.draft(ids[place]) }
        }
        #expect(try draft(1)?.report == report.withoutNames, "abandoned: nobody decides on it any longer")
        try night(after: CampusRetention.draftDays)
        #expect(try draft(0)?.report == report)
        try night(after: CampusRetention.draftDays + 1)
        #expect(try draft(0)?.report == report.withoutNames)
        #expect(try draft(0)?.report.added == 3)
        try night(after: CampusRetention.draftTraceDays + 1)
        #expect(try draft(0) == nil)
        #expect(try draft(1) == nil)
    }
}
