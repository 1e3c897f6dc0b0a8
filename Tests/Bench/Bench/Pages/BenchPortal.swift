// A portal under measure: asking its site for pages, with no socket.
import ArgumentParser
import Foundation
import Library
import Portal
import Storage
import WebServer

/// A school's number on the command line. (A wrapper: the conformance of `RNE` itself is the product's.)
struct School: ExpressibleByArgument {
    let rne: RNE

    init?(argument: String) {
        guard let rne = RNE(argument) else { return nil }
        self.rne = rne
    }
}

struct BenchPortal {
    let site: Site
    let rne: RNE

    /// The answer to a page of this portal; an error when it is not the page that was asked for.
    func answer(_ page: PortalPage, cookie: String = "") throws -> Response {
        let target = "/cdi/\(rne.lowercased)\(page.address)"
        let response = site.respond(
            to: Request(.get, target, headers: ["Host": "localhost:8080", "Cookie": cookie]))
        guard response.status == .ok else { throw BenchError("\(target): \(response.status.rawValue)") }
        return response
    }

    /// Sends a form, as from one of the portal's own pages.
    func send(_ target: String, _ fields: KeyValuePairs<String, String>) -> Response {
        let body = fields.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        return site.respond(
            to: Request(
                .post, "/cdi/\(rne.lowercased)\(target)",
                headers: [
                    "Host": "localhost:8080", "Origin": "http://localhost:8080",
                    "Content-Type": "application/x-www-form-urlencoded",
                ], body: Array(body.utf8)))
    }
}

extension Response {
    var size: Int {
        guard case .bytes(let bytes) = body else { return 0 }
        return bytes.count
    }
}

enum Questions {
    static func read(_ path: String) throws -> [String] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        guard !lines.isEmpty else { throw BenchError("\(path) asks nothing") }
        return lines
    }
}
