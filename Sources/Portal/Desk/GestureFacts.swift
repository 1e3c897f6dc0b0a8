import Library
import Storage

/// A gesture with the names of what it was about, as they are now.
struct GestureFacts: Sendable {
    let made: MadeGesture
    let isRepeat: Bool
    /// Of the copy that it was about, or of the loan.
    var copy: CopyAtDesk?
    /// Who borrowed, gave back, asked.
    var borrower: Borrower?
    var loan: Loan?
    /// Made, answered or closed by it; for a return, the one for which the copy is put aside.
    var reservation: Reservation?
    /// Who was passed over by a loan.
    var passedOver: Borrower?
    /// For an undoing: the gesture that is undone.
    var undone: MadeGesture?
}

extension GestureFacts {
    init?(_ mark: GestureMark, in library: LibraryReading) throws {
        let circulation = library.circulation
        guard let made = try circulation.gesture(mark.gesture) else { return nil }
        self.init(made: made, isRepeat: mark.isRepeat)
        var about = made.gesture
        if case .undone(let outcome) = made.outcome {
            undone = try circulation.gesture(outcome.gesture)
            about = undone?.gesture ?? about
        }
        switch made.outcome {
        case .lent(let outcome):
            loan = try circulation.loan(outcome.loan)
            for case .passedOver(let id) in outcome.alerts {
                passedOver = try library.borrowers.borrower(id)
            }
        case .givenBack(let outcome):
            loan = try circulation.loan(outcome.loan)
            reservation = try outcome.setAsideFor.flatMap { try circulation.reservation($0) }
        case .renewed(let outcome): loan = try circulation.loan(outcome.loan)
        case .reserved(let outcome): reservation = try circulation.reservation(outcome.reservation)
        case .setAside(let outcome): reservation = try circulation.reservation(outcome.reservation)
        case .closed(let outcome):
            reservation = try circulation.reservation(outcome.next ?? outcome.reservation)
            copy = try outcome.copy.flatMap { try circulation.copyAtDesk($0) }
        case .marked(let outcome):
            reservation = try outcome.reservation.flatMap { try circulation.reservation($0) }
        case .undone, .postponed: break
        }
        copy = try copy ?? about.copy.flatMap { try circulation.copyAtDesk($0) }
        borrower = try about.borrower.flatMap { try library.borrowers.borrower($0) }
    }
}
