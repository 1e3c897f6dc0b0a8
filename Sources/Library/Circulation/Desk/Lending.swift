import GRDB
import Storage

extension CirculationWriting {
    /// Lends a copy.
    ///
    /// - Parameter passingOver: the librarian lends it although it is kept for, or owed to, somebody else, who waits
    ///   again at the same place in the queue; or although a lesson needs it.
    /// - Throws: `LoanRefusal`, `GestureRefusal`.
    package func lend(_ copy: ID<Copy>, to borrower: ID<Borrower>, passingOver: Bool = false, stamp: Stamp)
        throws
        -> Done<LoanOutcome>
    {
        let request = passingOver ? "\(copy) \(borrower) anyway" : "\(copy) \(borrower)"
        return try gesture(.lend, request, stamp) { journal in
            guard let found = try deskCopy(copy) else { throw LoanRefusal.unknownCopy }
            guard let reader = try borrowers.borrower(borrower) else { throw LoanRefusal.unknownBorrower }
            if let impediment = reader.impediment(on: stamp.day) { throw LoanRefusal(impediment) }
            try checkState(of: found, for: borrower)
            let (own, first) = try queue(before: borrower, for: found, on: stamp.day)
            if let first, !passingOver, let holder = try holder(first) {
                throw LoanRefusal.reservedForSomeoneElse(holder)
            }
            let lesson = try LessonHoldReading(database: database).keeping(found.row.record, on: stamp.day)
            if let lesson, !passingOver { throw LoanRefusal.keptForLesson(lesson) }

            let terms = try reading.rules().terms(
                status: reader.details.status, documentType: found.documentType)
            guard terms.days > 0 else { throw LoanRefusal.notLent(documentType: found.documentType) }
            let wished = stamp.day + terms.days
            let dueOn = try reading.calendar(from: stamp.day).nextOpenDay(from: wished)
            var alerts = try alerts(for: reader, of: found.documentType, terms: terms, on: stamp.day)
            if dueOn != wished { alerts.append(.dueDayMoved(from: wished)) }
            if let end = reader.details.expiresOn, end < dueOn { alerts.append(.expiresBeforeDue(on: end)) }

            if let first { alerts.append(.passedOver(first)) }
            if let lesson { alerts.append(.keptForLesson(lesson)) }
            if let kept = found.setAside, kept.borrower != borrower {
                try journal.update(kept, in: database) { $0.waitAgain() }
            }
            let loan = try journal.insert(
                LoanRow(
                    copy: copy, borrower: borrower, lentOn: stamp.day, dueOn: dueOn,
                    lentToStatus: reader.details.status, lentToClass: reader.details.schoolClass),
                in: database)
            if let own {
                alerts.append(.reservedBySelf)
                try fulfil(own, with: copy, stamp, &journal)
            }
            let awaited = try reading.waiting(for: found.row.record, on: stamp.day).count
            if awaited > 0 { alerts.append(.awaited(count: awaited)) }
            return LoanOutcome(
                loan: loan.known, copy: copy, borrower: borrower, dueOn: dueOn, alerts: alerts)
        }
    }

    private func checkState(of copy: DeskCopy, for borrower: ID<Borrower>) throws {
        if let loan = copy.loan {
            if loan.borrower == borrower { throw LoanRefusal.alreadyHasIt(dueOn: loan.dueOn) }
            throw LoanRefusal.alreadyLent(to: try holder(loan.borrower), since: loan.lentOn)
        }
        switch copy.row.status {
        case .inService: break
        case .consultationOnly: throw LoanRefusal.consultationOnly
        case .lost: throw LoanRefusal.lost
        case .withdrawn: throw LoanRefusal.withdrawn
        }
    }

    /// Nobody takes the copy of those who came before.
    ///
    /// - Returns: the borrower's own reservation, which the loan answers; who is passed over if the copy is lent.
    private func queue(before borrower: ID<Borrower>, for copy: DeskCopy, on day: Day) throws
        -> (own: ReservationRow?, passedOver: ID<Borrower>?)
    {
        let own = try ReservationRow.fetchOne(
            database.cachedStatement(
                sql: "SELECT * FROM reservation WHERE record = ? AND borrower = ? AND closedOn IS NULL"),
            arguments: [copy.row.record, borrower])
        if let kept = copy.setAside {
            return kept.borrower == borrower ? (kept, nil) : (own, kept.borrower)
        }
        // Whoever has another copy set aside gives that one up for this one.
        if own?.state == .setAside { return (own, nil) }
        let before = try reading.waiting(for: copy.row.record, on: day).prefix { $0.borrower != borrower }
        guard let first = before.first else { return (own, nil) }
        let free = try reading.freeCopies(of: copy.row.record).count
        return (own, free <= before.count ? first.borrower : nil)
    }

    private func alerts(for reader: Borrower, of type: String, terms: LoanTerms, on day: Day) throws
        -> [LoanAlert]
    {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(sum(loan.dueOn < :day), 0), coalesce(sum(record.documentType = :type), 0)
                    FROM loan JOIN copy ON copy.id = loan.copy JOIN record ON record.id = copy.record
                    WHERE loan.borrower = :reader AND loan.returnedOn IS NULL
                    """),
            arguments: ["day": day, "type": type, "reader": reader.id])
        guard let row else { return [] }
        let (count, overdue, ofType): (Int, Int, Int) = (row[0], row[1], row[2])
        var alerts: [LoanAlert] = []
        if count >= terms.most { alerts.append(.overLimit(count: count + 1, most: terms.most)) }
        if let most = terms.mostOfType, ofType >= most {
            alerts.append(.overLimitOfType(type, count: ofType + 1, most: most))
        }
        if overdue > 0 { alerts.append(.hasOverdue(count: overdue)) }
        return alerts
    }

    /// The reservation is answered; a copy that waited at the desk for it, and is not the one lent, goes to the next.
    private func fulfil(
        _ reservation: ReservationRow, with copy: ID<Copy>, _ stamp: Stamp, _ journal: inout Journal
    )
        throws
    {
        try journal.update(reservation, in: database) {
            $0.state = .lent
            $0.copy = copy
            $0.setAsideUntil = nil
            $0.closedOn = stamp.day
        }
        if let other = reservation.copy, reservation.state == .setAside, other != copy {
            _ = try passOn(other, stamp, &journal)
        }
    }
}
