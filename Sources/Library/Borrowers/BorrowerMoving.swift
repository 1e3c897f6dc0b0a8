import GRDB
import Storage

/// What becomes of the past loans of a borrower who is deleted.
package enum LoanHistory: Sendable {
    /// Kept for the figures, with nobody's name (B-33).
    case anonymised
    case deleted
}

/// Borrowers deleted, set aside, and made one.
extension BorrowerWriting {
    /// Deletes a borrower with no current loan, by whatever way one comes here (B-30, B-92). Reservations are
    /// dropped; a copy that was set aside goes to the next reader. Reviews stay, with nobody's name.
    ///
    /// - Throws: `BorrowerRefusal`.
    package func remove(_ id: ID<Borrower>, history: LoanHistory = .anonymised, stamp: Stamp) throws {
        _ = try known(id)
        let loans = try circulation.currentLoanCount(of: id)
        guard loans == 0 else { throw BorrowerRefusal.hasLoans(loans) }
        try dropReservations(of: id, stamp)
        switch history {
        case .anonymised: try anonymiseLoans(of: id)
        case .deleted: try database.execute(sql: "DELETE FROM loan WHERE borrower = ?", arguments: [id])
        }
        try forget(id)
        try note(.deleted, of: id, stamp)
    }

    /// Sets a borrower aside: a temporary user gives back and does nothing else (B-80…B-82).
    ///
    /// - Throws: `BorrowerRefusal`.
    package func setAside(_ id: ID<Borrower>, stamp: Stamp) throws {
        _ = try known(id)
        try dropReservations(of: id, stamp)
        try database.execute(sql: "UPDATE borrower SET kind = 'temporary' WHERE id = ?", arguments: [id])
        try note(.setAside, of: id, stamp)
    }

    /// The account lends nothing after `day`.
    ///
    /// - Throws: `BorrowerRefusal`.
    package func expire(_ id: ID<Borrower>, on day: Day, stamp: Stamp? = nil) throws {
        var details = try known(id).details
        details.expiresOn = day
        try change(id, to: details, stamp: stamp)
    }

    /// Takes the name off the loans that were given back; current ones keep it.
    ///
    /// - Returns: how many.
    @discardableResult
    package func anonymiseLoans(of id: ID<Borrower>) throws -> Int {
        try database.execute(
            sql: "UPDATE loan SET \(Self.anonymous) WHERE borrower = ? AND returnedOn IS NOT NULL",
            arguments: [id])
        let count = database.changesCount
        try database.execute(sql: "DELETE FROM gesture WHERE borrower = ?", arguments: [id])
        return count
    }

    /// The month of each day is all that figures need.
    static let anonymous = """
        borrower = NULL, returnedBy = '', lentOn = substr(lentOn, 1, 8) || '01', dueOn = substr(dueOn, 1, 8) || '01', \
        returnedOn = substr(returnedOn, 1, 8) || '01'
        """

    /// Moves every loan and reservation to another borrower (B-88…B-91), and a temporary user's reviews and lists with
    /// them. Nobody's account changes hands.
    ///
    /// - Parameter isConfirmed: the librarian said that the two are one person, whatever speaks against it (B-89).
    /// - Throws: `BorrowerRefusal`.
    package func reassignLoans(
        from id: ID<Borrower>, to other: ID<Borrower>, isConfirmed: Bool = false, stamp: Stamp,
    ) throws {
        let (from, to) = (try known(id), try known(other))
        try checkReceiver(to, of: id)
        if !isConfirmed { try checkOnePerson(from, to) }
        try moveLoans(from: id, to: other)
        if from.kind == .temporary {
            try SpaceWriting(database: database).followLoans(from: id, to: other, on: stamp.day)
        }
        try note(.loansMoved, of: id, stamp)
        try note(.loansMoved, of: other, stamp)
    }

    private func checkReceiver(_ receiver: Borrower, of id: ID<Borrower>) throws {
        guard id != receiver.id else { throw BorrowerRefusal.samePerson }
        guard receiver.kind == .regular else { throw BorrowerRefusal.temporaryUser }
    }

    /// Two pupils of one name are told apart by their class, their birth, and by both being in order.
    private func checkOnePerson(_ from: Borrower, _ to: Borrower) throws {
        let likeness = BorrowerLikeness(from, to)
        guard likeness.name == .same else { throw BorrowerRefusal.namesDiffer(from.name, to.name) }
        guard from.kind == .temporary, likeness.schoolClass != .different, likeness.bornOn != .different
        else { throw BorrowerRefusal.mayBeTwo }
    }

    private func moveLoans(from id: ID<Borrower>, to other: ID<Borrower>) throws {
        try database.execute(sql: "UPDATE loan SET borrower = ? WHERE borrower = ?", arguments: [other, id])
        try database.execute(
            sql: "UPDATE reminder SET borrower = ? WHERE borrower = ?", arguments: [other, id])
        try moveReservations(from: id, to: other)
    }

    /// Whom loans are moved to without asking: regular borrowers of the same name (B-89).
    package func namesakes(of id: ID<Borrower>) throws -> [Borrower] {
        let borrower = try known(id)
        return try reading.namesakes(of: borrower.name).filter { $0.id != id && $0.kind == .regular }
    }

    /// Makes two borrowers one: loans, reservations and the reader's space go to `kept`, and what it lacks; the other is
    /// deleted.
    ///
    /// - Throws: `BorrowerRefusal`.
    package func merge(_ duplicate: ID<Borrower>, into kept: ID<Borrower>, stamp: Stamp) throws {
        let spare = try known(duplicate).details
        try checkReceiver(try known(kept), of: duplicate)
        try moveLoans(from: duplicate, to: kept)
        try SpaceWriting(database: database).merge(duplicate, into: kept)
        try database.execute(
            sql: "UPDATE gesture SET borrower = ? WHERE borrower = ?", arguments: [kept, duplicate])
        try forget(duplicate)
        var details = try known(kept).details
        details.entKey = details.entKey ?? spare.entKey
        details.bornOn = details.bornOn ?? spare.bornOn
        if details.email.isEmpty { details.email = spare.email }
        if details.schoolClass.isEmpty { details.schoolClass = spare.schoolClass }
        if details.status.isEmpty { details.status = spare.status }
        try change(kept, to: details)
        try note(.deleted, of: duplicate, stamp)
        try note(.merged, of: kept, stamp)
    }

    private var circulation: CirculationWriting { CirculationWriting(database: database) }

    /// SQL refuses while a current loan is there.
    private func forget(_ id: ID<Borrower>) throws {
        try database.execute(sql: "DELETE FROM reservation WHERE borrower = ?", arguments: [id])
        try database.execute(sql: "DELETE FROM gesture WHERE borrower = ?", arguments: [id])
        // Whoever manages the portal goes on without being a borrower.
        try database.execute(
            sql: "DELETE FROM account WHERE borrower = ? AND role IN ('member', 'teacher')", arguments: [id])
        try database.execute(sql: "DELETE FROM borrower WHERE id = ?", arguments: [id])
    }

    private func dropReservations(of id: ID<Borrower>, _ stamp: Stamp) throws {
        let open = try ReservationRow.fetchAll(
            database, sql: "SELECT * FROM reservation WHERE borrower = ? AND closedOn IS NULL",
            arguments: [id])
        var journal = Journal()
        for row in open { _ = try circulation.end(row, as: .cancelled, stamp, &journal) }
    }

    /// Of two reservations for one document, the further advanced stays.
    private func moveReservations(from id: ID<Borrower>, to other: ID<Borrower>) throws {
        try database.execute(
            sql: """
                DELETE FROM reservation WHERE id IN (
                    SELECT CASE
                        WHEN (mine.state = 'setAside') > (theirs.state = 'setAside') THEN theirs.id
                        WHEN (mine.state = 'setAside') < (theirs.state = 'setAside') THEN mine.id
                        ELSE max(mine.id, theirs.id) END
                    FROM reservation AS mine JOIN reservation AS theirs ON theirs.record = mine.record
                    WHERE mine.borrower = :from AND theirs.borrower = :to
                    AND mine.closedOn IS NULL AND theirs.closedOn IS NULL
                )
                """,
            arguments: ["from": id, "to": other])
        try database.execute(
            sql: "UPDATE reservation SET borrower = ? WHERE borrower = ?", arguments: [other, id])
    }
}
