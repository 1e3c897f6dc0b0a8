import School
import Storage
import Testing

@Suite("The campus board")
struct BoardTests {
    private let world: TestPartners

    init() throws { world = try TestPartners() }

    @Test("D4 shows each class with its pupils, those in no portal and those in several")
    func grid() throws {
        #expect(
            try world.board().rows.map(\.schoolClass.name) == ["6eA", "3eA", "2deA"],
            "by school, then by grade")
        #expect(try world.board().withoutPortal.count == 3)
        try world.set(["3eA": [world.college, world.lycee], "2deA": [world.lycee]])
        let board = try world.board()
        #expect(board.withoutPortal.map(\.schoolClass.name) == ["6eA"])
        #expect(board.inSeveral.map(\.schoolClass.name) == ["3eA"])
        #expect(board.counts(of: world.lycee) == (2, 3))
        #expect(board.rows.map(\.pupils) == [1, 2, 1])
    }

    @Test("D4 rules place classes in bulk; a class that none speaks of stays where it is")
    func rules() throws {
        try world.campus.file.write { campus in
            try campus.partners.addRule(school: nil, from: .sixth, to: .third, partner: world.college)
            #expect(throws: PartnerRefusal.gradesTheWrongWayRound) {
                try campus.partners.addRule(school: nil, from: .third, to: .sixth, partner: world.college)
            }
        }
        try world.set(["3eA": [world.lycee], "2deA": [world.lycee]])
        let (board, rules) = (try world.board(), try world.campus.file.read { try $0.partners.rules() })
        let all = BoardEffect(of: board.following(rules), on: board)
        #expect(all.lines.map(\.row.schoolClass.name) == ["6eA", "3eA"] && all.pupils == 3)
        #expect(all.withoutPortal.isEmpty)
        let gaps = BoardEffect(of: board.following(rules, onlyWithoutPortal: true), on: board)
        #expect(gaps.lines.map(\.row.schoolClass.name) == ["6eA"] && gaps.pupils == 1)
        let bySchool = BoardEffect(of: board.bySchool, on: board)
        #expect(bySchool.lines.map(\.row.schoolClass.name) == ["6eA", "3eA"])
    }

    @Test(
        "a grade is known by many names",
        arguments: [
            ("6eA", "6e"), ("6EME 2", "6e"), ("SIXIEME", "6e"), ("601", "6e"), ("3e SEGPA", "3e"),
            ("2nde 4", "2de"), ("2DE1", "2de"), ("SECONDE GENERALE", "2de"), ("1reG2", "1re"),
            ("1ère STMG", "1re"), ("Terminale B", "Tle"), ("TleG1", "Tle"), ("TG3", "Tle"),
            ("TSTMG1", "Tle"), ("Sixième", "6e"), ("TROISIEME A", "3e"), ("Terminale", "Tle"), ("61", "6e"),
            ("TECHNO", nil), ("2CAP", nil), ("1BTS", nil), ("ULIS", nil), ("BTS1", nil), ("Théâtre", nil),
            ("10", nil), ("", nil),
        ] as [(String, String?)])
    func grades(name: String, grade: String?) {
        #expect(Grade(name)?.label == grade)
    }

    @Test("classes are listed under the grades that the board reads, « Troisième » and « TECHNO » too")
    func oneReader() throws {
        let pupils = ["Troisième B", "TECHNO", "Sixième 2", "Terminale", "61"].map {
            TestCampusFile.pupil("Élève \($0)", $0, key: $0)
        }
        try world.campus.bring(pupils)
        let tree = try #require(
            try world.campus.file.read { try $0.directory.classTrees(of: world.campus.college) }.first)
        #expect(tree.grades.map(\.name) == ["6e", "3e", "Tle", ""])
        #expect(
            tree.grades.map { $0.classes.map(\.schoolClass.name) } == [
                ["61", "6eA", "Sixième 2"], ["3eA", "Troisième B"], ["Terminale"], ["TECHNO"],
            ])
        for row in try world.board().rows {
            #expect(row.schoolClass.gradeName == row.grade?.label ?? "")
        }
    }

    @Test("D4 a planned change whose day has come is made: it is undone, and no longer dropped")
    func tooLateToDrop() throws {
        let tomorrow = world.campus.today + 1
        let change = try #require(try world.set(["3eA": [world.lycee]], from: tomorrow))
        world.campus.today = tomorrow
        #expect(throws: PartnerRefusal.overAlready) {
            try world.campus.file.write { try $0.partners.drop(change, by: world.stamp()) }
        }
        #expect(try world.portals(of: "Marchand Zoé") == ["CDI du lycée"])
    }

    @Test("D4 the effect is told before it is saved, and a form read before another change is refused")
    func effect() throws {
        try world.set(["3eA": [world.college], "6eA": [world.college]])
        let board = try world.board()
        var wanted = board.portals
        wanted[try world.schoolClass("3eA")] = [world.lycee]
        wanted[try world.schoolClass("6eA")] = []
        let effect = BoardEffect(of: wanted, on: board)
        #expect(effect.pupils == 3 && effect.lines.count == 2)
        #expect(effect.withoutPortal.map(\.schoolClass.name) == ["6eA", "2deA"])
        #expect(BoardEffect(of: board.portals, on: board).isNothing)
        try world.set(["2deA": [world.lycee]])
        #expect(throws: PartnerRefusal.changedMeanwhile) {
            try world.campus.file.write {
                try $0.partners.set(wanted, basedOn: board.version, by: world.stamp())
            }
        }
        #expect(try world.board().withoutPortal.isEmpty, "nothing was changed by it")
    }

    @Test("D4 a change is undone, and so is that, and nothing that was done since is lost")
    func undo() throws {
        try world.set(["3eA": [world.college]])
        let change = try #require(try world.set(["3eA": [world.lycee], "6eA": [world.lycee]]))
        try world.set(["2deA": [world.lycee]])
        func undo(_ id: ID<BoardChange>) throws -> ID<BoardChange>? {
            try world.campus.file.write { try $0.partners.undo(id, by: world.stamp()) }
        }
        let undoing = try #require(try undo(change))
        var board = try world.board()
        #expect(board.portals[try world.schoolClass("3eA")] == [world.college])
        #expect(board.portals[try world.schoolClass("6eA")] == [])
        #expect(board.portals[try world.schoolClass("2deA")] == [world.lycee])
        #expect(throws: PartnerRefusal.overAlready) { _ = try undo(change) }
        _ = try undo(undoing)
        board = try world.board()
        #expect(board.portals[try world.schoolClass("3eA")] == [world.lycee])
        let log = try world.campus.file.read { try $0.partners.changes() }
        #expect(
            log.count == 5 && log[0].undoes == undoing && log.map(\.actor).allSatisfy { $0 == "Mme Petit" })
        #expect(try world.set(["3eA": [world.lycee]]) == nil, "nothing to change makes no line")
    }

    @Test("D4 a change of the new school year is done on its day, and not before; it may be dropped")
    func dated() throws {
        try world.set(["3eA": [world.college]])
        let september = try #require(Day("2027-09-01"))
        let change = try #require(try world.set(["3eA": [world.lycee]], from: september))
        let dropped = try #require(try world.set(["6eA": [world.lycee]], from: september))
        #expect(throws: PartnerRefusal.notInTheFuture) {
            try world.set(["6eA": [world.lycee]], from: world.campus.today)
        }
        try world.campus.file.write { try $0.partners.drop(dropped, by: world.stamp()) }
        #expect(try world.portals(of: "Marchand Zoé") == ["CDI du collège"])
        world.campus.today = september
        #expect(try world.portals(of: "Marchand Zoé") == ["CDI du lycée"], "before anything was written")
        #expect(try world.board().rows.first { $0.schoolClass.name == "3eA" }?.portals == [world.lycee])
        #expect(try world.portals(of: "Alfonsi Thi-Loanne") == [])
        try world.campus.file.write { try $0.partners.settle(by: september) }
        #expect(try world.portals(of: "Marchand Zoé") == ["CDI du lycée"])
        #expect(try world.campus.file.read { try $0.partners.change(change) }?.canBeUndone == true)
    }
}
