/// Who is asking, and under which name: as the connection says, or as a trusted proxy says.
struct Client: Sendable {
    var address: String
    var authority: String
    var isSecure: Bool
}

/// The addresses whose forwarding fields are believed.
struct Proxies: Sendable {
    private struct Network: Sendable {
        let address: IPAddress
        let prefix: Int

        init?(_ text: String) {
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let address = IPAddress(String(first)) else { return nil }
            let width = address.isVersion4 ? 32 : 128
            let length = parts.count == 2 ? Bytes.decimal(parts[1].utf8) : width
            guard let length, length <= width else { return nil }
            self.address = address
            prefix = length + (128 - width)
        }

        func contains(_ other: IPAddress) -> Bool {
            let high: UInt64 = prefix >= 64 ? .max : ~(.max >> UInt64(prefix))
            let low: UInt64 = prefix >= 128 ? .max : prefix <= 64 ? 0 : ~(.max >> UInt64(prefix - 64))
            return (address.high ^ other.high) & high == 0 && (address.low ^ other.low) & low == 0
        }
    }

    /// An entry of the configuration that is neither an address nor a network.
    struct BadEntry: Error, CustomStringConvertible {
        let entry: String
        var description: String { "trusted proxy “\(entry)”: not an address or a network" }
    }

    private let networks: [Network]

    init(_ entries: [String]) throws {
        networks = try entries.map { entry in
            guard let network = Network(entry) else { throw BadEntry(entry: entry) }
            return network
        }
    }

    private func trusts(_ address: IPAddress?) -> Bool {
        guard let address else { return false }
        return networks.contains { $0.contains(address) }
    }

    /// `X-Forwarded-*` go before `Forwarded` (RFC 7239): the proxies in use set the former and let the latter
    /// through, so that a client could write it.
    func client(of head: RequestHead, peer: IPAddress?, peerText: String) -> Client {
        var client = Client(address: peerText, authority: head.authority, isSecure: false)
        guard !networks.isEmpty, trusts(peer) else { return client }
        let fields = head.fields
        let names = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"]
        if names.contains(where: { fields.count(of: $0) > 0 }) {
            follow(fields.members(of: "x-forwarded-for"), to: &client)
            apply(
                scheme: fields.members(of: "x-forwarded-proto").last,
                host: fields.members(of: "x-forwarded-host").last,
                to: &client,
            )
        } else {
            let hops = fields.members(of: "forwarded").map { hop in
                FieldParameters("forwarded;" + String(decoding: hop, as: UTF8.self))
            }
            follow(hops.map { Array(($0["for"] ?? "").utf8)[...] }, to: &client)
            apply(
                scheme: (hops.last?["proto"]).map { Array($0.utf8)[...] },
                host: (hops.last?["host"]).map { Array($0.utf8)[...] },
                to: &client,
            )
        }
        return client
    }

    /// From the nearest hop outwards, as far as the hops are ours: the rest anybody may have written.
    private func follow(_ hops: [ArraySlice<UInt8>], to client: inout Client) {
        for hop in hops.reversed() {
            guard let address = IPAddress(forwarded: hop) else { return }
            client.address = address.text
            if !trusts(address) { return }
        }
    }

    private func apply(scheme: ArraySlice<UInt8>?, host: ArraySlice<UInt8>?, to client: inout Client) {
        if let scheme { client.isSecure = Bytes.equalIgnoringCase(scheme, "https".utf8) }
        if let host, let authority = Authority.parsed(host) { client.authority = authority }
    }
}
