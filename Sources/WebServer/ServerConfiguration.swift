/// Where the server listens and what it withstands.
package struct ServerConfiguration: Sendable {
    /// An address, or a name: "localhost" listens on 127.0.0.1 and ::1, "" on every address.
    package var host = "localhost"
    /// 0 lets the system choose.
    package var port: UInt16 = 8080
    /// Threads that run the handler; nil means twice the cores, four at least.
    package var workers: Int?
    /// What has threads of its own. The first lane that takes a request answers it.
    package var lanes: [Lane] = []

    package var requestLineLimit = 8 * 1024
    package var headerLimit = 32 * 1024
    package var headerFieldLimit = 100
    package var bodyLimit = 1 << 20
    /// All bodies in memory at one time; the next one is answered 503.
    package var bodyMemoryLimit = 256 << 20
    package var connectionLimit = 10_000
    /// Complete requests waiting for a worker; the next one is answered 503.
    package var queueLimit = 2_000

    /// Seconds for a whole header section, from its first byte.
    package var headerTimeout = 10.0
    /// Seconds without progress in the body of a request.
    package var bodyTimeout = 30.0
    /// Seconds without progress in an answer.
    package var responseTimeout = 30.0
    /// Seconds between two requests of a connection.
    package var idleTimeout = 60.0

    /// Addresses ("127.0.0.1", "::1") or networks ("10.0.0.0/8") whose forwarding fields are believed.
    package var trustedProxies: [String] = []
    /// How many bytes a route may take when that is more than `bodyLimit`. Beyond that limit a body goes to
    /// a temporary file, deleted with the last copy of the request.
    package var largeBody: @Sendable (_ method: Method, _ path: [String], _ shown: Shown) -> Int? = {
        _, _, _ in
        nil
    }

    /// What a request shows of who sends it, before any of its body is read.
    package struct Shown: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let cookie = Shown(rawValue: 1)
        package static let authorization = Shown(rawValue: 2)
    }

    /// How many bytes all the temporary files may have together; beyond, 503.
    package var spoolLimit = 1 << 30
    package var temporaryFolder = "/tmp"
    /// Methods that reach the handler. OPTIONS is answered by the server, any other with 405.
    package var methods: [Method] = [.get, .head, .post, .put, .delete, .patch]
    package var compressionLevel = 5

    /// Called after each answer, on the thread that made it.
    package var log: (@Sendable (AccessRecord) -> Void)?
    /// The page for an error that the server answers by itself; without a request when none could be read.
    package var errorPage: (@Sendable (Status, Request?) -> Response)?
    /// What needs no worker: static files kept in memory.
    package var atOnce: AtOnce?

    package init(host: String = "localhost", port: UInt16 = 8080) {
        self.host = host
        self.port = port
    }
}
