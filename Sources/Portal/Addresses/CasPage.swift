import WebServer

/// The addresses of CAS (Protocol 3.0): those that a place answers as a server, and those where it comes back as a
/// client. Alike in a portal and in a campus.
package enum CasPage: Hashable, Sendable {
    /// Who asks to know somebody, and how.
    package struct Asking: Hashable, Sendable {
        package var service: String
        /// The password is to be given again.
        package var isRenewed = false
        /// Whoever is not signed in is sent back as nobody.
        package var isSilent = false
        /// That the password was given for this very question, said once.
        package var proof: String?

        var unproven: Asking {
            var asking = self
            asking.proof = nil
            return asking
        }

        package init(service: String) {
            self.service = service
        }
    }

    /// What a service asks of a ticket that it was brought.
    package struct Validation: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable {
            /// CAS 1: yes or no, in lines of text.
            case plain = "validate"
            case service = "serviceValidate"
            case proxy = "proxyValidate"
        }

        package let kind: Kind
        /// CAS 3: attributes are told.
        package let hasAttributes: Bool
        package let service: String
        package let ticket: String
        package let isRenewed: Bool
        package let callback: String?
        package let isJson: Bool
    }

    case login(Asking?)
    case logout(service: String?)
    case validate(Validation)
    case proxy(grant: String, target: String)
    /// Where the identity provider sends back with a ticket.
    case comeBack(returnTo: String?, ticket: String?)
    /// Why somebody whom the provider sent does not come in, in one word: the ticket is not in this address, which may
    /// be read again and kept.
    case refused(reason: String, returnTo: String?)
    /// Comes in signed in if the identity provider knows the visitor, else as a visitor.
    case enter(returnTo: String?)

    /// - Parameter checked: what an address of the place is, if it is one.
    init?(path: [String], query: Form, checked: (String) -> String?) {
        guard path.first == "cas" else { return nil }
        let back = query["retour"].flatMap(checked)
        switch Array(path.dropFirst()) {
        case ["login"]:
            var asking = query["service"].flatMap { $0.isEmpty ? nil : Asking(service: $0) }
            asking?.isRenewed = query["renew"].map(Self.isSet) ?? false
            asking?.isSilent = query["gateway"].map(Self.isSet) ?? false
            asking?.proof = query["preuve"]
            self = .login(asking)
        case ["logout"]: self = .logout(service: query["service"] ?? query["url"])
        case ["validate"]: self = .validate(Validation(.plain, query))
        case ["serviceValidate"]: self = .validate(Validation(.service, query))
        case ["proxyValidate"]: self = .validate(Validation(.proxy, query))
        case ["p3", "serviceValidate"]: self = .validate(Validation(.service, query, hasAttributes: true))
        case ["p3", "proxyValidate"]: self = .validate(Validation(.proxy, query, hasAttributes: true))
        case ["proxy"]: self = .proxy(grant: query["pgt"] ?? "", target: query["targetService"] ?? "")
        case ["retour"]: self = .comeBack(returnTo: back, ticket: query["ticket"])
        case ["refus"]: self = .refused(reason: query["raison"] ?? "", returnTo: back)
        case ["entree"]: self = .enter(returnTo: back)
        default: return nil
        }
    }

    /// Set by whatever value but « false » (2.1.1).
    private static func isSet(_ value: String) -> Bool { value.lowercased() != "false" }

    package var address: String {
        switch self {
        case .login(let asking): "/cas/login" + (asking?.query ?? "")
        case .logout(let service): "/cas/logout" + Self.query([("service", service)])
        case .validate(let validation): "/cas/" + validation.address
        case .proxy(let grant, let target):
            "/cas/proxy" + Self.query([("pgt", grant), ("targetService", target)])
        case .comeBack(let back, let ticket):
            "/cas/retour" + Self.query([("retour", back), ("ticket", ticket)])
        case .refused(let reason, let back):
            "/cas/refus" + Self.query([("raison", reason), ("retour", back)])
        case .enter(let back): "/cas/entree" + ReturnAddress.query(back)
        }
    }

    static func query(_ fields: [(name: String, value: String?)]) -> String {
        let written = fields.compactMap { name, value in value.map { "\(name)=\($0.percentEncoded)" } }
        return written.isEmpty ? "" : "?" + written.joined(separator: "&")
    }
}

extension CasPage.Asking {
    fileprivate var query: String {
        CasPage.query([
            ("service", service), ("renew", isRenewed ? "true" : nil),
            ("gateway", isSilent ? "true" : nil), ("preuve", proof),
        ])
    }
}

extension CasPage.Validation {
    fileprivate init(_ kind: Kind, _ query: Form, hasAttributes: Bool = false) {
        self.kind = kind
        self.hasAttributes = hasAttributes
        service = query["service"] ?? ""
        ticket = query["ticket"] ?? ""
        isRenewed = query["renew"].map { $0.lowercased() != "false" } ?? false
        callback = query["pgtUrl"].flatMap { $0.isEmpty ? nil : $0 }
        isJson = query["format"]?.uppercased() == "JSON"
    }

    fileprivate var address: String {
        (hasAttributes ? "p3/" : "") + kind.rawValue
            + CasPage.query([
                ("service", service), ("ticket", ticket), ("renew", isRenewed ? "true" : nil),
                ("pgtUrl", callback), ("format", isJson ? "JSON" : nil),
            ])
    }
}

extension CasPage {
    /// The only one of these addresses that signing in leads back to.
    var isComeBackTo: Bool {
        if case .login = self { true } else { false }
    }
}
