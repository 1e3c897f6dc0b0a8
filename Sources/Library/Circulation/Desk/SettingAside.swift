import GRDB
import Storage

/// What setting a copy aside gave.
package struct SetAsideOutcome: Codable, Equatable, Sendable {
    package let reservation: ID<Reservation>
    package let copy: ID<Copy>
    package let until: Day
    /// How many readers asked before this one, and still wait.
    package let passedOver: Int

    package init(reservation: ID<Reservation>, copy: ID<Copy>, until: Day, passedOver: Int) {
        self.reservation = reservation
        self.copy = copy
        self.until = until
        self.passedOver = passedOver
    }
}

/// What the end of a reservation gave.
package struct ClosingOutcome: Codable, Equatable, Sendable {
    package let reservation: ID<Reservation>
    /// The copy that waited for it, if there was one…
    package let copy: ID<Copy>?
    /// …and the reservation for which it waits now; nil: it goes back to its shelf.
    package let next: ID<Reservation>?

    package init(reservation: ID<Reservation>, copy: ID<Copy>?, next: ID<Reservation>?) {
        self.reservation = reservation
        self.copy = copy
        self.next = next
    }
}

extension CirculationWriting {
    /// Keeps a copy taken from its shelf at the desk for a reader. The librarian chooses which copy, and may serve
    /// somebody before their turn.
    ///
    /// - Throws: `ReservationRefusal`, `GestureRefusal`.
    package func setAside(_ copy: ID<Copy>, for reservation: ID<Reservation>, stamp: Stamp) throws
        -> Done<SetAsideOutcome>
    {
        try gesture(.setAside, "\(copy) \(reservation)", stamp, copy: copy) { journal in
            let row = try open(reservation)
            if let until = row.setAsideUntil { throw ReservationRefusal.alreadySetAside(until: until) }
            if let impediment = try borrowers.borrower(row.borrower)?.impediment(on: stamp.day) {
                throw ReservationRefusal(impediment)
            }
            guard let found = try deskCopy(copy), found.row.record == row.record, found.loan == nil,
                found.setAside == nil, found.row.status == .inService
            else { throw ReservationRefusal.copyNotFree }
            let before = try reading.waiting(for: row.record, on: stamp.day).prefix { $0.id != row.id }.count
            let until = try setAside(copy, for: row, stamp, &journal)
            return SetAsideOutcome(reservation: reservation, copy: copy, until: until, passedOver: before)
        }
    }

    /// Takes a reader out of the queue; a copy that was set aside goes to the next.
    ///
    /// - Throws: `ReservationRefusal`, `GestureRefusal`.
    package func cancel(_ reservation: ID<Reservation>, by asker: Asker, stamp: Stamp) throws -> Done<
        ClosingOutcome
    > {
        try gesture(.cancel, "\(reservation) \(asker.word)", stamp) { journal in
            try end(try open(reservation, for: asker), as: .cancelled, stamp, &journal)
        }
    }

    /// Ends the reservations whose copy was not fetched in time; each copy goes to the next reader. Done twice, it
    /// does nothing the second time.
    ///
    /// - Parameter stamp: the token is the beginning of that of each gesture.
    @discardableResult
    package func expireSetAside(stamp: Stamp) throws -> [Done<ClosingOutcome>] {
        let late = try ReservationRow.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM reservation WHERE state = 'setAside' AND setAsideUntil < ? ORDER BY id"),
            arguments: [stamp.day])
        return try late.map { row in
            let id = row.known
            let own = Stamp(token: "\(stamp.token) \(id)", actor: stamp.actor, at: stamp.at, day: stamp.day)
            return try gesture(.expire, "\(id)", own) { try end(row, as: .expired, own, &$0) }
        }
    }

    /// Ends one reservation whose copy was not fetched in time; the copy goes to the next reader.
    ///
    /// - Throws: `ReservationRefusal`, `GestureRefusal`.
    package func expire(_ reservation: ID<Reservation>, stamp: Stamp) throws -> Done<ClosingOutcome> {
        try gesture(.expire, "\(reservation)", stamp) { journal in
            let row = try open(reservation)
            guard let until = row.setAsideUntil, until < stamp.day else {
                throw ReservationRefusal.stillKept(until: row.setAsideUntil)
            }
            return try end(row, as: .expired, stamp, &journal)
        }
    }

    func end(_ row: ReservationRow, as state: ReservationState, _ stamp: Stamp, _ journal: inout Journal)
        throws
        -> ClosingOutcome
    {
        try journal.update(row, in: database) {
            $0.state = state
            $0.setAsideUntil = nil
            $0.closedOn = stamp.day
        }
        let kept = row.state == .setAside ? row.copy : nil
        let next = try kept.flatMap { try passOn($0, stamp, &journal) }
        return ClosingOutcome(reservation: row.known, copy: kept, next: next?.id)
    }
}
