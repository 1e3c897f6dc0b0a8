import Fetching
import Formats
import Foundation
import Storage
import WebServer

/// Sessions that end together.
extension Site {
    private static let mostAtOnce = 200
    /// Seconds: what a service answers changes nothing.
    private static let patienceOfNotice = 5

    /// Tells the services of the sessions that ended at a place: those of this server at once, the others beside the
    /// requests. Each is told once; what it answers changes nothing (CAS Protocol 3.0, 2.3.3).
    func sayFarewells(of home: SignOnHome) {
        do {
            guard try readSignOn(home, { try $0.hasFarewells() }) else { return }
            let (farewells, services) = try writeSignOn(home) {
                (try $0.takeFarewells(limit: Self.mostAtOnce), try $0.services())
            }
            for farewell in farewells {
                if let portal = farewell.portal {
                    end(farewell.ticket, at: .portal(portal))
                    continue
                }
                let certificate = ServiceAddress(farewell.service).flatMap { services.nearest(to: $0) }?
                    .service.certificate
                if !outside.tell({ [self] in tell(farewell, certificate: certificate ?? "") }) {
                    logger.warning("too many ends of sessions wait to be told: one is dropped")
                }
            }
        } catch {
            logger.warning("the end of sessions is not told: \(error)")
        }
    }

    /// A session that a ticket opened is over; so are those that it opened in turn.
    func end(_ ticket: String, at home: SignOnHome) {
        do {
            guard try readSignOn(home, { try $0.hasSession(ofTicket: ticket) }) else { return }
            if try writeSignOn(home, { try $0.endSession(ofTicket: ticket) }) { sayFarewells(of: home) }
        } catch {
            logger.warning("a session is not ended: \(error)")
        }
    }

    /// - Parameter certificate: PEM, of a service that nobody vouches for; else empty.
    private func tell(_ farewell: CasFarewell, certificate: String) {
        guard let address = WebAddress(farewell.service) else { return }
        let id = SecretToken(random: random(16)).forTicket
        let xml = CasLogout(ticket: farewell.ticket).xml(id: id, at: now.formatted(.iso8601))
        let body = "logoutRequest=" + String(decoding: xml, as: UTF8.self).percentEncoded
        var fetcher = outside.fetcher
        fetcher.certificate = certificate.isEmpty ? fetcher.certificate : certificate
        fetcher.totalSeconds = Self.patienceOfNotice
        do {
            _ = try fetcher.ask(
                Fetcher.Question(
                    address,
                    body: .init(Array(body.utf8), contentType: "application/x-www-form-urlencoded")))
        } catch {
            logger.notice("\(address.host) is not told that a session is over: \(error)")
        }
    }

    private func readSignOn<Value>(_ home: SignOnHome, _ body: (SignOnBook) throws -> Value) throws -> Value {
        switch home {
        case .portal(let rne?): try libraries.file(for: rne).read { try body($0.signOn) }
        case .portal(nil): throw Failure.notFound
        case .campus(let code): try campuses.file(for: code).read { try body($0.signOn) }
        }
    }

    private func writeSignOn<Value>(_ home: SignOnHome, _ body: (SignOnBook) throws -> Value) throws -> Value
    {
        switch home {
        case .portal(let rne?): try libraries.file(for: rne).write { try body($0.signOn) }
        case .portal(nil): throw Failure.notFound
        case .campus(let code): try campuses.file(for: code).write { try body($0.signOn) }
        }
    }
}

extension SigningOn {
    /// A notice that another server sends, in one of its two forms: a field of a form, or the whole body.
    ///
    /// - Returns: nil: not such a notice. Where notices are expected, whoever sends one is told nothing more.
    func hearLogout() throws -> Response? {
        guard let notice = try Self.notice(in: request) else {
            return request.path.suffix(2) == ["cas", "retour"] ? .text("") : nil
        }
        site.end(notice.ticket, at: home)
        return .text("")
    }

    private static func notice(in request: Request) throws -> CasLogout? {
        guard request.method == .post, request.header("cookie") == nil, let bytes = request.shortBody else {
            return nil
        }
        // Some say that it is a form, and send the notice all the same.
        if bytes.first == UInt8(ascii: "<") { return CasLogout(bytes) }
        guard request.mediaType == "application/x-www-form-urlencoded" else { return nil }
        return Form(urlEncoded: bytes)["logoutRequest"].flatMap { CasLogout(Array($0.utf8)) }
    }
}

extension Request {
    /// A body of a few kilobytes, in memory.
    fileprivate var shortBody: [UInt8]? {
        guard case .bytes(let bytes) = body, bytes.count <= 1 << 14 else { return nil }
        return bytes
    }
}
