import Foundation
import Library
import Storage
import Testing

@Suite("Undoing the last gesture")
struct UndoTests {
    @Test("a loan, a return and a renewal are undone as if they had not been made")
    func basics() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let lent = try desk.lend("1a", to: zoe)
        try desk.undo(lent.gesture)
        #expect(try desk.read { try $0.currentLoans(of: zoe) } == [])
        #expect(throws: UndoRefusal.alreadyUndone) { try desk.undo(lent.gesture) }

        let again = try desk.lend("1a", to: zoe)
        let before = try desk.read { try $0.currentLoans(of: zoe) }
        desk.today = desk.today + 5
        let renewed = try desk.renew(again.outcome.loan)
        try desk.undo(renewed.gesture)
        #expect(try desk.read { try $0.currentLoans(of: zoe) } == before)
        let back = try desk.giveBack("1a")
        try desk.undo(back.gesture)
        #expect(try desk.read { try $0.currentLoans(of: zoe) } == before)
    }

    @Test("undoing a return takes the copy back from the reader for whom it was set aside")
    func chain() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.lend("1a", to: zoe)
        try desk.reserve("1a", for: karim)
        let back = try desk.giveBack("1a")
        try desk.undo(back.gesture)
        #expect(try desk.queue("1a") == ["Benali Karim requested"])
        #expect(try desk.read { try $0.currentLoans(of: zoe) }.count == 1)
    }

    @Test("what has changed again since is not undone, and nothing of it is")
    func overtaken() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let first = try desk.lend("1a", to: zoe)
        let back = try desk.giveBack("1a")
        #expect(throws: UndoRefusal.overtaken) { try desk.undo(first.gesture) }
        try desk.lend("1a", to: karim)
        #expect(throws: UndoRefusal.overtaken) { try desk.undo(back.gesture) }
        let copy = try desk.copy("1a")
        #expect(try desk.read { try $0.currentLoan(of: copy) }?.borrower?.id == karim)
        // A refusal that the caller keeps to itself leaves nothing half done either.
        try desk.write { writing in
            do { _ = try writing.undo(back.gesture, stamp: desk.stamp()) } catch UndoRefusal.overtaken {}
        }
        #expect(try desk.read { try $0.history(of: zoe, since: desk.today) }.count == 1)
    }

    @Test("an undoing is not undone, an unknown gesture is said to be, and the last one is known")
    func last() throws {
        let desk = try Desk(books: 2)
        let zoe = try desk.add("Garnier Zoé")
        let first = try desk.lend("1a", to: zoe)
        let second = try desk.lend("2a", to: zoe)
        #expect(try desk.read { try $0.lastGesture(by: "Mme Leroux") }?.id == second.gesture)
        #expect(try desk.read { try $0.lastGesture(by: "un lecteur") } == nil)
        let undone = try desk.undo(second.gesture)
        #expect(try desk.read { try $0.lastGesture(by: "Mme Leroux") }?.id == first.gesture)
        #expect(throws: UndoRefusal.isUndoing) { try desk.undo(undone.gesture) }
        #expect(throws: UndoRefusal.unknownGesture) { try desk.undo(ID(99)) }
        #expect(
            try desk.read { try $0.gestures(limit: 9) }.map { "\($0.kind.rawValue) \($0.isUndone)" } == [
                "undo false", "lend true", "lend false",
            ])
    }

    @Test("a copy marked as lost, a reservation and its cancelling are undone")
    func others() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let copy = try desk.copy("1a")
        try desk.lend("1a", to: zoe)
        let lost = try desk.write { try $0.markLost(copy, closingLoan: true, stamp: desk.stamp()) }
        try desk.undo(lost.gesture)
        #expect(try desk.read { try $0.currentLoan(of: copy) }?.borrower?.id == zoe)
        #expect(try desk.read { try $0.copy(copy) }?.copy.status == .inService)
        let asked = try desk.reserve("1a", for: karim)
        let cancelled = try desk.write {
            try $0.cancel(asked.outcome.reservation, by: .desk, stamp: desk.stamp())
        }
        #expect(throws: ReservationRefusal.isOver(.cancelled)) {
            try desk.write { try $0.cancel(asked.outcome.reservation, by: .desk, stamp: desk.stamp()) }
        }
        try desk.undo(cancelled.gesture)
        #expect(try desk.queue("1a") == ["Benali Karim requested"])
        try desk.undo(asked.gesture)
        #expect(try desk.queue("1a") == [])
    }

    @Test("a return is not undone onto a copy that was set aside since")
    func clash() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.lend("1a", to: zoe)
        let back = try desk.giveBack("1a")
        let asked = try desk.reserve("1a", for: karim).outcome.reservation
        let copy = try desk.copy("1a")
        _ = try desk.write { try $0.setAside(copy, for: asked, stamp: desk.stamp()) }
        #expect(throws: UndoRefusal.overtaken) { try desk.undo(back.gesture) }
        #expect(try desk.queue("1a") == ["Benali Karim setAside"])
    }
}
