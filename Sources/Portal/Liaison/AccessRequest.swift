import Foundation
import WebServer

/// What a program says to be given a token: « client credentials » (RFC 6749, 4.4.2), in a form, as the standard has it,
/// or in JSON, as some workspaces send it; its identifier and secret there or in HTTP Basic (2.3.1).
struct AccessRequest: Equatable {
    let client: String
    let secret: String

    /// What it said cannot be read, or asks for something else (RFC 6749, 5.2).
    enum Fault: Error, Equatable {
        case invalidRequest(String)
        case noClient
        case unsupportedGrant
    }

    private static let longest = 16 << 10

    /// - Throws: `Fault`.
    init(_ request: Request) throws {
        let bytes = try request.body.bytes()
        guard bytes.count <= Self.longest else { throw Fault.invalidRequest("La demande est trop longue.") }
        let fields: [String: [String]] =
            switch request.mediaType {
            case "application/x-www-form-urlencoded":
                Dictionary(grouping: Form(urlEncoded: bytes).pairs, by: \.name).mapValues { $0.map(\.value) }
            case "application/json": try Self.fields(ofJSON: bytes)
            default:
                throw Fault.invalidRequest(
                    "Le corps est attendu en application/x-www-form-urlencoded ou en application/json.")
            }
        func value(_ name: String) throws -> String? {
            let values = fields[name] ?? []
            // « parameters MUST NOT be included more than once » (3.2)
            guard values.count < 2 else { throw Fault.invalidRequest("Le champ \(name) vient deux fois.") }
            return values.first.flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let grant = try value("grant_type") else {
            throw Fault.invalidRequest("Le champ grant_type manque.")
        }
        let (client, secret) = (try value("client_id"), try value("client_secret"))
        if let basic = try Self.basic(request) {
            // « MUST NOT use more than one authentication method » (2.3)
            guard secret == nil, client == nil || client == basic.client else {
                throw Fault.invalidRequest("Le client se nomme deux fois.")
            }
            (self.client, self.secret) = basic
        } else {
            guard let client, let secret else { throw Fault.noClient }
            (self.client, self.secret) = (client, secret)
        }
        guard grant == "client_credentials" else { throw Fault.unsupportedGrant }
    }

    /// Nil: it is not there; both pieces are written as in a form (2.3.1).
    private static func basic(_ request: Request) throws -> (client: String, secret: String)? {
        guard let field = request.header("authorization"), field.lowercased().hasPrefix("basic ") else {
            return nil
        }
        guard let data = Data(base64Encoded: String(field.dropFirst(6)).trimmingCharacters(in: .whitespaces))
        else { throw Fault.noClient }
        let pieces = data.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 2 else { throw Fault.noClient }
        func decoded(_ bytes: Data) -> String? { Form(urlEncoded: Array("x=".utf8) + bytes)["x"] }
        guard let client = decoded(pieces[0]), let secret = decoded(pieces[1]) else { throw Fault.noClient }
        return (client, secret)
    }

    private static func fields(ofJSON bytes: [UInt8]) throws -> [String: [String]] {
        do {
            return try JSONDecoder().decode([String: Text].self, from: Data(bytes)).compactMapValues {
                $0.text.map { [$0] }
            }
        } catch {
            throw Fault.invalidRequest("Le corps JSON ne se lit pas.")
        }
    }

    /// Members that are no texts say nothing here.
    private struct Text: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                text = try container.decode(String.self)
            } catch DecodingError.typeMismatch {
                text = nil
            } catch DecodingError.valueNotFound {
                text = nil
            }
        }
    }
}
