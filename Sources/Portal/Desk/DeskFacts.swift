import Foundation
import Library
import Storage

/// All that the desk shows, read in one transaction.
struct DeskFacts: Sendable {
    var person: PersonFacts?
    /// What was just done.
    var made: GestureFacts?
    var copy: CopyFacts?
    var choice: ChoiceFacts?
    var gestures: [GestureLine] = []
    var counters = DeskCounters(loans: 0, returns: 0, toFetch: 0, requests: 0)
}

/// Whoever is at the desk.
struct PersonFacts: Sendable {
    let borrower: Borrower
    let loans: [Loan]
    let reservations: [Reservation]
    /// How many the rules let them have at once.
    let most: Int
}

/// A copy in hand, and who waits for its document.
struct CopyFacts: Sendable {
    let atDesk: CopyAtDesk
    /// The first who waits for a copy that is free.
    let awaitedBy: Reservation?
}

extension DeskFacts {
    init(_ place: DeskPlace, by actor: String, since midnight: Date, on day: Day, in library: LibraryReading)
        throws
    {
        let circulation = library.circulation
        person = try place.person.flatMap { try PersonFacts($0, in: library) }
        made = try place.mark.flatMap { try GestureFacts($0, in: library) }
        copy = try place.copy.flatMap { try CopyFacts($0, on: day, in: circulation) }
        choice = place.typed.isEmpty ? nil : try ChoiceFacts(place, in: library)
        gestures = try circulation.lastGestures(by: actor, since: midnight, limit: Self.mostGestures)
        counters = try circulation.deskCounters(since: midnight, on: day)
    }

    private static let mostGestures = 12
}

extension PersonFacts {
    init?(_ id: ID<Borrower>, in library: LibraryReading) throws {
        guard let borrower = try library.borrowers.borrower(id) else { return nil }
        let circulation = library.circulation
        self.init(
            borrower: borrower, loans: try circulation.currentLoans(of: id),
            reservations: try circulation.openReservations(of: id),
            most: try circulation.rules().terms(status: borrower.details.status, documentType: "").most)
    }
}

extension CopyFacts {
    init?(_ id: ID<Copy>, on day: Day, in circulation: CirculationReading) throws {
        guard let copy = try circulation.copyAtDesk(id) else { return nil }
        self.init(
            atDesk: copy,
            awaitedBy: copy.copy.isAvailable
                ? try circulation.firstWaiting(for: copy.record.id, on: day) : nil)
    }
}
