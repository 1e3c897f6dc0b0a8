import Foundation
import Storage

/// What the tile of one portal has to show to one person: made by whoever asks the portal, shown by the espaces. A
/// plain value: nothing in it says whether the portal is on this machine.
package struct CdiTile: Equatable, Sendable {
    /// The school of the portal, which names it in addresses and forms.
    package var portal: RNE
    /// « CDI du collège Les Tilleuls »: the title of the tile (W-03).
    package var name: String
    package var tooltip: String
    /// The home page of the portal, for whoever opens it without signing in.
    package var address: String
    /// The borrowings of the person; nil: none to show (a guardian, somebody whom the portal does not know).
    package var own: Holdings?
    /// A guardian's children, by first name; empty for everybody else.
    package var children: [Child]
    /// Hours of today and of the days after it; empty: the portal does not say.
    package var hours: [DayHours]
    /// When the portal gave what is shown here; nil: it never answered.
    package var answeredAt: Date?
    /// Why nothing newer is known, as a sentence for the reader; nil: all is well.
    package var unavailable: String?

    package init(portal: RNE, name: String, tooltip: String = "", address: String) {
        self.portal = portal
        self.name = name
        self.tooltip = tooltip
        self.address = address
        own = nil
        children = []
        hours = []
        answeredAt = nil
        unavailable = nil
    }
}

extension CdiTile {
    /// What somebody holds, has held and waits for.
    package struct Holdings: Codable, Equatable, Sendable {
        /// Those that are late first, then by due date.
        package var loans: [Loan]
        /// Returned, the last first; empty: nothing to show on demand.
        package var history: [Loan]
        /// Set aside first, then by place in the queue.
        package var reservations: [Reservation]

        package init(loans: [Loan] = [], history: [Loan] = [], reservations: [Reservation] = []) {
            self.loans = loans
            self.history = history
            self.reservations = reservations
        }
    }

    package struct Loan: Codable, Equatable, Sendable {
        package var title: String
        /// The page of the document on the portal; empty: not known.
        package var address: String
        /// Call number, kind, copy: shown when the title is pointed at.
        package var comment: String
        package var borrowedOn: Day
        package var dueOn: Day
        /// As the portal says, which knows its days of closing.
        package var isLate: Bool
        package var returnedOn: Day?
        /// What names the loan to the portal in « Prolonger »; nil: it cannot be renewed from here.
        package var renewal: String?

        package init(
            title: String, address: String = "", comment: String = "", borrowedOn: Day, dueOn: Day,
            isLate: Bool = false, returnedOn: Day? = nil, renewal: String? = nil,
        ) {
            self.title = title
            self.address = address
            self.comment = comment
            self.borrowedOn = borrowedOn
            self.dueOn = dueOn
            self.isLate = isLate
            self.returnedOn = returnedOn
            self.renewal = renewal
        }
    }

    package struct Reservation: Codable, Equatable, Sendable {
        package var title: String
        package var address: String
        package var isSetAside: Bool
        /// The last day on which what is set aside is kept.
        package var keptUntil: Day?
        /// In the queue, from 1; 0: not known.
        package var place: Int

        package init(
            title: String, address: String = "", isSetAside: Bool, keptUntil: Day? = nil, place: Int = 0,
        ) {
            self.title = title
            self.address = address
            self.isSetAside = isSetAside
            self.keptUntil = keptUntil
            self.place = place
        }
    }

    /// A child as a guardian sees them: numbers, and titles only when the pupil opened them.
    package struct Child: Codable, Equatable, Sendable {
        package var firstName: String
        package var loans: Int
        package var late: Int
        package var setAside: Int
        /// What the pupil opened to their guardians; nil: numbers only.
        package var opened: Holdings?

        package init(firstName: String, loans: Int, late: Int, setAside: Int = 0, opened: Holdings? = nil) {
            self.firstName = firstName
            self.loans = loans
            self.late = late
            self.setAside = setAside
            self.opened = opened
        }
    }

    /// When the library is open on a day; no span: it is closed.
    package struct DayHours: Codable, Equatable, Sendable {
        package var day: Day
        package var spans: [Span]
        /// « Toussaint »; empty: none is given.
        package var reason: String

        package init(day: Day, spans: [Span], reason: String = "") {
            self.day = day
            self.spans = spans
            self.reason = reason
        }

        /// Minutes since midnight.
        package struct Span: Codable, Equatable, Sendable {
            package var opensAt: Int
            package var closesAt: Int

            package init(opensAt: Int, closesAt: Int) {
                self.opensAt = opensAt
                self.closesAt = closesAt
            }
        }
    }
}
