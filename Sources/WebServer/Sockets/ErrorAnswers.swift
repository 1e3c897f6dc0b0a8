/// The answers that the server makes by itself: the site's error page, or a plain line.
struct ErrorAnswers: Sendable {
    let page: (@Sendable (Status, Request?) -> Response)?

    func response(_ status: Status, for request: Request? = nil, allowed: [Method] = []) -> Response {
        var response =
            page?(status, request) ?? PlainErrorPage.response(status, reference: request?.reference)
        // Whatever the page thinks of it, the status is what happened.
        response.status = status
        if status == .serviceUnavailable, !response.headers.contains("Retry-After") {
            response.headers.add("Retry-After", "2")
        }
        if status == .methodNotAllowed {
            response.headers.set("Allow", allowed.map(\.rawValue).joined(separator: ", "))
        }
        return response
    }

    /// For a request that no handler has seen.
    func answer(_ status: Status, to head: RequestHead?) -> Answer {
        do {
            return try Answer(response(status), to: head)
        } catch {
            return Answer(line: status, to: head)
        }
    }
}
