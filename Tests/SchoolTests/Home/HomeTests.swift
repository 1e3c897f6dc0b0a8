// What stands on home pages: tiles, links, messages.
import Formats
import Foundation
import School
import Storage
import Testing

@Suite("The home pages of a campus")
struct HomeTests {
    private let campus: TestCampusFile
    private typealias World = TestCampusFile

    init() throws {
        campus = try TestCampusFile()
        var diallo = World.person("Diallo Mamadou", .teacher, key: "t1", at: [World.collegeNumber])
        diallo.affiliations[0].classes = [.init("3eA", isFormTeacher: true), .init("3eB")]
        var cpe = World.person("Hoareau Luc", .staff, key: "s1", at: [World.collegeNumber])
        cpe.affiliations[0].role = "CPE"
        try campus.bring([
            World.pupil("Marchand Zoé", "3eA", key: "1"), World.pupil("Marchand Tom", "6eB", key: "2"),
            World.pupil("Sow Inès", "2deA", key: "3", at: World.lyceeNumber),
            World.guardian("Marchand Paul", of: ["1", "2"], key: "p1"), diallo, cpe,
        ])
    }

    private func reader(_ name: String) throws -> HomeReader {
        let (person, affiliations) = (try campus.person(name), try campus.affiliations(of: name))
        return try campus.file.read { try $0.home.reader(person.id, affiliations: affiliations) }
    }

    private func schoolClass(_ name: String) throws -> SchoolClass {
        try #require(try campus.file.read { try $0.directory.classes().first { $0.name == name } })
    }

    private func stamp(_ hour: Int = 0) -> Stamp {
        Stamp(
            token: "jeton-\(hour)-\(campus.today)", actor: "Mme Proviseure",
            at: Date(timeIntervalSince1970: 1_795_258_800 + Double(hour) * 3600), day: campus.today)
    }

    private func author() throws -> ID<CampusAccount> {
        let id = try campus.person("Hoareau Luc").id
        return try campus.file.write { try $0.accounts.ensure(for: id, on: campus.today).id }
    }

    @Test("B3: everybody has the home page of what they are; companions and tutors have none")
    func espaces() throws {
        #expect(Espace.all(of: try campus.affiliations(of: "Marchand Zoé")) == [.pupil])
        #expect(Espace.all(of: try campus.affiliations(of: "Marchand Paul")) == [.guardian])
        #expect(Espace.all(of: try campus.affiliations(of: "Diallo Mamadou")) == [.teacher])
        #expect(Espace.all(of: try campus.affiliations(of: "Hoareau Luc")) == [.schoolLife])
        try campus.bring([World.person("Petit Anne", .internshipTutor, key: "x", at: [World.collegeNumber])])
        #expect(Espace.all(of: try campus.affiliations(of: "Petit Anne")) == [])
        // W-01: every one of them has the tile of the CDI.
        for espace in Espace.allCases {
            let usual = Tile.usual(in: espace).flatMap(\.self)
            #expect(usual.contains(.cdi) && Set(usual).count == usual.count)
        }
    }

    @Test("tiles go where each person puts them, and come back as they were when asked to")
    func tiles() throws {
        let id = try campus.person("Marchand Zoé").id
        func order() throws -> TileOrder {
            try campus.file.read { try $0.home.tileOrder(of: id, in: .pupil) }
        }
        func move(_ tile: Tile, _ move: TileOrder.Move) throws {
            try campus.file.write { try $0.home.move(tile, move, of: id, in: .pupil) }
        }
        #expect(try order() == TileOrder(.pupil))
        try move(.cdi, .up)
        try move(.links, .left)
        try move(.news, .hide)
        let moved = try order()
        #expect(moved.columns[0].prefix(2) == [.cdi, .due])
        #expect(moved.columns[1].contains(.links) && moved.hidden == [.news])
        #expect(
            !moved.can(.cdi, .up) && !moved.can(.cdi, .left) && moved.can(.cdi, .down)
                && moved.can(.news, .show))
        try move(.cdi, .up)
        #expect(try order() == moved)
        try move(.news, .show)
        #expect(try order().columns[0].last == .news && order().hidden.isEmpty)
        let all = try order().columns.flatMap(\.self)
        #expect(Set(all) == Set(Tile.usual(in: .pupil).flatMap(\.self)) && all.count == Set(all).count)
        try campus.file.write { try $0.home.resetTiles(of: id, in: .pupil) }
        #expect(try order() == TileOrder(.pupil))
    }

    @Test("a link is shown to those of its school and profiles; an address that is none is refused")
    func links() throws {
        try campus.file.write {
            try $0.home.addLink(.init(title: "  PIX ", address: "https://pix.fr"))
            try $0.home.addLink(
                .init(title: "Lycée", address: "https://example.org/l", school: campus.lycee))
            try $0.home.addLink(
                .init(title: "Salle des professeurs", address: "http://example.org", profiles: [.teacher]))
        }
        func links(_ name: String) throws -> [String] {
            let reader = try reader(name)
            return try campus.file.read { try $0.home.links(for: reader).map(\.settings.title) }
        }
        #expect(try links("Marchand Zoé") == ["PIX"])
        #expect(try links("Sow Inès") == ["PIX", "Lycée"])
        #expect(try links("Diallo Mamadou") == ["PIX", "Salle des professeurs"])
        for address in [
            "", "pix.fr", "javascript:alert(1)", "https://", "https:///x", "ftp://example.org",
            "https://a b.fr",
            "https://moi@example.org", "//example.org", "https://ex\u{E9}mple.org",
        ] {
            #expect(throws: HomeRefusal.badAddress, "\(address)") {
                try campus.file.write { try $0.home.addLink(.init(title: "x", address: address)) }
            }
        }
        #expect(throws: HomeRefusal.noTitle) {
            try campus.file.write { try $0.home.addLink(.init(title: " ", address: "https://pix.fr")) }
        }
        let last = try #require(try campus.file.read { try $0.home.everyLink().last })
        try campus.file.write { try $0.home.raiseLink(last.id) }
        #expect(
            try campus.file.read { try $0.home.everyLink().map(\.settings.title) } == [
                "PIX", "Salle des professeurs", "Lycée",
            ])
    }

    @Test("a message reaches its schools, profiles and classes, on its days, and nobody else")
    func messages() throws {
        let (threeA, today, author) = (try schoolClass("3eA"), campus.today, try author())
        func send(_ title: String, _ change: (inout Message.Settings) -> Void = { _ in }) throws {
            var settings = Message.Settings(
                title: title, source: "Texte", shownFrom: today, shownUntil: today + 7)
            change(&settings)
            try campus.file.write { _ = try $0.home.send(settings, by: author, stamp: stamp()) }
        }
        try send("tous")
        try send("lycée") { $0.school = campus.lycee }
        try send("familles") { $0.profiles = [.guardian] }
        try send("3eA") { $0.classes = [threeA.id] }
        try send("demain") { $0.shownFrom = today + 1 }
        try send("hier") { ($0.shownFrom, $0.shownUntil) = (today - 2, today - 1) }
        func titles(_ name: String) throws -> Set<String> {
            let reader = try reader(name)
            return try campus.file.read {
                Set(try $0.home.messages(for: reader, on: today).map(\.message.settings.title))
            }
        }
        #expect(try titles("Marchand Zoé") == ["tous", "3eA"])
        #expect(try titles("Marchand Tom") == ["tous"])
        #expect(try titles("Marchand Paul") == ["tous", "familles", "3eA"])
        #expect(try titles("Sow Inès") == ["tous", "lycée"])
        #expect(try titles("Diallo Mamadou") == ["tous", "3eA"])
        #expect(try titles("Hoareau Luc") == ["tous", "3eA"])
        #expect(throws: HomeRefusal.foreignClass) {
            try send("x") {
                $0.school = campus.lycee
                $0.classes = [threeA.id]
            }
        }
        #expect(throws: HomeRefusal.endsBeforeItStarts) { try send("x") { $0.shownUntil = today - 1 } }
        #expect(throws: HomeRefusal.noText) { try send("x") { $0.source = " \n" } }
    }

    @Test("a parent who teaches reads what is for the parents of the one class and the teachers of the other")
    func bothAtOnce() throws {
        var both = World.person("Fontaine Rose", .teacher, key: "t2", at: [World.collegeNumber])
        both.affiliations[0].classes = [.init("3eA")]
        try campus.bring([
            World.pupil("Fontaine Max", "6eB", key: "9"), both,
            World.guardian("Fontaine Rose", of: ["9"], key: "t2"),
        ])
        let (today, author) = (campus.today, try author())
        for (name, profile) in [
            ("3eA", Profile.guardian), ("3eA", .teacher), ("6eB", .guardian), ("6eB", .teacher),
        ] {
            let settings = Message.Settings(
                title: "\(profile) \(name)", source: "x", profiles: [profile],
                classes: [try schoolClass(name).id], shownFrom: today, shownUntil: today)
            _ = try campus.file.write { try $0.home.send(settings, by: author, stamp: stamp()) }
        }
        let rose = try reader("Fontaine Rose")
        let titles = try campus.file.read {
            Set(try $0.home.messages(for: rose, on: today).map(\.message.settings.title))
        }
        let wanted = Set(
            (rose.profiles.values.contains { $0.contains(.guardian) } ? ["guardian 6eB"] : [])
                + (rose.profiles.values.contains { $0.contains(.teacher) } ? ["teacher 3eA"] : []))
        #expect(titles == wanted && !wanted.isEmpty)
        // The staff of another school is not told what is for a class, whatever school was said.
        let luc = try reader("Hoareau Luc")
        let second = Message.Settings(
            title: "2deA", source: "x", classes: [try schoolClass("2deA").id], shownFrom: today,
            shownUntil: today)
        let id = try campus.file.write { try $0.home.send(second, by: author, stamp: stamp()) }
        #expect(try campus.file.read { try $0.home.message(id, for: luc, on: today) } == nil)
    }

    @Test(
        "« J’ai lu » is said once, counted for the sender with its names, and asked again when the text changes"
    )
    func acknowledgement() throws {
        let (today, author) = (campus.today, try author())
        let settings = Message.Settings(
            title: "Sortie", source: "Le 3 décembre", profiles: [.pupil, .guardian],
            classes: [try schoolClass("3eA").id],
            shownFrom: today, shownUntil: today + 7, asksReading: true)
        let id = try campus.file.write { try $0.home.send(settings, by: author, stamp: stamp()) }
        let zoe = try reader("Marchand Zoé")
        func received() throws -> ReceivedMessage? {
            try campus.file.read { try $0.home.message(id, for: zoe, on: today) }
        }
        #expect(try received()?.awaitsReading == true)
        try campus.file.write { try $0.home.acknowledge(id, by: zoe, stamp: stamp(1)) }
        try campus.file.write { try $0.home.acknowledge(id, by: zoe, stamp: stamp(2)) }
        #expect(try received()?.readAt == stamp(1).at)
        let tom = try reader("Marchand Tom")
        #expect(throws: HomeRefusal.unknown) {
            try campus.file.write { try $0.home.acknowledge(id, by: tom, stamp: stamp(3)) }
        }
        func audience() throws -> MessageAudience {
            try campus.file.read { try $0.home.audience(of: try #require(try $0.home.message(id))) }
        }
        #expect(try audience().lines.map(\.person.name) == ["Marchand Paul", "Marchand Zoé"])
        #expect(try audience().readers == 1)
        var changed = settings
        changed.source = "Le 4 décembre"
        try campus.file.write { try $0.home.change(id, to: changed, stamp: stamp(4)) }
        #expect(try received()?.awaitsReading == true && audience().readers == 0)
        try campus.file.write { try $0.home.removeMessage(id) }
        #expect(try received() == nil)
    }

    @Test("D1: the secret address of a feed is its owner’s, until it is changed or taken away")
    func feed() throws {
        let (id, today) = (try campus.person("Marchand Zoé").id, campus.today)
        _ = try campus.file.write { try $0.accounts.ensure(for: id, on: today) }
        let keys = (1...2).map { SecretToken(random: Array("une clef opaque numéro \($0)".utf8)) }
        for key in keys { try campus.file.write { try $0.home.setFeedKey(key, of: id, on: today) } }
        #expect(try campus.file.read { try $0.home.person(ofFeed: keys[0]) } == nil)
        #expect(try campus.file.read { try $0.home.person(ofFeed: keys[1])?.id } == id)
        #expect(try campus.file.read { try $0.home.feedKey(of: id) } == keys[1])
        try campus.file.write { try $0.home.setFeedKey(nil, of: id, on: today) }
        #expect(try campus.file.read { try $0.home.person(ofFeed: keys[1]) } == nil)
    }
}
