import Formats
import Library
import Storage

/// The loans of somebody whom a campus asks about, as this portal answers: by their opaque key, never by a name (O-01).
struct LoansPaper {
    let library: LibraryReading
    let place: Place
    let today: Day
    /// UTC, to the second.
    let instant: String
    /// How much of the history is told; -1: all of it.
    var mostHistory = -1

    private static let daysOfHours = 8

    /// Nil: nobody here has this key.
    func answer(of key: String) throws -> LoansAnswer? {
        guard !key.isEmpty, let reader = try library.borrowers.borrower(entKey: key) else { return nil }
        let circulation = library.circulation
        let loans = try circulation.currentLoans(of: reader.id)
        let calendar = try circulation.calendar(from: today)
        let renewals = try circulation.renewals(of: loans, by: reader, on: today, calendar: calendar)
        let since = try library.retentionRules().firstDayOfHistory(on: today)
        var answer = answer(with: calendar)
        for loan in loans {
            var line = line(loan)
            if case .success = renewals[loan.id] { line.mayBeRenewed = true }
            if loan.isOverdue(on: today) { answer.late.append(line) } else { answer.current.append(line) }
        }
        answer.history = try circulation.history(
            of: reader.id, since: since, limit: mostHistory
        ).map(line)
        answer.reservations = try circulation.openReservations(of: reader.id).map { reservation in
            LoansAnswer.Reservation(
                title: reservation.record.title, address: address(of: reservation.record),
                isSetAside: reservation.state == .setAside,
                keptUntil: reservation.setAsideUntil?.description ?? "", place: reservation.place ?? 0)
        }
        return answer
    }

    /// What is the same for everybody: the hours of the library.
    func answer() throws -> LoansAnswer {
        answer(with: try library.circulation.calendar(from: today))
    }

    private func answer(with calendar: OpeningCalendar) -> LoansAnswer {
        var answer = LoansAnswer(account: place.permanentAddress(of: .space(.loans)), readAt: instant)
        guard !calendar.week.isEmpty || !calendar.exceptions.isEmpty else { return answer }
        answer.hours = (0..<Self.daysOfHours).map { offset in
            let day = today + offset
            let spans = calendar.hours(on: day)
            let reason = calendar.closure(on: day)?.label ?? PublicHoliday.name(of: day) ?? ""
            return LoansAnswer.Hours(
                day: day.description, spans: spans.map { $0.opensAt..<$0.closesAt },
                reason: spans.isEmpty ? reason : "")
        }
        return answer
    }

    private func line(_ loan: Loan) -> LoansAnswer.Loan {
        LoansAnswer.Loan(
            key: "l_\(loan.id)", title: loan.record.title, lentOn: loan.lentOn.description,
            dueOn: loan.dueOn.description, returnedOn: loan.returnedOn?.description ?? "",
            address: address(of: loan.record), callNumber: loan.record.callNumber,
            medium: loan.record.documentType, copyNumber: loan.copyNumber ?? "")
    }

    private func address(of record: Record) -> String { place.permanentAddress(of: .record(record.id)) }
}
