import Foundation
import School
import Storage
import Templating
import WebServer

/// One request that reads one campus. It holds that campus's file and no other, and cannot write.
package struct CampusVisit: Sendable {
    let request: Request
    let site: Site
    let place: CampusPlace
    let file: CampusFile
    let campus: CampusSettings
    let today: Day
    /// Nil: nobody is signed in.
    let member: CampusMember?

    init(request: Request, site: Site, place: CampusPlace, file: CampusFile) throws {
        self.request = request
        self.site = site
        self.place = place
        self.file = file
        today = site.today
        let token = SessionCookie.token(in: request)
        (campus, member) = try file.read { campus in
            (
                try campus.campus(),
                try token.flatMap { try campus.accounts.account(holding: $0, at: site.now) }
                    .map { try CampusMember($0, in: campus) }
            )
        }
    }

    var now: Date { site.now }

    /// A random word for a form: what it does is done once, however often it is sent.
    func newToken() -> String { SecretToken(random: site.random(18)).text }

    /// The table of contents of a campus.
    func show(_ page: CampusPage) throws -> Response {
        switch page {
        case .signIn(let page): try show(page)
        case .cas(let page): try show(page)
        case .espaces(let page): try show(page)
        case .directory(let page): try show(page)
        case .partners(let page): try show(page)
        case .lessons(let page): try show(page)
        case .connections(let page): try show(page)
        }
    }

    /// What was just done, as the address says.
    var saying: Saying? { request.query[Saying.parameter].flatMap(Saying.init) }

    func address(of page: CampusPage) -> String { place.address(of: page) }

    /// A page in the campus's frame.
    ///
    /// - Parameters:
    ///   - section: where on the administrators' side the page is; those pages have a second bar.
    ///   - tabs: the espaces of somebody who has several.
    func render(
        _ page: some View, title: String, status: Status = .ok, section: CampusSection? = nil,
        tabs: TabBar? = nil,
    ) throws -> Response {
        let frame = FrameView(self, title: title, section: section, tabs: tabs)
        var response = Response(
            status, contentType: "text/html; charset=utf-8", body: try site.templates.render(page, in: frame))
        response.headers.set("Cache-Control", "private, no-store")
        return response
    }
}

extension CampusMember {
    fileprivate init(_ account: CampusAccount, in campus: CampusReading) throws {
        let person = try account.person.flatMap { try campus.directory.person($0) }
        self.init(
            account: account, person: person,
            affiliations: try person.map { person in
                try campus.directory.affiliations(of: person.id).filter { $0.leftOn == nil }
            } ?? [])
    }
}

/// Who may come in, and where they go otherwise.
extension CampusVisit {
    /// - Throws: `Failure.needsSignIn`, `.notFound`.
    func admit(to audience: CampusAudience) throws {
        guard audience.admits(member) else {
            throw member == nil
                ? Failure.needsSignIn(address(of: .signIn(.door(.readers, returnTo: returnAddress))))
                : Failure.notFound
        }
    }

    /// A password that somebody else gave opens nothing but the page where a new one is chosen.
    ///
    /// - Throws: `Failure.needsNewPassword`.
    func checkPassword(for audience: CampusAudience) throws {
        guard !audience.isOpen, member?.account.mustChangePassword == true else { return }
        throw Failure.needsNewPassword(address(of: .signIn(.security(returnTo: returnAddress))))
    }

    /// Where to come back: the page asked for, or the one whose form was sent.
    var returnAddress: String? {
        if request.method.isReading {
            let path =
                request.rawPath.hasPrefix(place.base)
                ? String(request.rawPath.dropFirst(place.base.count)) : request.rawPath
            return ReturnAddress.checkedOnCampus(
                path + (request.rawQuery.isEmpty ? "" : "?" + request.rawQuery))
        }
        let own = place.origin + place.base
        guard let referer = request.header("referer"), referer.hasPrefix(own + "/") else { return nil }
        return ReturnAddress.checkedOnCampus(String(referer.dropFirst(own.count)))
    }
}
