import Foundation
import Library
import Storage
import Testing

@Suite("Reservations")
struct ReservationTests {
    @Test("the first copy to come back is set aside for the first who asked, then for the next")
    func queue() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim, lea) = (
            try desk.add("Garnier Zoé"), try desk.add("Benali Karim"), try desk.add("Martin Léa")
        )
        try desk.lend("1a", to: zoe)
        #expect(try desk.reserve("1a", for: karim).outcome.place == 1)
        let second = try desk.reserve("1a", for: lea).outcome
        #expect(second == ReservationOutcome(reservation: second.reservation, place: 2, onShelf: 0))
        #expect(try desk.queue("1a") == ["Benali Karim requested", "Martin Léa requested"])

        let back = try desk.giveBack("1a").outcome
        let kept = try #require(try desk.read { try $0.reservation(back.setAsideFor ?? ID(0)) })
        #expect(kept.borrower.id == karim)
        #expect(kept.state == .setAside)
        #expect(kept.setAsideUntil == Day("2026-11-26"))
        #expect(kept.copyNumber == "1a")
        #expect(kept.place == nil)
        #expect(try desk.read { try $0.openReservations(of: lea) }.map(\.place) == [1])
        #expect(
            throws: LoanRefusal.reservedForSomeoneElse(
                Holder(id: karim, name: "Benali Karim", schoolClass: "5e B"))
        ) { try desk.lend("1a", to: lea) }

        let lent = try desk.lend("1a", to: karim).outcome
        #expect(lent.alerts == [.reservedBySelf, .awaited(count: 1)])
        #expect(try desk.read { try $0.reservation(kept.id) }?.state == .lent)
        #expect(try desk.queue("1a") == ["Martin Léa requested"])
    }

    @Test("a copy that waits at the desk is not shown as free")
    func notFree() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.lend("1a", to: zoe)
        try desk.reserve("1a", for: karim)
        let free = Search(filters: [.availability: [Search.availableNow]])
        #expect(try desk.portal.search(free).total == 0)
        try desk.giveBack("1a")
        #expect(try desk.portal.search(free).total == 0)
        #expect(try desk.portal.search(Search()).found.map(\.availability) == [.reserved])
        let reservation = try #require(try desk.read { try $0.openReservations(of: karim) }.first?.id)
        let ended = try desk.write { try $0.cancel(reservation, by: .desk, stamp: desk.stamp()) }
        #expect(ended.outcome.next == nil)
        #expect(try desk.portal.search(free).total == 1)
    }

    @Test("B-81 a temporary user reserves nothing; each other refusal says why")
    func refusals() throws {
        let desk = try Desk(books: 4)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim", expires: "2026-11-01"))
        #expect(throws: ReservationRefusal.expired(on: try #require(Day("2026-11-01")))) {
            try desk.reserve("1a", for: karim)
        }
        try desk.setAside(karim)
        #expect(throws: ReservationRefusal.temporaryUser) { try desk.reserve("1a", for: karim) }
        #expect(throws: ReservationRefusal.unknownBorrower) { try desk.reserve("1a", for: ID(99)) }
        #expect(throws: ReservationRefusal.unknownRecord) {
            try desk.write { try $0.reserve(ID(99), for: zoe, stamp: desk.stamp()) }
        }
        try desk.lend("1a", to: zoe)
        #expect(throws: ReservationRefusal.alreadyHasIt(dueOn: try #require(Day("2026-12-10")))) {
            try desk.reserve("1a", for: zoe)
        }
        try desk.reserve("2a", for: zoe)
        #expect(throws: ReservationRefusal.alreadyReserved(place: 1)) { try desk.reserve("2a", for: zoe) }
        try desk.reserve("3a", for: zoe)
        #expect(throws: ReservationRefusal.limitReached(2)) { try desk.reserve("4a", for: zoe) }
        let copy = try desk.copy("4a")
        _ = try desk.write { try $0.markLost(copy, closingLoan: false, stamp: desk.stamp()) }
        #expect(throws: ReservationRefusal.noCopyToLend) { try desk.reserve("4a", for: zoe) }
        let asked = try #require(try desk.read { try $0.openReservations(of: zoe) }.first).id
        for reader in [Asker.reader(karim), .desk] {
            let id = reader == .desk ? ID(99) : asked
            #expect(throws: ReservationRefusal.unknownReservation) {
                try desk.write { try $0.cancel(id, by: reader, stamp: desk.stamp()) }
            }
        }
        #expect(throws: ReservationRefusal.unknownReservation) {
            try desk.write { try $0.validate(ID(99), stamp: desk.stamp()) }
        }
    }

    @Test("the list of the day says which copies to fetch, and the librarian may serve another first")
    func toFetch() throws {
        let desk = try Desk(books: 2, copies: 2)
        let readers = try ["Garnier Zoé", "Benali Karim", "Martin Léa"].map { try desk.add($0) }
        let asked = try readers.map { try desk.reserve("1a", for: $0).outcome.reservation }
        let list = try desk.read { try $0.toFetch(on: desk.today) }
        #expect(list.map(\.reservation.borrower.name) == ["Garnier Zoé", "Benali Karim"])
        #expect(list.map(\.copy.number) == ["1a", "1b"])
        #expect(try desk.read { try $0.requests() }.count == 3)

        _ = try desk.write { try $0.validate(asked[0], stamp: desk.stamp()) }
        #expect(throws: ReservationRefusal.alreadyValidated) {
            try desk.write { try $0.validate(asked[0], stamp: desk.stamp()) }
        }
        #expect(try desk.read { try $0.requests() }.count == 2)
        let (copy, other) = (try desk.copy("1b"), try desk.copy("2a"))
        let kept = try desk.write { try $0.setAside(copy, for: asked[2], stamp: desk.stamp()) }.outcome
        #expect(kept.passedOver == 2)
        #expect(throws: ReservationRefusal.alreadySetAside(until: kept.until)) {
            try desk.write { try $0.setAside(copy, for: asked[2], stamp: desk.stamp()) }
        }
        for wrong in [copy, other] {
            #expect(throws: ReservationRefusal.copyNotFree) {
                try desk.write { try $0.setAside(wrong, for: asked[0], stamp: desk.stamp()) }
            }
        }
        #expect(try desk.read { try $0.toFetch(on: desk.today) }.map(\.copy.number) == ["1a"])
        #expect(try desk.read { try $0.setAside() }.map(\.borrower.name) == ["Martin Léa"])
    }

    @Test("a free copy is kept for those who came before, but not a second one")
    func turns() throws {
        let desk = try Desk(books: 1, copies: 2)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        try desk.reserve("1a", for: zoe)
        // Two copies stand on the shelf, and one reader waits: the other copy may go.
        let outcome = try desk.lend("1a", to: karim).outcome
        #expect(outcome.alerts == [.awaited(count: 1)])
        let lea = try desk.add("Martin Léa")
        #expect(
            throws: LoanRefusal.reservedForSomeoneElse(
                Holder(id: zoe, name: "Garnier Zoé", schoolClass: "5e B"))
        ) { try desk.lend("1b", to: lea) }
        #expect(try desk.lend("1b", to: zoe).outcome.alerts == [.reservedBySelf])
    }

    @Test("a copy not fetched in time goes to the next reader, and once only however often the job runs")
    func expiry() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim, lea) = (
            try desk.add("Garnier Zoé"), try desk.add("Benali Karim"), try desk.add("Martin Léa")
        )
        try desk.lend("1a", to: zoe)
        try desk.reserve("1a", for: karim)
        try desk.reserve("1a", for: lea)
        try desk.giveBack("1a")
        desk.today = try #require(Day("2026-11-26"))
        #expect(try desk.write { try $0.expireSetAside(stamp: desk.stamp()) } == [])
        desk.today = desk.today + 1
        #expect(try desk.write { try $0.expireSetAside(stamp: desk.stamp()) }.count == 1)
        #expect(try desk.write { try $0.expireSetAside(stamp: desk.stamp()) }.count == 0)
        #expect(try desk.queue("1a") == ["Martin Léa setAside"])
        #expect(try desk.read { try $0.openReservations(of: karim) } == [])
    }

    @Test("readers who left are passed over, and keep nobody waiting")
    func passedOver() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim, lea) = (
            try desk.add("Garnier Zoé"), try desk.add("Benali Karim", expires: "2026-11-20"),
            try desk.add("Martin Léa")
        )
        try desk.lend("1a", to: zoe)
        try desk.reserve("1a", for: karim)
        try desk.reserve("1a", for: lea)
        desk.today = desk.today + 4
        let kept = try #require(try desk.giveBack("1a").outcome.setAsideFor)
        #expect(try desk.read { try $0.reservation(kept) }?.borrower.id == lea)
        // Léa goes too: nobody is left who may have it.
        try desk.setAside(lea)
        #expect(try desk.queue("1a") == ["Benali Karim requested"])
        try desk.lend("1a", to: zoe)
    }

    @Test("a copy set aside that turns out to be lost gives its reader the place in the queue back")
    func lostWhileSetAside() throws {
        let desk = try Desk(books: 1, copies: 2)
        let (zoe, karim) = (try desk.add("Garnier Zoé"), try desk.add("Benali Karim"))
        let asked = try desk.reserve("1a", for: zoe).outcome.reservation
        try desk.reserve("1a", for: karim)
        let copy = try desk.copy("1a")
        _ = try desk.write { try $0.setAside(copy, for: asked, stamp: desk.stamp()) }
        let lost = try desk.write { try $0.markLost(copy, closingLoan: false, stamp: desk.stamp()) }
        #expect(lost.outcome.reservation == asked)
        #expect(try desk.queue("1a") == ["Garnier Zoé validated", "Benali Karim requested"])
        let found = try desk.write { try $0.markFound(copy, stamp: desk.stamp()) }
        #expect(found.outcome.reservation == asked)
    }

    @Test("a record that readers wait for stays in the catalogue, and an import leaves what is set aside")
    func catalogue() throws {
        let desk = try Desk(books: 1)
        let zoe = try desk.add("Garnier Zoé")
        let asked = try desk.reserve("1a", for: zoe).outcome.reservation
        let record = try desk.record(of: "1a")
        #expect(throws: CatalogueWriting.RemovalRefusal.hasReservations(1)) {
            try desk.library.write { try $0.catalogue.remove(record, now: Date()) }
        }
        let copy = try desk.copy("1a")
        _ = try desk.write { try $0.setAside(copy, for: asked, stamp: desk.stamp()) }
        try desk.portal.importing([.book("1", "Livre 1", type: "Roman", copies: ["1b"])], file: "again.mrc")
        #expect(try desk.queue("1b") == ["Garnier Zoé setAside"])
        _ = try desk.write { try $0.cancel(asked, by: .desk, stamp: desk.stamp()) }
        try desk.library.write { try $0.catalogue.remove(record, now: Date()) }
        #expect(try desk.library.check() == [])
    }
}
