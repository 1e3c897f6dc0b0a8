import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("Giving back and renewing")
struct ReturningTests {
    @Test("a copy comes back without a name, or with the right one")
    func back() throws {
        let desk = try Desk(books: 2)
        let zoe = try desk.add("Garnier Zoé")
        let karim = try desk.add("Benali Karim")
        try desk.lend("1a", to: zoe)
        try desk.lend("2a", to: zoe)
        let holder = Holder(id: zoe, name: "Garnier Zoé", schoolClass: "5e B")
        #expect(throws: ReturnRefusal.lentToSomeoneElse(holder)) { try desk.giveBack("1a", from: karim) }
        desk.today = try #require(Day("2026-12-13"))
        #expect(try desk.giveBack("1a", from: zoe).outcome.daysLate == 3)
        #expect(try desk.giveBack("2a").outcome.borrower == zoe)
        #expect(try desk.read { try $0.currentLoans(of: zoe) } == [])
        let history = try desk.read { try $0.history(of: zoe, since: desk.today - 120) }
        #expect(history.map(\.copyNumber) == ["2a", "1a"])
        #expect(try desk.read { try $0.history(of: zoe, since: desk.today + 1) } == [])
        #expect(throws: ReturnRefusal.notLent(.inService)) { try desk.giveBack("1a") }
        #expect(throws: ReturnRefusal.unknownCopy) {
            try desk.write { try $0.giveBack(ID(99), stamp: desk.stamp()) }
        }
    }

    @Test("B-82 B-84 a temporary user gives back, and the desk is told when the last loan has come home")
    func temporaryUser() throws {
        let desk = try Desk(books: 2)
        let karim = try desk.add("Benali Karim")
        try desk.lend("1a", to: karim)
        try desk.lend("2a", to: karim)
        try desk.setAside(karim)
        #expect(try desk.giveBack("1a").outcome.mayDeleteBorrower == false)
        #expect(try desk.giveBack("2a").outcome.mayDeleteBorrower)
        try desk.library.write { try $0.borrowers.remove(karim, stamp: desk.stamp()) }
        #expect(try desk.borrower(karim) == nil)
    }

    @Test("a loan from before there were borrowers comes back")
    func anonymous() throws {
        let desk = try Desk(books: 1)
        try desk.portal.folder.openPortal(desk.portal.rne).write {
            try $0.execute(
                sql: "INSERT INTO loan (copy, lentOn, dueOn) VALUES (1, '2026-11-01', '2026-11-22')")
        }
        let zoe = try desk.add("Garnier Zoé")
        #expect(throws: LoanRefusal.alreadyLent(to: nil, since: try #require(Day("2026-11-01")))) {
            try desk.lend("1a", to: zoe)
        }
        #expect(try desk.giveBack("1a").outcome.borrower == nil)
        try desk.lend("1a", to: zoe)
    }

    @Test("a reader renews once; the desk may go on")
    func renewal() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let loan = try desk.lend("1a", to: zoe).outcome.loan
        #expect(throws: RenewalRefusal.tooEarly(dueOn: try #require(Day("2026-12-10")))) {
            try desk.renew(loan)
        }
        desk.today = try #require(Day("2026-12-08"))
        let renewed = try desk.renew(loan).outcome
        #expect(renewed.dueOn == Day("2026-12-29"))
        #expect(renewed.renewalsLeft == 0)
        desk.today = desk.today + 3
        #expect(throws: RenewalRefusal.limitReached(1)) { try desk.renew(loan) }
        // Friday 1 January is a holiday, and the library is closed until Monday.
        #expect(
            try desk.renew(loan, by: .desk).outcome
                == RenewalOutcome(
                    loan: loan, dueOn: try #require(Day("2027-01-04")), renewalsLeft: -1))
        desk.today = try #require(Day("2027-01-06"))
        #expect(throws: RenewalRefusal.overdue(since: try #require(Day("2027-01-04")))) {
            try desk.renew(loan)
        }
        try desk.renew(loan, by: .desk)
        try desk.giveBack("1a")
        #expect(throws: RenewalRefusal.alreadyReturned) { try desk.renew(loan) }
        #expect(throws: RenewalRefusal.unknownLoan) { try desk.renew(ID(99)) }
        let karim = try desk.add("Benali Karim")
        #expect(throws: RenewalRefusal.unknownLoan) { try desk.renew(loan, by: .reader(karim)) }
    }

    @Test("what others wait for is not renewed, nor is the loan of somebody who left")
    func notRenewed() throws {
        let desk = try Desk(books: 2)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let loan = try desk.lend("1a", to: zoe).outcome.loan
        let other = try desk.lend("2a", to: karim).outcome.loan
        try desk.reserve("1a", for: karim)
        desk.today = desk.today + 5
        #expect(throws: RenewalRefusal.awaited(count: 1)) { try desk.renew(loan, by: .desk) }
        try desk.library.write { try $0.borrowers.setAside(karim, stamp: desk.stamp()) }
        #expect(throws: RenewalRefusal.temporaryUser) { try desk.renew(other, by: .desk) }
        // Karim's reservation went with him.
        try desk.renew(loan)
        try desk.library.write { try $0.borrowers.expire(zoe, on: desk.today) }
        desk.today = desk.today + 1
        #expect(throws: RenewalRefusal.expired(on: desk.today - 1)) { try desk.renew(loan) }
    }

    @Test("B-87 a copy is lost with its loan closed or not, and found when it comes back")
    func lost() throws {
        let desk = try Desk(books: 2)
        let karim = try desk.add("Benali Karim")
        let (first, second) = (try desk.copy("1a"), try desk.copy("2a"))
        try desk.lend("1a", to: karim)
        try desk.lend("2a", to: karim)
        let closed = try desk.write { try $0.markLost(first, closingLoan: true, stamp: desk.stamp()) }
        #expect(closed.outcome.closedLoan)
        let open = try desk.write { try $0.markLost(second, closingLoan: false, stamp: desk.stamp()) }
        #expect(!open.outcome.closedLoan)
        #expect(try desk.read { try $0.currentLoans(of: karim) }.map(\.copyNumber) == ["2a"])
        #expect(throws: CopyRefusal.already(.lost)) {
            try desk.write { try $0.markLost(first, closingLoan: true, stamp: desk.stamp()) }
        }
        let free = Search(filters: [.availability: [Search.availableNow]])
        #expect(try desk.portal.search(free).total == 0)
        #expect(try desk.giveBack("2a").outcome.wasLost)
        #expect(try desk.portal.search(free).found.map(\.record.title) == ["Livre 2"])
        #expect(throws: ReturnRefusal.notLent(.lost)) { try desk.giveBack("1a") }
        _ = try desk.write { try $0.markFound(first, stamp: desk.stamp()) }
        #expect(try desk.portal.search(free).total == 2)
        #expect(throws: CopyRefusal.already(.inService)) {
            try desk.write { try $0.markFound(first, stamp: desk.stamp()) }
        }
        _ = try desk.write { try $0.markDamaged(first, note: " page 12 déchirée ", stamp: desk.stamp()) }
        #expect(try desk.read { try $0.copy(first) }?.copy.note == "page 12 déchirée")
        #expect(throws: CopyRefusal.noNote) {
            try desk.write { try $0.markDamaged(first, note: " ", stamp: desk.stamp()) }
        }
        #expect(throws: CopyRefusal.unknownCopy) {
            try desk.write { try $0.markDamaged(ID(99), note: "?", stamp: desk.stamp()) }
        }
    }
}
