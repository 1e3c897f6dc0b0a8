import Foundation
import Library
import Portal
import Storage
import WebServer

/// A librarian signed in at the desk of a portal, without a socket: what is sent and what is answered.
struct DeskScreen {
    private let site: Site
    private let host: String
    private let cookie: String
    private let readers: [ID<Borrower>]

    init(_ site: Site, at rne: RNE) throws {
        let library = try site.libraries.file(for: rne)
        let word = UUID().uuidString
        readers = try library.write { writing in
            try writing.accounts.add(
                login: "banc", name: "Banc d’essai", role: .librarian,
                password: try Password(word, salt: Array("0123456789abcdef".utf8), costs: .light),
                on: Day(Date(), in: .current))
            return try (0..<200).map {
                try writing.borrowers.add(BorrowerDetails(name: "Lecteur \($0)", status: "Élève"))
            }
        }
        self.site = site
        host = "\(rne.lowercased).localhost"
        let answer = site.respond(
            to: Self.request(
                "/connexion", ["identifiant": "banc", "motdepasse": word], host: host, cookie: ""))
        guard
            let session = answer.headers.all("set-cookie").first(where: { $0.hasPrefix("seance=") })?
                .prefix(while: { $0 != ";" })
        else {
            throw BenchError("nobody is let in at the desk")
        }
        cookie = String(session)
    }

    /// - Returns: the address of the page that says it.
    func lends(_ copy: String, place: Int) throws -> String {
        try sends([
            "saisie": copy, "lecteur": "\(readers[place % readers.count])", "jeton": UUID().uuidString,
        ])
    }

    func takesBack(_ copy: String) throws -> String {
        try sends(["saisie": copy, "jeton": UUID().uuidString])
    }

    func opens(_ address: String) throws {
        let answer = site.respond(to: Request(.get, address, headers: ["host": host, "cookie": cookie]))
        guard answer.status == .ok else { throw BenchError("the page says \(answer.status.rawValue)") }
    }

    private func sends(_ fields: KeyValuePairs<String, String>) throws -> String {
        let answer = site.respond(to: Self.request("/gestion", fields, host: host, cookie: cookie))
        guard let address = answer.headers["location"], address.contains("geste=") else {
            throw BenchError("the desk answers \(answer.status.rawValue)")
        }
        return address
    }

    private static func request(
        _ target: String, _ fields: KeyValuePairs<String, String>, host: String, cookie: String,
    ) -> Request {
        let body = fields.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        return Request(
            .post, target,
            headers: [
                "host": host, "cookie": cookie, "origin": "http://\(host)",
                "content-type": "application/x-www-form-urlencoded",
            ], body: Array(body.utf8))
    }
}
