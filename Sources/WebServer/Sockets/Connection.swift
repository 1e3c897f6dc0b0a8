import Glibc
import Synchronization

/// One client. Its state belongs to the reactor, or to the worker that answers its request, never to both:
/// `handover` says whose it is, and everything else is only touched by the owner.
final class Connection: @unchecked Sendable {
    enum Phase {
        /// Between two requests.
        case idle
        case readingHead
        case readingBody
        /// A worker has it.
        case answering
        /// The reactor writes what the client was too slow to take.
        case sending
        /// Answered and shut down; waits for the client to have read all of it (RFC 9112 §9.6).
        case lingering
        /// The client is gone; the reactor has to close the socket.
        case broken
        case closed
    }

    /// A request whose body is still arriving, or that waits for a worker.
    struct Incoming {
        let head: RequestHead
        var bytes: [UInt8] = []
        var spool: SpooledFile?
        /// In microseconds, for the log.
        var startedAt = 0

        var body: Body {
            if let spool { return .file(path: spool.path, size: spool.size) }
            return bytes.isEmpty ? .none : .bytes(bytes)
        }
    }

    private static let ownedByWorker: UInt8 = 1
    private static let hasNews: UInt8 = 2

    let socket: Int32
    let generation: UInt32
    let peer: IPAddress?
    let peerText: String
    private let handover = Atomic<UInt8>(0)

    var phase = Phase.idle
    var deadline: Instant
    var lingersUntil = Instant.never
    var parser: RequestParser
    var incoming: Incoming?
    var outgoing = Outgoing()
    /// The socket may hold bytes that no new event will tell.
    var mayHaveInput = false
    /// What the client had still to take when its progress was last looked at.
    var unacknowledged = Int32.max

    init(socket: Int32, generation: UInt32, peer: IPAddress?, parser: RequestParser, deadline: Instant) {
        self.socket = socket
        self.generation = generation
        self.peer = peer
        peerText = peer?.text ?? ""
        self.parser = parser
        self.deadline = deadline
    }

    deinit {
        if phase != .closed { Glibc.close(socket) }
    }

    func close() {
        guard phase != .closed else { return }
        phase = .closed
        incoming = nil
        outgoing.reset()
        Glibc.close(socket)
    }

    // MARK: Ownership

    /// By the reactor: true when no worker has the connection.
    var isWithReactor: Bool { handover.load(ordering: .acquiring) & Self.ownedByWorker == 0 }

    /// By the reactor, when something happens on the socket: true when the reactor may act on it now;
    /// otherwise the worker is told, and gives the connection back when it has done.
    func claimOrNotify() -> Bool {
        if isWithReactor { return true }
        let before = handover.bitwiseOr(Self.hasNews, ordering: .acquiringAndReleasing).oldValue
        if before & Self.ownedByWorker != 0 { return false }
        handover.store(0, ordering: .relaxed)
        return true
    }

    func passToWorker() { handover.store(Self.ownedByWorker, ordering: .releasing) }

    /// By the reactor, when no worker could take it after all.
    func takeBack() { handover.store(0, ordering: .relaxed) }

    /// By the worker: true when the reactor has to be told. Nothing may be touched after that.
    func passToReactor(needsAttention: Bool) -> Bool {
        let needsAttention = needsAttention || mayHaveInput || parser.hasUnreadBytes
        let before = handover.exchange(0, ordering: .acquiringAndReleasing)
        return needsAttention || before & Self.hasNews != 0
    }
}
