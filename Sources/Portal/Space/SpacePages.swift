import Foundation
import Library
import Storage
import WebServer

/// GET /moncompte/…: each page reads all it needs in one transaction.
extension PortalVisit {
    func showLoans(onlyLate: Bool = false, refusal: String? = nil, status: Status = .ok) throws -> Response {
        let account = try owner()
        let page = onlyLate ? SpacePage.overdue : .loans
        let view = try library.read { library in
            let menu = try menu(library, of: account, at: page)
            guard let borrower = account.borrower else { return LoansView(outsider: menu) }
            return LoansView(
                try LoansOfReader(borrower, in: library, on: today), onlyLate: onlyLate, menu: menu,
                refusal: refusal, token: newToken(), seenFrom: viewpoint)
        }
        return try render(view, title: view.title, status: status)
    }

    func showReservations(refusal: String? = nil, status: Status = .ok) throws -> Response {
        let account = try owner()
        guard let borrower = account.borrower else { return try showLoans() }
        let view = try library.read { library in
            OwnReservationsView(
                try library.circulation.openReservations(of: borrower),
                menu: try menu(library, of: account, at: .reservations), refusal: refusal,
                token: newToken(), seenFrom: viewpoint)
        }
        return try render(view, title: "Mes réservations", status: status)
    }

    func showHistory() throws -> Response {
        let account = try owner()
        guard let borrower = account.borrower else { return try showLoans() }
        let view = try library.read { library in
            let rules = try library.retentionRules()
            return HistoryView(
                try library.circulation.history(of: borrower, since: rules.firstDayOfHistory(on: today)),
                months: rules.loanMonths,
                menu: try menu(library, of: account, at: .history), seenFrom: viewpoint)
        }
        return try render(view, title: "Mon historique")
    }

    func showLists(
        refusal: String? = nil, typed: (name: String, note: String) = ("", ""), status: Status = .ok
    ) throws -> Response {
        let account = try owner()
        let view = try library.read { library in
            ListsView(
                try library.space.lists(of: account.id), menu: try menu(library, of: account, at: .lists),
                refusal: refusal, typed: typed, token: newToken(), seenFrom: viewpoint)
        }
        return try render(view, title: "Mes paniers", status: status)
    }

    func showList(
        _ id: ID<ReadingList>, refusal: String? = nil, typed: (name: String, note: String)? = nil,
        status: Status = .ok
    ) throws -> Response {
        let account = try owner()
        let view: ListView? = try library.read { library in
            guard let list = try library.space.list(id, of: account.id) else { return nil }
            return ListView(
                list, try library.space.entries(of: id), menu: try menu(library, of: account, at: .lists),
                refusal: refusal, typed: typed, token: newToken(), seenFrom: viewpoint)
        }
        guard let view else { throw Failure.notFound }
        return try render(view, title: view.name, status: status)
    }

    func showSearches(refusal: String? = nil, status: Status = .ok) throws -> Response {
        let account = try owner()
        let view = try library.read { library in
            let searches = try library.space.searches(of: account.id).map { saved in
                (
                    saved: saved,
                    news: try library.space.newAnswers(
                        to: Search(saved: saved.query), after: saved.seenRecord)
                )
            }
            return SearchesView(
                searches, menu: try menu(library, of: account, at: .searches), refusal: refusal,
                token: newToken(), seenFrom: viewpoint)
        }
        return try render(view, title: "Mes recherches", status: status)
    }

    func showReviews() throws -> Response {
        let account = try owner()
        guard let borrower = account.borrower else { return try showLoans() }
        let view = try library.read { library in
            ReviewsView(
                try library.space.reviews(by: borrower), menu: try menu(library, of: account, at: .reviews),
                token: newToken(), seenFrom: viewpoint)
        }
        return try render(view, title: "Mes avis")
    }

    func showData() throws -> Response {
        let account = try owner()
        let view = try library.read { library in
            DataView(
                try library.personalData(
                    of: account.id, borrower: account.borrower, at: now.formatted(.iso8601)), of: account,
                menu: try menu(library, of: account, at: .data), token: newToken(), seenFrom: viewpoint)
        }
        return try render(view, title: "Ce que le portail sait de moi")
    }

    /// GET /panier/<secret>: for whoever was given the address; search engines are asked to pass by.
    func showSharedList(_ key: SecretToken) throws -> Response {
        let view: SharedListView? = try library.read { library in
            guard let list = try library.space.sharedList(key) else { return nil }
            return SharedListView(list, try library.space.entries(of: list.id), seenFrom: viewpoint)
        }
        guard let view else { throw Failure.notFound }
        var response = try render(view, title: view.name)
        response.headers.set("X-Robots-Tag", "noindex")
        return response
    }

    /// GET /gestion/avis
    func showModeration(of state: ReviewState?, page: Int, judged: ID<Review>?) throws -> Response {
        let view = try library.read { library in
            ModerationView(
                try library.space.reviews(in: state, page: page, size: ModerationView.pageSize), in: state,
                page: page, counts: try library.space.reviewCounts(),
                judged: try judged.flatMap { try library.space.review($0) }, token: newToken(),
                seenFrom: viewpoint)
        }
        return try render(view, title: "Avis des lecteurs", section: .reviews)
    }
}

extension LoansOfReader {
    init(_ borrower: ID<Borrower>, in library: LibraryReading, on day: Day) throws {
        loans = try library.circulation.currentLoans(of: borrower)
        if let reader = try library.borrowers.borrower(borrower) {
            renewals = try library.circulation.renewals(of: loans, by: reader, on: day)
        }
        let held = Set(loans.map(\.record.id))
        next = try library.catalogue.nextVolumes(after: loans.map(\.record)).filter {
            !held.contains($0.value.id)
        }
        calendarKey = try library.space.calendarKey(of: borrower)
    }
}
