import Glibc

/// A thread that answers complete requests, one after the other, from the handler to the socket.
struct Worker {
    typealias Handler = @Sendable (Request) throws -> Response

    private let configuration: ServerConfiguration
    private let proxies: Proxies
    private let handler: Handler
    private let reactor: Reactor
    private let gzip: Gzip
    private var date = HTTPDate()

    init(configuration: ServerConfiguration, proxies: Proxies, handler: @escaping Handler, reactor: Reactor) {
        self.configuration = configuration
        self.proxies = proxies
        self.handler = handler
        self.reactor = reactor
        gzip = Gzip(level: configuration.compressionLevel)
    }

    /// Until the queue is closed.
    mutating func run(_ queue: JobQueue) {
        while let connection = queue.pop() {
            let needsAttention = serve(connection)
            // By now the request is forgotten, and its temporary file with it.
            if connection.passToReactor(needsAttention: needsAttention) { reactor.giveBack(connection) }
        }
    }

    /// True when the reactor has to look at the connection at once.
    private mutating func serve(_ connection: Connection) -> Bool {
        guard let incoming = connection.incoming else {
            connection.phase = .broken
            return true
        }
        return finish(connection, incoming, outcome(of: incoming, connection))
    }

    /// On the reactor's own thread, for a request that `atOnce` answers; nil when a worker has to.
    mutating func serveAtOnce(_ connection: Connection, _ atOnce: AtOnce) -> Bool? {
        guard let incoming = connection.incoming, incoming.head.method.isReading, incoming.spool == nil,
            incoming.bytes.isEmpty, incoming.head.target.path.starts(with: atOnce.prefix)
        else { return nil }
        let head = incoming.head
        let client = proxies.client(of: head, peer: connection.peer, peerText: connection.peerText)
        do {
            let request = try Request(head, body: .none, spool: nil, client: client)
            guard let response = atOnce.answer(request) else { return nil }
            let answer = try Answer(response, to: head, gzip: gzip)
            return finish(connection, incoming, Outcome(answer: answer, request: request))
        } catch {
            // A worker meets the same error, and answers it.
            return nil
        }
    }

    /// Sends what was answered; true when the reactor has to look at the connection at once.
    private mutating func finish(
        _ connection: Connection, _ incoming: Connection.Incoming, _ outcome: Outcome,
    ) -> Bool {
        let head = incoming.head
        let keepsAlive = head.keepsAlive && !reactor.isDraining
        connection.outgoing.reset()
        outcome.answer.write(
            into: &connection.outgoing.head,
            date: date.now(),
            keepsAlive: keepsAlive,
            minorVersion: head.minorVersion,
        )
        connection.outgoing.body = outcome.answer.body
        connection.outgoing.file = outcome.answer.file
        connection.outgoing.closesAfter = !keepsAlive
        let bytesSent =
            connection.outgoing.head.count + (head.method == .head ? 0 : outcome.answer.contentLength)
        reactor.release(connection)
        let needsAttention = send(connection)
        if let log = configuration.log {
            log(
                AccessRecord(
                    method: head.method,
                    host: outcome.request?.host ?? head.authority,
                    path: String(decoding: head.target.path, as: UTF8.self),
                    status: outcome.answer.status,
                    bytesSent: bytesSent,
                    microseconds: Instant.microseconds() - incoming.startedAt,
                    remoteAddress: outcome.request?.remoteAddress ?? connection.peerText,
                    error: outcome.error,
                    reference: outcome.request?.reference,
                )
            )
        }
        return needsAttention
    }

    private func send(_ connection: Connection) -> Bool {
        switch connection.outgoing.send(to: connection.socket) {
        case .done:
            connection.finishAnswer(now: .now(), configuration)
            return reactor.isDraining
        case .blocked:
            connection.waitToSend(now: .now(), configuration)
            return false
        case .gone:
            connection.phase = .broken
            return true
        }
    }
}

// MARK: From a request to an answer

extension Worker {
    private struct Outcome {
        let answer: Answer
        var request: Request?
        var error: (any Error)?
    }

    private func outcome(of incoming: Connection.Incoming, _ connection: Connection) -> Outcome {
        let head = incoming.head
        if let answer = answerWithoutHandler(to: head) { return Outcome(answer: answer) }
        let client = proxies.client(of: head, peer: connection.peer, peerText: connection.peerText)
        let request: Request
        do {
            request = try Request(head, body: incoming.body, spool: incoming.spool, client: client)
        } catch {
            return Outcome(answer: reactor.errors.answer(.badRequest, to: head), error: error)
        }
        do {
            return Outcome(answer: try Answer(try handler(request), to: head, gzip: gzip), request: request)
        } catch {
            return failure(error, request, head)
        }
    }

    private func failure(_ error: any Error, _ request: Request, _ head: RequestHead) -> Outcome {
        var request = request
        var status = Status.internalServerError
        if let fault = error as? BadRequest {
            status = fault.status
        } else if let fault = error as? SystemError, fault.code == ENOENT {
            status = .notFound
        } else {
            request.reference = Self.newReference()
        }
        do {
            let response = reactor.errors.response(status, for: request, allowed: configuration.methods)
            return Outcome(answer: try Answer(response, to: head, gzip: gzip), request: request, error: error)
        } catch {
            return Outcome(answer: Answer(line: status, to: head), request: request, error: error)
        }
    }

    /// OPTIONS, and the methods that the site does not want.
    private func answerWithoutHandler(to head: RequestHead) -> Answer? {
        if configuration.methods.contains(head.method) { return nil }
        let allowed = configuration.methods + [.options]
        do {
            if head.method == .options {
                var response = Response(.noContent)
                response.headers.add("Allow", allowed.map(\.rawValue).joined(separator: ", "))
                return try Answer(response, to: head)
            }
            return try Answer(reactor.errors.response(.methodNotAllowed, allowed: allowed), to: head)
        } catch {
            return Answer(line: .methodNotAllowed, to: head)
        }
    }

    /// Short enough to be read out on the telephone.
    private static func newReference() -> String {
        let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
        return String(decoding: (0..<8).compactMap { _ in letters.randomElement() }, as: UTF8.self)
    }
}
