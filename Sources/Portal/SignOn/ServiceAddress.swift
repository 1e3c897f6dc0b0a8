import Fetching
import Formats
import Storage

/// The address of a service, as it came from outside: to the letter, and read.
struct ServiceAddress {
    let text: String
    let parsed: WebAddress

    /// Nil unless it is an address of the web, without a name and a password, without anything a browser and a server
    /// could read differently.
    init?(_ text: String) {
        guard let parsed = WebAddress(text), !text.contains("#") else { return nil }
        self.text = text
        self.parsed = parsed
    }

    var origin: String {
        "\(parsed.isPlain ? "http" : "https")://\(parsed.host)\(parsed.port.map { ":\($0)" } ?? "")"
    }

    /// With its port where it is not the usual one.
    var authority: String {
        let usual = parsed.isPlain ? 80 : 443
        return parsed.host + (parsed.port.map { $0 == usual ? "" : ":\($0)" } ?? "")
    }

    var path: String { String(parsed.path.prefix { $0 != "?" }) }

    /// Whether it stands below a path; `..` stands below nothing.
    func isBelow(_ base: String) -> Bool {
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = pieces.allSatisfy { piece in
            let plain = piece.lowercased().replacing("%2e", with: ".")
            return plain != ".." && plain != "." && !plain.hasPrefix("..;") && !plain.hasPrefix(".;")
                && !plain.contains("%2f") && !plain.contains("%5c")
        }
        guard isPlain, path.hasPrefix(base) else { return false }
        return base.isEmpty || base.hasSuffix("/") || path.utf8.count == base.utf8.count
            || path.dropFirst(base.count).first == "/"
    }

    func with(ticket: String) -> String {
        text + (text.contains("?") ? "&" : "?") + "ticket=" + ticket
    }
}

/// What the addresses of a declared service begin with: `https://host/path`, or `https://*.host/path`.
package struct ServicePattern {
    private let address: WebAddress
    private let isWide: Bool

    package init?(_ text: String) {
        let mark = text.range(of: "://*.")
        let plain = mark.map { text.replacingCharacters(in: $0, with: "://") } ?? text
        guard let address = WebAddress(plain), !plain.contains("*"), !plain.contains("?"),
            !plain.contains("#"),
            mark == nil || address.host.contains(".")
        else { return nil }
        self.address = address
        isWide = mark != nil
    }

    /// Printed as it is kept.
    package var description: String {
        let text = address.description
        return isWide ? text.replacingOccurrences(of: "://", with: "://*.") : text
    }

    func takes(_ service: ServiceAddress) -> Bool {
        let (asked, mine) = (service.parsed, address)
        guard asked.isPlain == mine.isPlain, port(of: asked) == port(of: mine) else { return false }
        let isHost =
            isWide
            ? asked.host.hasSuffix("." + mine.host)
                && !asked.host.dropLast(mine.host.count + 1).contains(".")
            : asked.host == mine.host
        return isHost && service.isBelow(mine.path)
    }

    private func port(of address: WebAddress) -> Int { address.port ?? (address.isPlain ? 80 : 443) }
}

/// A service that is told who somebody is.
struct DeclaredService {
    let name: String
    let profile: CasService.Profile
    let mayProxy: Bool
    let hearsLogout: Bool
    /// PEM; nil: the system's authorities.
    var certificate: String?
    /// Of this server.
    var portal: RNE?
    /// Whether an address is the same service's.
    let isOwn: @Sendable (ServiceAddress) -> Bool
}

extension SigningOn {
    /// The service that an address belongs to; nil: none that is known here.
    func declared(_ address: ServiceAddress) throws -> DeclaredService? {
        if let own = try ownService(address) { return own }
        return try readSignOn { try $0.services() }.nearest(to: address).map { service, pattern in
            DeclaredService(
                name: service.name, profile: service.profile, mayProxy: service.mayProxy,
                hearsLogout: service.hearsLogout,
                certificate: service.certificate.isEmpty ? nil : service.certificate,
                isOwn: { pattern.takes($0) })
        }
    }
}

extension [CasService] {
    /// The one that an address belongs to: a path of a site may be told more, or less, than the rest of it.
    func nearest(to address: ServiceAddress) -> (service: CasService, pattern: ServicePattern)? {
        sorted { $0.address.utf8.count > $1.address.utf8.count }.lazy.compactMap { service in
            ServicePattern(service.address).map { (service, $0) }
        }.first { $0.1.takes(address) }
    }
}
