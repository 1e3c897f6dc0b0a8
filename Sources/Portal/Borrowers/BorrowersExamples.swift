import Formats
import Foundation
import Library
import Storage
import Templating

/// What the views of borrowers are shown with before librarians see them.
extension Examples {
    static func somebody(_ text: String, id: Int64 = 1, kind: BorrowerKind = .regular) -> Borrower {
        Borrower(
            id: ID(id), kind: kind,
            details: BorrowerDetails(
                number: text, name: text, status: text, schoolClass: text, entKey: text,
                bornOn: view.today - 5000,
                expiresOn: view.today - 1, isClosed: false, email: text, note: text))
    }

    static func lines(_ text: String, _ count: Int) -> [BorrowerLine] {
        (0..<count).map { place in
            let kind: BorrowerKind = place.isMultiple(of: 3) ? .temporary : .regular
            return BorrowerLine(
                borrower: somebody(text, id: Int64(place + 1), kind: kind), loans: place, reservations: place)
        }
    }

    static func loan(_ text: String, dueOn: Day, returnedOn: Day? = nil, isNamed: Bool = true) -> Loan {
        Loan(
            id: ID(1), copy: ID(1), copyNumber: isNamed ? text : nil, record: record(text),
            borrower: isNamed ? Holder(id: ID(1), name: text, schoolClass: text) : nil, lentOn: dueOn - 21,
            dueOn: dueOn, returnedOn: returnedOn, renewals: 0)
    }

    static func reservation(_ text: String, _ state: ReservationState) -> Reservation {
        Reservation(
            id: ID(1), record: record(text), borrower: Holder(id: ID(1), name: text, schoolClass: text),
            state: state, requestedOn: view.today, copy: nil, copyNumber: nil,
            setAsideUntil: state == .setAside ? view.today : nil, closedOn: nil, place: nil)
    }

    static func folder(_ text: String, kind: BorrowerKind = .regular, account: Account? = nil)
        -> BorrowerFolder
    {
        BorrowerFolder(
            somebody(text, kind: kind),
            loans: [-3, 0, 1, 9].map { loan(text, dueOn: view.today + $0) } + [
                loan(text, dueOn: view.today, isNamed: false)
            ],
            reservations: ReservationState.allCases.map { reservation(text, $0) },
            history: [loan(text, dueOn: view.today, returnedOn: view.today)], account: account,
            events: AccountEvent.Action.allCases.map {
                AccountEvent(borrower: ID(1), actor: text, action: $0, at: "2026-11-21T11:00:00Z")
            })
    }

    static let emptyFolder = BorrowerFolder(
        Borrower(id: ID(1), kind: .temporary, details: BorrowerDetails(number: "1", name: "Benali Karim")),
        loans: [],
        reservations: [], history: [], account: nil, events: [])
}

extension BorrowerListView {
    static let examples = [
        BorrowerListView(
            BorrowerList(lines: [], total: 0), of: BorrowerQuery(),
            filters: BorrowerFilters(classes: [], statuses: []), seenFrom: Examples.view),
        BorrowerListView(
            BorrowerList(lines: [], total: 0), of: BorrowerQuery(text: Examples.hostile),
            filters: BorrowerFilters(classes: [], statuses: []), seenFrom: Examples.view),
        BorrowerListView(
            BorrowerList(lines: Examples.lines(Examples.hostile, 3), total: 400),
            of: BorrowerQuery(
                text: Examples.hostile, schoolClass: Examples.hostile, status: "", kind: .temporary,
                sort: .number,
                page: 4), filters: BorrowerFilters(classes: [Examples.hostile], statuses: [Examples.hostile]),
            seenFrom: Examples.view),
        BorrowerListView(
            BorrowerList(lines: Examples.lines(Examples.long, 1), total: 1), of: BorrowerQuery(),
            filters: BorrowerFilters(classes: [Examples.long], statuses: [Examples.long]),
            seenFrom: Examples.view),
    ]
}

extension ClassListView {
    static let examples = [
        ClassListView([], total: 0, of: BorrowerSelection(), seenFrom: Examples.view, portal: "CDI"),
        ClassListView(
            Examples.lines(Examples.hostile, 3), total: 900,
            of: BorrowerSelection(query: BorrowerQuery(schoolClass: Examples.hostile)),
            seenFrom: Examples.view,
            portal: Examples.hostile),
        ClassListView(
            Examples.lines(Examples.long, 1), total: 1, of: BorrowerSelection(ticked: [ID(1)]),
            seenFrom: Examples.view, portal: Examples.long),
    ]
}

extension BorrowerView {
    static let examples = [
        BorrowerView(Examples.emptyFolder, token: "t", zone: .gmt, seenFrom: Examples.view),
        BorrowerView(
            Examples.folder(
                Examples.hostile, kind: .temporary,
                account: Account(id: ID(1), login: Examples.hostile, name: Examples.hostile, role: .librarian)
            ),
            token: Examples.hostile, zone: .gmt, seenFrom: Examples.view),
        BorrowerView(
            Examples.folder(
                Examples.long,
                account: Account(
                    id: ID(1), login: "a", name: "a", role: .member, mustChangePassword: true, isClosed: true,
                    signedInAt: "2026-11-21T11:00:00Z")), token: "t", zone: .gmt, seenFrom: Examples.view),
    ]
}

extension BorrowerFormView {
    static let examples = [
        BorrowerFormView(
            Target(title: "Nouvel emprunteur", borrower: nil), entry: BorrowerEntry(), faults: [:],
            namesakes: [],
            statuses: [], classes: [], seenFrom: Examples.view),
        BorrowerFormView(
            Target(title: Examples.hostile, borrower: Examples.somebody(Examples.hostile)),
            entry: BorrowerEntry(
                values: Dictionary(
                    BorrowerEntry.Part.allCases.map { ($0, Examples.hostile) }, uniquingKeysWith: { $1 }),
                isClosed: true, token: Examples.hostile),
            faults: Dictionary(
                BorrowerEntry.Part.allCases.filter { $0 != .note }.map { ($0, Examples.hostile) },
                uniquingKeysWith: { $1 }),
            namesakes: [
                Examples.somebody(Examples.hostile),
                Examples.somebody(Examples.long, id: 2, kind: .temporary),
            ],
            statuses: ["", Examples.hostile], classes: [Examples.hostile], seenFrom: Examples.view),
    ]
}

extension RemovalView {
    static let examples = [
        RemovalView(
            Examples.somebody("Benali Karim"), loans: [], past: 0, token: "t", seenFrom: Examples.view),
        RemovalView(
            Examples.somebody(Examples.hostile), loans: [], past: 3, token: Examples.hostile,
            seenFrom: Examples.view),
        RemovalView(
            Examples.somebody(Examples.hostile),
            loans: [Examples.loan(Examples.hostile, dueOn: Examples.view.today - 2)],
            past: 0, token: "t", seenFrom: Examples.view),
    ]
}

extension PairingView {
    static let examples: [PairingView] = [
        PairingView(
            .reassigning,
            Found(
                borrower: Examples.somebody("Benali Karim"), people: [], loans: 2, reservations: 0,
                chosen: nil, accounts: [nil, nil]),
            partner: .init(),
            fault: nil, token: "t", seenFrom: Examples.view),
        PairingView(
            .merging,
            Found(
                borrower: Examples.somebody(Examples.hostile), people: Examples.lines(Examples.hostile, 4),
                loans: 1,
                reservations: 1, chosen: Examples.lines(Examples.hostile, 4).last,
                accounts: [
                    Account(id: ID(1), login: Examples.hostile, name: Examples.hostile, role: .member), nil,
                ]), partner: .init(text: Examples.hostile, chosen: ID(2)), fault: .toConfirm,
            token: Examples.hostile, seenFrom: Examples.view),
        PairingView(
            .reassigning,
            Found(
                borrower: Examples.somebody(Examples.long), people: Examples.lines(Examples.long, 1),
                loans: 1, reservations: 1, chosen: Examples.lines(Examples.long, 1).first,
                accounts: [nil, nil]),
            partner: .init(), fault: .refused(.namesDiffer(Examples.hostile, Examples.long)), token: "t",
            seenFrom: Examples.view),
    ]
}
