import Dispatch
import Fetching
import School
import Storage
import Synchronization

/// Asks distant portals beside the requests, a few at a time: no reader waits for another site.
package final class Outside: Sendable {
    /// Somebody's loans at a portal. Asked once, however many pages want them meanwhile.
    struct Errand: Hashable {
        let campus: CampusCode
        let partner: ID<Partner>
        /// Nil: everybody whose answer is old.
        let person: ID<Person>?
    }

    /// Beyond, an errand is dropped: the next page asks again.
    private static let most = 2_000

    package let fetcher: Fetcher
    private let run: @Sendable (_ lane: Int64, @escaping @Sendable () -> Void) -> Void
    private let pending = Mutex<Set<Errand>>([])

    package init(
        fetcher: Fetcher = Fetcher(),
        run: @escaping @Sendable (_ lane: Int64, @escaping @Sendable () -> Void) -> Void = Outside.inLanes(),
    ) {
        self.fetcher = fetcher
        self.run = run
    }

    /// - Parameter asksOwnNetwork: portals of the network that this server stands in are asked too.
    package convenience init(asksOwnNetwork: Bool) {
        var fetcher = Fetcher()
        fetcher.asksOwnNetwork = asksOwnNetwork
        self.init(fetcher: fetcher)
    }

    func ask(_ errand: Errand, _ work: @escaping @Sendable () -> Void) {
        let isNew = pending.withLock { $0.count < Self.most && $0.insert(errand).inserted }
        guard isNew else { return }
        run(errand.partner.number) { [self] in
            work()
            pending.withLock { _ = $0.remove(errand) }
        }
    }

    /// One question at a time to a portal; a slow one holds up a quarter of the others at most.
    package static func inLanes() -> @Sendable (Int64, @escaping @Sendable () -> Void) -> Void {
        let queues = (0..<4).map { DispatchQueue(label: "lutrin.outside.\($0)", qos: .utility) }
        return { lane, work in queues[Int(lane.magnitude % 4)].async(execute: work) }
    }
}
