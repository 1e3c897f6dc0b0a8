import Foundation
import Library
import Logging
import School
import Storage
import Templating
import WebServer

/// The whole site: what turns a request into an answer. One value, made by `lutrin serve` and by the tests alike.
package struct Site: Sendable {
    package let folder: DataFolder
    package let libraries: OpenFiles<RNE, LibraryFile>
    package let campuses: OpenFiles<CampusCode, CampusFile>
    package let templates: Templates
    package let assets: Assets
    package let texts: Texts
    /// What librarians may replace by texts of their own.
    package let shipped: ShippedTexts
    /// The procedures that come with the product.
    let procedures: ShippedProcedures
    /// The ENTs that are known by name.
    let workspaces: Workspaces
    package let logger: Logger
    /// What day and hour it is, for everybody: tests choose theirs.
    package let clock: @Sendable () -> Date
    package let timeZone: TimeZone
    /// What guards the first page of an empty folder of data; nil once there is a portal.
    package let firstRun: FirstRun?
    /// Runs what takes more than a moment, one thing after another, on a thread of its own.
    package let background: @Sendable (@escaping @Sendable () -> Void) -> Void
    /// What is to be done beside the requests.
    package let diary: JobDiary
    /// Asks other sites.
    package let outside: Outside
    /// What places gave services to know somebody by, for seconds.
    let tickets: Tickets
    /// Asks those that say who somebody is.
    let providers: Providers
    /// The domains of this server, in lower case.
    let domains: [String]
    /// Keeps programs from asking too often.
    let throttle: Throttle
    /// Tokens that were just given to campuses, shown once.
    let shownTokens: ShownTokens
    /// Portals that were just opened, with passwords shown once.
    let openings: PortalOpenings
    /// What portals told the home pages of their campus.
    let news: KeptNews
    /// Asks the addresses of calendars.
    let calendars: CalendarRounds
    /// What readers do, until it is written.
    package let activity: ActivityCounter
    /// What programs ask, until it is written.
    package let transfers: TransferCounter
    /// So many random bytes.
    package let random: @Sendable (Int) -> [UInt8]

    /// Answers a request. Whatever goes wrong becomes a page here, and only here.
    package func respond(to request: Request) -> Response {
        if let asset = assets.files.response(to: request) ?? procedures.pictures.response(to: request) {
            return asset.secured(isSecure: request.isSecure)
        }
        return answer(request).secured(isSecure: request.isSecure)
    }

    private func answer(_ request: Request) -> Response {
        var surroundings = FailureSurroundings()
        do {
            let (destination, path) = try self.destination(of: request)
            switch destination {
            case .platform(let place): return try answerPlatform(request, path: path, place: place)
            case .portal(let rne, let place):
                let visit = try PortalVisit(
                    request: request, site: self, place: place, library: library(of: rne, at: place))
                surroundings = FailureSurroundings(visit)
                return try answer(request, path: path, visit: visit, rne: rne)
            case .campus(let place):
                let visit = try CampusVisit(
                    request: request, site: self, place: place, file: campus(at: place))
                surroundings = FailureSurroundings(visit)
                return try answer(request, path: path, visit: visit)
            }
        } catch {
            return failurePage(for: error, request: request, in: surroundings)
        }
    }

    private func answer(_ request: Request, path: [String], visit: PortalVisit, rne: RNE) throws -> Response {
        let isForm = request.method == .post && ExchangePage.acceptsForms(at: path)
        if request.method == .post, !isForm { return try submit(request, path: path, visit: visit) }
        guard isForm || request.method.isReading else { throw Failure.wrongMethod }
        guard !path.isEmpty || request.query["login"] == "true" else {
            return .redirect(to: visit.address(of: .home))
        }
        let query = try isForm ? request.form() : request.query
        guard let page = PortalPage(path: path, query: query) else { throw Failure.notFound }
        if let response = try visit.arriveWithTicket(at: page.address) { return response }
        try visit.admit(to: page.audience)
        if !page.isAboutSigningIn { try visit.checkPassword(for: page.audience) }
        let response = try visit.show(page)
        if response.status == .ok { count(page, at: rne) }
        return response
    }

    private func answer(_ request: Request, path: [String], visit: CampusVisit) throws -> Response {
        guard request.method != .post else { return try submit(request, path: path, visit: visit) }
        guard request.method.isReading else { throw Failure.wrongMethod }
        guard let page = CampusPage(path: path, query: request.query) else { throw Failure.notFound }
        if let response = try visit.arriveWithTicket(at: page.address) { return response }
        try visit.admit(to: page.audience)
        if !page.isAboutSigningIn { try visit.checkPassword(for: page.audience) }
        return try visit.show(page)
    }

    private func submit(_ request: Request, path: [String], visit: CampusVisit) throws -> Response {
        if let response = try visit.hearLogout() { return response }
        // Nothing of a form is read before it is known who may send it, and from where.
        guard PortalSubmission.isOwnForm(request) else { throw Failure.foreignForm }
        guard let action = CampusAction(path: path) else { throw Failure.wrongMethod }
        try visit.admit(to: action.audience)
        if !action.isAboutSigningIn { try visit.checkPassword(for: action.audience) }
        let response = try CampusSubmission(visit: visit, form: request.sentForm()).perform(action)
        sayFarewells(of: visit.home)
        return response
    }

    /// A form's target writes; any other address is only read.
    private func submit(_ request: Request, path: [String], visit: PortalVisit) throws -> Response {
        if let response = try visit.hearLogout() { return response }
        // Nothing of a form is read before it is known who may send it, and from where.
        let submission = try PortalSubmission(visit)
        guard let blank = PortalAction(path: path, form: Form()) else { throw Failure.wrongMethod }
        if !blank.audience.admits(visit.visitor), blank.bringsText {
            return try submission.giveBack(request.sentForm(), of: blank)
        }
        try visit.admit(to: blank.audience)
        if !blank.isAboutSigningIn { try visit.checkPassword(for: blank.audience) }
        guard let action = try PortalAction(path: path, form: request.sentForm()) else {
            throw Failure.wrongMethod
        }
        try visit.admit(to: action.audience)
        let response = try submission.perform(action)
        sayFarewells(of: visit.home)
        return response
    }

    private func answerPlatform(_ request: Request, path: [String], place: Place) throws -> Response {
        let visit = PlatformVisit(request: request, site: self, place: place)
        if request.method == .post, PlatformPage(path: path, query: Form()) == .firstRun, isEmpty {
            guard PortalSubmission.isOwnForm(request) else { throw Failure.foreignForm }
            return try visit.install(FirstRunForm(request.form()))
        }
        guard request.method == .get || request.method == .head else { throw Failure.wrongMethod }
        guard let page = PlatformPage(path: path, query: request.query) else { throw Failure.notFound }
        return try visit.show(page)
    }

    /// What an address stands for.
    enum Destination {
        case platform(Place)
        case portal(RNE, Place)
        case campus(CampusPlace)
    }

    /// A portal answers at `<rne>.<domain>`, at the host names given to it, and at `/cdi/<rne>/`; a campus at
    /// `<code>.<domain>`, at the host names given to it, and at `/espaces/<code>/`.
    func destination(of request: Request) throws -> (Destination, path: [String]) {
        let origin = (request.isSecure ? "https://" : "http://") + request.authority
        let (host, platform) = try owner(ofHost: request)
        // The host of one place never shows another's pages: they would share an origin and its cookies.
        if request.path.first == "cdi", request.path.count >= 2, let rne = RNE(request.path[1]) {
            guard try host == .everybody || host == .portal(rne) || isReached(rne, from: host, platform)
            else { throw Failure.notFound }
            return (
                .portal(rne, Place(rne: rne, base: "/cdi/\(rne.lowercased)", origin: origin)),
                request.rest
            )
        }
        if request.path.first == "espaces", request.path.count >= 2, let code = CampusCode(request.path[1]) {
            guard host == .everybody || host == .campus(code) else { throw Failure.notFound }
            return (
                .campus(CampusPlace(code: code, base: "/espaces/\(code)", origin: origin)), request.rest
            )
        }
        switch host {
        case .portal(let rne):
            return (
                .portal(rne, Place(rne: rne, base: "", origin: origin, platform: platform)), request.path
            )
        case .campus(let code):
            return (
                .campus(CampusPlace(code: code, base: "", origin: origin, platform: platform)), request.path
            )
        case .everybody:
            return (.platform(Place(rne: nil, base: "", origin: origin, platform: platform)), request.path)
        }
    }

    /// A campus with a name of its own has no other host to show its portals on.
    private func isReached(_ rne: RNE, from host: Host, _ platform: String) throws -> Bool {
        guard case .campus(let code) = host, platform == "/" else { return false }
        return try folder.platform.campus(of: rne)?.code == code
    }

    /// Whose a host name is.
    private enum Host: Equatable {
        case portal(RNE)
        case campus(CampusCode)
        case everybody
    }

    /// What a host name stands for, and where the list of portals then is.
    private func owner(ofHost request: Request) throws -> (Host, platform: String) {
        let label = request.host.prefix { $0 != "." }
        let domain = request.authority.dropFirst(label.utf8.count + 1)
        let platform = domain.isEmpty ? "/" : (request.isSecure ? "https://" : "http://") + domain + "/"
        if label.utf8.count == 8, let rne = RNE(label) { return (.portal(rne), platform) }
        switch try folder.platform.owner(ofHost: request.host) {
        case .portal(let rne)?: return (.portal(rne), "/")
        case .campus(let code)?: return (.campus(code), "/")
        case nil: break
        }
        if label.utf8.count < request.host.utf8.count, let code = CampusCode(String(label)),
            folder.hasCampus(code)
        {
            return (.campus(code), platform)
        }
        return (.everybody, "/")
    }

    private func library(of rne: RNE, at place: Place) throws -> LibraryFile {
        do {
            return try libraries.file(for: rne)
        } catch StorageError.missing {
            throw Failure.noSuchPlace(place)
        }
    }

    private func campus(at place: CampusPlace) throws -> CampusFile {
        do {
            return try campuses.file(for: place.code)
        } catch StorageError.missing {
            throw Failure.noSuchCampus(place)
        }
    }

    var now: Date { clock() }
    var today: Day { Day(now, in: timeZone) }
}

extension Site {
    /// How many bytes a form that brings a file may have; nil: the usual limit.
    ///
    /// - Parameters:
    ///   - hasCookie: nobody sends such a form without having signed in.
    ///   - hasAuthorization: a program has no cookie, but shows a token.
    package static func largestBody(
        _ method: Method, path: [String], hasCookie: Bool, hasAuthorization: Bool = false,
    ) -> Int? {
        guard method == .post else { return nil }
        let isBelow = path.first == "cdi" || path.first == "espaces"
        let page = isBelow ? Array(path.dropFirst(2)) : path
        if let size = LiaisonAction.largestBody(at: page.dropTrailingSlash()) {
            return hasAuthorization ? size : nil
        }
        if let size = HandOverAction.largestBody(at: page.dropTrailingSlash()) { return size }
        guard hasCookie else { return nil }
        switch page.dropTrailingSlash() {
        case ["administration", "catalogue"]: return 64 << 20
        case let path:
            return BorrowersAction.largestBody(at: path) ?? EditorAction.largestBody(at: path)
                ?? EspacesAction.largestBody(at: path) ?? DirectoryAction.largestBody(at: path)
        }
    }
}

extension Request {
    /// What of the path lies below a place: `/cdi/<rne>`, `/espaces/<code>`.
    fileprivate var rest: [String] {
        let rest = Array(path.dropFirst(2))
        return rest == [""] ? [] : rest
    }

    /// The fields of a form, of one that brings files too.
    fileprivate func sentForm() throws -> Form {
        mediaType == "multipart/form-data" ? try multipart().fields : try form()
    }
}
