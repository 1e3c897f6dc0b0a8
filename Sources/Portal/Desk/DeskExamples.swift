import Foundation
import Library
import Storage
import Templating

/// What the views of the desk are shown with before librarians see them.
extension Examples {
    static func deskForms(_ place: DeskPlace = DeskPlace(), isOfReservations: Bool = false) -> DeskForms {
        DeskForms(
            view, zone: .gmt, token: hostile, place: place, isOfReservations: isOfReservations)
    }

    static func borrower(_ text: String, kind: BorrowerKind = .regular) -> Borrower {
        Borrower(
            id: ID(7), kind: kind,
            details: BorrowerDetails(
                number: text, name: text, status: text, schoolClass: text, expiresOn: view.today, note: text))
    }

    static func holder(_ text: String) -> Holder { Holder(id: ID(8), name: text, schoolClass: text) }

    static func loan(_ text: String, id: Int64 = 1, dueOn: Day = view.today) -> Loan {
        Loan(
            id: ID(id), copy: ID(1), copyNumber: text, record: record(text), borrower: holder(text),
            lentOn: view.today - 21, dueOn: dueOn, returnedOn: nil, renewals: 1)
    }

    static func reservation(
        _ text: String, _ state: ReservationState = .requested, id: Int64 = 1, until: Day? = nil,
    ) -> Reservation {
        Reservation(
            id: ID(id), record: record(text, id: id), borrower: holder(text), state: state,
            requestedOn: view.today - 2, copy: until == nil ? nil : ID(1),
            copyNumber: until == nil ? nil : text,
            setAsideUntil: until, closedOn: nil, place: until == nil ? 1 : nil)
    }

    static func copyAtDesk(_ text: String, isOut: Bool = false, isKept: Bool = false) -> CopyAtDesk {
        CopyAtDesk(
            copy: copy(text, dueOn: isOut ? view.today - 3 : nil), record: record(text),
            loan: isOut ? loan(text) : nil,
            keptFor: isKept ? reservation(text, .setAside, until: view.today + 2) : nil)
    }

    static func made(_ kind: Gesture.Kind, _ outcome: GestureOutcome, _ text: String) -> GestureFacts {
        GestureFacts(
            made: MadeGesture(gesture: gesture(kind), outcome: outcome), isRepeat: true,
            copy: copyAtDesk(text), borrower: borrower(text), loan: loan(text),
            reservation: reservation(text, .setAside, until: view.today + 2), passedOver: borrower(text))
    }

    static func gesture(_ kind: Gesture.Kind, id: Int64 = 1, isUndone: Bool = false) -> Gesture {
        Gesture(
            id: ID(id), kind: kind, actor: hostile, madeAt: "2026-11-21T08:05:00Z", borrower: ID(7),
            copy: ID(1),
            isUndone: isUndone)
    }

    /// A desk on which everything is.
    static func desk(_ text: String, loans: Int) -> DeskFacts {
        DeskFacts(
            person: PersonFacts(
                borrower: borrower(text, kind: .temporary),
                loans: (0..<loans).map {
                    loan(text, id: Int64($0 + 1), dueOn: view.today - 2 + $0)
                },
                reservations: [reservation(text), reservation(text, .setAside, until: view.today)], most: 4),
            copy: CopyFacts(atDesk: copyAtDesk(text, isOut: true), awaitedBy: nil),
            choice: ChoiceFacts(
                typed: text, people: [borrower(text)],
                copies: [copyAtDesk(text), copyAtDesk(text, isOut: true)],
                documents: [found(text, .reserved)]),
            gestures: Gesture.Kind.allCases.enumerated().map { place, kind in
                GestureLine(
                    gesture: gesture(kind, id: Int64(place + 1), isUndone: place.isMultiple(of: 3)),
                    record: place == 2 ? nil : record(text), copyNumber: text, borrower: holder(text))
            },
            counters: DeskCounters(loans: 1234, returns: 1, toFetch: 2, requests: 0))
    }
}

extension DeskView {
    static let examples: [DeskView] = {
        let outcome = LoanOutcome(
            loan: ID(1), copy: ID(1), borrower: ID(7), dueOn: Examples.view.today + 21,
            alerts: [.overLimit(count: 5, most: 4), .awaited(count: 2)])
        var told = Examples.desk(Examples.hostile, loans: 0)
        told.choice = nil
        told.made = Examples.made(.lend, .lent(outcome), Examples.hostile)
        let place = DeskPlace(person: ID(7), mode: .giveBack, typed: Examples.hostile)
        return [
            DeskView(DeskFacts(), in: DeskPlace(), forms: Examples.deskForms()),
            DeskView(
                Examples.desk(Examples.long, loans: 20), in: place, forms: Examples.deskForms(place)),
            DeskView(told, in: place, forms: Examples.deskForms(place)),
            DeskView(
                Examples.desk(Examples.hostile, loans: 1), in: place,
                refusing: .loan(
                    .alreadyLent(to: Examples.holder(Examples.hostile), since: Examples.view.today)),
                forms: Examples.deskForms(place)),
        ]
    }()
}

extension ReservationsView {
    static let examples: [ReservationsView] = {
        func facts(_ text: String, count: Int) -> ReservationFacts {
            var facts = ReservationFacts()
            facts.toFetch = (0..<count).map { _ in
                ToFetch(reservation: Examples.reservation(text), copy: Examples.copy(text))
            }
            facts.open = (1...max(1, count)).flatMap { place in
                let id = Int64(place * 3)
                return [
                    Examples.reservation(text, id: id), Examples.reservation(text, .validated, id: id + 1),
                    Examples.reservation(
                        text, .setAside, id: id + 2, until: Examples.view.today - 1 + place % 3),
                ]
            }
            facts.expired = [Examples.reservation(text, .expired, id: 999)]
            facts.lessonHolds = count
            for reservation in facts.open + facts.expired {
                facts.free[reservation.record.id] = [Examples.copy(text), Examples.copy(text)]
                facts.kept[reservation.id] = Examples.copy(text)
            }
            return facts
        }
        let forms = Examples.deskForms(isOfReservations: true)
        var hostile = facts(Examples.hostile, count: 1)
        hostile.made = Examples.made(
            .cancel, .closed(ClosingOutcome(reservation: ID(1), copy: ID(1), next: ID(2))), Examples.hostile)
        return [
            ReservationsView(ReservationFacts(), forms: forms),
            ReservationsView(facts(Examples.long, count: 40), forms: forms),
            ReservationsView(hostile, forms: forms),
            ReservationsView(
                ReservationFacts(), refusing: .reservation(.isOver(.cancelled)), forms: forms),
        ]
    }()
}
