import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("Any gestures in any order")
struct RandomGestureTests {
    @Test("keep the laws of the desk, and undoing puts every row back", arguments: [1, 2, 3])
    func laws(seed: UInt64) throws {
        let desk = try Desk(books: 4, copies: 2)
        let readers = try ["Garnier Zoé", "Benali Karim", "Martin Léa", "Petit Hugo"].map { try desk.add($0) }
        let file = try desk.portal.folder.openPortal(desk.portal.rne)
        let copies = try (1...4).flatMap { [try desk.copy("\($0)a"), try desk.copy("\($0)b")] }
        var random = Scattered(state: seed)
        var (made, undone) = (0, 0)
        for turn in 0..<250 {
            let before = try rows(of: file)
            let gesture = try someGesture(desk, readers, copies, &random)
            let after = try rows(of: file)
            guard let gesture else {
                #expect(after == before, "a refusal changes nothing")
                continue
            }
            made += 1
            try expectLaws(in: file)
            if turn.isMultiple(of: 3) {
                try desk.undo(gesture)
                undone += 1
                #expect(try rows(of: file) == before, "undone, turn \(turn)")
                try expectLaws(in: file)
            }
            if turn.isMultiple(of: 5) {
                let (list, count) = try desk.read {
                    (
                        try $0.toFetch(on: desk.today).count,
                        try $0.deskCounters(since: Date(), on: desk.today).toFetch
                    )
                }
                #expect(list == count, "the list of the day and its number, turn \(turn)")
            }
            if turn.isMultiple(of: 10) { desk.today = desk.today + Int(random.next() % 6) }
        }
        #expect(made > 60 && undone > 20)
        #expect(try desk.library.check() == [])
    }

    /// - Returns: nil for a refusal.
    private func someGesture(
        _ desk: Desk, _ readers: [ID<Borrower>], _ copies: [ID<Copy>], _ random: inout Scattered,
    ) throws -> ID<Gesture>? {
        let reader = readers[Int(random.next() % UInt64(readers.count))]
        let copy = copies[Int(random.next() % UInt64(copies.count))]
        let choice = random.next() % 9
        let pick = Int(random.next() % 100)
        func one<Noun>(of table: String) throws -> ID<Noun>? {
            let file = try desk.portal.folder.openPortal(desk.portal.rne)
            let ids = try file.read { try Int64.fetchAll($0, sql: "SELECT id FROM \(table) ORDER BY id") }
            return ids.isEmpty ? nil : ID(ids[pick % ids.count])
        }
        let record = try #require(try desk.read { try $0.copy(copy) }).record
        let (loan, reservation): (ID<Loan>?, ID<Reservation>?) = (
            try one(of: "loan WHERE returnedOn IS NULL"), try one(of: "reservation WHERE closedOn IS NULL")
        )
        let stamp = desk.stamp()
        do {
            return try desk.write { writing in
                switch choice {
                case 0, 1: try writing.lend(copy, to: reader, stamp: stamp).gesture
                case 2: try writing.giveBack(copy, stamp: stamp).gesture
                case 3, 4: try writing.reserve(record, for: reader, stamp: stamp).gesture
                case 5: try loan.map { try writing.renew($0, by: .desk, stamp: stamp).gesture }
                case 6: try reservation.map { try writing.cancel($0, by: .desk, stamp: stamp).gesture }
                case 7:
                    pick.isMultiple(of: 2)
                        ? try writing.markLost(copy, closingLoan: pick.isMultiple(of: 4), stamp: stamp)
                            .gesture
                        : try writing.markFound(copy, stamp: stamp).gesture
                default: try reservation.map { try writing.setAside(copy, for: $0, stamp: stamp).gesture }
                }
            }
        } catch is LoanRefusal {
            return nil
        } catch is ReturnRefusal {
            return nil
        } catch is RenewalRefusal {
            return nil
        } catch is ReservationRefusal {
            return nil
        } catch is CopyRefusal {
            return nil
        }
    }

    private func expectLaws(in file: StoredFile, _ location: SourceLocation = #_sourceLocation) throws {
        let broken = try file.read { db in
            try [
                "a copy lent twice":
                    "SELECT count(*) FROM (SELECT 1 FROM loan WHERE returnedOn IS NULL GROUP BY copy HAVING count(*) > 1)",
                "a copy both lent and set aside": """
                SELECT count(*) FROM loan JOIN reservation ON reservation.copy = loan.copy
                WHERE loan.returnedOn IS NULL AND reservation.state = 'setAside'
                """,
                "a lost copy set aside": """
                SELECT count(*) FROM reservation JOIN copy ON copy.id = reservation.copy
                WHERE state = 'setAside' AND copy.status <> 'inService'
                """,
                "set aside for another document": """
                SELECT count(*) FROM reservation JOIN copy ON copy.id = reservation.copy
                WHERE state = 'setAside' AND copy.record <> reservation.record
                """,
                "a reader twice in a queue": """
                SELECT count(*) FROM (
                    SELECT 1 FROM reservation WHERE closedOn IS NULL GROUP BY record, borrower HAVING count(*) > 1
                )
                """,
            ].filter { try Int.fetchOne(db, sql: $0.value) != 0 }.keys.sorted()
        }
        #expect(broken == [], sourceLocation: location)
    }

    private func rows(of file: StoredFile) throws -> [String] {
        try file.read { db in
            try ["loan", "reservation", "copy"].flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY id").map(\.description)
            }
        }
    }
}

/// The same numbers at each run (SplitMix64).
private struct Scattered: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
