import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("Lending")
struct LendingTests {
    @Test("a loan is due three weeks later for a pupil, two months later for a teacher")
    func due() throws {
        let desk = try Desk(books: 2)
        let zoe = try desk.add("Garnier Zoé")
        let diallo = try desk.add("Diallo Amadou", status: "ENSEIGNANT")
        #expect(try desk.lend("1a", to: zoe).outcome.dueOn == Day("2026-12-10"))
        // The sixtieth day, Monday 18 January, is a working day.
        #expect(try desk.lend("2a", to: diallo).outcome.dueOn == Day("2027-01-18"))
        let loans = try desk.read { try $0.currentLoans(of: zoe) }
        #expect(loans.map(\.record.title) == ["Livre 1"])
        #expect(loans.first?.borrower?.name == "Garnier Zoé")
    }

    @Test("a due day on a holiday moves to the next open day, and the desk is told")
    func dueMoved() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        // 2 December + 21 days = Wednesday 23 December, in the Christmas holidays.
        desk.today = try #require(Day("2026-12-02"))
        var calendar = try desk.read { try $0.calendar() }
        calendar.closures = [
            Closure(
                firstDay: try #require(Day("2026-12-19")), lastDay: try #require(Day("2027-01-03")),
                label: "Noël")
        ]
        try desk.write { try $0.setCalendar(calendar) }
        let outcome = try desk.lend("1a", to: zoe).outcome
        #expect(outcome.dueOn == Day("2027-01-04"))
        #expect(outcome.alerts == [.dueDayMoved(from: try #require(Day("2026-12-23")))])
    }

    @Test("B-81 nothing is lent to a temporary user, by the desk or past it")
    func temporaryUser() throws {
        let desk = try Desk(books: 1)
        let karim = try desk.add("Benali Karim")
        try desk.setAside(karim)
        #expect(throws: LoanRefusal.temporaryUser) { try desk.lend("1a", to: karim) }
        let file = try desk.portal.folder.openPortal(desk.portal.rne)
        #expect(throws: (any Error).self) {
            try file.write {
                try $0.execute(
                    sql:
                        "INSERT INTO loan (copy, borrower, lentOn, dueOn) VALUES (1, ?, '2026-11-19', '2026-12-01')",
                    arguments: [karim])
            }
        }
    }

    @Test("a closed or expired account, an unknown copy or borrower: each has its own refusal")
    func refusedReaders() throws {
        let desk = try Desk(books: 1)
        let left = try desk.add("Petit Hugo", expires: "2026-11-18")
        let last = try desk.add("Petit Emma", expires: "2026-11-19")
        let closed = try desk.library.write {
            try $0.borrowers.add(BorrowerDetails(name: "Roux Tom", isClosed: true))
        }
        #expect(throws: LoanRefusal.expired(on: try #require(Day("2026-11-18")))) {
            try desk.lend("1a", to: left)
        }
        #expect(throws: LoanRefusal.closedAccount) { try desk.lend("1a", to: closed) }
        #expect(throws: LoanRefusal.unknownBorrower) { try desk.lend("1a", to: ID(99)) }
        #expect(throws: LoanRefusal.unknownCopy) {
            try desk.write { try $0.lend(ID(99), to: last, stamp: desk.stamp()) }
        }
        let outcome = try desk.lend("1a", to: last).outcome
        #expect(outcome.alerts == [.expiresBeforeDue(on: desk.today)])
    }

    @Test("a copy that is out is refused, and the desk is told who has it")
    func alreadyLent() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let karim = try desk.add("Benali Karim", schoolClass: "3e A")
        try desk.lend("1a", to: zoe)
        #expect(throws: LoanRefusal.alreadyHasIt(dueOn: try #require(Day("2026-12-10")))) {
            try desk.lend("1a", to: zoe)
        }
        let holder = Holder(id: zoe, name: "Garnier Zoé", schoolClass: "5e B")
        #expect(throws: LoanRefusal.alreadyLent(to: holder, since: desk.today)) {
            try desk.lend("1a", to: karim)
        }
    }

    @Test(
        "copies for consultation, lost or withdrawn stay in the library, and so does what the rules do not lend"
    )
    func refusedCopies() throws {
        let desk = try Desk(books: 4)
        let zoe = try desk.add("Garnier Zoé")
        let file = try desk.portal.folder.openPortal(desk.portal.rne)
        try file.write {
            try $0.execute(
                sql: """
                    UPDATE copy SET status = 'consultationOnly' WHERE number = '1a';
                    UPDATE copy SET status = 'lost' WHERE number = '2a';
                    UPDATE copy SET status = 'withdrawn' WHERE number = '3a';
                    """)
        }
        #expect(throws: LoanRefusal.consultationOnly) { try desk.lend("1a", to: zoe) }
        #expect(throws: LoanRefusal.lost) { try desk.lend("2a", to: zoe) }
        #expect(throws: LoanRefusal.withdrawn) { try desk.lend("3a", to: zoe) }
        var rules = try desk.read { try $0.rules() }
        rules.rules.append(LoanRule(documentType: "roman", days: 0, most: 0, renewals: 0, reservations: 0))
        try desk.write { try $0.setRules(rules) }
        #expect(throws: LoanRefusal.notLent(documentType: "Roman")) { try desk.lend("4a", to: zoe) }
    }

    @Test("too many loans and a late one are said, and stop nothing")
    func alerts() throws {
        let desk = try Desk(books: 6)
        let zoe = try desk.add("Garnier Zoé")
        #expect(try desk.lend("1a", to: zoe).outcome.alerts == [])
        desk.today = desk.today + 25
        #expect(try desk.lend("2a", to: zoe).outcome.alerts.first == .hasOverdue(count: 1))
        for book in 3...4 { try desk.lend("\(book)a", to: zoe) }
        #expect(
            try desk.lend("5a", to: zoe).outcome.alerts.prefix(2) == [
                .overLimit(count: 5, most: 4), .hasOverdue(count: 1),
            ])
    }

    @Test("a type has its own number and its own length")
    func types() throws {
        let desk = try Desk(books: 5, type: "Manga")
        let diallo = try desk.add("Diallo Amadou", status: "Enseignant")
        for book in 1...4 { try desk.lend("\(book)a", to: diallo) }
        let fifth = try desk.lend("5a", to: diallo).outcome
        #expect(fifth.alerts == [.overLimitOfType("Manga", count: 5, most: 4)])
        #expect(fifth.dueOn == Day("2026-12-03"))
    }

    @Test("a form that is sent twice makes one loan; its token does not serve another")
    func twice() throws {
        let desk = try Desk(books: 2)
        let zoe = try desk.add("Garnier Zoé")
        let first = try desk.lend("1a", to: zoe, token: "once")
        let again = try desk.lend("1a", to: zoe, token: "once")
        #expect(again.outcome == first.outcome)
        #expect(again.gesture == first.gesture)
        #expect(!first.isRepeat && again.isRepeat)
        #expect(try desk.read { try $0.copiesOut() }.total == 1)
        #expect(throws: GestureRefusal.tokenOfAnother) { try desk.lend("2a", to: zoe, token: "once") }
        #expect(throws: GestureRefusal.tokenOfAnother) { try desk.giveBack("1a", token: "once") }
    }

    @Test("of two desks that lend one copy at the same instant, one does, and the other is told by whom")
    func race() throws {
        let desk = try Desk(books: 40)
        let readers = [try desk.add("Garnier Zoé"), try desk.add("Benali Karim")]
        let copies = try (1...40).map { try desk.copy("\($0)a") }
        let day = desk.today
        let library = desk.library
        let told = Told()
        DispatchQueue.concurrentPerform(iterations: 80) { place in
            let (copy, reader) = (copies[place / 2], readers[place % 2])
            do {
                let stamp = Stamp(token: "race \(place)", actor: "poste \(place % 2)", at: Date(), day: day)
                try library.write { _ = try $0.circulation.lend(copy, to: reader, stamp: stamp) }
                told.add(.lent(copy, to: reader))
            } catch LoanRefusal.alreadyLent(let holder?, _) {
                told.add(.refused(copy, heldBy: holder.id))
            } catch {
                told.add(.failed("\(error)"))
            }
        }
        #expect(told.failures == [])
        for copy in copies {
            let winner = try #require(try desk.read { try $0.currentLoan(of: copy) }?.borrower?.id)
            #expect(told.of(copy) == [.lent(copy, to: winner), .refused(copy, heldBy: winner)])
        }
    }
}

/// What each desk of the race was told.
private final class Told: @unchecked Sendable {
    enum Answer: Equatable {
        case lent(ID<Copy>, to: ID<Borrower>)
        case refused(ID<Copy>, heldBy: ID<Borrower>)
        case failed(String)
    }

    private let lock = NSLock()
    private var answers: [Answer] = []

    func add(_ answer: Answer) { lock.withLock { answers.append(answer) } }

    var failures: [Answer] {
        answers.filter { if case .failed = $0 { true } else { false } }
    }

    /// The one who lent first.
    func of(_ copy: ID<Copy>) -> [Answer] {
        let mine = answers.filter {
            switch $0 {
            case .lent(copy, _), .refused(copy, _): true
            default: false
            }
        }
        return mine.filter { if case .lent = $0 { true } else { false } }
            + mine.filter { if case .refused = $0 { true } else { false } }
    }
}
