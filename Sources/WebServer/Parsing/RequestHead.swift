/// A request line and its header section, checked.
struct RequestHead: Sendable, Equatable {
    /// How the length of the content is known (RFC 9112 §6.3).
    enum Framing: Sendable, Equatable {
        case none
        case length(Int)
        case chunked
    }

    let method: Method
    let target: RequestTarget
    var minorVersion = 1
    var fields = Fields()
    var authority = ""
    var framing = Framing.none
    var keepsAlive = true
    var expectsContinue = false

    init(method: Method, target: RequestTarget, minorVersion: Int = 1, fields: Fields = Fields()) {
        self.method = method
        self.target = target
        self.minorVersion = minorVersion
        self.fields = fields
    }

    /// Reads what the fields say about the message itself. Returns the status of the refusal, if any.
    mutating func understand() -> Status? {
        if let refusal = readHost() ?? readFraming() { return refusal }
        readConnection()
        return readExpectation()
    }

    /// RFC 9112 §3.2: exactly one valid `Host`, which only HTTP/1.0 may leave out.
    private mutating func readHost() -> Status? {
        switch fields.count(of: "host") {
        case 0:
            guard minorVersion == 0 else { return .badRequest }
        case 1:
            guard let value = fields.first("host"), let host = Authority.parsed(value) else {
                return .badRequest
            }
            authority = host
        default:
            return .badRequest
        }
        if let absolute = target.authority { authority = absolute }
        return nil
    }

    private mutating func readFraming() -> Status? {
        let lengths = fields.count(of: "content-length")
        let codings = fields.count(of: "transfer-encoding")
        if codings > 0 {
            // RFC 9112 §6.1: both fields, or a coding in HTTP/1.0, is how requests are smuggled.
            guard lengths == 0, minorVersion >= 1 else { return .badRequest }
            let members = fields.members(of: "transfer-encoding")
            guard let last = members.last, Bytes.equalIgnoringCase(last, "chunked".utf8) else {
                return .badRequest
            }
            if members.dropLast().contains(where: { Bytes.equalIgnoringCase($0, "chunked".utf8) }) {
                return .badRequest
            }
            guard members.count == 1 else { return .notImplemented }
            // Empty list members are legal, and read in as many ways as there are proxies.
            guard codings == 1, last.count == fields.first("transfer-encoding")?.count else {
                return .badRequest
            }
            framing = .chunked
        } else if lengths > 0 {
            guard lengths == 1, let value = fields.first("content-length"), let length = Bytes.decimal(value)
            else {
                return .badRequest
            }
            framing = length == 0 ? .none : .length(length)
        }
        return nil
    }

    private mutating func readConnection() {
        keepsAlive = minorVersion >= 1
        for option in fields.members(of: "connection") {
            if Bytes.equalIgnoringCase(option, "close".utf8) {
                keepsAlive = false
                return
            }
            if Bytes.equalIgnoringCase(option, "keep-alive".utf8) { keepsAlive = true }
        }
    }

    /// RFC 9110 §10.1.1; HTTP/1.0 knows no interim answers.
    private mutating func readExpectation() -> Status? {
        guard minorVersion >= 1, let expectation = fields.joined("expect") else { return nil }
        guard Bytes.equalIgnoringCase(expectation.utf8, "100-continue".utf8) else {
            return .expectationFailed
        }
        expectsContinue = framing != .none
        return nil
    }
}
