import Fetching
import Formats
import Foundation
import School
import WebServer

/// Asks a distant portal for a token (RFC 6749, 4.4.2): in JSON first, as workspaces do, then in a form, as the standard
/// has it, for a portal that reads nothing else.
struct AccessQuestion {
    let credentials: PartnerCredentials
    let address: String
    let door: KeptAccess.Door

    private static let seconds = 10
    private static let largest = 64 << 10
    /// A token is not used in its last moments: it would end on the way.
    private static let margin = 30
    /// Of a portal that does not say how long it lasts.
    private static let usualLife = 300

    init(_ credentials: PartnerCredentials, at address: String, for door: KeptAccess.Door) {
        self.credentials = credentials
        self.address = address
        self.door = door
    }

    /// - Parameter patience: what is left of the time for the answer that the token is for.
    /// - Throws: `FetchError`.
    func token(from portal: DistantPortal, within patience: Patience) throws(FetchError) -> String {
        guard let address = WebAddress(address)?.appending(["api", "oauth2", "token"]) else {
            throw .notReached
        }
        var fetcher = portal.fetcher
        fetcher.totalSeconds = min(fetcher.totalSeconds, Self.seconds)
        fetcher.largestAnswer = min(fetcher.largestAnswer, Self.largest)
        func ask(_ body: Fetcher.Question.Body) throws(FetchError) -> Fetcher.Answer {
            try patience.limiting(fetcher).ask(
                Fetcher.Question(address, accepts: "application/json", body: body))
        }
        let asked = portal.clock()
        var answer = try ask(.init(json.bytes, contentType: "application/json"))
        if answer.status == 400 || answer.status == 415 {
            answer = try ask(.init(Array(form.utf8), contentType: "application/x-www-form-urlencoded"))
        }
        switch answer.status {
        case 200...299: break
        // « invalid_client » is a 401 or a 400 (RFC 6749, 5.2).
        case 400, 401, 403: throw .refused
        case 300...399: throw .redirected
        case 404, 410: throw .notFound
        case 429: throw .tooOften
        default: throw .trouble(status: answer.status)
        }
        let given = try Self.read(answer.body)
        let life = max(0, (given.seconds ?? Self.usualLife) - Self.margin)
        portal.access.keep(given.token, of: door, until: asked + Double(life), at: asked)
        return given.token
    }

    private var fields: [(String, String)] {
        [
            ("grant_type", "client_credentials"), ("client_id", credentials.client),
            ("client_secret", credentials.secret),
        ]
    }

    private var json: JSONValue { .object(fields.map { .init($0.0, $0.1) }) }

    private var form: String { fields.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&") }

    private static func read(_ body: [UInt8]) throws(FetchError) -> (token: String, seconds: Int?) {
        let given: Given
        do {
            given = try JSONDecoder().decode(Given.self, from: Data(body))
        } catch {
            throw .unreadable
        }
        // RFC 6750, 2.1: b64token
        guard !given.access_token.isEmpty, given.access_token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            given.token_type.map({ $0.lowercased() == "bearer" }) ?? true
        else { throw .unreadable }
        return (given.access_token, given.expires_in.map { min(max(0, $0.seconds), 86_400) })
    }

    /// The names of RFC 6749, 5.1.
    private struct Given: Decodable {
        let access_token: String
        let token_type: String?
        let expires_in: Life?
    }

    /// A number, which some servers write as a text or with a fraction.
    private struct Life: Decodable {
        let seconds: Int

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                seconds = Int(min(max(0, try container.decode(Double.self)), 86_400))
            } catch DecodingError.typeMismatch {
                seconds = Int(try container.decode(String.self)) ?? 0
            }
        }
    }
}
