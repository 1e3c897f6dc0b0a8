import CEpoll
import Glibc

// How the reactor reads: bytes to parser, events to a request, the request to the queue.

extension Reactor {
    /// Reads as long as there is something, but not for ever: other connections wait.
    func receive(_ connection: Connection, hasHungUp: Bool) {
        guard advance(connection) else { return }
        for _ in 0..<16 {
            let count = recv(connection.socket, input.baseAddress, input.count, 0)
            if count > 0 {
                // A short read has emptied the socket, and what comes next makes a new event.
                let mayHaveMore = count == input.count || hasHungUp
                connection.mayHaveInput = mayHaveMore
                connection.parser.feed(UnsafeRawBufferPointer(rebasing: input[..<count]))
                if connection.phase == .readingBody { connection.deadline = now + configuration.bodyTimeout }
                guard advance(connection), mayHaveMore else { return }
            } else if count == 0 {
                close(connection)
                return
            } else if errno == EAGAIN || errno == EWOULDBLOCK {
                connection.mayHaveInput = false
                return
            } else if errno != EINTR {
                close(connection)
                return
            }
        }
        ready.append(connection)
    }

    /// Takes the parser's events. True when more bytes are needed.
    private func advance(_ connection: Connection) -> Bool {
        while let event = connection.parser.next() {
            switch event {
            case .head(let head):
                begin(head, on: connection)
            case .body(let bytes):
                guard store(bytes, for: connection) else {
                    refuse(connection, .serviceUnavailable)
                    return false
                }
            case .end:
                dispatch(connection)
                return false
            case .failure(let status):
                refuse(connection, status)
                return false
            }
        }
        if connection.phase == .idle, !connection.parser.isIdle {
            connection.phase = .readingHead
            connection.deadline = now + configuration.headerTimeout
        }
        return true
    }

    private func begin(_ head: RequestHead, on connection: Connection) {
        connection.incoming = Connection.Incoming(head: head)
        guard head.framing != .none else { return }
        let path = PercentEncoding.segments(of: head.target.path) ?? []
        var shown: ServerConfiguration.Shown = []
        if head.fields.joined("cookie") != nil { shown.insert(.cookie) }
        if head.fields.joined("authorization") != nil { shown.insert(.authorization) }
        let limit = configuration.largeBody(head.method, path, shown) ?? configuration.bodyLimit
        connection.parser.bodyLimit = limit
        connection.phase = .readingBody
        connection.deadline = now + configuration.bodyTimeout
        if case .length(let length) = head.framing, length > limit { return }
        // RFC 9110 §10.1.1: not when the content is on its way already.
        if head.expectsContinue, !connection.parser.hasUnreadBytes {
            let line = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
            // Nothing else is in the socket's buffer: it fits, or the client is gone, which reading will tell.
            _ = Glibc.send(connection.socket, line, line.count, Int32(MSG_NOSIGNAL))
        }
    }

    /// In memory up to the usual limit, in a temporary file beyond. False when there is no room.
    private func store(_ bytes: [UInt8], for connection: Connection) -> Bool {
        guard var incoming = connection.incoming else { return false }
        connection.incoming = nil
        defer { connection.incoming = incoming }
        do {
            if incoming.spool == nil, incoming.bytes.count + bytes.count > configuration.bodyLimit {
                let spool = try SpooledFile(folder: configuration.temporaryFolder, room: spoolRoom)
                try spool.append(incoming.bytes)
                bodyBytes.subtract(incoming.bytes.count, ordering: .relaxed)
                incoming.bytes = []
                incoming.spool = spool
            }
            if let spool = incoming.spool {
                try spool.append(bytes)
                return true
            }
        } catch {
            return false
        }
        if incoming.bytes.isEmpty { incoming.bytes = bytes } else { incoming.bytes += bytes }
        let total = bodyBytes.add(bytes.count, ordering: .relaxed).newValue
        return total <= configuration.bodyMemoryLimit
    }

    private func dispatch(_ connection: Connection) {
        connection.incoming?.spool?.finish()
        if configuration.log != nil { connection.incoming?.startedAt = Instant.microseconds() }
        let keepsAlive = connection.incoming?.head.keepsAlive ?? false
        connection.phase = .answering
        if let atOnce = configuration.atOnce,
            let needsAttention = atOnceWorker?.serveAtOnce(connection, atOnce)
        {
            if needsAttention || connection.mayHaveInput || connection.parser.hasUnreadBytes {
                ready.append(connection)
            }
            return
        }
        connection.passToWorker()
        if !queues.push(connection) {
            connection.takeBack()
            refuse(connection, .serviceUnavailable, keepsAlive: keepsAlive && !isDraining)
        }
    }
}
