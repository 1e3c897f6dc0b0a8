import Library
import Synchronization

/// What portals last told the home pages of their campus, kept in memory until their contents change.
package final class KeptNews: Sendable {
    struct Key: Hashable {
        let place: Place
        let asker: NewsAsker
    }

    private static let most = 2_000

    private let kept = Mutex<[Key: (moment: ContentsMoment, news: PortalNews)]>([:])

    func news(_ key: Key, at moment: ContentsMoment) -> PortalNews? {
        kept.withLock { kept in kept[key].flatMap { $0.moment == moment ? $0.news : nil } }
    }

    func keep(_ news: PortalNews, as key: Key, at moment: ContentsMoment) {
        kept.withLock { kept in
            if kept.count >= Self.most { kept = [:] }
            kept[key] = (moment, news)
        }
    }
}
