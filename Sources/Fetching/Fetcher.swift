import CCurl

/// Asks other sites, with libcurl. Takes as long as the site does: never to be called while a reader waits.
package struct Fetcher: Sendable {
    package var connectionSeconds = 5
    /// For the whole of one question.
    package var totalSeconds = 10
    package var largestAnswer = 4 << 20
    /// How many times a site may send elsewhere; a question that has a token or a body is never sent elsewhere.
    package var redirects = 0
    /// For tests, and for schools whose sites are all in one network.
    package var asksOwnNetwork = false
    /// HTTP, without the S: of sites of the own network only.
    package var asksInPlain = false
    /// A file of certificates to trust instead of the system's.
    package var authorities: String?
    /// The only certificate to trust, in PEM: of a site that nobody vouches for.
    package var certificate: String?

    package init() {}

    /// What is asked of a site.
    package struct Question: Sendable {
        package let address: WebAddress
        package var token: String?
        package var accepts: String
        /// Nil: it is read; else it is posted.
        package var body: Body?

        package struct Body: Sendable {
            package let bytes: [UInt8]
            package let contentType: String

            package init(_ bytes: [UInt8], contentType: String) {
                self.bytes = bytes
                self.contentType = contentType
            }
        }

        package init(_ address: WebAddress, token: String? = nil, accepts: String = "*/*", body: Body? = nil)
        {
            self.address = address
            self.token = token
            self.accepts = accepts
            self.body = body
        }
    }

    /// What a site said.
    package struct Answer: Equatable, Sendable {
        package let status: Int
        package let contentType: String
        package let body: [UInt8]
        /// Where the site sends, in full, when that is not followed; empty: nowhere.
        package let sendsTo: String
    }

    /// The answer, when it is one.
    ///
    /// - Parameter isStopping: asked about once a second; true gives up.
    /// - Throws: `FetchError`.
    package func fetch(
        _ question: Question, isStopping: @escaping @Sendable () -> Bool = { false },
    ) throws(FetchError) -> Answer {
        let answer = try ask(question, isStopping: isStopping)
        switch answer.status {
        case 200...299: return answer
        case 300...399: throw .redirected
        case 401, 403: throw .refused
        case 404, 410: throw .notFound
        case 429: throw .tooOften
        default: throw .trouble(status: answer.status)
        }
    }

    /// Whatever the site says, refusals too.
    ///
    /// - Throws: `FetchError`.
    package func ask(
        _ question: Question, isStopping: @escaping @Sendable () -> Bool = { false },
    ) throws(FetchError) -> Answer {
        guard asksInPlain || !question.address.isPlain else { throw .notSecure }
        guard Self.library == CURLE_OK, let handle = curl_easy_init() else {
            throw .other(code: Int(Self.library.rawValue))
        }
        defer { curl_easy_cleanup(handle) }
        let certificate = certificate.map { Array($0.utf8) }
        let exchange = Exchange(
            largest: largestAnswer, entersOwnNetwork: asksOwnNetwork,
            leavesOwnNetwork: !question.address.isPlain, isStopping: isStopping)
        let context = Unmanaged.passRetained(exchange)
        defer { context.release() }
        let headers = Self.headers(of: question)
        defer { curl_slist_free_all(headers) }
        var code = set(options(for: question), of: handle)
        if code == CURLE_OK { code = lutrin_curl_set_list(handle, CURLOPT_HTTPHEADER, headers) }
        if code == CURLE_OK, let body = question.body {
            code = body.bytes.withUnsafeBytes {
                lutrin_curl_set_body(handle, $0.baseAddress ?? UnsafeRawPointer(bitPattern: 1), $0.count)
            }
        }
        if code == CURLE_OK, let certificate {
            code = certificate.withUnsafeBytes {
                lutrin_curl_set_authority(handle, $0.baseAddress, $0.count)
            }
        }
        if code == CURLE_OK { code = Exchange.attach(context, to: handle) }
        if code == CURLE_OK { code = curl_easy_perform(handle) }
        if code != CURLE_OK { throw Self.error(code, after: exchange) }
        return Answer(
            status: Self.number(CURLINFO_RESPONSE_CODE, of: handle),
            contentType: Self.text(CURLINFO_CONTENT_TYPE, of: handle), body: exchange.received,
            sendsTo: Self.text(CURLINFO_REDIRECT_URL, of: handle))
    }

    /// Made once for the process; libcurl asks for it before any other thread uses it, and `static let` waits.
    private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    private enum Option {
        case number(CURLoption, Int)
        case text(CURLoption, String)
    }

    private func options(for question: Question) -> [Option] {
        let schemes = asksInPlain ? "http,https" : "https"
        let follows = question.token == nil && question.body == nil && redirects > 0
        var options: [Option] = [
            .text(CURLOPT_URL, question.address.description),
            .text(CURLOPT_PROTOCOLS_STR, schemes),
            .text(CURLOPT_REDIR_PROTOCOLS_STR, schemes),
            .number(CURLOPT_FOLLOWLOCATION, follows ? 1 : 0),
            .number(CURLOPT_MAXREDIRS, redirects),
            // Neither the environment nor a file of the account that runs the server says how sites are reached.
            .text(CURLOPT_PROXY, ""),
            .number(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
            .number(CURLOPT_NOSIGNAL, 1),
            .number(CURLOPT_CONNECTTIMEOUT, connectionSeconds),
            .number(CURLOPT_TIMEOUT, totalSeconds),
            .number(CURLOPT_SSL_VERIFYPEER, 1),
            .number(CURLOPT_SSL_VERIFYHOST, 2),
            .number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            .text(CURLOPT_USERAGENT, "Lutrin"),
        ]
        if question.body != nil { options.append(.number(CURLOPT_POST, 1)) }
        if let authorities { options.append(.text(CURLOPT_CAINFO, authorities)) }
        return options
    }

    private func set(_ options: [Option], of handle: UnsafeMutableRawPointer) -> CURLcode {
        for option in options {
            let code =
                switch option {
                case .number(let name, let value): lutrin_curl_set_long(handle, name, value)
                case .text(let name, let value): lutrin_curl_set_string(handle, name, value)
                }
            if code != CURLE_OK { return code }
        }
        return CURLE_OK
    }

    private static func headers(of question: Question) -> UnsafeMutablePointer<curl_slist>? {
        var lines = ["Accept: \(question.accepts)"]
        if let token = question.token { lines.append("Authorization: Bearer \(token)") }
        if let body = question.body {
            // Without « Expect: 100-continue », which small sites answer badly or late.
            lines += ["Content-Type: \(body.contentType)", "Expect:"]
        }
        return lines.map(\.onOneLine).reduce(nil) { curl_slist_append($0, $1) }
    }

    private static func number(_ name: CURLINFO, of handle: UnsafeMutableRawPointer) -> Int {
        var value = 0
        return lutrin_curl_get_long(handle, name, &value) == CURLE_OK ? value : 0
    }

    private static func text(_ name: CURLINFO, of handle: UnsafeMutableRawPointer) -> String {
        var value: UnsafePointer<CChar>?
        guard lutrin_curl_get_string(handle, name, &value) == CURLE_OK, let value else { return "" }
        return String(cString: value)
    }

    private static func error(_ code: CURLcode, after exchange: Exchange) -> FetchError {
        if exchange.metOwnNetwork { return .ownNetwork }
        if exchange.leftInPlain { return .notSecure }
        switch code {
        case CURLE_ABORTED_BY_CALLBACK: return .stopped
        case CURLE_WRITE_ERROR: return exchange.isTooLarge ? .tooLarge : .cut
        case CURLE_COULDNT_RESOLVE_HOST: return .unknownHost
        case CURLE_COULDNT_CONNECT: return .notReached
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR:
            return .untrustedCertificate
        case CURLE_OPERATION_TIMEDOUT: return .tooSlow
        case CURLE_TOO_MANY_REDIRECTS: return .redirected
        case CURLE_UNSUPPORTED_PROTOCOL: return .notSecure
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
            CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            return .cut
        default: return .other(code: Int(code.rawValue))
        }
    }
}

extension String {
    /// No text can begin another line of the question.
    fileprivate var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
