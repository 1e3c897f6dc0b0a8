import Foundation
import GRDB
import Storage

/// A gesture with what it gave: what the page after it says.
package struct MadeGesture: Equatable, Sendable {
    package let gesture: Gesture
    package let outcome: GestureOutcome

    package init(gesture: Gesture, outcome: GestureOutcome) {
        self.gesture = gesture
        self.outcome = outcome
    }
}

/// What any gesture gave.
package enum GestureOutcome: Equatable, Sendable {
    case lent(LoanOutcome)
    case givenBack(ReturnOutcome)
    case renewed(RenewalOutcome)
    /// Asked for, or confirmed.
    case reserved(ReservationOutcome)
    case setAside(SetAsideOutcome)
    /// Cancelled, or not fetched in time.
    case closed(ClosingOutcome)
    /// Lost, found, damaged, or with a note.
    case marked(CopyOutcome)
    case postponed(PostponingOutcome)
    case undone(UndoOutcome)

    init(_ kind: Gesture.Kind, stored: Data) throws {
        func outcome<Outcome: Decodable>() throws -> Outcome {
            try JSONDecoder().decode(Outcome.self, from: stored)
        }
        switch kind {
        case .lend: self = .lent(try outcome())
        case .giveBack: self = .givenBack(try outcome())
        case .renew: self = .renewed(try outcome())
        case .reserve, .validate: self = .reserved(try outcome())
        case .setAside: self = .setAside(try outcome())
        case .cancel, .expire: self = .closed(try outcome())
        case .markLost, .markFound, .markDamaged, .annotate: self = .marked(try outcome())
        case .postpone: self = .postponed(try outcome())
        case .undo: self = .undone(try outcome())
        }
    }
}

extension CirculationReading {
    /// Nil if there is no such gesture, or if it was forgotten with the loans that are no longer anybody's.
    package func gesture(_ id: ID<Gesture>) throws -> MadeGesture? {
        try made("gesture.id = ?", id.databaseValue)
    }

    /// The gesture that a form has already made.
    package func gesture(token: String) throws -> MadeGesture? {
        try made("gesture.token = ?", token.databaseValue)
    }

    private func made(_ condition: String, _ value: DatabaseValue) throws -> MadeGesture? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(Gesture.columns), outcome FROM gesture WHERE \(condition)"),
            arguments: [value])
        guard let row, let gesture = Gesture(row) else { return nil }
        return MadeGesture(
            gesture: gesture, outcome: try GestureOutcome(gesture.kind, stored: row["outcome"]))
    }
}
