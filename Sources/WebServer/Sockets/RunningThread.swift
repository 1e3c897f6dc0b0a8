import CEpoll
import Glibc

/// A thread that runs one piece of work to its end.
enum RunningThread {
    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ name: String, _ run: @escaping @Sendable () -> Void) throws {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(run))
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque(),
        )
        guard code == 0 else {
            work.release()
            throw SystemError("start a thread", code: code)
        }
        pthread_setname_np(thread, String(name.prefix(15)))
        pthread_detach(thread)
    }
}
