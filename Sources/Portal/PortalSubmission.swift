import Foundation
import Library
import WebServer

/// One request that writes to one portal.
package struct PortalSubmission: Sendable {
    let visit: PortalVisit

    /// - Throws: `Failure.foreignForm` when the form was not on a page of this site.
    init(_ visit: PortalVisit) throws {
        guard Self.isOwnForm(visit.request) else { throw Failure.foreignForm }
        self.visit = visit
    }

    /// The table of contents of what can be done.
    func perform(_ action: PortalAction) throws -> Response {
        switch action {
        case .wish(let text): try wish(for: text)
        }
    }

    /// Back to a page, which says what was done.
    func redirect(to page: PortalPage, saying: Saying) -> Response {
        let address = visit.address(of: page)
        let mark = address.contains("?") ? "&" : "?"
        return .redirect(to: "\(address)\(mark)\(Saying.parameter)=\(saying.rawValue)")
    }

    /// Browsers say where a form was; one that says nothing is not a browser that somebody else's page could use.
    private static func isOwnForm(_ request: Request) -> Bool {
        if let site = request.header("sec-fetch-site") { return site == "same-origin" || site == "none" }
        let own = (request.isSecure ? "https://" : "http://") + request.authority
        if let origin = request.header("origin") { return origin == own }
        return request.header("referer").map { $0.hasPrefix(own + "/") } ?? true
    }
}
