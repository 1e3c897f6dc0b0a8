import Foundation
import School
import Storage
import WebServer

/// One request that writes to one campus.
package struct CampusSubmission: Sendable {
    let visit: CampusVisit
    let form: Form

    /// The table of contents of what can be done.
    func perform(_ action: CampusAction) throws -> Response {
        switch action {
        case .signIn(let action): try perform(action)
        case .espaces(let action): try perform(action)
        case .directory(let action): try perform(action)
        case .partners(let action): try perform(action)
        case .lessons(let action): try perform(action)
        case .connections(let action): try perform(action)
        }
    }

    var file: CampusFile { visit.file }

    /// What a gesture is stamped with: who makes it, now, under the token of its form (`jeton`); a form without one is
    /// not recognised when it comes twice.
    var stamp: Stamp {
        let token = form["jeton"].flatMap { Stamp.isToken($0) ? $0 : nil } ?? visit.newToken()
        return Stamp(
            token: token, actor: visit.member?.account.name ?? "Programme", at: visit.now,
            zone: visit.site.timeZone)
    }

    /// Back to a page, which says what was done.
    func redirect(to page: CampusPage, saying: Saying) -> Response {
        .redirect(to: saying.marking(visit.address(of: page)))
    }
}
