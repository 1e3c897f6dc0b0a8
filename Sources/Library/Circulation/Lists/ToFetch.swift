import GRDB
import Storage

/// A copy to take from its shelf for a reader who waits: a line of the librarian's list of the day.
package struct ToFetch: Equatable, Sendable {
    package let reservation: Reservation
    package let copy: Copy

    package init(reservation: Reservation, copy: Copy) {
        self.reservation = reservation
        self.copy = copy
    }
}

extension CirculationReading {
    /// Free copies of documents that somebody waits for, first come first served; in the order of the shelves.
    package func toFetch(on day: Day) throws -> [ToFetch] {
        let records = try ID<Record>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT record FROM reservation
                    WHERE closedOn IS NULL AND state IN ('requested', 'validated')
                    """))
        var lines: [ToFetch] = []
        for record in records {
            let free = try freeCopies(of: record)
            let ready = try Set(waiting(for: record, on: day).compactMap(\.id))
            let readers = try queue(for: record).filter { ready.contains($0.id) }
            lines += zip(readers, free).map { ToFetch(reservation: $0, copy: $1) }
        }
        return lines.sorted {
            (CallNumber.shelfKey($0.copy.callNumber), $0.copy.id.number)
                < (CallNumber.shelfKey($1.copy.callNumber), $1.copy.id.number)
        }
    }

    /// Who is served next, when a copy is free.
    package func firstWaiting(for record: ID<Record>, on day: Day) throws -> Reservation? {
        try waiting(for: record, on: day).first.flatMap { try reservation($0.known) }
    }

    /// On their shelves now.
    package func freeCopies(of record: ID<Record>) throws -> [Copy] {
        try copies("copy.record = ?", record.databaseValue).map(\.copy).filter(\.isAvailable)
    }

    /// Those who wait for a copy and may have one, in the order of the queue.
    func waiting(for record: ID<Record>, on day: Day) throws -> [ReservationRow] {
        try ReservationRow.fetchAll(
            database.cachedStatement(
                sql: "SELECT reservation.* \(Self.waiting) ORDER BY reservation.id"),
            arguments: [record, day])
    }

    func waitingCount(for record: ID<Record>, on day: Day) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) \(Self.waiting)"), arguments: [record, day]) ?? 0
    }

    /// For a record and a day.
    private static let waiting = """
        FROM reservation JOIN borrower ON borrower.id = reservation.borrower
        WHERE record = ? AND closedOn IS NULL AND state IN ('requested', 'validated')
        AND borrower.kind = 'regular' AND borrower.isClosed = 0
        AND (borrower.expiresOn IS NULL OR borrower.expiresOn >= ?)
        """

    /// Copies as the catalogue shows them, the oldest first.
    func copies(_ condition: String, _ value: DatabaseValue) throws -> [(copy: Copy, record: ID<Record>)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT copy.record, copy.id, number, callNumber, location, status, note, dueOn,
                        reservation.id IS NOT NULL
                    FROM copy LEFT JOIN loan ON loan.copy = copy.id AND loan.returnedOn IS NULL
                    LEFT JOIN reservation ON reservation.copy = copy.id AND reservation.state = 'setAside'
                    WHERE \(condition) ORDER BY copy.id
                    """),
            arguments: [value]
        ).map { (Copy($0), $0[0]) }
    }
}
