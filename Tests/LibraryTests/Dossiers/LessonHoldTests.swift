import Library
import Storage
import Testing

@Suite("Documents that a lesson needs")
struct LessonHoldTests {
    let desk: Desk
    let zoe: ID<Borrower>

    init() throws {
        desk = try Desk(books: 2)
        zoe = try desk.add("Marchand Zoé")
    }

    func ask(_ numbers: [String], until: Day, dossier: Int64 = 4) throws {
        let wanted = Dictionary(
            uniqueKeysWithValues: try numbers.map { (try desk.record(of: $0), until) })
        try desk.library.write {
            try $0.lessonHolds.set(
                wanted, of: dossier, title: "La Grande Guerre", teacher: "M. Diallo", on: desk.today)
        }
    }

    var holds: [LessonHold] {
        get throws { try desk.library.read { try $0.lessonHolds.holds(on: desk.today) } }
    }

    @Test("D10: the desk does not lend what a teacher asked to keep, until its day; the librarian may")
    func refusing() throws {
        let until = desk.today + 3
        try ask(["1a"], until: until)
        let lesson = LessonKeeping(teacher: "M. Diallo", until: until)
        #expect(throws: LoanRefusal.keptForLesson(lesson)) { try desk.lend("1a", to: zoe) }
        let copy = try desk.copy("1a")
        let done = try desk.write { try $0.lend(copy, to: zoe, passingOver: true, stamp: desk.stamp()) }
        #expect(done.outcome.alerts.contains(.keptForLesson(lesson)))
        try desk.giveBack("1a")
        // Other documents are lent as ever, and this one after its day.
        try desk.lend("2a", to: zoe)
        desk.today = until
        #expect(throws: LoanRefusal.keptForLesson(lesson)) { try desk.lend("1a", to: zoe) }
        desk.today = until + 1
        try desk.lend("1a", to: zoe)
    }

    @Test("D10: a request that a librarian lifts stays lifted until the teacher asks for another day")
    func lifting() throws {
        try ask(["1a"], until: desk.today + 3)
        let id = try #require(try holds.first).id
        try desk.library.write { try $0.lessonHolds.lift(id, by: "Mme Leroux") }
        try ask(["1a"], until: desk.today + 3)
        #expect(try holds.map(\.liftedBy) == ["Mme Leroux"])
        try desk.lend("1a", to: zoe)
        try desk.giveBack("1a")
        try ask(["1a"], until: desk.today + 5)
        #expect(try holds.map(\.isLifted) == [false])
        #expect(throws: LoanRefusal.self) { try desk.lend("1a", to: zoe) }
        try desk.library.write { try $0.lessonHolds.lift(id, by: "Mme Leroux") }
        try desk.library.write { try $0.lessonHolds.putBack(id) }
        #expect(throws: LoanRefusal.self) { try desk.lend("1a", to: zoe) }
    }

    @Test("D10: what a dossier no longer asks for is lent; what another one asks for is not")
    func replacing() throws {
        try ask(["1a", "2a"], until: desk.today + 3)
        try ask(["2a"], until: desk.today + 9, dossier: 5)
        try ask(["1a"], until: desk.today + 3)
        #expect(try holds.map(\.record.id) == [desk.record(of: "1a"), desk.record(of: "2a")])
        try ask([], until: desk.today)
        try desk.lend("1a", to: zoe)
        #expect(throws: LoanRefusal.self) { try desk.lend("2a", to: zoe) }
    }

    @Test("D10: loans of some documents in a period are counted, whoever borrowed them")
    func counting() throws {
        let (one, two) = (try desk.record(of: "1a"), try desk.record(of: "2a"))
        try desk.lend("1a", to: zoe)
        try desk.giveBack("1a")
        try desk.lend("1a", to: zoe)
        try desk.lend("2a", to: zoe)
        func count(_ records: [ID<Record>], _ first: Day, _ last: Day) throws -> Int {
            try desk.read { try $0.loanCount(of: records, from: first, to: last) }
        }
        #expect(try count([one, two], desk.today, desk.today) == 3)
        #expect(try count([one], desk.today - 3, desk.today + 3) == 2)
        #expect(try count([one], desk.today - 3, desk.today - 1) == 0)
        #expect(try count([], desk.today, desk.today) == 0)
    }
}

extension LessonHoldTests {
    @Test("D10: what a teacher keeps is not reserved meanwhile; once a librarian lifts it, it is")
    func reserving() throws {
        let until = desk.today + 3
        try ask(["1a"], until: until)
        let record = try desk.record(of: "1a")
        let lesson = LessonKeeping(teacher: "M. Diallo", until: until)
        #expect(throws: ReservationRefusal.keptForLesson(lesson)) {
            try desk.write { try $0.reserve(record, for: zoe, stamp: desk.stamp()) }
        }
        let id = try #require(try holds.first).id
        try desk.library.write { try $0.lessonHolds.lift(id, by: "Mme Leroux") }
        _ = try desk.write { try $0.reserve(record, for: zoe, stamp: desk.stamp()) }
    }
}
