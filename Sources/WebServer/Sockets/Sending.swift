import Glibc

// How the reactor writes: its own refusals, and what a client was too slow to take from a worker.

extension Reactor {
    /// Answers an error without a handler; the connection closes unless the request was read to its end.
    func refuse(_ connection: Connection, _ status: Status, keepsAlive: Bool = false) {
        let head = connection.incoming?.head
        let answer = errors.answer(status, to: head)
        connection.outgoing.reset()
        answer.write(
            into: &connection.outgoing.head,
            date: date.now(),
            keepsAlive: keepsAlive,
            minorVersion: head?.minorVersion ?? 1,
        )
        connection.outgoing.body = answer.body
        connection.outgoing.file = answer.file
        connection.outgoing.closesAfter = !keepsAlive
        configuration.log?(
            AccessRecord(
                method: head?.method,
                host: head?.authority ?? "",
                path: head.map { String(decoding: $0.target.path, as: UTF8.self) } ?? "",
                status: status,
                bytesSent: connection.outgoing.head.count + answer.contentLength,
                microseconds: 0,
                remoteAddress: connection.peerText,
                error: nil,
                reference: nil,
            )
        )
        release(connection)
        send(connection)
    }

    /// Writes what remains.
    func send(_ connection: Connection) {
        switch connection.outgoing.send(to: connection.socket) {
        case .done:
            connection.finishAnswer(now: now, configuration)
            // The next request may be there already.
            ready.append(connection)
        case .blocked:
            connection.waitToSend(now: now, configuration)
        case .gone:
            close(connection)
        }
    }

    /// Reads and forgets until the client has closed too: closing first could destroy the answer on its way.
    func discard(_ connection: Connection) {
        for _ in 0..<16 {
            let count = recv(connection.socket, input.baseAddress, input.count, 0)
            if count > 0 {
                connection.deadline = min(now + 2, connection.lingersUntil)
            } else if count < 0 && errno == EINTR {
                continue
            } else if count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) {
                return
            } else {
                close(connection)
                return
            }
        }
        ready.append(connection)
    }
}

extension Connection {
    /// An answer has left. The owner, reactor or worker, decides what the connection waits for.
    func finishAnswer(now: Instant, _ configuration: ServerConfiguration) {
        if outgoing.closesAfter {
            shutdown(socket, Int32(SHUT_WR))
            phase = .lingering
            deadline = now + 2
            lingersUntil = now + 10
        } else {
            phase = .idle
            deadline = now + configuration.idleTimeout
        }
        outgoing.reset()
    }

    func waitToSend(now: Instant, _ configuration: ServerConfiguration) {
        phase = .sending
        deadline = now + configuration.responseTimeout
        unacknowledged = .max
    }
}
