/// What a handler throws, or lets through, when the request is at fault: answered with this status.
package struct BadRequest: Error, Sendable {
    package let status: Status
    /// For the log.
    package let reason: String

    package init(_ status: Status = .badRequest, _ reason: String) {
        self.status = status
        self.reason = reason
    }
}
