import Library
import Storage

/// Whatever the desk refused, to be said in the band.
enum DeskRefusal: Equatable {
    case entry(EntryRefusal)
    /// The number of a copy of another portal of the campus.
    case copyOfNeighbour(number: String, portal: String)
    case loan(LoanRefusal)
    /// It came back, and is not lent again.
    case loanAfterReturn(LoanRefusal)
    case giveBack(ReturnRefusal)
    case renewal(RenewalRefusal)
    case reservation(ReservationRefusal)
    case copy(CopyRefusal)
    case undo(UndoRefusal)
    case gesture(GestureRefusal)

    /// Nil for what is no refusal.
    init?(_ error: any Error) {
        switch error {
        case let refusal as EntryRefusal: self = .entry(refusal)
        case let refusal as LoanRefusal: self = .loan(refusal)
        case let half as ReturnedOnly: self = .loanAfterReturn(half.refusal)
        case let refusal as ReturnRefusal: self = .giveBack(refusal)
        case let refusal as RenewalRefusal: self = .renewal(refusal)
        case let refusal as ReservationRefusal: self = .reservation(refusal)
        case let refusal as CopyRefusal: self = .copy(refusal)
        case let refusal as UndoRefusal: self = .undo(refusal)
        case let refusal as GestureRefusal: self = .gesture(refusal)
        default: return nil
        }
    }

    func sentence(for facts: DeskFacts, today: Day) -> String {
        switch self {
        case .entry(let refusal): Wording.refusal(refusal)
        case .copyOfNeighbour(let number, let portal):
            "Le n°\u{A0}\(number) est celui d’un exemplaire d’un autre portail\u{A0}: \(portal). Il se rend et se prête là-bas."
        case .loan(let refusal): sentence(refusal, facts, today)
        case .loanAfterReturn(let refusal):
            "Le retour est fait, mais pas le prêt. " + sentence(refusal, facts, today)
        case .giveBack(let refusal): Wording.refusal(refusal, copy: facts.copy?.atDesk, today: today)
        case .renewal(let refusal): Wording.refusal(refusal, today: today)
        case .reservation(let refusal): Wording.refusal(refusal, today: today)
        case .copy(let refusal): Wording.refusal(refusal)
        case .undo(let refusal): Wording.refusal(refusal)
        case .gesture(let refusal): Wording.refusal(refusal)
        }
    }

    private func sentence(_ refusal: LoanRefusal, _ facts: DeskFacts, _ today: Day) -> String {
        Wording.refusal(
            refusal, reader: facts.person?.borrower.name ?? "Ce lecteur", copy: facts.copy?.atDesk,
            today: today)
    }
}

/// The copy was given back, but could not be lent again.
struct ReturnedOnly: Error {
    let refusal: LoanRefusal
}
