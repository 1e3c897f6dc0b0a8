import CEpoll
import Glibc

// What the reactor does when time is up, for a connection or for the server.

extension Reactor {
    func sweep() {
        let shortest = min(
            configuration.headerTimeout, configuration.bodyTimeout, configuration.responseTimeout,
            configuration.idleTimeout,
        )
        nextSweep = now + min(0.5, max(0.01, shortest / 4))
        if !isAccepting { do { try accept(true) } catch {} }
        for case let connection? in connections
        where connection.isWithReactor && connection.deadline <= now {
            expire(connection)
        }
    }

    private func expire(_ connection: Connection) {
        switch connection.phase {
        case .readingHead, .readingBody:
            refuse(connection, .requestTimeout)
        case .sending:
            // The kernel may still be delivering what it holds: only a client that takes nothing is cut.
            var unacknowledged: Int32 = 0
            _ = ioctl(connection.socket, UInt(TIOCOUTQ), &unacknowledged)
            if unacknowledged < connection.unacknowledged {
                connection.unacknowledged = unacknowledged
                connection.deadline = now + configuration.responseTimeout
            } else {
                abort(connection)
            }
        case .idle, .lingering, .broken:
            close(connection)
        case .answering, .closed:
            break
        }
    }

    /// Closes without keeping in the kernel what the client does not read.
    private func abort(_ connection: Connection) {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection.socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close(connection)
    }

    func takeSignal(_ descriptor: Int32) {
        var information = signalfd_siginfo()
        guard read(descriptor, &information, MemoryLayout<signalfd_siginfo>.size) > 0 else { return }
        // Somebody who insists is in a hurry.
        stop(at: isDraining ? now : now + 10)
    }

    /// Stops listening and closes what waits for nothing; the rest finishes, each with `Connection: close`.
    func drain() {
        if !hasClosedListener {
            do { try accept(false) } catch {}
            hasClosedListener = true
            listener.close()
        }
        for case let connection? in connections where connection.isWithReactor {
            switch connection.phase {
            case .idle, .broken, .readingHead: close(connection)
            case .readingBody: connection.deadline = min(connection.deadline, now + 5)
            case .lingering: connection.deadline = min(connection.deadline, now + 1)
            default: break
            }
        }
    }

    func shutDown() {
        // A worker may still be writing on a socket; the last owner of a connection closes it.
        for case let connection? in connections where connection.isWithReactor { close(connection) }
        connections = []
        ready = []
    }
}
