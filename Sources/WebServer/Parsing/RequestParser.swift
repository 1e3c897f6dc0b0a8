/// Requests out of bytes, as RFC 9112 frames them: feed it what came, ask for events.
///
/// It does no input or output and gives the same events however the bytes were cut.
/// After a failure nothing more can be understood on that connection.
struct RequestParser: Sendable {
    enum Event: Sendable, Equatable {
        case head(RequestHead)
        case body([UInt8])
        case end
        case failure(Status)
    }

    struct Limits: Sendable {
        var requestLine = 8 * 1024
        var headerBytes = 32 * 1024
        var headerFields = 100
        /// Of chunk extensions in one body: they carry nothing, and cost time to skip.
        var chunkExtensions = 16 * 1024
    }

    private enum State {
        case requestLine
        case fields
        case startOfBody
        case body(remaining: Int)
        case chunkSize
        case chunk(remaining: Int)
        case endOfChunk
        case trailers
        case failed
    }

    /// How much content the current request may have; asked after its head, before its body.
    var bodyLimit: Int

    private let limits: Limits
    private var state = State.requestLine
    private var input = LineBuffer()
    private var head: RequestHead?
    private var sectionBytes = 0
    private var fieldCount = 0
    private var bodyBytes = 0
    private var extensionBytes = 0
    private var hasSkippedEmptyLine = false

    init(limits: Limits = Limits(), bodyLimit: Int = 1 << 20) {
        self.limits = limits
        self.bodyLimit = bodyLimit
    }

    /// True between two requests, when nothing of the next one has come.
    var isIdle: Bool {
        if case .requestLine = state { return input.isEmpty && !hasSkippedEmptyLine }
        return false
    }

    var isInBody: Bool {
        switch state {
        case .requestLine, .fields, .failed: false
        default: true
        }
    }

    /// True when bytes wait that no event has told yet.
    var hasUnreadBytes: Bool { !input.isEmpty }

    mutating func feed(_ bytes: some Collection<UInt8>) { input.append(bytes) }

    /// What the bytes say next; nil when more of them are needed.
    mutating func next() -> Event? {
        while true {
            switch state {
            case .requestLine:
                if isHopelessStart { return fail(.badRequest) }
                switch input.takeLine(atMost: limits.requestLine + 1) {
                case .incomplete: return nil
                case .tooLong: return fail(.uriTooLong)
                case .malformed: return fail(.badRequest)
                case .line(let line):
                    if let refusal = readRequestLine(line) { return fail(refusal) }
                }
            case .fields:
                switch input.takeLine(atMost: limits.headerBytes - sectionBytes) {
                case .incomplete: return nil
                case .tooLong: return fail(.headerFieldsTooLarge)
                case .malformed: return fail(.badRequest)
                case .line(let line):
                    sectionBytes += line.count + 2
                    if line.isEmpty { return finishHead() }
                    if let refusal = readField(line, isTrailer: false) { return fail(refusal) }
                }
            case .startOfBody:
                guard let framing = head?.framing else { return fail(.badRequest) }
                switch framing {
                case .none: return finish()
                case .length(let length):
                    guard length <= bodyLimit else { return fail(.contentTooLarge) }
                    state = .body(remaining: length)
                case .chunked: state = .chunkSize
                }
            case .body(let remaining):
                if remaining == 0 { return finish() }
                guard let bytes = input.takeBytes(atMost: remaining) else { return nil }
                state = .body(remaining: remaining - bytes.count)
                return .body(bytes)
            case .chunkSize:
                switch input.takeLine(atMost: 1024) {
                case .incomplete: return nil
                case .tooLong, .malformed: return fail(.badRequest)
                case .line(let line):
                    if let refusal = readChunkSize(line) { return fail(refusal) }
                }
            case .chunk(let remaining):
                guard let bytes = input.takeBytes(atMost: remaining) else { return nil }
                state = remaining == bytes.count ? .endOfChunk : .chunk(remaining: remaining - bytes.count)
                return .body(bytes)
            case .endOfChunk:
                switch input.takeLine(atMost: 1) {
                case .incomplete: return nil
                case .line(let line) where line.isEmpty: state = .chunkSize
                default: return fail(.badRequest)
                }
            case .trailers:
                switch input.takeLine(atMost: limits.headerBytes - sectionBytes) {
                case .incomplete: return nil
                case .tooLong: return fail(.headerFieldsTooLarge)
                case .malformed: return fail(.badRequest)
                case .line(let line):
                    sectionBytes += line.count + 2
                    if line.isEmpty { return finish() }
                    if let refusal = readField(line, isTrailer: true) { return fail(refusal) }
                }
            case .failed:
                return nil
            }
        }
    }

    private mutating func fail(_ status: Status) -> Event {
        state = .failed
        head = nil
        input = LineBuffer()
        return .failure(status)
    }

    private mutating func finish() -> Event {
        state = .requestLine
        head = nil
        sectionBytes = 0
        fieldCount = 0
        bodyBytes = 0
        extensionBytes = 0
        hasSkippedEmptyLine = false
        input.trim()
        return .end
    }
}

// MARK: What lines say

extension RequestParser {
    /// A request line that does not begin like a method (TLS on the wrong port…) need not be waited for.
    private var isHopelessStart: Bool {
        guard let first = input.first else { return false }
        return !(first.isToken || (first == 0x0D && !hasSkippedEmptyLine))
    }

    /// RFC 9112 §3: method SP target SP version, single spaces.
    private mutating func readRequestLine(_ line: ArraySlice<UInt8>) -> Status? {
        if line.isEmpty {
            // RFC 9112 §2.2: one empty line before a request is forgiven.
            guard !hasSkippedEmptyLine else { return .badRequest }
            hasSkippedEmptyLine = true
            return nil
        }
        let parts = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(\.isToken) else { return .badRequest }
        let method = Method(parts[0])
        guard let target = RequestTarget(parts[1], method: method) else { return .badRequest }
        let version = parts[2]
        guard version.count == 8, version.starts(with: "HTTP/".utf8),
            version[version.startIndex + 6] == UInt8(ascii: "."),
            version[version.startIndex + 5].isDigit, version[version.startIndex + 7].isDigit
        else { return .badRequest }
        guard version[version.startIndex + 5] == UInt8(ascii: "1") else { return .httpVersionNotSupported }
        guard let method else { return .notImplemented }
        let minor = Int(version[version.startIndex + 7] - UInt8(ascii: "0"))
        head = RequestHead(method: method, target: target, minorVersion: minor)
        state = .fields
        return nil
    }

    /// RFC 9112 §5: name ":" OWS value OWS, no space before the colon, no folded line.
    private mutating func readField(_ line: ArraySlice<UInt8>, isTrailer: Bool) -> Status? {
        fieldCount += 1
        guard fieldCount <= limits.headerFields else { return .headerFieldsTooLarge }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return .badRequest }
        let name = line[..<colon]
        let value = Bytes.trimmed(line[(colon + 1)...])
        guard !name.isEmpty, name.allSatisfy(\.isToken), value.allSatisfy(\.isFieldContent) else {
            return .badRequest
        }
        if !isTrailer { head?.fields.append(name: name, value: value) }
        return nil
    }

    private mutating func finishHead() -> Event {
        if let refusal = head?.understand() { return fail(refusal) }
        guard let head else { return fail(.badRequest) }
        state = .startOfBody
        sectionBytes = 0
        fieldCount = 0
        return .head(head)
    }

    /// RFC 9112 §7.1: hexadecimal digits, then perhaps extensions, which are skipped.
    private mutating func readChunkSize(_ line: ArraySlice<UInt8>) -> Status? {
        let digits = line.prefix { $0.hexValue != nil }
        guard !digits.isEmpty, digits.count <= 15 else { return .badRequest }
        let rest = line[digits.endIndex...]
        if !rest.isEmpty {
            guard rest.first(where: { !$0.isBlank }) == UInt8(ascii: ";"), rest.allSatisfy(\.isFieldContent)
            else {
                return .badRequest
            }
            extensionBytes += rest.count
            guard extensionBytes <= limits.chunkExtensions else { return .badRequest }
        }
        let size = digits.reduce(0) { $0 << 4 | Int($1.hexValue ?? 0) }
        if size == 0 {
            state = .trailers
            return nil
        }
        guard size <= bodyLimit - bodyBytes else { return .contentTooLarge }
        bodyBytes += size
        state = .chunk(remaining: size)
        return nil
    }
}
