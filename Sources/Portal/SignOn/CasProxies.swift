import Fetching
import Formats
import Storage
import WebServer

/// Services that act for somebody at another service (CAS Protocol 3.0, 2.7).
extension SigningOn {
    /// The number by which a service finds the proxy-granting ticket that it was sent at its own address.
    ///
    /// - Throws: `CasFault`.
    func proxyGrant(for grant: Tickets.Grant, of service: DeclaredService, callback: String) throws -> String
    {
        guard service.mayProxy else { throw CasFault.unauthorizedServiceProxy }
        guard let address = ServiceAddress(callback), !address.parsed.isPlain,
            let listener = try service.isOwn(address) ? service : declared(address), listener.mayProxy
        else { throw CasFault.invalidProxyCallback }
        let ticket = "PGT-" + SecretToken(random: site.random(48)).forTicket
        let number = "PGTIOU-" + SecretToken(random: site.random(32)).forTicket
        let query = CasPage.query([("pgtIou", number), ("pgtId", ticket)]).dropFirst()
        let asked = address.text + (address.text.contains("?") ? "&" : "?") + query
        guard let question = WebAddress(asked) else { throw CasFault.invalidProxyCallback }
        do {
            var fetcher = site.outside.fetcher
            fetcher.certificate = listener.certificate
            _ = try fetcher.fetch(Fetcher.Question(question))
        } catch {
            site.logger.notice("\(address.parsed.host) does not take its proxy-granting ticket: \(error)")
            throw CasFault.invalidProxyCallback
        }
        try writeSignOn {
            try $0.keep(
                ProxyGrant(
                    session: grant.session, service: grant.service, proxies: [callback] + grant.proxies),
                under: ticket)
        }
        return number
    }

    /// GET /cas/proxy: a ticket for another service.
    func answerProxy(_ ticket: String, _ target: String) throws -> Response {
        var reply: CasReply
        do {
            reply = .proxyTicket(try proxyTicket(ticket, target))
        } catch let fault as CasFault {
            reply = .proxyFailure(fault)
        }
        var response = Response(.ok, contentType: "application/xml; charset=utf-8", body: reply.xml)
        response.headers.set("Cache-Control", "no-store")
        return response
    }

    /// - Throws: `CasFault`.
    private func proxyTicket(_ ticket: String, _ target: String) throws -> String {
        guard !ticket.isEmpty, !target.isEmpty else { throw CasFault.invalidRequest }
        let instant = now.formatted(.iso8601)
        let kept = try readSignOn { book in
            try book.proxyGrant(ticket).flatMap { try book.isOpen($0.session, at: instant) ? $0 : nil }
        }
        guard let kept else { throw CasFault.invalidTicket }
        guard let own = ServiceAddress(kept.service), try declared(own)?.mayProxy == true else {
            throw CasFault.unauthorizedServiceProxy
        }
        guard let address = ServiceAddress(target), let service = try declared(address) else {
            throw CasFault.unauthorizedService
        }
        return site.tickets.issue(
            Tickets.Grant(
                home: home, session: kept.session, service: address.text, portal: service.portal,
                isFresh: false,
                proxies: kept.proxies, isProxy: true),
            secret: SecretToken(random: site.random(32)), at: now)
    }
}
