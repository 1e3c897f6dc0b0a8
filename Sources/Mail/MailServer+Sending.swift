import CCurl

/// Submitting one message, with libcurl. Takes as long as the server does: never to be called while a reader waits.
extension MailServer {
    /// - Parameter isStopping: asked about once a second; true gives up.
    /// - Throws: `MailError`.
    package func send(_ message: Message, isStopping: @escaping @Sendable () -> Bool = { false })
        throws(MailError)
    {
        guard !wouldShowPassword else { throw .passwordWouldBeSeen }
        guard Self.library == CURLE_OK, let handle = curl_easy_init() else {
            throw .other(code: Int(Self.library.rawValue))
        }
        defer { curl_easy_cleanup(handle) }
        let conversation = Conversation(sending: message.bytes, isStopping: isStopping)
        let recipients = curl_slist_append(nil, message.to.address.description)
        defer { curl_slist_free_all(recipients) }
        let context = Unmanaged.passRetained(conversation)
        defer { context.release() }
        var code = set(options(for: message), of: handle)
        if code == CURLE_OK { code = lutrin_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients) }
        if code == CURLE_OK { code = Self.listen(to: handle, for: context) }
        if code == CURLE_OK { code = curl_easy_perform(handle) }
        if code != CURLE_OK { throw Self.error(code, after: conversation) }
    }

    /// Made once for the process; libcurl asks for it before any other thread uses it, and `static let` waits.
    private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    private enum Option {
        case number(CURLoption, Int)
        case text(CURLoption, String)
    }

    private func options(for message: Message) -> [Option] {
        var options: [Option] = [
            .text(CURLOPT_URL, address(callingItself: message.from.address.domain)),
            .text(CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // Neither the environment nor a file of the account that runs the server says where mail goes.
            .text(CURLOPT_PROXY, ""),
            .number(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
            .number(CURLOPT_NOSIGNAL, 1),
            .number(CURLOPT_CONNECTTIMEOUT, connectionSeconds),
            .number(CURLOPT_TIMEOUT, totalSeconds),
            .number(CURLOPT_SSL_VERIFYPEER, 1),
            .number(CURLOPT_SSL_VERIFYHOST, 2),
            .number(CURLOPT_USE_SSL, Int(encryption.rawValue)),
            .number(CURLOPT_UPLOAD, 1),
            .text(CURLOPT_MAIL_FROM, message.from.address.description),
        ]
        if let authorities { options.append(.text(CURLOPT_CAINFO, authorities)) }
        if let login {
            options += [.text(CURLOPT_USERNAME, login.name), .text(CURLOPT_PASSWORD, login.password)]
        }
        return options
    }

    private var encryption: curl_usessl {
        switch security {
        case .tls, .startTLS: CURLUSESSL_ALL
        case .startTLSIfOffered: CURLUSESSL_TRY
        case .none: CURLUSESSL_NONE
        }
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

    private static func listen(to handle: UnsafeMutableRawPointer, for context: Unmanaged<Conversation>)
        -> CURLcode
    {
        let pointer = context.toOpaque()
        var code = lutrin_curl_set_reader(
            handle,
            { buffer, size, count, context in
                guard let buffer, let context else { return 0 }
                let room = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
                return Unmanaged<Conversation>.fromOpaque(context).takeUnretainedValue().give(into: room)
            }, pointer)
        if code == CURLE_OK {
            code = lutrin_curl_set_listener(
                handle,
                { _, kind, data, size, context in
                    guard let data, let context else { return 0 }
                    let line = UnsafeRawBufferPointer(start: data, count: size)
                    let conversation = Unmanaged<Conversation>.fromOpaque(context).takeUnretainedValue()
                    if kind == CURLINFO_HEADER_OUT { conversation.hearSent(line) }
                    if kind == CURLINFO_HEADER_IN { conversation.hearReceived(line) }
                    return 0
                }, pointer)
        }
        if code == CURLE_OK {
            code = lutrin_curl_set_watcher(
                handle,
                { context, _, _, _, _ in
                    guard let context else { return 0 }
                    return Unmanaged<Conversation>.fromOpaque(context).takeUnretainedValue().mustStop ? 1 : 0
                }, pointer)
        }
        return code
    }

    private static func error(_ code: CURLcode, after conversation: Conversation) -> MailError {
        let hasReplied =
            conversation.reply.utf8.first == UInt8(ascii: "4")
            || conversation.reply.utf8.first == UInt8(ascii: "5")
        switch code {
        case CURLE_ABORTED_BY_CALLBACK: return conversation.isTextSent ? .unsure : .stopped
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: return .notReached
        case CURLE_USE_SSL_FAILED: return .noTLS
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: return .untrustedCertificate
        case CURLE_SSL_CONNECT_ERROR: return .noTLS
        case CURLE_LOGIN_DENIED: return .badPassword
        case CURLE_OPERATION_TIMEDOUT: return conversation.isTextSent ? .unsure : .tooSlow
        default: break
        }
        guard hasReplied else { return conversation.isTextSent ? .unsure : .cut }
        switch conversation.stage {
        case .sender: return .senderRefused(reply: conversation.reply)
        case .recipient: return .recipientRefused(reply: conversation.reply)
        case .text: return .messageRefused(reply: conversation.reply)
        case .authenticating: return .badPassword
        case .securing: return .noTLS
        case .connecting, .greeting: return .other(code: Int(code.rawValue))
        }
    }
}
