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
        /// Only whether the portal is there.
        var isCheck = false

        /// Every campus numbers its portals from 1: the lane is of both.
        fileprivate var lane: Int64 {
            let bytes = Array("\(campus) \(partner)".utf8)
            // FNV-1a: `Hasher` has another seed at each start, and a lane that can be told is easier to look into.
            let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            return Int64(hash % UInt64(Outside.lanes))
        }
    }

    /// How long an errand keeps its lane before those behind it have theirs, and how many times it comes back.
    struct Turn {
        var seconds = 60.0
        var count = 10
    }

    /// Beyond, an errand is dropped: the next page asks again.
    private static let most = 2_000
    private static let lanes = 4
    /// Files wait behind files only, never behind questions.
    private static let sendingLane: Int64 = 4
    /// Of short notices: files do not hold them up.
    private static let tellingLane: Int64 = 5

    package let fetcher: Fetcher
    /// Tokens that distant portals gave for a while.
    let access = KeptAccess()
    let turn: Turn
    private let run: @Sendable (_ lane: Int64, @escaping @Sendable () -> Void) -> Void
    private let pending = Mutex<Set<Errand>>([])
    private let notices = Mutex(0)

    package convenience init(
        fetcher: Fetcher = Fetcher(),
        run: @escaping @Sendable (_ lane: Int64, @escaping @Sendable () -> Void) -> Void = Outside.inLanes(),
    ) {
        self.init(fetcher: fetcher, turn: Turn(), run: run)
    }

    init(
        fetcher: Fetcher, turn: Turn,
        run: @escaping @Sendable (_ lane: Int64, @escaping @Sendable () -> Void) -> Void,
    ) {
        self.fetcher = fetcher
        self.turn = turn
        self.run = run
    }

    /// - Parameter asksOwnNetwork: portals of the network that this server stands in are asked too.
    package convenience init(asksOwnNetwork: Bool) {
        var fetcher = Fetcher()
        fetcher.asksOwnNetwork = asksOwnNetwork
        fetcher.asksInPlain = asksOwnNetwork
        self.init(fetcher: fetcher)
    }

    /// - Parameter work: one turn of it; true: there is more to do.
    func ask(_ errand: Errand, _ work: @escaping @Sendable () -> Bool) {
        let isNew = pending.withLock { $0.count < Self.most && $0.insert(errand).inserted }
        if isNew { go(errand, turns: turn.count, work) }
    }

    private func go(_ errand: Errand, turns: Int, _ work: @escaping @Sendable () -> Bool) {
        run(errand.lane) { [self] in
            if work(), turns > 1 {
                go(errand, turns: turns - 1, work)
            } else {
                pending.withLock { _ = $0.remove(errand) }
            }
        }
    }

    /// Tells another site something, once.
    ///
    /// - Returns: false: too much waits already, and this is not told.
    func tell(_ work: @escaping @Sendable () -> Void) -> Bool {
        let hasRoom = notices.withLock { count in
            guard count < Self.most else { return false }
            count += 1
            return true
        }
        guard hasRoom else { return false }
        run(Self.tellingLane) { [self] in
            defer { notices.withLock { $0 -= 1 } }
            work()
        }
        return true
    }

    /// Sends a file, after those that were to be sent before it.
    func send(_ work: @escaping @Sendable () -> Void) { run(Self.sendingLane, work) }

    /// One question at a time to a portal. A slow one holds up those of its lane for a minute at a time, ten times a
    /// night at most.
    package static func inLanes() -> @Sendable (Int64, @escaping @Sendable () -> Void) -> Void {
        let queues = (0...lanes + 1).map { DispatchQueue(label: "lutrin.outside.\($0)", qos: .utility) }
        return { lane, work in queues[Int(lane.magnitude) % queues.count].async(execute: work) }
    }
}
