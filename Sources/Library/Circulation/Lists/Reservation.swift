import Storage

/// A reader's turn for a document, whichever of its copies comes first.
package struct Reservation: Equatable, Sendable {
    package let id: ID<Reservation>
    package let record: Record
    package let borrower: Holder
    package let state: ReservationState
    package let requestedOn: Day
    /// The one that waits at the desk.
    package let copy: ID<Copy>?
    package let copyNumber: String?
    package let setAsideUntil: Day?
    package let closedOn: Day?
    /// From 1 among those who wait; nil once a copy is set aside, or all is over.
    package let place: Int?

    package init(
        id: ID<Reservation>, record: Record, borrower: Holder, state: ReservationState, requestedOn: Day,
        copy: ID<Copy>?, copyNumber: String?, setAsideUntil: Day?, closedOn: Day?, place: Int?
    ) {
        self.id = id
        self.record = record
        self.borrower = borrower
        self.state = state
        self.requestedOn = requestedOn
        self.copy = copy
        self.copyNumber = copyNumber
        self.setAsideUntil = setAsideUntil
        self.closedOn = closedOn
        self.place = place
    }
}

/// « Demandée → validée → mise de côté (jusqu’au …) → prêtée | expirée | annulée ».
package enum ReservationState: String, Codable, CaseIterable, Sendable {
    case requested, validated, setAside, lent, expired, cancelled

    /// No copy yet.
    package var isWaiting: Bool { self == .requested || self == .validated }
    package var isOpen: Bool { isWaiting || self == .setAside }
}
