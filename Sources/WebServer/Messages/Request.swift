/// A complete request: read, checked against the limits, decoded.
package struct Request: Sendable {
    package let method: Method
    /// The path as it was sent, without the query; an absolute target is reduced to its path.
    package let rawPath: String
    /// The raw path split on "/" and then decoded: "/a%2Fb/c" is ["a/b", "c"], "/" is [], "/a/" is ["a", ""].
    package let path: [String]
    package let query: Form
    package let rawQuery: String
    /// The host asked for, in lower case and without its port.
    package var host: String
    /// The host with its port, as links need it.
    package var authority: String
    /// True behind a trusted proxy that says that its client uses TLS.
    package var isSecure: Bool
    /// The client's address, looked up behind the trusted proxies.
    package var remoteAddress: String
    package var body: Body
    /// The number shown on an error page and written in the log; only set for `errorPage`.
    package var reference: String?

    let fields: Fields
    /// Keeps the temporary file of the body as long as the request.
    let spool: SpooledFile?

    /// Every value of that header, joined with ", ".
    package func header(_ name: HeaderName) -> String? { fields.joined(name.text) }

    package func cookie(_ name: String) -> String? {
        guard let field = fields.joined("cookie", separator: "; ") else { return nil }
        return Cookie.value(of: name, in: field)
    }
}

extension Request {
    /// What a parsed head and its body mean. Throws when the path cannot be decoded.
    init(_ head: RequestHead, body: Body, spool: SpooledFile?, client: Client) throws {
        guard let path = PercentEncoding.segments(of: head.target.path) else {
            throw BadRequest(.badRequest, "undecodable path")
        }
        self.init(head, path: path, body: body, spool: spool, client: client)
    }

    /// A request with no socket, for tests. A path that the server would refuse is left undecoded.
    package init(
        _ method: Method,
        _ target: String,
        headers: KeyValuePairs<HeaderName, String> = [:],
        body: [UInt8] = [],
        remoteAddress: String = "127.0.0.1",
        isSecure: Bool = false,
    ) {
        var fields = Fields()
        for (name, value) in headers { fields.append(name: name.text.utf8, value: value.utf8) }
        let target = RequestTarget(path: target.utf8)
        let authority = fields.joined("host") ?? ""
        self.init(
            RequestHead(method: method, target: target, fields: fields),
            path: PercentEncoding.segments(of: target.path) ?? PercentEncoding.rawSegments(of: target.path),
            body: body.isEmpty ? .none : .bytes(body),
            spool: nil,
            client: Client(address: remoteAddress, authority: authority, isSecure: isSecure),
        )
    }

    private init(_ head: RequestHead, path: [String], body: Body, spool: SpooledFile?, client: Client) {
        method = head.method
        rawPath = String(decoding: head.target.path, as: UTF8.self)
        self.path = path
        rawQuery = String(decoding: head.target.query, as: UTF8.self)
        query = head.target.query.isEmpty ? Form() : Form(urlEncoded: head.target.query)
        authority = client.authority
        host = Authority.host(of: client.authority)
        isSecure = client.isSecure
        remoteAddress = client.address
        self.body = body
        fields = head.fields
        self.spool = spool
    }
}
