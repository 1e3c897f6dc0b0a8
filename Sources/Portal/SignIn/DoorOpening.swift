import Storage
import WebServer

/// Somebody who comes in with a password, to a portal or to a campus: what their browser is given.
struct DoorOpening {
    let session: SessionOpening
    /// By which the browser of somebody who manages the place is known again.
    let device: SecretToken
    private let token: SecretToken

    init(of visit: some SigningOn, isLong: Bool) {
        token = SecretToken(random: visit.site.random(32))
        session = SessionOpening(
            token: token, hours: isLong ? SessionOpening.longHours : SessionOpening.usualHours,
            device: DeviceName.of(visit.request.header("user-agent") ?? ""),
            replacing: SessionCookie.token(in: visit.request))
        device =
            visit.request.cookie(SessionCookie.device).flatMap { SecretToken($0) }
            ?? SecretToken(random: visit.site.random(32))
    }

    /// Lets them in, to an address.
    ///
    /// - Parameters:
    ///   - isStaff: they manage the place.
    ///   - stays: the session outlives the browser.
    func answer(_ visit: some SigningOn, to address: String, isStaff: Bool, stays: Bool) throws -> Response {
        let forService = visit.proven(address, session: token)
        var response =
            try forService.map {
                try visit.handOver(
                    to: $0, title: "Vous êtes connecté",
                    sentence: "La page que vous avez demandée s’ouvre dans un instant.")
            } ?? .redirect(to: address)
        if isStaff {
            response.setCookie(
                SessionCookie.cookie(
                    device.text, named: SessionCookie.device, below: visit.cookiePath,
                    isSecure: visit.request.isSecure, seconds: SessionCookie.deviceSeconds))
        }
        response.setCookie(
            SessionCookie.cookie(
                token.text, below: visit.cookiePath, isSecure: visit.request.isSecure,
                seconds: stays ? SessionOpening.longHours * 3600 : nil))
        return response
    }
}

extension SigningOn {
    /// POST /deconnexion: here, at the services that the session opened, and at the server that opened it.
    func signOut() throws -> Response {
        let session = try sessionInUse()
        if let token = SessionCookie.token(in: request) {
            try writeSignOn { try $0.close(token.hash) }
            site.sayFarewells(of: home)
        }
        var response: Response
        if session?.isDelegated == true, let provider = try readSignOn({ try $0.provider() }),
            let away = try logoutAddress(at: provider, then: nil)
        {
            response = try handOver(
                to: away, title: "Vous êtes déconnecté",
                sentence: "\(provider.name) termine votre session dans un instant.")
        } else {
            response = .redirect(to: Saying.signedOut.marking(signedOutAddress))
        }
        response.setCookie(
            SessionCookie.cookie("", below: cookiePath, isSecure: request.isSecure, seconds: 0))
        return response
    }

    /// Where the identity provider lets people in; nil: with a password, here.
    func providerDoor(returnTo back: String?) throws -> String? {
        try signInAddress(
            at: try readSignOn { try $0.provider() }, returnTo: back,
            renewed: asking(of: back)?.isRenewed ?? false)
    }

    /// Whether somebody who is signed in has to give their password again, for a service that wants it so.
    func asksAgain(returnTo back: String?) -> Bool { asking(of: back)?.isRenewed == true }

    /// The address of a service's question, saying that the password was given for it; nil: another address.
    func proven(_ address: String, session: SecretToken) -> String? {
        let start = [root, cookiePath].first { !$0.isEmpty && address.hasPrefix($0 + "/") } ?? ""
        guard var asking = asking(of: String(address.dropFirst(start.count))) else { return nil }
        asking.proof = site.tickets.prove(
            session.hash, at: home, secret: SecretToken(random: site.random(32)), now: now)
        return start + CasPage.login(asking).address
    }

    /// Whether the readers' door takes passwords.
    func takesPasswords() throws -> Bool {
        guard let provider = try readSignOn({ try $0.provider() }), provider.isActive,
            try address(of: provider) != nil
        else { return true }
        return provider.allowsDirect
    }

    private func asking(of back: String?) -> CasPage.Asking? {
        guard let back else { return nil }
        let request = Request(.get, back)
        guard
            case .login(let asking)? = CasPage(
                path: request.path, query: request.query, checked: { _ in nil })
        else { return nil }
        return asking
    }
}
