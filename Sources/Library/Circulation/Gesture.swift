import Storage

/// Something done at the desk, or by a reader, that changed loans, reservations or copies.
package struct Gesture: Equatable, Sendable {
    package let id: ID<Gesture>
    package let kind: Kind
    package let actor: String
    /// UTC: `2026-11-21T11:00:00Z`.
    package let madeAt: String
    package let borrower: ID<Borrower>?
    package let copy: ID<Copy>?
    package let isUndone: Bool

    package init(
        id: ID<Gesture>, kind: Kind, actor: String, madeAt: String, borrower: ID<Borrower>?, copy: ID<Copy>?,
        isUndone: Bool
    ) {
        self.id = id
        self.kind = kind
        self.actor = actor
        self.madeAt = madeAt
        self.borrower = borrower
        self.copy = copy
        self.isUndone = isUndone
    }

    package enum Kind: String, Sendable, CaseIterable {
        case lend, giveBack, renew, reserve, validate, setAside, cancel, expire, markLost, markFound,
            markDamaged, annotate
        /// Of many loans at once: of no reader and no copy in particular.
        case postpone
        case undo
    }
}

/// What a gesture gave. `isRepeat`: it had been made already, under the same token, and nothing was done again.
package struct Done<Outcome: Codable & Equatable & Sendable>: Equatable, Sendable {
    package let gesture: ID<Gesture>
    package let outcome: Outcome
    package let isRepeat: Bool

    package init(gesture: ID<Gesture>, outcome: Outcome, isRepeat: Bool) {
        self.gesture = gesture
        self.outcome = outcome
        self.isRepeat = isRepeat
    }
}

/// Why a gesture was not even tried.
package enum GestureRefusal: Error, Equatable {
    /// The token belongs to another gesture: a page that was kept, or forged.
    case tokenOfAnother
}
