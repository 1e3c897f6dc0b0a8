import Formats
import Foundation
import Storage
import WebServer

/// A place as a CAS server (CAS Protocol 3.0): its own portals, the services declared here, publishers' resources.
extension SigningOn {
    func show(_ page: CasPage) throws -> Response {
        switch page {
        case .login(let asking): try showLogin(asking, page)
        case .logout(let service): try showLogout(to: service)
        case .validate(let validation): try answer(validation)
        case .proxy(let grant, let target): try answerProxy(grant, target)
        case .comeBack(let back, let ticket): try comeBack(to: back, ticket: ticket)
        case .refused(let reason, let back): try showRefusal(ArrivalRefusal(word: reason), returnTo: back)
        case .enter(let back): try enter(returnTo: back)
        }
    }

    private static var longestService: Int { 1_000 }

    /// GET /cas/login
    private func showLogin(_ asking: CasPage.Asking?, _ page: CasPage) throws -> Response {
        let session = try sessionInUse()
        guard let asking else {
            return .redirect(to: session == nil ? door(returnTo: page.address) : homeAddress)
        }
        guard asking.service.utf8.count <= Self.longestService, let address = ServiceAddress(asking.service),
            let service = try declared(address)
        else {
            site.logger.notice("\(root): a service that is not declared asks who somebody is")
            return try showRefusal(.unknownService(ServiceAddress(asking.service)?.parsed.host))
        }
        let isFresh = session.map { session in
            asking.proof.map {
                site.tickets.isProven($0, session: session.hash, at: home, now: now)
            } ?? false
        }
        guard let session, !asking.isRenewed || isFresh == true else {
            let isNobody = asking.isSilent && !asking.isRenewed
            return Response.redirect(
                to: isNobody ? address.text : door(returnTo: CasPage.login(asking.unproven).address)
            ).unkept()
        }
        guard !session.mustChangePassword else {
            return .redirect(to: securityAddress(returnTo: CasPage.login(asking.unproven).address))
        }
        guard session.isSomebody else { return try showRefusal(.nobody(service: service.name)) }
        let ticket = site.tickets.issue(
            Tickets.Grant(
                home: home, session: session.hash, service: address.text,
                portal: service.portal, isFresh: isFresh == true),
            secret: SecretToken(random: site.random(32)), at: now)
        return Response.redirect(to: address.with(ticket: ticket)).unkept()
    }

    /// GET /cas/logout: the session is over here and at the services that it opened.
    private func showLogout(to service: String?) throws -> Response {
        let session = try sessionInUse()
        let provider = try readSignOn { try $0.provider() }
        if let token = SessionCookie.token(in: request) {
            try writeSignOn { try $0.close(token.hash) }
            site.sayFarewells(of: home)
        }
        let next = try service.flatMap(ServiceAddress.init).flatMap {
            try declared($0) == nil ? nil : $0.text
        }
        var response: Response
        if session?.isDelegated == true, let provider, let away = try logoutAddress(at: provider, then: next)
        {
            response = .redirect(to: away)
        } else {
            response = .redirect(to: next ?? Saying.signedOut.marking(homeAddress))
        }
        response.setCookie(
            SessionCookie.cookie("", below: cookiePath, isSecure: request.isSecure, seconds: 0))
        return response.unkept()
    }

    /// What a ticket stands for, for the service that it was given to.
    private func answer(_ validation: CasPage.Validation) throws -> Response {
        let reply: CasReply
        do {
            reply = .success(try success(of: validation))
        } catch let fault as CasFault {
            site.logger.notice("\(root): ticket refused, \(fault.rawValue)")
            reply = .failure(fault)
        }
        if validation.kind == .plain {
            guard case .success(let success) = reply else { return Response.text("no\n\n").unkept() }
            return Response.text("yes\n\(success.user)\n").unkept()
        }
        return try written(reply, isJson: validation.isJson)
    }

    private func written(_ reply: CasReply, isJson: Bool) throws -> Response {
        Response(
            .ok, contentType: isJson ? "application/json; charset=utf-8" : "application/xml; charset=utf-8",
            body: isJson ? try reply.json() : reply.xml
        ).unkept()
    }

    /// - Parameter asker: the portal of this server that shows the ticket; nil: it came over the network.
    /// - Throws: `CasFault`.
    private func success(of validation: CasPage.Validation, asker: RNE? = nil) throws -> CasReply.Success {
        guard !validation.service.isEmpty, !validation.ticket.isEmpty else { throw CasFault.invalidRequest }
        let grant = try checked(validation)
        guard let address = ServiceAddress(grant.service), let service = try declared(address) else {
            throw CasFault.unauthorizedService
        }
        guard service.portal == grant.portal, asker == nil || asker == grant.portal else {
            throw CasFault.invalidService
        }
        guard let subject = try subject(ofSession: grant.session) else { throw CasFault.invalidTicket }
        var proxyNumber: String?
        if let callback = validation.callback {
            proxyNumber = try proxyGrant(for: grant, of: service, callback: callback)
        }
        if service.hearsLogout {
            try writeSignOn {
                try $0.grant(
                    validation.ticket, to: grant.service, portal: service.portal, session: grant.session)
            }
        }
        return CasReply.Success(
            user: subject.user(for: service.profile),
            elements: subject.elements(
                for: service.profile, standard: validation.hasAttributes ? standard(grant) : []),
            proxyGrantingTicket: proxyNumber, proxies: grant.proxies)
    }

    /// The ticket is spent, whatever comes of it.
    ///
    /// - Throws: `CasFault`.
    private func checked(_ validation: CasPage.Validation) throws -> Tickets.Grant {
        guard let grant = site.tickets.redeem(validation.ticket, at: home, now: now) else {
            throw CasFault.invalidTicket
        }
        guard grant.service == validation.service else { throw CasFault.invalidService }
        guard !grant.isProxy || validation.kind == .proxy else { throw CasFault.invalidTicketSpec }
        guard !validation.isRenewed || (grant.isFresh && !grant.isProxy) else { throw CasFault.invalidTicket }
        let instant = now.formatted(.iso8601)
        guard try readSignOn({ try $0.isOpen(grant.session, at: instant) }) else {
            throw CasFault.invalidTicket
        }
        return grant
    }

    private func standard(_ grant: Tickets.Grant) -> [CasElement] {
        [
            .text("cas:authenticationDate", now.formatted(.iso8601)),
            .text("cas:longTermAuthenticationRequestTokenUsed", "false"),
            .text("cas:isFromNewLogin", grant.isFresh ? "true" : "false"),
        ]
    }

    /// What a portal of this server is told, without a question over the network.
    ///
    /// - Throws: `CasFault`.
    func redeem(_ ticket: String, for service: String, by portal: RNE?, isRenewed: Bool) throws -> CasSuccess
    {
        let reply = CasReply.success(
            try success(
                of: CasPage.Validation(
                    kind: .service, hasAttributes: true, service: service, ticket: ticket,
                    isRenewed: isRenewed, callback: nil, isJson: false), asker: portal))
        guard case .success(let success) = try CasAnswer(reply.xml) else { throw CasFault.internalError }
        return success
    }
}

extension Response {
    /// Of this moment only: no browser and no server on the way keeps it.
    func unkept() -> Response {
        var response = self
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}
