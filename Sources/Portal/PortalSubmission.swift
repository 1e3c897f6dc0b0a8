import Foundation
import Library
import Storage
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
        case .signIn(let action): try perform(action)
        case .desk(let action): try perform(action)
        case .office(let action): try perform(action)
        case .reminders(let action): try perform(action)
        case .space(let action): try perform(action)
        case .borrowers(let action): try perform(action)
        case .editor(let action): try perform(action)
        case .procedures(let action): try perform(action)
        case .composing(let action): try perform(action)
        case .liaison(let action): try perform(action)
        case .lessonHolds(let action): try perform(action)
        case .interconnection(let action): try perform(action)
        case .services(let action): try perform(action)
        case .handOver(let action): try perform(action)
        }
    }

    var library: LibraryFile { visit.library }

    /// What a gesture is stamped with: who makes it, now, under the token of its form; a form without one is not
    /// recognised when it comes twice.
    func stamp(_ token: String?) -> Stamp {
        let token = token.flatMap { Stamp.isToken($0) ? $0 : nil } ?? visit.newToken()
        return Stamp(
            token: token, actor: visit.account?.name ?? "Programme", at: visit.now, zone: visit.site.timeZone)
    }

    /// Back to a page, which says what was done.
    func redirect(to page: PortalPage, saying: Saying) -> Response {
        .redirect(to: saying.marking(visit.address(of: page)))
    }

    /// Browsers say where a form was; one that says nothing is not a browser that somebody else's page could use.
    static func isOwnForm(_ request: Request) -> Bool {
        if let site = request.header("sec-fetch-site") { return site == "same-origin" || site == "none" }
        let own = (request.isSecure ? "https://" : "http://") + request.authority
        if let origin = request.header("origin") { return origin == own }
        return request.header("referer").map { $0.hasPrefix(own + "/") } ?? true
    }
}
