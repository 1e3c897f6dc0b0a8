/// The target of a request line, in one of its four forms (RFC 9112 §3.2).
struct RequestTarget: Sendable, Equatable {
    let path: ArraySlice<UInt8>
    let query: ArraySlice<UInt8>
    /// Of an absolute target: it goes before the `Host` field (RFC 9112 §3.2.2).
    var authority: String?

    /// A path with its query.
    init(path bytes: some Collection<UInt8>) {
        let target = Array(bytes)[...]
        if let mark = target.firstIndex(of: UInt8(ascii: "?")) {
            path = target[..<mark]
            query = target[(mark + 1)...]
        } else {
            path = target
            query = []
        }
    }

    /// Nil when the bytes are not a target that this method may have.
    init?(_ bytes: ArraySlice<UInt8>, method: Method?) {
        // Raw UTF-8 is let through: people type accents in addresses, and no byte above 0x7F frames anything.
        guard let first = bytes.first, bytes.allSatisfy(Self.isAllowed) else { return nil }
        if method == .connect {
            guard let authority = Authority.parsed(bytes) else { return nil }
            self.init(path: [])
            self.authority = authority
        } else if first == UInt8(ascii: "/") {
            self.init(path: bytes)
        } else if bytes.elementsEqual("*".utf8) {
            guard method == .options || method == nil else { return nil }
            self.init(path: bytes)
        } else {
            self.init(absolute: bytes)
        }
    }

    private init?(absolute bytes: ArraySlice<UInt8>) {
        let schemes = ["http://", "https://"]
        guard
            let scheme = schemes.first(where: {
                Bytes.equalIgnoringCase(bytes.prefix($0.utf8.count), $0.utf8)
            })
        else { return nil }
        let rest = bytes.dropFirst(scheme.utf8.count)
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        guard let authority = Authority.parsed(rest[..<end]) else { return nil }
        if rest[end...].first == UInt8(ascii: "/") {
            self.init(path: rest[end...])
        } else {
            self.init(path: [UInt8(ascii: "/")] + rest[end...])
        }
        self.authority = authority
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "#")
    }
}
