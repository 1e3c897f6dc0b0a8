import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("What is forgotten, and what is written down")
struct RetentionTests {
    @Test(
        "a loan keeps its reader until the end of the fourth month after its return, and its figures for ever"
    )
    func loans() throws {
        let desk = try Desk(books: 2)
        desk.today = try #require(Day("2026-01-12"))
        let zoe = try desk.add("Garnier Zoé", schoolClass: "5e B")
        try desk.lend("1a", to: zoe)
        try desk.lend("2a", to: zoe)
        desk.today = try #require(Day("2026-02-03"))
        try desk.giveBack("1a")
        desk.today = try #require(Day("2026-06-30"))
        #expect(try desk.library.retain(stamp: desk.stamp()).anonymisedLoans == 0)
        #expect(try desk.read { try $0.history(of: zoe, since: desk.today - 200) }.count == 1)
        desk.today = try #require(Day("2026-07-01"))
        #expect(try desk.library.retain(stamp: desk.stamp()).anonymisedLoans == 1)
        #expect(try desk.library.retain(stamp: desk.stamp()) == RetentionReport())
        #expect(try desk.read { try $0.history(of: zoe, since: desk.today - 200) } == [])
        #expect(
            try desk.read { try $0.currentLoans(of: zoe) }.count == 1, "a current loan is never anonymous")
        let kept = try desk.portal.folder.openPortal(desk.portal.rne).read {
            try Row.fetchOne(
                $0,
                sql: "SELECT lentOn, returnedOn, lentToStatus, lentToClass FROM loan WHERE borrower IS NULL")
        }
        #expect(
            kept?.databaseValues.map { String.fromDatabaseValue($0) } == [
                "2026-01-01", "2026-02-01", "Élève", "5e B",
            ])
    }

    @Test("an account that ended a year ago goes, unless it still has a loan")
    func borrowers() throws {
        let desk = try Desk(books: 2)
        desk.today = try #require(Day("2026-02-28"))
        let zoe = try desk.add("Garnier Zoé", expires: "2026-02-28")
        let karim = try desk.add("Benali Karim", expires: "2026-02-28")
        let diallo = try desk.add("Diallo Amadou", status: "Enseignant")
        try desk.lend("1a", to: karim)
        desk.today = try #require(Day("2027-02-28"))
        #expect(try desk.library.retain(stamp: desk.stamp()).deletedBorrowers == 0)
        desk.today = desk.today + 1
        #expect(try desk.library.retain(stamp: desk.stamp()).deletedBorrowers == 1)
        #expect(try desk.borrower(zoe) == nil)
        #expect(try desk.borrower(karim) != nil && desk.borrower(diallo) != nil)
        try desk.giveBack("1a")
        #expect(
            try desk.library.retain(stamp: desk.stamp()).deletedBorrowers == 0, "the last loan has just ended"
        )
        desk.today = desk.today + 366
        #expect(try desk.library.retain(stamp: desk.stamp()).deletedBorrowers == 1)
        #expect(try desk.library.retain(stamp: desk.stamp()) == RetentionReport())
    }

    @Test("more loans than one batch are all forgotten; the rules can be shorter")
    func batches() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        try desk.portal.folder.openPortal(desk.portal.rne).write {
            try $0.execute(
                sql: """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1234)
                    INSERT INTO loan (copy, borrower, lentOn, dueOn, returnedOn)
                    SELECT 1, ?, '2026-09-01', '2026-09-22', '2026-09-30' FROM n
                    """, arguments: [zoe])
        }
        #expect(try desk.library.retain(stamp: desk.stamp()).anonymisedLoans == 0)
        try desk.library.write { try $0.setRetentionRules(RetentionRules(loanMonths: 1)) }
        #expect(try desk.library.retain(stamp: desk.stamp()).anonymisedLoans == 1234)
        #expect(throws: RetentionRefusal.outOfBounds(-1)) {
            try desk.library.write { try $0.setRetentionRules(RetentionRules(loanMonths: -1)) }
        }
    }

    @Test("who read or changed an account is known, even after it is gone")
    func audit() throws {
        let desk = try Desk()
        let stamp = desk.stamp()
        let zoe = try desk.library.write {
            try $0.borrowers.add(BorrowerDetails(name: "Garnier Zoé"), stamp: stamp)
        }
        try desk.library.write {
            try $0.borrowers.note(.read, of: zoe, stamp)
            try $0.borrowers.change(zoe, to: BorrowerDetails(name: "Garnier Zoë"), stamp: stamp)
            try $0.borrowers.change(zoe, to: BorrowerDetails(name: "Garnier Zoë"), stamp: stamp)
            try $0.borrowers.setAside(zoe, stamp: stamp)
            try $0.borrowers.remove(zoe, stamp: stamp)
        }
        let events = try desk.library.read { try $0.borrowers.events(of: zoe) }
        #expect(events.map(\.action) == [.deleted, .setAside, .changed, .read, .created])
        #expect(events.first?.actor == "Mme Leroux")
        #expect(events.first?.at == "2026-11-19T10:00:00Z")
    }

    @Test(
        "a job that anonymises leaves gestures that can no longer be undone to themselves, then forgets them")
    func gestures() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let lent = try desk.lend("1a", to: zoe)
        desk.today = desk.today + 31
        #expect(try desk.library.retain(stamp: desk.stamp()).deletedGestures == 1)
        #expect(throws: UndoRefusal.unknownGesture) { try desk.undo(lent.gesture) }
    }
}
