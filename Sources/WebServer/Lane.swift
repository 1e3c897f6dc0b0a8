/// Requests that take long by their nature, a dear computation or another site's answer, and the threads that answer
/// them and nothing else: all the other requests never wait behind these.
package struct Lane: Sendable {
    package let name: String
    package let threads: Int
    /// Whether a request is for this lane.
    package let takes: @Sendable (Asked) -> Bool

    /// What is known of a request before it is answered, read as the request itself will be.
    package struct Asked {
        package let method: Method
        private let target: RequestTarget

        init(_ head: RequestHead) {
            method = head.method
            target = head.target
        }

        package var hasQuery: Bool { !target.query.isEmpty }
        /// Decoded, without a last « / ».
        package var path: [String] {
            let path = PercentEncoding.segments(of: target.path) ?? []
            return path.last == "" ? path.dropLast() : path
        }
        package var query: Form { Form(urlEncoded: target.query) }
    }

    package init(_ name: String, threads: Int, takes: @escaping @Sendable (Asked) -> Bool) {
        self.name = name
        self.threads = threads
        self.takes = takes
    }
}
