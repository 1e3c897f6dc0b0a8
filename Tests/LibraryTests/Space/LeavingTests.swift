import Foundation
import Library
import Storage
import Testing

@Suite("What becomes of a reader’s space")
struct LeavingTests {
    private func world() throws -> (Desk, zoe: ID<Borrower>, karim: ID<Borrower>, record: ID<Record>) {
        let desk = try Desk(books: 2)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let record = try desk.record(of: "1a")
        try desk.inSpace {
            try $0.review(record, by: zoe, stars: 5, text: "Zoé", on: desk.today)
            try $0.review(ID(2), by: zoe, stars: 4, text: "Zoé aussi", on: desk.today)
            try $0.review(record, by: karim, stars: 1, text: "Karim", on: desk.today)
            try $0.setCalendarKey(secret, of: zoe, on: desk.today)
        }
        return (desk, zoe, karim, record)
    }

    @Test("A9-9 a reader who is deleted leaves reviews that are nobody’s, and no address of a calendar")
    func deleted() throws {
        let (desk, zoe, _, record) = try world()
        try desk.library.write { try $0.borrowers.remove(zoe, stamp: desk.stamp()) }
        let reviews = try desk.ofSpace { try $0.reviews(in: nil) }
        #expect(reviews.map(\.author?.name) == ["Benali Karim", nil, nil])
        #expect(try desk.ofSpace { try $0.borrower(ofCalendar: secret) } == nil)
        // Nobody’s reviews do not clash with one another, nor with a new one.
        let lea = try desk.add("Martin Léa")
        try desk.inSpace { try $0.review(record, by: lea, stars: 2, text: "Léa", on: desk.today) }
        try desk.library.write { try $0.borrowers.remove(lea, stamp: desk.stamp()) }
        #expect(try desk.ofSpace { try $0.reviews(in: nil) }.count == 4)
    }

    @Test("A9-9 B-88 reviews and the calendar go with the loans that are moved; the receiver’s own stay")
    func moved() throws {
        let (desk, zoe, karim, _) = try world()
        try desk.library.write { try $0.borrowers.merge(zoe, into: karim, stamp: desk.stamp()) }
        #expect(
            try desk.ofSpace { try $0.reviews(by: karim) }.map(\.text).sorted() == ["Karim", "Zoé aussi"])
        #expect(try desk.ofSpace { try $0.reviews(in: nil) }.count == 2)
        #expect(try desk.ofSpace { try $0.borrower(ofCalendar: secret) } == karim)
    }

    @Test(
        "A9-9 B-88 of two made one, lists and searches go to the account of the one that is kept"
    )
    func movedAccounts() throws {
        let (desk, zoe, karim, _) = try world()
        let (old, new) = (try desk.account(of: zoe), try desk.account(of: karim))
        try desk.inSpace { space in
            try space.makeList(named: "Zoé", of: old, stamp: desk.stamp())
            try space.save("?q=loup", named: "Zoé", of: old, on: desk.today)
            try space.save("?q=ours", named: "Zoé", of: old, on: desk.today)
            try space.save("?q=loup", named: "Karim", of: new, on: desk.today)
        }
        try desk.library.write { try $0.borrowers.merge(zoe, into: karim, stamp: desk.stamp()) }
        #expect(try desk.ofSpace { try $0.lists(of: new) }.map(\.name) == ["Zoé"])
        #expect(try desk.ofSpace { try $0.searches(of: new) }.map(\.name).sorted() == ["Karim", "Zoé"])
    }

    private func session(of account: ID<Account>, at desk: Desk) throws -> () throws -> Bool {
        let instant = Date(timeIntervalSince1970: 0)
        try desk.library.write {
            try $0.accounts.book.open(
                SessionOpening(token: secret, hours: 8, device: "poste 1", replacing: nil), for: account,
                at: instant)
        }
        return {
            try desk.library.read {
                try $0.accounts.account(holding: secret, at: instant.formatted(.iso8601)) != nil
            }
        }
    }

    @Test("an account that comes to another file is signed out everywhere")
    func signedOut() throws {
        let (desk, zoe, karim, _) = try world()
        let account = try desk.account(of: zoe)
        let isOpen = try session(of: account, at: desk)
        #expect(try isOpen())
        try desk.library.write { try $0.borrowers.merge(zoe, into: karim, stamp: desk.stamp()) }
        #expect(try desk.library.read { try $0.accounts.account(of: karim) }?.id == account)
        #expect(try !isOpen())
    }

    @Test("between two pupils in order loans are moved, and neither account, session, review nor calendar")
    func homonyms() throws {
        let (desk, zoe, _, record) = try world()
        let other = try desk.add("Garnier Zoé")
        let account = try desk.account(of: zoe)
        let isOpen = try session(of: account, at: desk)
        try desk.inSpace { _ = try $0.makeList(named: "Zoé", of: account, stamp: desk.stamp()) }
        try desk.lend("1a", to: zoe)
        try desk.library.write {
            try $0.borrowers.reassignLoans(from: zoe, to: other, isConfirmed: true, stamp: desk.stamp())
        }
        #expect(try desk.read { try $0.currentLoans(of: other) }.count == 1)
        #expect(try desk.library.read { try $0.accounts.account(of: zoe) }?.id == account)
        #expect(try desk.library.read { try $0.accounts.account(of: other) } == nil)
        #expect(try isOpen())
        #expect(try desk.ofSpace { try $0.borrower(ofCalendar: secret) } == zoe)
        #expect(try desk.ofSpace { try $0.lists(of: account) }.count == 1)
        #expect(try desk.ofSpace { try $0.reviews(by: zoe) }.contains { $0.record.id == record })
        #expect(try desk.ofSpace { try $0.reviews(by: other) }.isEmpty)
    }

    @Test("A9-9 B-88 a temporary user’s reviews and lists follow the loans, and the account stays behind")
    func temporary() throws {
        let (desk, zoe, _, _) = try world()
        let other = try desk.add("Garnier Zoé")
        let account = try desk.account(of: zoe)
        try desk.inSpace { _ = try $0.makeList(named: "Zoé", of: account, stamp: desk.stamp()) }
        try desk.setAside(zoe)
        try desk.library.write {
            try $0.borrowers.reassignLoans(from: zoe, to: other, stamp: desk.stamp())
        }
        let theirs = try #require(try desk.library.read { try $0.accounts.account(of: other) })
        #expect(theirs.id != account && !theirs.hasPassword)
        #expect(try desk.ofSpace { try $0.lists(of: theirs.id) }.map(\.name) == ["Zoé"])
        #expect(try desk.ofSpace { try $0.reviews(by: other) }.count == 2)
        #expect(try desk.library.read { try $0.accounts.account(of: zoe) }?.id == account)
        #expect(try desk.ofSpace { try $0.borrower(ofCalendar: secret) } == zoe)
    }

    @Test("the address of a calendar is one at a time, and is revoked")
    func calendar() throws {
        let (desk, zoe, karim, _) = try world()
        #expect(try desk.ofSpace { try $0.calendarKey(of: zoe) } == secret.text)
        #expect(try desk.ofSpace { try $0.calendarKey(of: karim) } == nil)
        try desk.inSpace { try $0.setCalendarKey(otherSecret, of: zoe, on: desk.today) }
        #expect(try desk.ofSpace { try $0.borrower(ofCalendar: secret) } == nil)
        #expect(try desk.ofSpace { try $0.borrower(ofCalendar: otherSecret) } == zoe)
        try desk.inSpace { try $0.setCalendarKey(nil, of: zoe, on: desk.today) }
        #expect(try desk.ofSpace { try $0.borrower(ofCalendar: otherSecret) } == nil)
    }

    @Test("everything that is known is told; what is forgotten on request leaves loans and identity")
    func toldAndForgotten() throws {
        let (desk, zoe, karim, record) = try world()
        let account = try desk.account(of: zoe)
        try desk.lend("1a", to: zoe)
        try desk.lend("2a", to: zoe)
        try desk.giveBack("2a")
        let list = try desk.inSpace { space in
            let list = try space.makeList(named: "À lire", of: account, stamp: desk.stamp())
            try space.add(record, to: list, of: account, on: desk.today)
            try space.save("?q=loup", named: "loup", of: account, on: desk.today)
            return list
        }
        let other = try desk.account(of: karim)
        try desk.inSpace { try $0.makeList(named: "Karim", of: other, stamp: desk.stamp()) }
        let reserved = try desk.reserve("2a", for: zoe).outcome.reservation
        _ = try desk.write { try $0.cancel(reserved, by: .reader(zoe), stamp: desk.stamp()) }

        func told() throws -> PersonalData {
            try desk.library.read {
                try $0.personalData(of: account, borrower: zoe, at: "2026-11-21T11:00:00Z")
            }
        }
        let before = try told()
        #expect(before.borrower?.name == "Garnier Zoé")
        #expect(before.loans.map(\.record.title) == ["Livre 1"])
        #expect(before.history.map(\.record.title) == ["Livre 2"])
        #expect(before.reservations.map(\.state) == [.cancelled])
        #expect(before.lists.map(\.list.id) == [list] && before.lists.first?.entries.count == 1)
        #expect(before.searches.map(\.name) == ["loup"])
        #expect(before.reviews.map(\.text) == ["Zoé aussi", "Zoé"] && before.hasCalendar)

        try desk.inSpace { try $0.erase(account, borrower: zoe, stamp: desk.stamp()) }
        let after = try told()
        #expect(after.borrower?.name == "Garnier Zoé" && after.loans.count == 1)
        #expect(after.history.isEmpty && after.reservations.isEmpty && after.lists.isEmpty)
        #expect(after.searches.isEmpty && after.reviews.isEmpty && !after.hasCalendar)
        #expect(after.events.map(\.action) == [.anonymised])
        #expect(try desk.ofSpace { try $0.lists(of: other) }.count == 1, "nobody else’s is touched")
        #expect(try desk.ofSpace { try $0.reviews(by: karim) }.count == 1)
    }
}
