/// Requests that take long by their nature, a dear computation or another site's answer, and the threads that answer
/// them and nothing else: all the other requests never wait behind these.
package struct Lane: Sendable {
    package let name: String
    package let threads: Int
    /// Whether a request is for this lane: its method, its raw path, its raw query.
    package let takes: @Sendable (Method, ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool

    package init(
        _ name: String, threads: Int,
        takes: @escaping @Sendable (Method, ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool,
    ) {
        self.name = name
        self.threads = threads
        self.takes = takes
    }
}
