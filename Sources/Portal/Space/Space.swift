import Foundation
import Library
import Storage
import WebServer

/// The table of contents of a reader's space.
extension PortalVisit {
    func show(_ page: SpacePage) throws -> Response {
        switch page {
        case .loans: try showLoans()
        case .overdue: try showLoans(onlyLate: true)
        case .reservations: try showReservations()
        case .history: try showHistory()
        case .lists: try showLists()
        case .list(let id): try showList(id)
        case .listFile(let id, let format): try exportList(id, as: format)
        case .searches: try showSearches()
        case .reviews: try showReviews()
        case .data: try showData()
        case .dataFile: try exportData()
        case .sharedList(let key): try showSharedList(key)
        case .calendar(let key): try answerCalendar(key)
        case .moderation(let state, let page, let judged):
            try showModeration(of: state, page: page, judged: judged)
        }
    }

    /// Whose space it is.
    func owner() throws -> Account {
        guard let account else { throw Failure.notFound }
        return account
    }

    /// The head of every page of the space.
    func menu(_ library: LibraryReading, of account: Account, at page: SpacePage) throws -> SpaceMenu {
        let summary = try account.borrower.map { try library.circulation.summary(of: $0, on: today) }
        return SpaceMenu(name: account.name, summary: summary, current: page, seenFrom: viewpoint)
    }
}

extension PortalSubmission {
    func perform(_ action: SpaceAction) throws -> Response {
        let form = try visit.request.form()
        return switch action {
        case .reserve(let id): try reserve(id, form)
        case .cancel(let id): try cancel(id, form)
        case .renew(let id): try renew(id, form)
        case .makeList: try makeList(form)
        case .gather(let id): try gather(id, form)
        case .list(let id, let verb): try perform(verb, on: id, form)
        case .saveSearch: try saveSearch(form)
        case .search(let id, .see): try seeSearch(id)
        case .search(let id, .remove): try removeSearch(id)
        case .review(let id): try review(id, form)
        case .withdrawReview(let id): try withdrawReview(of: id)
        case .makeCalendar: try setCalendar(SecretToken(random: visit.site.random(32)))
        case .revokeCalendar: try setCalendar(nil)
        case .erase: try erase(form)
        case .judge(let id, let state): try judge(id, as: state, form)
        }
    }

    func stamp(_ form: Form) -> Stamp { stamp(form["jeton"]) }
}
