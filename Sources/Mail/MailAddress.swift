/// An address that may stand in an envelope and in a header as it is: nothing in it can end a line or a command.
///
/// Plain ASCII addresses only (RFC 5321, 4.1.2, `Dot-string@Domain`): neither quoted local parts, nor addresses that
/// would need SMTPUTF8, which school servers seldom offer.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    package let local: String
    package let domain: String

    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLocal(parts[0]), Self.isDomain(parts[1]) else { return nil }
        local = String(decoding: parts[0], as: UTF8.self)
        domain = String(decoding: parts[1], as: UTF8.self)
    }

    package var description: String { "\(local)@\(domain)" }

    /// RFC 5321, 4.5.3.1.1: 64 bytes.
    private static func isLocal(_ text: Substring.UTF8View) -> Bool {
        text.count <= 64
            && text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0.allSatisfy(\.isAtomText)
            }
    }

    static func isDomain(_ text: Substring.UTF8View) -> Bool {
        text.count <= 253
            && text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
                label in
                let hyphen = UInt8(ascii: "-")
                return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                    && label.allSatisfy { $0.isAlphanumeric || $0 == hyphen }
            }
    }
}

/// Whom a message is from or to: a name for people, an address for servers.
package struct Mailbox: Hashable, Sendable {
    package let name: String
    package let address: MailAddress

    package init(name: String = "", address: MailAddress) {
        self.name = name
        self.address = address
    }
}

extension UInt8 {
    var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// RFC 5322, 3.2.3: `atext`.
    var isAtomText: Bool { isAlphanumeric || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self) }
}
