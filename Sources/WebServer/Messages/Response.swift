/// What a handler answers. Length, date, entity tag, compression and ranges are the server's work.
package struct Response: Sendable {
    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// A file on disk: the server answers ranges of it and tells when it was modified.
        case file(path: String)
    }

    package var status: Status
    package var headers: Headers
    package var body: Body

    package init(_ status: Status = .ok, contentType: String? = nil, body: [UInt8] = []) {
        self.status = status
        self.headers = Headers()
        self.body = body.isEmpty ? .none : .bytes(body)
        if let contentType { headers.add("Content-Type", contentType) }
    }

    package init(_ status: Status = .ok, contentType: String, file path: String) {
        self.init(status, contentType: contentType)
        body = .file(path: path)
    }

    package static func text(_ text: String, status: Status = .ok) -> Response {
        Response(status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    package static func html(_ html: String, status: Status = .ok) -> Response {
        Response(status, contentType: "text/html; charset=utf-8", body: Array(html.utf8))
    }

    package static func redirect(to address: String, status: Status = .seeOther) -> Response {
        var response = Response(status)
        response.headers.add("Location", PercentEncoding.asciiOnly(address))
        return response
    }

    /// A page that gives way to another, at once: no form is followed that way.
    package mutating func goOn(to address: String) {
        headers.set("Refresh", "0; url=" + PercentEncoding.asciiOnly(address))
    }

    package static func methodNotAllowed(_ allowed: [Method]) -> Response {
        var response = Response.text(
            PlainErrorPage.sentence(for: .methodNotAllowed), status: .methodNotAllowed)
        response.headers.add("Allow", allowed.map(\.rawValue).joined(separator: ", "))
        return response
    }

    package mutating func setCookie(_ cookie: Cookie) { headers.add("Set-Cookie", cookie.fieldValue) }
}

package typealias ResponseBody = Response.Body
