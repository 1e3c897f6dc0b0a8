import Formats
import School
import Storage

/// What a portal answered, as a tile has it.
extension CdiTile.Holdings {
    init(_ answer: LoansAnswer, mayRenew: Bool) {
        self.init(
            loans: answer.late.compactMap { CdiTile.Loan($0, isLate: true) }
                + answer.current.compactMap { CdiTile.Loan($0, mayRenew: mayRenew) },
            history: answer.history.compactMap { CdiTile.Loan($0) },
            reservations: answer.reservations.map {
                CdiTile.Reservation(
                    title: $0.title, address: $0.address, isSetAside: $0.isSetAside,
                    keptUntil: Day($0.keptUntil), place: $0.place)
            })
    }
}

extension CdiTile.Loan {
    /// Nil when the portal gave no due day that is one.
    init?(_ loan: LoansAnswer.Loan, isLate: Bool = false, mayRenew: Bool = false) {
        guard let dueOn = Day(loan.dueOn) else { return nil }
        let copy = loan.copyNumber.isEmpty ? "" : "exemplaire \(loan.copyNumber)"
        self.init(
            title: loan.title, address: loan.address,
            comment: [loan.medium, loan.callNumber, copy].filter { !$0.isEmpty }.joined(separator: " · "),
            borrowedOn: Day(loan.lentOn) ?? dueOn, dueOn: dueOn, isLate: isLate,
            returnedOn: Day(loan.returnedOn), renewal: mayRenew && loan.mayBeRenewed ? loan.key : nil)
    }
}

extension CdiTile.DayHours {
    init?(_ hours: LoansAnswer.Hours) {
        guard let day = Day(hours.day) else { return nil }
        self.init(
            day: day, spans: hours.spans.map { Span(opensAt: $0.lowerBound, closesAt: $0.upperBound) },
            reason: hours.reason)
    }
}
