import GRDB
import Storage

/// Why a document is not reserved, or a reservation not changed.
package enum ReservationRefusal: Error, Equatable {
    case unknownRecord
    case unknownBorrower
    case unknownReservation
    /// B-81.
    case temporaryUser
    case closedAccount
    case expired(on: Day)
    /// The place in the queue that the reader already has; nil if a copy is set aside.
    case alreadyReserved(place: Int?)
    case alreadyHasIt(dueOn: Day)
    /// The rules allow so many at once.
    case limitReached(Int)
    /// No copy of it is ever lent.
    case noCopyToLend
    /// It is wanted at the library for a lesson (D10).
    case keptForLesson(LessonKeeping)
    /// It is lent, expired or cancelled: nothing more is done to it.
    case isOver(ReservationState)
    case alreadyValidated
    case alreadySetAside(until: Day)
    /// The copy to set aside is of another document, out, kept for somebody else, or not in service.
    case copyNotFree
    /// Its copy may be fetched until that day; nil: no copy is set aside.
    case stillKept(until: Day?)
}

/// What a reservation gave.
package struct ReservationOutcome: Codable, Equatable, Sendable {
    package let reservation: ID<Reservation>
    /// From 1 among those who wait.
    package let place: Int
    /// How many copies are on their shelves: one is to be fetched if the place allows it.
    package let onShelf: Int

    package init(reservation: ID<Reservation>, place: Int, onShelf: Int) {
        self.reservation = reservation
        self.place = place
        self.onShelf = onShelf
    }
}

extension CirculationWriting {
    /// Puts a reader in the queue of a document.
    ///
    /// - Parameter isValidated: the librarian makes it, and has nothing to confirm.
    /// - Throws: `ReservationRefusal`, `GestureRefusal`.
    package func reserve(
        _ record: ID<Record>, for borrower: ID<Borrower>, isValidated: Bool = false, stamp: Stamp
    ) throws -> Done<ReservationOutcome> {
        try gesture(.reserve, "\(record) \(borrower)", stamp, borrower: borrower) { journal in
            try reading.checkReservation(of: record, by: borrower, on: stamp.day)
            let row = try journal.insert(
                ReservationRow(
                    record: record, borrower: borrower, state: isValidated ? .validated : .requested,
                    requestedOn: stamp.day),
                in: database)
            let place = try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM reservation
                        WHERE record = ? AND closedOn IS NULL AND state <> 'setAside'
                        """),
                arguments: [record])
            return ReservationOutcome(
                reservation: row.known, place: place ?? 1, onShelf: try reading.freeCopies(of: record).count)
        }
    }

    /// The librarian confirms a request (« Rés. validée »).
    ///
    /// - Throws: `ReservationRefusal`, `GestureRefusal`.
    package func validate(_ reservation: ID<Reservation>, stamp: Stamp) throws -> Done<ReservationOutcome> {
        try gesture(.validate, "\(reservation)", stamp) { journal in
            let row = try open(reservation)
            if row.state == .validated { throw ReservationRefusal.alreadyValidated }
            if let until = row.setAsideUntil { throw ReservationRefusal.alreadySetAside(until: until) }
            try journal.update(row, in: database) { $0.state = .validated }
            let place = try reading.reservation(reservation)?.place ?? 1
            return ReservationOutcome(
                reservation: reservation, place: place, onShelf: try reading.freeCopies(of: row.record).count)
        }
    }

    /// One that is not over, and is the asker's.
    func open(_ reservation: ID<Reservation>, for asker: Asker = .desk) throws -> ReservationRow {
        guard let row = try ReservationRow.fetch(reservation, database), asker.mayTouch(what: row.borrower)
        else {
            throw ReservationRefusal.unknownReservation
        }
        guard row.state.isOpen else { throw ReservationRefusal.isOver(row.state) }
        return row
    }
}

extension CirculationReading {
    /// - Throws: `ReservationRefusal`: why the reader could not reserve the document on `day`.
    package func checkReservation(of record: ID<Record>, by borrower: ID<Borrower>, on day: Day) throws {
        let type = try String.fetchOne(
            database.cachedStatement(sql: "SELECT documentType FROM record WHERE id = ?"), arguments: [record]
        )
        guard let type else { throw ReservationRefusal.unknownRecord }
        guard let reader = try BorrowerReading(database: database).borrower(borrower) else {
            throw ReservationRefusal.unknownBorrower
        }
        if let impediment = reader.impediment(on: day) { throw ReservationRefusal(impediment) }
        let open = try openReservations(of: borrower)
        if let same = open.first(where: { $0.record.id == record }) {
            throw ReservationRefusal.alreadyReserved(place: same.place)
        }
        let had = try currentLoans(of: borrower).first { $0.record.id == record }
        if let had { throw ReservationRefusal.alreadyHasIt(dueOn: had.dueOn) }
        let copies = try copies("copy.record = ?", record.databaseValue)
        let terms = try rules().terms(status: reader.details.status, documentType: type)
        guard copies.contains(where: { $0.copy.status == .inService }), terms.days > 0 else {
            throw ReservationRefusal.noCopyToLend
        }
        if let lesson = try LessonHoldReading(database: database).keeping(record, on: day) {
            throw ReservationRefusal.keptForLesson(lesson)
        }
        if open.count >= terms.reservations { throw ReservationRefusal.limitReached(terms.reservations) }
    }
}

extension ReservationRefusal {
    init(_ impediment: BorrowerImpediment) {
        switch impediment {
        case .temporaryUser: self = .temporaryUser
        case .closedAccount: self = .closedAccount
        case .expired(let day): self = .expired(on: day)
        }
    }
}
