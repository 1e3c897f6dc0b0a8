import GRDB
import Storage

/// Reservations as readers and the desk read them.
extension CirculationReading {
    package func reservation(_ id: ID<Reservation>) throws -> Reservation? {
        try reservations("reservation.id = ?", [id]).first
    }

    /// The one for which a copy waits at the desk.
    func reservation(keeping copy: ID<Copy>) throws -> Reservation? {
        try reservations("reservation.copy = ? AND reservation.state = 'setAside'", [copy]).first
    }

    /// All that are not over: the queues of all documents, one after the other.
    package func openReservations() throws -> [Reservation] {
        try reservations(
            "reservation.closedOn IS NULL", [], order: "title, reservation.record, reservation.id")
    }

    /// What waits at the desk first, then by age.
    package func openReservations(of borrower: ID<Borrower>) throws -> [Reservation] {
        try reservations(
            "reservation.borrower = ? AND reservation.closedOn IS NULL", [borrower],
            order: "reservation.state <> 'setAside', reservation.id")
    }

    /// Those that are over too, as long as they are kept.
    func allReservations(of borrower: ID<Borrower>) throws -> [Reservation] {
        try reservations("reservation.borrower = ?", [borrower])
    }

    /// Those of a document that are not over, in the order of the queue.
    package func queue(for record: ID<Record>) throws -> [Reservation] {
        try reservations("reservation.record = ? AND reservation.closedOn IS NULL", [record])
    }

    /// What was asked for and nobody has confirmed yet.
    package func requests() throws -> [Reservation] {
        try reservations("reservation.closedOn IS NULL AND reservation.state = 'requested'", [])
    }

    /// Copies kept at the desk, by the day until which they are.
    package func setAside() throws -> [Reservation] {
        try reservations(
            "reservation.state = 'setAside'", [], order: "reservation.setAsideUntil, reservation.id")
    }

    /// Those whose copy was not fetched in time, since `day`, and is to be put back on its shelf: it is free now.
    package func expired(since day: Day) throws -> [Reservation] {
        try reservations("reservation.state = 'expired' AND reservation.closedOn >= ?", [day]).filter {
            try $0.copy.flatMap { try copy($0)?.copy.isAvailable } ?? false
        }
    }

    /// How many readers wait for a document, or have it set aside.
    package func waitingCount(for record: ID<Record>) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM reservation WHERE record = ? AND closedOn IS NULL"),
            arguments: [record]) ?? 0
    }

    /// - Parameter condition: SQL written here, with a `?` for each argument.
    private func reservations(
        _ condition: String, _ arguments: [any DatabaseValueConvertible], order: String = "reservation.id",
    ) throws -> [Reservation] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(Record.columns), reservation.id, borrower.id, borrower.name, borrower.schoolClass,
                        reservation.state, requestedOn, reservation.copy, copy.number, setAsideUntil, closedOn,
                        CASE WHEN reservation.state IN ('requested', 'validated') THEN (
                            SELECT count(*) FROM reservation AS other
                            WHERE other.record = reservation.record AND other.closedOn IS NULL
                            AND other.state <> 'setAside' AND other.id <= reservation.id
                        ) END
                    FROM reservation JOIN record ON record.id = reservation.record
                    JOIN borrower ON borrower.id = reservation.borrower
                    LEFT JOIN copy ON copy.id = reservation.copy
                    WHERE \(condition) ORDER BY \(order)
                    """),
            arguments: StatementArguments(arguments)
        ).map(Reservation.init)
    }
}

extension Reservation {
    fileprivate init(_ row: Row) {
        self.init(
            id: row[13], record: Record(row),
            borrower: Holder(id: row[14], name: row[15], schoolClass: row[16]),
            state: row[17], requestedOn: row[18], copy: row[19], copyNumber: row[20], setAsideUntil: row[21],
            closedOn: row[22], place: row[23])
    }
}
