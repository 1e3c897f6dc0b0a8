import Foundation
import Library
import Storage
import Testing

@Suite("What the desk has done today")
struct DeskListTests {
    private func midnight(_ desk: Desk) -> Date {
        Date(timeIntervalSince1970: Double(desk.today.number) * 86_400)
    }

    @Test(
        "the last gestures are told with their document and their reader, undone ones too, undoings left out")
    func gestures() throws {
        let desk = try Desk(books: 2)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.lend("1a", to: zoe)
        desk.today = desk.today + 1
        let asked = try desk.reserve("1a", for: karim)
        try desk.undo(asked.gesture)
        let back = try desk.giveBack("1a")
        let lines = try desk.read {
            try $0.lastGestures(by: "Mme Leroux", since: midnight(desk), limit: 9)
        }
        #expect(lines.map(\.gesture.kind) == [.giveBack, .reserve])
        #expect(
            lines.map(\.record?.title) == ["Livre 1", "Livre 1"],
            "the document of a reservation that is no more")
        #expect(lines.map(\.borrower?.name) == ["Garnier Zoé", "Benali Karim"])
        #expect(lines.map(\.gesture.isUndone) == [false, true])
        #expect(lines.first?.copyNumber == "1a" && lines.first?.gesture.id == back.gesture)
        #expect(try desk.read { try $0.lastGestures(by: "M. Petit", since: midnight(desk), limit: 9) } == [])
        let all = try desk.read {
            try $0.lastGestures(by: "Mme Leroux", since: midnight(desk) - 86_400, limit: 2)
        }
        #expect(all.count == 2, "no more than asked for")
    }

    @Test("the day in four numbers: what was undone is not counted")
    func counters() throws {
        let desk = try Desk(books: 3)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.lend("1a", to: zoe)
        desk.today = desk.today + 1
        try desk.lend("2a", to: zoe)
        try desk.undo(try desk.lend("3a", to: zoe).gesture)
        try desk.giveBack("1a")
        try desk.reserve("3a", for: karim)
        try desk.reserve("2a", for: karim)
        let counters = try desk.read { try $0.deskCounters(since: midnight(desk), on: desk.today) }
        #expect(counters == DeskCounters(loans: 1, returns: 1, toFetch: 1, requests: 2))
    }

    @Test("a copy in hand says who has it, for whom it waits, and who would be served next")
    func copies() throws {
        let desk = try Desk(books: 1, copies: 2)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.lend("1a", to: zoe)
        try desk.reserve("1b", for: karim)
        let record = try desk.record(of: "1a")
        let before = try desk.read { try $0.copiesAtDesk(of: record) }
        #expect(before.map(\.loan?.borrower?.name) == ["Garnier Zoé", nil])
        #expect(before.map(\.keptFor) == [nil, nil])
        #expect(try desk.read { try $0.firstWaiting(for: record, on: desk.today) }?.borrower.id == karim)
        let asked = try #require(try desk.read { try $0.openReservations() }.first?.id)
        let copy = try desk.copy("1b")
        _ = try desk.write { try $0.setAside(copy, for: asked, stamp: desk.stamp()) }
        #expect(try desk.read { try $0.copyAtDesk(copy) }?.keptFor?.borrower.name == "Benali Karim")
        #expect(try desk.read { try $0.copyAtDesk(ID(99)) } == nil)
    }

    @Test("one reservation not fetched in time is ended, no sooner than its last day")
    func expiry() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let asked = try desk.reserve("1a", for: zoe).outcome.reservation
        #expect(throws: ReservationRefusal.stillKept(until: nil)) {
            try desk.write { try $0.expire(asked, stamp: desk.stamp()) }
        }
        let copy = try desk.copy("1a")
        let kept = try desk.write { try $0.setAside(copy, for: asked, stamp: desk.stamp()) }.outcome
        desk.today = kept.until
        #expect(throws: ReservationRefusal.stillKept(until: kept.until)) {
            try desk.write { try $0.expire(asked, stamp: desk.stamp()) }
        }
        desk.today = desk.today + 1
        let ended = try desk.write { try $0.expire(asked, stamp: desk.stamp()) }.outcome
        #expect(ended.copy == copy && ended.next == nil)
        #expect(try desk.read { try $0.reservation(asked) }?.state == .expired)
    }

    @Test("a note is written, replaced, taken away and put back")
    func notes() throws {
        let desk = try Desk(books: 1)
        let copy = try desk.copy("1a")
        func note() throws -> String? { try desk.read { try $0.copy(copy) }?.copy.note }
        _ = try desk.write { try $0.annotate(copy, note: " dédicacé ", stamp: desk.stamp()) }
        #expect(try note() == "dédicacé")
        let gone = try desk.write { try $0.annotate(copy, note: "", stamp: desk.stamp()) }
        #expect(try note() == "")
        try desk.undo(gone.gesture)
        #expect(try note() == "dédicacé")
        #expect(throws: CopyRefusal.unknownCopy) {
            try desk.write { try $0.annotate(ID(99), note: "?", stamp: desk.stamp()) }
        }
    }
}
