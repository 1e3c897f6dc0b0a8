import Foundation
import Library
import Storage
import Testing

@Suite("The one field, understood and done")
struct EnteringTests {
    private func enter(
        _ text: String, for person: ID<Borrower>? = nil, mode: DeskMode = .lend, at desk: Desk,
        token: String? = nil,
    ) throws -> EntryOutcome {
        try desk.write { try $0.enter(text, for: person, mode: mode, stamp: desk.stamp(token)) }
    }

    @Test("a card calls somebody; a copy is lent to them, or given back when nobody is there")
    func basics() throws {
        let desk = try Desk(books: 2)
        let zoe = try desk.add("Garnier Zoé", number: "77")
        #expect(try enter(" 77 ", at: desk) == .person(zoe))
        guard case .made(let lent, isRepeat: false) = try enter("1a", for: zoe, at: desk) else {
            Issue.record("not lent")
            return
        }
        let made = try #require(try desk.read { try $0.gesture(lent) })
        #expect(made.gesture.kind == .lend && made.gesture.borrower == zoe)
        guard case .lent(let outcome) = made.outcome else {
            Issue.record("no loan")
            return
        }
        #expect(outcome.dueOn == Day("2026-12-10"))
        let copy = try desk.copy("1a")
        #expect(try enter("1a", for: zoe, at: desk) == .copy(copy), "renew or give back: asked")
        _ = try enter("1a", at: desk)
        #expect(try desk.read { try $0.currentLoans(of: zoe) } == [])
        #expect(try enter("1a", at: desk) == .copy(copy), "nothing to give back: shown")
    }

    @Test("what is sent twice is done once, even when the first has changed what it would mean")
    func twice() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let first = try enter("1a", for: zoe, at: desk, token: "t")
        guard case .made(let gesture, isRepeat: false) = first else {
            Issue.record("not lent")
            return
        }
        #expect(try enter("1a", for: zoe, at: desk, token: "t") == .made(gesture, isRepeat: true))
        #expect(try desk.read { try $0.currentLoans(of: zoe) }.count == 1)
    }

    @Test("what is not understood is told by its shape")
    func refusals() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        #expect(throws: EntryRefusal.empty) { try enter(" \u{A0} ", at: desk) }
        #expect(throws: EntryRefusal.unknownNumber("C000999")) { try enter("C000999", at: desk) }
        #expect(throws: EntryRefusal.unknownISBN("9782070409228")) { try enter("9782070409228", at: desk) }
        #expect(throws: EntryRefusal.nobody("dupont")) { try enter("dupont", at: desk) }
        #expect(throws: EntryRefusal.needsPerson) { try enter("1a", mode: .reserve, at: desk) }
        #expect(throws: ReturnRefusal.notLent(.inService)) {
            try enter("1a", for: zoe, mode: .giveBack, at: desk)
        }
    }

    @Test("several people of a name, or a card and a copy of one number, are chosen from")
    func choices() throws {
        let desk = try Desk(books: 1)
        try desk.add("Martin Léa")
        try desk.add("Martin Hugo", number: "1a")
        #expect(try enter("martin", at: desk) == .choice)
        #expect(try enter("1a", at: desk) == .choice)
    }

    @Test(
        "B1 lent although somebody else waits: that reader keeps the place, and undoing gives the copy back to them"
    )
    func passedOver() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim, lea) = (
            try desk.add("Garnier Zoé"), try desk.add("Benali Karim"), try desk.add("Martin Léa")
        )
        try desk.lend("1a", to: zoe)
        try desk.reserve("1a", for: karim)
        try desk.reserve("1a", for: lea)
        try desk.giveBack("1a")
        let copy = try desk.copy("1a")
        let done = try desk.write { try $0.lend(copy, to: lea, passingOver: true, stamp: desk.stamp()) }
        #expect(done.outcome.alerts.contains(.passedOver(karim)))
        #expect(try desk.queue("1a") == ["Benali Karim validated"])
        #expect(try desk.read { try $0.currentLoan(of: copy) }?.borrower?.id == lea)
        try desk.undo(done.gesture)
        #expect(try desk.queue("1a") == ["Benali Karim setAside", "Martin Léa requested"])
        #expect(try desk.read { try $0.currentLoan(of: copy) } == nil)
        // Owed to the first of the queue, and on its shelf.
        let other = try Desk(books: 1)
        let (adam, jade) = (try other.add("Adam"), try other.add("Jade"))
        try other.reserve("1a", for: adam)
        let shelf = try other.copy("1a")
        let lent = try other.write { try $0.lend(shelf, to: jade, passingOver: true, stamp: other.stamp()) }
        #expect(lent.outcome.alerts == [.passedOver(adam), .awaited(count: 1)])
        #expect(try other.queue("1a") == ["Adam requested"])
    }

    @Test("passing over stops at what may not be lent at all")
    func passedOverNothing() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let copy = try desk.copy("1a")
        try desk.lend("1a", to: zoe)
        let holder = Holder(id: zoe, name: "Garnier Zoé", schoolClass: "5e B")
        #expect(throws: LoanRefusal.alreadyLent(to: holder, since: desk.today)) {
            try desk.write { try $0.lend(copy, to: karim, passingOver: true, stamp: desk.stamp()) }
        }
    }
}
