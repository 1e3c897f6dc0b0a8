import CEpoll
import Glibc

// How the reactor takes new connections, and what it does when there are too many.

extension Reactor {
    /// Beyond the limit, so many more are told so politely.
    private var refusalRoom: Int { 64 }

    func accept(_ wanted: Bool) throws {
        guard wanted != isAccepting, !hasClosedListener else { return }
        for socket in listener.sockets {
            if wanted {
                try watch(socket, events: EPOLLIN.rawValue, generation: 0)
            } else {
                epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nil)
            }
        }
        isAccepting = wanted
    }

    func acceptAll(from socket: Int32) {
        for _ in 0..<128 {
            var address = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let accepted = withSocketAddress(&address) {
                accept4(socket, $0, &length, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
            }
            if accepted >= 0 {
                add(accepted, peer: IPAddress(address))
            } else if errno == EINTR || errno == ECONNABORTED {
                continue
            } else {
                if errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM {
                    pauseAccepting()
                }
                return
            }
        }
    }

    /// No descriptor is left: the listening socket would be ready for ever. The next sweep tries again.
    private func pauseAccepting() {
        evictIdle()
        do { try accept(false) } catch {}
    }

    private func add(_ socket: Int32, peer: IPAddress?) {
        if connectionCount >= connectionLimit { evictIdle() }
        if connectionCount >= connectionLimit + refusalRoom {
            Glibc.close(socket)
            return
        }
        lastGeneration = lastGeneration == .max ? 1 : lastGeneration + 1
        let connection = Connection(
            socket: socket,
            generation: lastGeneration,
            peer: peer,
            parser: RequestParser(limits: parserLimits, bodyLimit: configuration.bodyLimit),
            deadline: now + configuration.idleTimeout,
        )
        do {
            let events = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
            try watch(socket, events: events, generation: lastGeneration)
        } catch {
            connection.close()
            return
        }
        while connections.count <= Int(socket) { connections.append(nil) }
        connections[Int(socket)] = connection
        connectionCount += 1
        if connectionCount > connectionLimit { refuse(connection, .serviceUnavailable) }
    }

    private var parserLimits: RequestParser.Limits {
        var limits = RequestParser.Limits()
        limits.requestLine = configuration.requestLineLimit
        limits.headerBytes = configuration.headerLimit
        limits.headerFields = configuration.headerFieldLimit
        return limits
    }

    /// Makes room by closing the connections that have asked for nothing for a second.
    private func evictIdle() {
        guard now >= nextEviction else { return }
        nextEviction = now + 0.1
        let idleSince = now + (configuration.idleTimeout - min(1, configuration.idleTimeout / 2))
        for case let connection? in connections
        where connection.isWithReactor && connection.phase == .idle && connection.deadline <= idleSince {
            close(connection)
        }
    }
}
