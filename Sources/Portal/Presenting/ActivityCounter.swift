import Foundation
import Library
import Storage
import Synchronization

/// What readers do, counted in memory until the activity job writes it: a page that is read writes nothing.
package final class ActivityCounter: Sendable {
    /// Counted so often before it is written, at most.
    static let rest = 60.0

    package init() {}

    private let tallies = Mutex<[RNE: ActivityTally]>([:])

    /// - Returns: whether this is the first thing to be written there.
    func count(_ kind: ActivityKind, at rne: RNE, on day: Day) -> Bool {
        change(rne) { $0.count(kind, on: day) }
    }

    func see(_ article: ID<Article>, at rne: RNE, on day: Day) -> Bool {
        change(rne) { $0.see(article, on: day) }
    }

    func take(_ rne: RNE) -> ActivityTally? {
        tallies.withLock { $0.removeValue(forKey: rne) }
    }

    private func change(_ rne: RNE, _ change: (inout ActivityTally) -> Void) -> Bool {
        tallies.withLock { tallies in
            let isFirst = tallies[rne] == nil
            change(&tallies[rne, default: ActivityTally()])
            return isFirst
        }
    }
}

extension Job {
    /// Writes what was counted.
    package static let activity = Job(.activity) { visit in
        guard let tally = visit.activity.take(visit.rne), !tally.isEmpty else { return nil }
        try visit.library.write { try $0.presentation.add(tally) }
        return nil
    }
}

extension Site {
    /// Counts a page that was shown, if it is one that readers read.
    func count(_ page: PortalPage, at rne: RNE) {
        guard let kind = page.activity, activity.count(kind, at: rne, on: today) else { return }
        diary.ask(.activity, for: rne, at: now + ActivityCounter.rest)
    }

    func count(_ kind: ActivityKind, at rne: RNE) {
        guard activity.count(kind, at: rne, on: today) else { return }
        diary.ask(.activity, for: rne, at: now + ActivityCounter.rest)
    }
}

extension PortalVisit {
    /// An article was read; nobody is told by whom.
    func saw(_ article: ID<Article>) {
        guard let rne = place.rne, site.activity.see(article, at: rne, on: today) else { return }
        site.diary.ask(.activity, for: rne, at: now + ActivityCounter.rest)
    }
}

extension PortalPage {
    /// What is counted of it; nil for what is part of another page, for programs, and for those who work.
    fileprivate var activity: ActivityKind? {
        switch self {
        case .search: .search
        case .home, .record, .text, .browse, .facet, .advancedSearch: .page
        case .presenting(let page):
            switch page {
            case .newsFeed, .agendaFile: nil
            case .news, .newsItem, .selection, .resources, .agenda, .tab, .rubric: .page
            }
        case .procedures: .page
        case .space(.loans): .account
        case .suggestions, .browserSuggestions, .cover, .printedRecord, .exchange, .signIn, .cas, .desk,
            .office, .reminders, .figures, .space, .borrowers, .composing, .editor, .liaison, .lessonHolds,
            .interconnection, .services, .handOver:
            nil
        }
    }
}
