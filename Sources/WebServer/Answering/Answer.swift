/// A response made ready for the wire: conditions, ranges, compression, the fields that are the server's.
struct Answer {
    var status: Status
    var headers: Headers
    var body: [UInt8] = []
    var file: OpenFile?
    /// What `Content-Length` says; for HEAD, the length that GET would have.
    private(set) var contentLength = 0

    init(_ response: Response, to head: RequestHead?, gzip: Gzip? = nil) throws {
        status = response.status
        headers = response.headers
        switch response.body {
        case .none:
            break
        case .bytes(let bytes):
            body = bytes
            contentLength = bytes.count
            encode(for: head, gzip: gzip)
        case .file(let path):
            try open(path, for: head)
        }
        if status.forbidsContent {
            body = []
            file = nil
            contentLength = 0
        }
        if head?.method == .head {
            body = []
            file = nil
        }
    }

    /// The plain line about an error, which cannot fail.
    init(line status: Status, to head: RequestHead?) {
        let text = Array((PlainErrorPage.sentence(for: status) + "\n").utf8)
        self.status = status
        headers = Headers()
        headers.add("Content-Type", "text/plain; charset=utf-8")
        contentLength = text.count
        body = head?.method == .head ? [] : text
    }

    /// Adds an entity tag, compresses, or answers 304.
    private mutating func encode(for head: RequestHead?, gzip: Gzip?) {
        let isReading = head?.method.isReading ?? false
        let caching = headers["Cache-Control"]
        if isReading, status == .ok, headers["ETag"] == nil, !Self.names("no-store", in: caching) {
            headers.add("ETag", ContentHash(body).tag)
        }
        let mayCompress =
            body.count > 1024 && headers["Content-Encoding"] == nil && status != .partialContent
            && ContentType.isCompressible(headers["Content-Type"] ?? "")
            && !Self.names("no-transform", in: caching)
        if mayCompress { headers.addMember("Accept-Encoding", to: "Vary") }
        let compresses =
            mayCompress && gzip != nil && head.map { AcceptEncoding.prefersGzip($0.fields) } ?? false
        // RFC 9110 §8.8.3.3: two codings of one page are two representations, with two strong tags.
        if compresses, let tag = headers["ETag"], tag.utf8.first == UInt8(ascii: "\"") {
            headers.set("ETag", tag.dropLast() + "-gzip\"")
        }
        if isReading, status == .ok, let tag = headers["ETag"], let head,
            head.fields.alreadyHas(tag: tag) ?? false
        {
            becomeNotModified()
        } else if compresses, let smaller = gzip?.compressed(body) {
            body = smaller
            contentLength = smaller.count
            headers.set("Content-Encoding", "gzip")
        }
    }

    private mutating func open(_ path: String, for head: RequestHead?) throws {
        let file = try OpenFile(path)
        if headers["ETag"] == nil { headers.add("ETag", file.tag) }
        if headers["Last-Modified"] == nil { headers.add("Last-Modified", file.modified) }
        headers.set("Accept-Ranges", "bytes")
        contentLength = file.size
        self.file = file
        guard let head, head.method.isReading, status == .ok else { return }
        let (tag, date) = (headers["ETag"] ?? "", headers["Last-Modified"] ?? "")
        if head.fields.alreadyHas(tag: tag) ?? head.fields.alreadyHas(date: date) {
            becomeNotModified()
            return
        }
        // RFC 9110 §14.2: a range means something with GET only.
        guard head.method == .get, head.fields.rangeApplies(tag: tag, date: date) else { return }
        switch ByteRange(head.fields.first("range"), size: file.size) {
        case .whole:
            break
        case .part(let range):
            status = .partialContent
            headers.set("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)")
            file.narrow(to: range)
            contentLength = range.count
        case .unsatisfiable:
            status = .rangeNotSatisfiable
            headers.set("Content-Range", "bytes */\(file.size)")
            headers.remove("Content-Type")
            self.file = nil
            contentLength = 0
        }
    }

    private mutating func becomeNotModified() {
        status = .notModified
        for name: HeaderName in ["Content-Type", "Content-Encoding", "Content-Disposition"] {
            headers.remove(name)
        }
        body = []
        file = nil
        contentLength = 0
    }

    /// The status line and the header section.
    func write(into bytes: inout [UInt8], date: [UInt8], keepsAlive: Bool, minorVersion: Int) {
        func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
        add("HTTP/1.1 ")
        add(String(status.rawValue))
        add(" ")
        add(status.reasonPhrase)
        add("\r\nDate: ")
        bytes.append(contentsOf: date)
        for field in headers.fields where !Self.isFraming(field.name) {
            add("\r\n")
            add(field.name.text)
            add(": ")
            add(field.value)
        }
        // RFC 9110 §8.6: none with 204 and 1xx; with 304 it would be the length of the 200.
        if !status.forbidsContent {
            add("\r\nContent-Length: ")
            add(String(contentLength))
        }
        if !keepsAlive {
            add("\r\nConnection: close")
        } else if minorVersion == 0 {
            add("\r\nConnection: keep-alive")
        }
        add("\r\n\r\n")
    }

    /// These are the server's alone.
    private static func isFraming(_ name: HeaderName) -> Bool {
        switch name.text.utf8.count {
        case 4: name.isNamed("Date")
        case 10: name.isNamed("Connection")
        case 14: name.isNamed("Content-Length")
        case 17: name.isNamed("Transfer-Encoding")
        default: false
        }
    }

    private static func names(_ directive: String, in field: String?) -> Bool {
        guard let field else { return false }
        return field.utf8.split(separator: UInt8(ascii: ",")).contains {
            Bytes.equalIgnoringCase(Bytes.trimmed($0), directive.utf8)
        }
    }
}
