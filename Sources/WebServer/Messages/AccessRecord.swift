/// One answered request, for the log. Neither query nor body: what readers search is theirs.
package struct AccessRecord: Sendable {
    /// Nil when the request could not be read.
    package let method: Method?
    package let host: String
    package let path: String
    package let status: Status
    package let bytesSent: Int
    package let microseconds: Int
    package let remoteAddress: String
    /// What the handler threw, and the reference that the page shows.
    package let error: (any Error)?
    package let reference: String?
}
