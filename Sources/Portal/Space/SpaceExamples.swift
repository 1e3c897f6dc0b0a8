import Formats
import Library
import Storage

/// The views of a reader's space as the contract test shows them: nothing, one, many, long, hostile.
extension Examples {
    static let holder = Holder(id: ID(1), name: hostile, schoolClass: hostile)
    static let account = Account(
        id: ID(1), login: "zoe", name: hostile, role: .member, borrower: ID(1),
        signedInAt: "2026-11-21T11:00:00Z")

    static func menu(_ page: SpacePage, late: Int = 1) -> SpaceMenu {
        SpaceMenu(name: hostile, summary: summary(late: late), current: page, seenFrom: view)
    }

    static func summary(late: Int) -> AccountSummary {
        AccountSummary(
            loans: late + 2, overdue: late, nextDueOn: view.today + 1, reservations: 2, setAside: 1,
            setAsideUntil: view.today + 4)
    }

    static func loan(_ text: String, id: Int64 = 1, due: Int) -> Loan {
        Loan(
            id: ID(id), copy: ID(id), copyNumber: text, record: record(text, id: id), borrower: holder,
            lentOn: view.today - 20, dueOn: view.today + due, returnedOn: nil, renewals: 0)
    }

    static func loans(_ text: String, count: Int) -> LoansOfReader {
        let loans = (0..<count).map { loan(text, id: Int64($0 + 1), due: $0 - 3) }
        let refusals: [RenewalRefusal] = [
            .alreadyReturned, .temporaryUser, .closedAccount, .expired(on: view.today), .unknownLoan,
            .overdue(since: view.today), .limitReached(0), .limitReached(2), .awaited(count: 1),
            .awaited(count: 3), .tooEarly(dueOn: view.today),
        ]
        return LoansOfReader(
            loans: loans,
            renewals: Dictionary(
                uniqueKeysWithValues: loans.enumerated().map {
                    (
                        $0.element.id,
                        $0.offset.isMultiple(of: 2)
                            ? .success(view.today + 21) : .failure(refusals[$0.offset % refusals.count])
                    )
                }),
            next: [ID(1): record(text, id: 2)],
            calendarKey: SecretToken(random: [1, 2, 3] + Array(4...32)).text)
    }

    static func reservation(_ text: String, _ state: ReservationState, id: Int64 = 1) -> Reservation {
        Reservation(
            id: ID(id), record: record(text, id: id), borrower: holder, state: state,
            requestedOn: view.today - 2, copy: ID(1), copyNumber: text,
            setAsideUntil: state == .setAside ? view.today + 4 : nil, closedOn: nil,
            place: state.isWaiting ? Int(id) : nil)
    }

    static func list(_ text: String, shared: Bool = true) -> ReadingList {
        ReadingList(
            id: ID(1), name: text, note: text, changedOn: view.today,
            shareKey: shared ? SecretToken(random: Array(1...32)).text : nil, count: 3)
    }

    static func entries(_ text: String, count: Int) -> [ReadingList.Entry] {
        (0..<count).map {
            ReadingList.Entry(
                record: record(text, id: Int64($0 + 1)),
                availability: .onShelf(callNumber: text, location: text, count: 1),
                note: $0.isMultiple(of: 2) ? text : "")
        }
    }

    static func review(_ text: String, _ state: ReviewState, id: Int64 = 1) -> Review {
        Review(
            id: ID(id), record: record(text, id: id), author: state == .refused ? nil : holder, stars: 3,
            text: text, state: state, writtenOn: view.today, judgedBy: state == .toModerate ? "" : text)
    }

    static func search(_ text: String) -> SavedSearch {
        SavedSearch(
            id: ID(1), name: text, query: Library.Search(text: text).saved, seenOn: view.today,
            seenRecord: ID(1))
    }

    static func recordDesk(_ details: RecordDetails, _ text: String) -> RecordDesk {
        RecordDesk(
            details,
            RecordAtDesk(
                visitor: .known(account), reservation: .alreadyReserved(place: 2), lists: [list(text)],
                holding: [list(text)],
                reviews: ReviewSummary(
                    count: 12, tenths: 43,
                    approved: [.init(stars: 4, text: text, writtenOn: view.today)]),
                own: review(text, .toModerate)),
            refusal: text, token: text, seenFrom: view)
    }

    static let hours = HoursBox(
        OpeningCalendar(
            week: (1...5).map { OpeningHours(weekday: $0, opensAt: 510, closesAt: 1050) },
            closures: [Closure(firstDay: view.today, lastDay: view.today + 3, label: hostile)]), at: 600,
        seenFrom: view)
}

extension LoansView {
    static let examples = [
        LoansView(LoansOfReader(), menu: Examples.menu(.loans), token: "", seenFrom: Examples.view),
        LoansView(
            LoansOfReader(), onlyLate: true, menu: Examples.menu(.overdue), token: "", seenFrom: Examples.view
        ),
        LoansView(
            Examples.loans(Examples.hostile, count: 1), menu: Examples.menu(.loans),
            refusal: Examples.hostile, token: Examples.hostile, seenFrom: Examples.view),
        LoansView(
            Examples.loans(Examples.long, count: 30), menu: Examples.menu(.loans), token: "x",
            seenFrom: Examples.view),
        LoansView(
            outsider: SpaceMenu(name: "M. Martin", summary: nil, current: .loans, seenFrom: Examples.view)),
    ]
}

extension OwnReservationsView {
    static let examples = [
        OwnReservationsView([], menu: Examples.menu(.reservations), token: "", seenFrom: Examples.view),
        OwnReservationsView(
            ReservationState.allCases.enumerated().map {
                Examples.reservation(Examples.hostile, $0.element, id: Int64($0.offset + 1))
            },
            menu: Examples.menu(.reservations), refusal: Examples.hostile, token: Examples.hostile,
            seenFrom: Examples.view),
        OwnReservationsView(
            [Examples.reservation(Examples.long, .requested)], menu: Examples.menu(.reservations), token: "x",
            seenFrom: Examples.view),
    ]
}

extension HistoryView {
    static let examples = [
        HistoryView([], months: 0, menu: Examples.menu(.history), seenFrom: Examples.view),
        HistoryView(
            (1...200).map { Examples.loan(Examples.hostile, id: $0, due: 0) }, months: 4,
            menu: Examples.menu(.history), seenFrom: Examples.view),
    ]
}

extension ListsView {
    static let examples = [
        ListsView([], menu: Examples.menu(.lists), token: "", seenFrom: Examples.view),
        ListsView(
            [Examples.list(Examples.hostile), Examples.list(Examples.long, shared: false)],
            menu: Examples.menu(.lists), refusal: Examples.hostile,
            typed: (Examples.hostile, Examples.hostile), token: Examples.hostile, seenFrom: Examples.view),
    ]
}

extension ListView {
    static let examples = [
        ListView(
            Examples.list("Vide", shared: false), [], menu: Examples.menu(.lists), token: "",
            seenFrom: Examples.view),
        ListView(
            Examples.list(Examples.hostile), Examples.entries(Examples.hostile, count: 3),
            menu: Examples.menu(.lists), refusal: Examples.hostile,
            typed: (Examples.hostile, Examples.hostile), token: Examples.hostile, seenFrom: Examples.view),
        ListView(
            Examples.list(Examples.long), Examples.entries(Examples.long, count: 1),
            menu: Examples.menu(.lists), token: "x", seenFrom: Examples.view),
    ]
}

extension SharedListView {
    static let examples = [
        SharedListView(Examples.list("Vide"), [], seenFrom: Examples.view),
        SharedListView(
            Examples.list(Examples.hostile), Examples.entries(Examples.hostile, count: 30),
            seenFrom: Examples.view),
    ]
}

extension SearchesView {
    static let examples = [
        SearchesView([], menu: Examples.menu(.searches), token: "", seenFrom: Examples.view),
        SearchesView(
            [(Examples.search(Examples.hostile), 3), (Examples.search(Examples.long), 0)],
            menu: Examples.menu(.searches), refusal: Examples.hostile, token: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension ReviewsView {
    static let examples = [
        ReviewsView([], menu: Examples.menu(.reviews), token: "", seenFrom: Examples.view),
        ReviewsView(
            ReviewState.allCases.enumerated().map {
                Examples.review(Examples.hostile, $0.element, id: Int64($0.offset + 1))
            }, menu: Examples.menu(.reviews), token: Examples.hostile, seenFrom: Examples.view),
    ]
}

extension DataView {
    static let examples = [
        DataView(
            PersonalData(
                borrower: nil, loans: [], history: [], reservations: [], lists: [], searches: [], reviews: [],
                sessions: [],
                hasCalendar: false, events: [], retention: RetentionRules()),
            of: Examples.account, menu: Examples.menu(.data), token: "", seenFrom: Examples.view),
        DataView(
            PersonalData(
                borrower: Borrower(
                    id: ID(1), kind: .temporary,
                    details: BorrowerDetails(
                        number: Examples.hostile, name: Examples.hostile, status: Examples.hostile,
                        schoolClass: Examples.long, entKey: Examples.hostile, bornOn: Examples.view.today,
                        expiresOn: Examples.view.today, isClosed: true, email: Examples.hostile,
                        note: Examples.hostile)),
                loans: [Examples.loan(Examples.hostile, due: -3)],
                history: [Examples.loan(Examples.hostile, due: 3)],
                reservations: ReservationState.allCases.map { Examples.reservation(Examples.hostile, $0) },
                lists: [(Examples.list(Examples.hostile), Examples.entries(Examples.hostile, count: 3))],
                searches: [Examples.search(Examples.hostile)],
                reviews: ReviewState.allCases.map { Examples.review(Examples.hostile, $0) },
                sessions: [
                    OpenSession(
                        hash: "x", openedAt: "2026-11-21T11:00:00Z",
                        endsAt: "2026-11-21T21:00:00Z", device: Examples.hostile)
                ],
                hasCalendar: true,
                events: AccountEvent.Action.allCases.map {
                    AccountEvent(
                        borrower: ID(1), actor: Examples.hostile, action: $0, at: "2026-11-21T11:00:00Z")
                },
                retention: RetentionRules()),
            of: Examples.account, menu: Examples.menu(.data), token: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

extension ModerationView {
    static let examples = [
        ModerationView([], in: .toModerate, page: 1, counts: [:], token: "", seenFrom: Examples.view),
        ModerationView(
            ReviewState.allCases.enumerated().map {
                Examples.review(Examples.hostile, $0.element, id: Int64($0.offset + 1))
            }, in: nil, page: 2, counts: [.toModerate: 40, .approved: 40, .refused: 1],
            judged: Examples.review(Examples.hostile, .approved), token: Examples.hostile,
            seenFrom: Examples.view),
    ]
}
