import CEpoll
import Glibc
import Synchronization

/// The web server: sockets on one side, `Request` → `Response` on the other.
package final class WebServer: Sendable {
    private struct State {
        var reactor: Reactor?
        var signals: Int32?
    }

    private let configuration: ServerConfiguration
    private let handler: @Sendable (Request) throws -> Response
    private let state = Mutex(State())
    private let reactorThread = Latch()
    private let workerThreads = Latch()

    /// The handler runs on several threads at a time.
    package init(
        configuration: ServerConfiguration,
        handler: @escaping @Sendable (Request) throws -> Response,
    ) {
        self.configuration = configuration
        self.handler = handler
    }

    /// Makes SIGTERM and SIGINT stop the server gently, within ten seconds; the second signal stops it at once.
    /// To be called before `start()`, on the first thread, so that every later thread leaves these signals alone.
    package func stopOnSignals() throws {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let descriptor = signalfd(-1, &signals, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        guard descriptor >= 0 else { throw SystemError("signalfd") }
        state.withLock { $0.signals = descriptor }
    }

    /// Listens, starts the threads, and returns the port.
    package func start() throws -> UInt16 {
        // `sendfile` has no flag for it: a client that has gone must not end the process.
        signal(SIGPIPE, SIG_IGN)
        SpooledFile.sweep(configuration.temporaryFolder)
        let proxies = try Proxies(configuration.trustedProxies)
        let listener = try Listener(host: configuration.host, port: configuration.port)
        let queues = JobQueues(configuration)
        let signals = state.withLock { $0.signals }
        let reactor: Reactor
        do {
            reactor = try Reactor(
                configuration: configuration, listener: listener, queues: queues, signals: signals)
        } catch {
            listener.close()
            throw error
        }
        state.withLock { $0.reactor = reactor }
        do {
            try startThreads(reactor, proxies)
        } catch {
            listener.close()
            queues.close()
            throw error
        }
        return listener.port
    }

    private func startThreads(_ reactor: Reactor, _ proxies: Proxies) throws {
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let workers = configuration.workers ?? max(4, 2 * cores)
        try startWorkers("worker", count: workers, for: reactor.queues.usual, reactor, proxies)
        for (lane, queue) in reactor.queues.lanes {
            try startWorkers(lane.name, count: lane.threads, for: queue, reactor, proxies)
        }
        try start("web-reactor", reactorThread) { [configuration, handler] in
            reactor.run(
                atOnceWorker: Worker(
                    configuration: configuration, proxies: proxies, handler: handler, reactor: reactor))
            reactor.queues.close()
        }
    }

    private func startWorkers(
        _ name: String, count: Int, for queue: JobQueue, _ reactor: Reactor, _ proxies: Proxies,
    ) throws {
        for number in 1...max(1, count) {
            try start("web-\(name)-\(number)", workerThreads) { [configuration, handler] in
                var worker = Worker(
                    configuration: configuration, proxies: proxies, handler: handler, reactor: reactor,
                )
                worker.run(queue)
            }
        }
    }

    private func start(_ name: String, _ latch: Latch, _ run: @escaping @Sendable () -> Void) throws {
        latch.enter()
        do {
            try RunningThread.start(name) {
                run()
                latch.leave()
            }
        } catch {
            latch.leave()
            throw error
        }
    }

    /// Returns once the server has stopped, whoever asked for it.
    package func waitUntilStopped() {
        reactorThread.wait()
        guard let reactor = state.withLock({ $0.reactor }) else { return }
        workerThreads.wait(until: reactor.stopInstant)
    }

    /// Stops listening, closes the connections that wait for nothing, lets running requests finish for so many
    /// seconds, and returns. Not to be called by a handler, which it would wait for.
    package func stop(within seconds: Int = 10) {
        guard let reactor = state.withLock({ $0.reactor }) else { return }
        reactor.stop(at: .now() + Double(seconds))
        waitUntilStopped()
    }
}
