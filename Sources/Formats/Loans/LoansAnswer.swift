/// What a portal answers when it is asked for somebody's loans: one paper, the same from e-sidoc and from us.
///
/// Days are ISO 8601 texts, as they travel. Beyond what e-sidoc answers, ours says when it was read, which loans may be
/// renewed, what waits at the desk, and the hours of the library: a reader that knows nothing of that loses nothing.
package struct LoansAnswer: Equatable, Sendable {
    /// The page of the portal where the reader finds all this.
    package var account: String
    /// When the portal read its file, in UTC; empty: it does not say.
    package var readAt: String
    /// By due day, like `current`.
    package var late: [Loan]
    package var current: [Loan]
    /// The last returned first.
    package var history: [Loan]
    /// What waits at the desk first.
    package var reservations: [Reservation]
    /// Today and the days after it; empty: the portal does not say.
    package var hours: [Hours]

    package struct Loan: Equatable, Sendable {
        package var key: String
        package var title: String
        package var lentOn: String
        package var dueOn: String
        /// Only in the history.
        package var returnedOn: String
        /// The page of the document.
        package var address: String
        package var callNumber: String
        package var medium: String
        package var copyNumber: String
        package var mayBeRenewed: Bool

        package init(
            key: String, title: String, lentOn: String, dueOn: String, returnedOn: String = "",
            address: String = "", callNumber: String = "", medium: String = "", copyNumber: String = "",
            mayBeRenewed: Bool = false,
        ) {
            self.key = key
            self.title = title
            self.lentOn = lentOn
            self.dueOn = dueOn
            self.returnedOn = returnedOn
            self.address = address
            self.callNumber = callNumber
            self.medium = medium
            self.copyNumber = copyNumber
            self.mayBeRenewed = mayBeRenewed
        }
    }

    package struct Reservation: Equatable, Sendable {
        package var title: String
        package var address: String
        package var isSetAside: Bool
        package var keptUntil: String
        /// In the queue, from 1; 0 where it is not said.
        package var place: Int

        package init(
            title: String, address: String = "", isSetAside: Bool, keptUntil: String = "", place: Int = 0,
        ) {
            self.title = title
            self.address = address
            self.isSetAside = isSetAside
            self.keptUntil = keptUntil
            self.place = place
        }
    }

    package struct Hours: Equatable, Sendable {
        package var day: String
        /// Minutes since midnight; none: closed.
        package var spans: [Range<Int>]
        /// « Toussaint »
        package var reason: String

        package init(day: String, spans: [Range<Int>], reason: String = "") {
            self.day = day
            self.spans = spans
            self.reason = reason
        }
    }

    package init(
        account: String = "", readAt: String = "", late: [Loan] = [], current: [Loan] = [],
        history: [Loan] = [], reservations: [Reservation] = [], hours: [Hours] = [],
    ) {
        self.account = account
        self.readAt = readAt
        self.late = late
        self.current = current
        self.history = history
        self.reservations = reservations
        self.hours = hours
    }

    package static let contentType = "application/json"
}
