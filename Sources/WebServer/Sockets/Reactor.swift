import CEpoll
import Glibc
import Synchronization

/// The thread that waits for all sockets: it accepts, reads, parses, keeps the limits and the deadlines, and
/// hands complete requests to the workers.
final class Reactor: @unchecked Sendable {
    // The reactor's thread alone touches the variables; other threads come in by `returned`, `stopsAt`,
    // `bodyBytes` and `wakeUp`, which are made for it.
    let configuration: ServerConfiguration
    let errors: ErrorAnswers
    let queues: JobQueues
    /// Bytes of request bodies held in memory.
    let bodyBytes = Atomic<Int>(0)
    /// Bytes of request bodies on disk.
    let spoolRoom: SpoolRoom

    let listener: Listener
    private let signals: Int32?
    let epoll: Int32
    private let wakeUp: WakeUp
    private let returned = Mutex<[Connection]>([])
    /// In milliseconds of `Instant`; `Int.max` while nobody has asked to stop.
    private let stopsAt = Atomic<Int>(Int.max)

    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    let connectionLimit: Int
    /// By descriptor.
    var connections: [Connection?] = []
    var connectionCount = 0
    /// Connections to look at again before waiting.
    var ready: [Connection] = []
    var now = Instant.now()
    var date = HTTPDate()
    var lastGeneration: UInt32 = 0
    var nextSweep = Instant.now()
    var nextEviction = Instant.now()
    var isAccepting = false
    var hasClosedListener = false
    /// Answers what needs no worker, on this thread; only while the loop runs.
    var atOnceWorker: Worker?

    init(configuration: ServerConfiguration, listener: Listener, queues: JobQueues, signals: Int32?) throws {
        spoolRoom = SpoolRoom(limit: configuration.spoolLimit)
        self.configuration = configuration
        self.listener = listener
        self.queues = queues
        self.signals = signals
        errors = ErrorAnswers(page: configuration.errorPage)
        connectionLimit = OpenFileLimit.connections(wanted: configuration.connectionLimit)
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeUp = try WakeUp()
        guard epoll >= 0 else { throw SystemError("epoll_create1") }
        try watch(wakeUp.descriptor, events: EPOLLIN.rawValue, generation: 0)
        if let signals { try watch(signals, events: EPOLLIN.rawValue, generation: 0) }
        try accept(true)
    }

    deinit {
        if epoll >= 0 { Glibc.close(epoll) }
        input.deallocate()
    }

    // MARK: From other threads

    var isDraining: Bool { stopsAt.load(ordering: .relaxed) != Int.max }

    func stop(at instant: Instant) {
        let asked = stopsAt.load(ordering: .relaxed)
        if instant.milliseconds < asked {
            stopsAt.store(instant.milliseconds, ordering: .sequentiallyConsistent)
        }
        wakeUp.ring()
    }

    var stopInstant: Instant { Instant(milliseconds: stopsAt.load(ordering: .relaxed)) }

    func giveBack(_ connection: Connection) {
        let isFirst = returned.withLock { list in
            list.append(connection)
            return list.count == 1
        }
        if isFirst { wakeUp.ring() }
    }

    // MARK: The loop

    func run(atOnceWorker: Worker) {
        self.atOnceWorker = atOnceWorker
        defer { self.atOnceWorker = nil }
        var events = [epoll_event](repeating: epoll_event(), count: 512)
        while !(isDraining && (connectionCount == 0 || now >= stopInstant)) {
            let count = epoll_wait(epoll, &events, Int32(events.count), waitingTime)
            now = .now()
            for event in events.prefix(Int(max(0, count))) { handle(event) }
            takeReturned()
            let again = ready
            ready.removeAll(keepingCapacity: true)
            for connection in again { progress(connection, hasHungUp: false) }
            if isDraining { drain() }
            if now >= nextSweep { sweep() }
        }
        shutDown()
    }

    private var waitingTime: Int32 {
        if !ready.isEmpty { return 0 }
        if connectionCount == 0 && isAccepting && !isDraining { return -1 }
        return Int32(max(0, min(1000, nextSweep.milliseconds - now.milliseconds + 1)))
    }

    private func handle(_ event: epoll_event) {
        let descriptor = Int32(truncatingIfNeeded: event.data.u64 & 0xFFFF_FFFF)
        let generation = UInt32(truncatingIfNeeded: event.data.u64 >> 32)
        if generation == 0 {
            if descriptor == wakeUp.descriptor {
                wakeUp.clear()
            } else if descriptor == signals {
                takeSignal(descriptor)
            } else {
                acceptAll(from: descriptor)
            }
            return
        }
        // An event of this round may be for a connection that another event has just closed.
        guard connections.indices.contains(Int(descriptor)), let connection = connections[Int(descriptor)],
            connection.generation == generation
        else { return }
        let hangUps = EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue
        progress(connection, hasHungUp: event.events & hangUps != 0)
    }

    private func takeReturned() {
        let list = returned.withLock { list in
            let taken = list
            if !taken.isEmpty { list = [] }
            return taken
        }
        for connection in list { progress(connection, hasHungUp: false) }
    }

    /// Does what can be done now for a connection.
    private func progress(_ connection: Connection, hasHungUp: Bool) {
        guard connection.claimOrNotify() else { return }
        switch connection.phase {
        case .idle, .readingHead, .readingBody: receive(connection, hasHungUp: hasHungUp)
        case .sending: send(connection)
        case .lingering: discard(connection)
        case .broken: close(connection)
        case .answering, .closed: break
        }
    }

    func watch(_ descriptor: Int32, events: UInt32, generation: UInt32) throws {
        var event = epoll_event(
            events: events,
            data: epoll_data_t(u64: UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor))),
        )
        guard epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 else { throw SystemError("epoll_ctl") }
    }

    func close(_ connection: Connection) {
        guard connection.phase != .closed else { return }
        release(connection)
        connections[Int(connection.socket)] = nil
        connectionCount -= 1
        connection.close()
    }

    /// Gives up what is held for the current request.
    func release(_ connection: Connection) {
        if let incoming = connection.incoming, !incoming.bytes.isEmpty {
            bodyBytes.subtract(incoming.bytes.count, ordering: .relaxed)
        }
        connection.incoming = nil
    }
}
