import Foundation
import Library
import Storage
import Testing

/// A library with its readers and a few books, and a librarian at the desk: what tests of the desk begin with.
///
/// The day is Saturday 21 November 2026 unless a test says otherwise; the library has usual hours.
final class Desk {
    let portal: TestPortal
    var library: LibraryFile { portal.library }
    var today: Day
    private(set) var tokens = 0

    init(today: String = "2026-11-19") throws {
        portal = try TestPortal()
        self.today = try #require(Day(today))
    }

    /// Records of one copy each, or of as many as there are numbers: « 1 » has the copies « 1a », « 1b »…
    convenience init(books: Int, copies: Int = 1, type: String = "Roman") throws {
        try self.init()
        let letters = ["a", "b", "c", "d"]
        try portal.importing(
            (1...books).map { book in
                .book(
                    "\(book)", "Livre \(book)", type: type,
                    copies: letters.prefix(copies).map { "\(book)\($0)" })
            })
    }

    func stamp(_ token: String? = nil) -> Stamp {
        tokens += 1
        return Stamp(
            token: token ?? "token \(tokens)", actor: "Mme Leroux",
            at: Date(timeIntervalSince1970: Double(today.number) * 86_400 + 36_000), day: today)
    }

    func write<Value>(_ body: (CirculationWriting) throws -> Value) throws -> Value {
        try library.write { try body($0.circulation) }
    }

    func read<Value>(_ body: (CirculationReading) throws -> Value) throws -> Value {
        try library.read { try body($0.circulation) }
    }

    @discardableResult
    func add(
        _ name: String, status: String = "Élève", schoolClass: String = "5e B", expires: String? = nil,
        number: String = "",
    ) throws -> ID<Borrower> {
        try library.write {
            try $0.borrowers.add(
                BorrowerDetails(
                    number: number, name: name, status: status, schoolClass: schoolClass,
                    expiresOn: expires.flatMap { Day($0) }))
        }
    }

    func setAside(_ borrower: ID<Borrower>) throws {
        try library.write { try $0.borrowers.setAside(borrower, stamp: stamp()) }
    }

    func copy(_ number: String) throws -> ID<Copy> {
        try #require(try read { try $0.copy(number: number) }).copy.id
    }

    func record(of number: String) throws -> ID<Record> {
        try #require(try read { try $0.copy(number: number) }).record
    }

    @discardableResult
    func lend(_ number: String, to borrower: ID<Borrower>, token: String? = nil) throws -> Done<LoanOutcome> {
        let copy = try copy(number)
        return try write { try $0.lend(copy, to: borrower, stamp: stamp(token)) }
    }

    @discardableResult
    func giveBack(_ number: String, from borrower: ID<Borrower>? = nil, token: String? = nil) throws
        -> Done<ReturnOutcome>
    {
        let copy = try copy(number)
        return try write { try $0.giveBack(copy, from: borrower, stamp: stamp(token)) }
    }

    @discardableResult
    func reserve(_ number: String, for borrower: ID<Borrower>, token: String? = nil) throws
        -> Done<ReservationOutcome>
    {
        let record = try record(of: number)
        return try write { try $0.reserve(record, for: borrower, stamp: stamp(token)) }
    }

    @discardableResult
    func renew(_ loan: ID<Loan>, by asker: Asker? = nil) throws -> Done<RenewalOutcome> {
        let reader = try read { try $0.loan(loan) }?.borrower?.id
        return try write { try $0.renew(loan, by: asker ?? .reader(reader ?? ID(0)), stamp: stamp()) }
    }

    @discardableResult
    func undo(_ gesture: ID<Gesture>) throws -> Done<UndoOutcome> {
        try write { try $0.undo(gesture, stamp: stamp()) }
    }

    func queue(_ number: String) throws -> [String] {
        let record = try record(of: number)
        return try read { try $0.queue(for: record) }.map { "\($0.borrower.name) \($0.state.rawValue)" }
    }

    func borrower(_ id: ID<Borrower>) throws -> Borrower? {
        try library.read { try $0.borrowers.borrower(id) }
    }
}
