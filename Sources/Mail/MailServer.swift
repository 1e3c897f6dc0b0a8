/// A server that takes messages for others (RFC 6409), and how it is spoken to.
package struct MailServer: Equatable, Sendable {
    /// How the way to the server is kept from other eyes.
    package enum Security: String, CaseIterable, Sendable {
        /// TLS from the first byte (RFC 8314), port 465.
        case tls
        /// STARTTLS, or nothing is sent: port 587.
        case startTLS
        /// STARTTLS where the server offers it.
        case startTLSIfOffered
        case none
    }

    /// Shown to nobody, not even by `print`.
    package struct Login: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
        package let name: String
        package let password: String

        package init(name: String, password: String) {
            self.name = name
            self.password = password
        }

        package var description: String { "(un identifiant)" }
        package var debugDescription: String { description }
    }

    package let host: String
    package let port: Int
    package let security: Security
    package let login: Login?
    /// A file of certificates to trust instead of the system's.
    package var authorities: String?
    package var connectionSeconds = 15
    /// For one message, from the first byte to the last.
    package var totalSeconds = 60

    /// Nil if the host is no name or address, or the port none.
    package init?(host: String, port: Int, security: Security, login: Login? = nil) {
        guard Self.isHost(host), (1...65_535).contains(port) else { return nil }
        self.host = host
        self.port = port
        self.security = security
        self.login = login
    }

    /// A password goes in the clear to no other machine.
    package var wouldShowPassword: Bool {
        let isHere = ["localhost", "127.0.0.1", "::1"].contains(host)
        return login != nil && !isHere && (security == .none || security == .startTLSIfOffered)
    }

    /// Nothing but a name or an address: whatever else would mean something in the address given to libcurl.
    private static func isHost(_ text: String) -> Bool {
        let isAddress =
            text.utf8.count <= 45 && text.utf8.contains(UInt8(ascii: ":"))
            && text.utf8.allSatisfy {
                $0.isAlphanumeric || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
        return isAddress || MailAddress.isDomain(text[...].utf8)
    }

    /// - Parameter name: what this machine calls itself: the domain of the sender, rather than a host's private name.
    func address(callingItself name: String) -> String {
        let scheme = security == .tls ? "smtps" : "smtp"
        let host = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return "\(scheme)://\(host):\(port)/\(name)"
    }
}
