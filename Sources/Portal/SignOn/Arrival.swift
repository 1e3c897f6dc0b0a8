import Fetching
import Formats
import Foundation
import Storage
import WebServer

/// Why somebody whom the identity provider sent does not come in.
enum ArrivalRefusal: Error, Equatable {
    /// Known to the provider, and of another school.
    case otherSchool
    /// Known to the provider, and to nobody here.
    case unknown
    case closedAccount
    /// The provider gave a ticket, and then did not confirm it: its code.
    case refusedTicket(code: String)
    case silent(FetchError)
    /// What it answered is no answer of a CAS server.
    case unreadable
    /// Too many are asking it at this moment.
    case busy

    /// Those that an address may name; nothing else that it says is shown.
    private static let words: [String: ArrivalRefusal] = [
        "autre-etablissement": .otherSchool, "inconnu": .unknown, "compte-ferme": .closedAccount,
        "illisible": .unreadable, "affluence": .busy, "certificat": .silent(.untrustedCertificate),
        "lenteur": .silent(.tooSlow), "nom": .silent(.unknownHost), "silence": .silent(.notReached),
    ]

    /// For an address: the codes of CAS are their own words, and what a server made up is in the log only.
    var word: String {
        if case .refusedTicket(let code) = self {
            return CasFault(rawValue: code)?.rawValue ?? "non-confirme"
        }
        return Self.words.first { $0.value == self }?.key ?? "silence"
    }

    /// - Parameter word: of an address; what is no reason is told in general words.
    init(word: String) {
        self = Self.words[word] ?? .refusedTicket(code: CasFault(rawValue: word)?.rawValue ?? "")
    }
}

/// Coming in by the identity provider: a place as a CAS client.
extension SigningOn {
    /// Where the provider sends back.
    private func service(returnTo back: String?) -> String {
        root + CasPage.comeBack(returnTo: back, ticket: nil).address
    }

    /// Where somebody signs in; nil: with a password, here.
    func signInAddress(
        at provider: IdentityProvider?, returnTo back: String?, renewed: Bool = false, silent: Bool = false
    )
        throws -> String?
    {
        guard let provider, provider.isActive, let base = try address(of: provider) else { return nil }
        try checkHost(for: provider)
        return base + "/login"
            + CasPage.query([
                ("service", service(returnTo: back)), ("renew", renewed ? "true" : nil),
                ("gateway", silent ? "true" : nil),
            ])
    }

    func logoutAddress(at provider: IdentityProvider, then next: String?) throws -> String? {
        try address(of: provider).map {
            $0 + "/logout" + CasPage.query([("service", next ?? root + "/")])
        }
    }

    /// GET /cas/entree
    func enter(returnTo back: String?) throws -> Response {
        let here = back.map { root + $0 } ?? homeAddress
        guard try sessionInUse() == nil else { return .redirect(to: here) }
        let provider = try readSignOn { try $0.provider() }
        return .redirect(to: try signInAddress(at: provider, returnTo: back, silent: true) ?? here)
    }

    /// GET /cas/retour
    func comeBack(to back: String?, ticket: String?) throws -> Response {
        try arrive(ticket: ticket, service: service(returnTo: back), returnTo: back)
    }

    /// A page asked for with a ticket, as the ENT's own links do: whoever comes is signed in, and asks for it again
    /// without (P-08, P-11).
    ///
    /// - Parameter address: of the page, below the place.
    /// - Returns: nil: there is no ticket, or nobody to ask about it.
    func arriveWithTicket(at address: String) throws -> Response? {
        guard request.method == .get, !address.hasPrefix("/cas/"),
            let mark = request.rawQuery.range(of: "ticket=ST-", options: .backwards)
        else { return nil }
        let before = request.rawQuery[..<mark.lowerBound]
        guard before.isEmpty || before.hasSuffix("&"), let ticket = request.query["ticket"],
            try readSignOn({ try $0.provider() })?.isActive == true
        else { return nil }
        let query = before.dropLast()
        let path = String(request.rawPath.dropFirst(cookiePath.utf8.count))
        let back = path + (query.isEmpty ? "" : "?" + query)
        return try arrive(ticket: ticket, service: root + back, returnTo: back)
    }

    /// Somebody comes with a ticket of the provider's; it is taken out of the address.
    ///
    /// - Parameter service: the address that the ticket was given for.
    func arrive(ticket: String?, service: String, returnTo back: String?) throws -> Response {
        let here = back.map { root + $0 } ?? homeAddress
        let provider = try readSignOn { try $0.provider() }
        guard let provider, provider.isActive else { return .redirect(to: here) }
        // Nobody is signed in there, and nobody had to be.
        guard let ticket, !ticket.isEmpty else { return .redirect(to: here) }
        do {
            try checkHost(for: provider)
            // The provider has to say itself that the password was given now.
            let isRenewed = asksAgain(returnTo: back)
            let success = try ask(provider, about: ticket, for: service, isRenewed: isRenewed)
            let token = SecretToken(random: site.random(32))
            try admit(
                success, from: provider, ticket: ticket,
                opening: SessionOpening(
                    token: token, hours: SessionOpening.usualHours,
                    device: DeviceName.of(request.header("user-agent") ?? ""),
                    replacing: SessionCookie.token(in: request)))
            var response = Response.redirect(to: isRenewed ? proven(here, session: token) ?? here : here)
            response.setCookie(
                SessionCookie.cookie(token.text, below: cookiePath, isSecure: request.isSecure, seconds: nil))
            response.headers.set("Cache-Control", "no-store")
            return response
        } catch let refusal as ArrivalRefusal {
            site.logger.notice("\(root): not let in by \(provider.name), \(refusal)")
            // The ticket is still good, and the page tries it again by itself.
            if refusal == .busy {
                return try showRefusal(.notLetIn(refusal, provider: provider.name, returnTo: back))
            }
            return Response.redirect(
                to: address(of: CasPage.refused(reason: refusal.word, returnTo: back))
            ).unkept()
        }
    }

    /// GET /cas/refus
    func showRefusal(_ reason: ArrivalRefusal, returnTo back: String?) throws -> Response {
        guard let provider = try readSignOn({ try $0.provider() }), provider.isActive else {
            return .redirect(to: back.map { root + $0 } ?? homeAddress)
        }
        return try showRefusal(.notLetIn(reason, provider: provider.name, returnTo: back))
    }

    /// Tickets of an ENT are for addresses that are surely ours: whoever runs another of its services could else show us
    /// somebody's ticket under the name of their own host.
    ///
    /// - Throws: `Failure.notFound`.
    private func checkHost(for provider: IdentityProvider) throws {
        guard try provider.kind == .workspace && !site.isOwn(request) else { return }
        site.logger.warning(
            "\(request.host) is no host of this server (serve --domain, portal host): nobody comes in by \(provider.name)"
        )
        throw Failure.notFound
    }

    /// - Throws: `ArrivalRefusal`.
    private func ask(_ provider: IdentityProvider, about ticket: String, for service: String, isRenewed: Bool)
        throws
        -> CasSuccess
    {
        guard ticket.wholeMatch(of: /[A-Za-z0-9._~-]{1,512}/) != nil else {
            throw ArrivalRefusal.refusedTicket(code: "INVALID_TICKET")
        }
        // Made-up tickets keep the ENT busy for those who have one: whoever brings many waits for the next minute.
        let address = request.remoteAddress
        guard !site.throttle.isTired(ofArrivalsFrom: address, atMost: Providers.mostRefused, at: now) else {
            throw ArrivalRefusal.busy
        }
        do {
            return try answer(of: provider, about: ticket, for: service, isRenewed: isRenewed)
        } catch ArrivalRefusal.refusedTicket(let code) {
            _ = site.throttle.admits(.arrival(address), atMost: Providers.mostRefused, at: now)
            throw ArrivalRefusal.refusedTicket(code: code)
        }
    }

    /// - Throws: `ArrivalRefusal`.
    private func answer(
        of provider: IdentityProvider, about ticket: String, for service: String, isRenewed: Bool,
    ) throws -> CasSuccess {
        switch provider.kind {
        case .espaces:
            do {
                return try espaces(ticket, service, isRenewed: isRenewed)
            } catch let fault as CasFault {
                throw ArrivalRefusal.refusedTicket(code: fault.rawValue)
            }
        case .workspace:
            guard let base = try address(of: provider) else { throw ArrivalRefusal.unreadable }
            return try site.providers.ask(
                base, ticket: ticket, service: service, isRenewed: isRenewed,
                certificate: provider.certificate,
                with: site.outside.fetcher)
        }
    }
}

extension Site {
    /// Whether a request came by a host that is surely this server's: of its domains, given to a place, or the machine
    /// itself.
    func isOwn(_ request: Request) throws -> Bool {
        let host = request.host
        return try host == "localhost" || host.hasSuffix(".localhost") || host == "127.0.0.1"
            || domains.contains { host == $0 || host.hasSuffix("." + $0) }
            || folder.platform.owner(ofHost: host) != nil
    }
}
