import Formats
import Library
import Storage
import WebServer

/// POST /api/oauth2/token: a program that has an identifier and a secret is given a token for an hour.
extension PortalSubmission {
    private static let mostGrants = 60

    func grantAccess() throws -> Response {
        guard let rne = visit.place.rne else { throw Failure.notFound }
        let asked: AccessRequest
        do {
            asked = try AccessRequest(visit.request)
        } catch let fault as AccessRequest.Fault {
            guard visit.mayMistakeAgain() else { return APIAnswer.tooMany }
            return refusal(fault)
        }
        guard let secret = SecretToken(asked.secret),
            let campus = try library.read({ try $0.shelf.campus(client: asked.client, secret: secret) })
        else {
            visit.site.count(.refused, of: "", at: rne)
            guard visit.mayMistakeAgain() else { return APIAnswer.tooMany }
            return refusal(.noClient)
        }
        let (site, now) = (visit.site, visit.now)
        guard site.throttle.admits(.campus("\(rne) \(asked.client) jetons"), atMost: Self.mostGrants, at: now)
        else { return APIAnswer.tooMany }
        let token = SecretToken(random: site.random(32))
        try library.write { try $0.shelf.grant(token, for: secret, at: now) }
        site.count(.access, of: campus, at: rne)
        return uncached(
            APIAnswer.json(
                JSONValue.object([
                    .init("access_token", token.text), .init("token_type", "Bearer"),
                    .init("expires_in", .number(AccessToken.seconds)),
                ]).bytes))
    }

    /// Its words keep to the characters that the standard leaves to them (RFC 6749, 5.2): no accent.
    private func refusal(_ fault: AccessRequest.Fault) -> Response {
        switch fault {
        case .invalidRequest(let words): return told(.badRequest, "invalid_request", words)
        case .unsupportedGrant:
            return told(
                .badRequest, "unsupported_grant_type", "Seul client_credentials est possible ici.")
        case .noClient:
            var response = told(
                .unauthorized, "invalid_client",
                "Le client est inconnu, ou son secret est faux. Le CDI les donne dans Fichiers et liaisons.")
            response.headers.set("WWW-Authenticate", "Basic realm=\"lutrin\"")
            return response
        }
    }

    private func told(_ status: Status, _ error: String, _ words: String) -> Response {
        uncached(visit.apiRefusal(status, error, words))
    }

    /// RFC 6749, 5.1.
    private func uncached(_ response: Response) -> Response {
        var response = response
        response.headers.set("Cache-Control", "no-store")
        response.headers.set("Pragma", "no-cache")
        return response
    }
}
