import Foundation
import Library
import Logging
import Storage
import Templating
import WebServer

/// The whole site: what turns a request into an answer. One value, made by `lutrin serve` and by the tests alike.
package struct Site: Sendable {
    package let folder: DataFolder
    package let libraries: OpenFiles<RNE, LibraryFile>
    package let templates: Templates
    package let assets: Assets
    package let texts: Texts
    /// What librarians may replace by texts of their own.
    package let shipped: ShippedTexts
    /// The procedures that come with the product.
    let procedures: ShippedProcedures
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
    /// What readers do, until it is written.
    package let activity: ActivityCounter
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
        var portal: PortalVisit?
        do {
            let (place, path) = try self.place(of: request)
            guard let rne = place.rne else { return try answerPlatform(request, path: path, place: place) }
            let visit = try PortalVisit(
                request: request, site: self, place: place, library: library(of: rne, at: place))
            portal = visit
            let isForm = request.method == .post && ExchangePage.acceptsForms(at: path)
            if request.method == .post, !isForm { return try submit(request, path: path, visit: visit) }
            guard isForm || request.method.isReading else { throw Failure.wrongMethod }
            guard !path.isEmpty else { return .redirect(to: place.address(of: .home)) }
            let query = try isForm ? request.form() : request.query
            guard let page = PortalPage(path: path, query: query) else { throw Failure.notFound }
            try visit.admit(to: page.audience)
            if !page.isAboutSigningIn { try visit.checkPassword(for: page.audience) }
            let response = try visit.show(page)
            if response.status == .ok { count(page, at: rne) }
            return response
        } catch {
            return failurePage(for: error, request: request, visit: portal)
        }
    }

    /// A form's target writes; any other address is only read.
    private func submit(_ request: Request, path: [String], visit: PortalVisit) throws -> Response {
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
        return try submission.perform(action)
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

    /// A portal answers at `<rne>.<domain>`, at the host names given to it, and at `/cdi/<rne>/`.
    func place(of request: Request) throws -> (Place, path: [String]) {
        let origin = (request.isSecure ? "https://" : "http://") + request.authority
        let (own, platform) = try portal(ofHost: request)
        if request.path.first == "cdi", request.path.count >= 2, let rne = RNE(request.path[1]) {
            // The host of one portal never shows another's pages: they would share an origin and its cookies.
            if let own, own != rne { throw Failure.notFound }
            let rest = Array(request.path.dropFirst(2))
            return (
                Place(rne: rne, base: "/cdi/\(rne.lowercased)", origin: origin), rest == [""] ? [] : rest
            )
        }
        return (Place(rne: own, base: "", origin: origin, platform: platform), request.path)
    }

    /// The portal that a host name stands for, and where the list of portals then is.
    private func portal(ofHost request: Request) throws -> (RNE?, platform: String) {
        let label = request.host.prefix { $0 != "." }
        guard label.utf8.count == 8, let rne = RNE(label) else {
            return (try folder.platform.rne(ofHost: request.host), "/")
        }
        let domain = request.authority.dropFirst(label.utf8.count + 1)
        return (rne, domain.isEmpty ? "/" : (request.isSecure ? "https://" : "http://") + domain + "/")
    }

    private func library(of rne: RNE, at place: Place) throws -> LibraryFile {
        do {
            return try libraries.file(for: rne)
        } catch StorageError.missing {
            throw Failure.noSuchPlace(place)
        }
    }

    var now: Date { clock() }
    var today: Day { Day(now, in: timeZone) }
}

extension Site {
    /// How many bytes a form that brings a file may have; nil: the usual limit.
    ///
    /// - Parameter hasCookie: nobody sends such a form without having signed in.
    package static func largestBody(_ method: Method, path: [String], hasCookie: Bool) -> Int? {
        guard method == .post, hasCookie else { return nil }
        let page = path.first == "cdi" ? Array(path.dropFirst(2)) : path
        switch page.dropTrailingSlash() {
        case ["administration", "catalogue"]: return 64 << 20
        case let path:
            return BorrowersAction.largestBody(at: path) ?? EditorAction.largestBody(at: path)
        }
    }
}

extension Request {
    /// The fields of a form, of one that brings files too.
    fileprivate func sentForm() throws -> Form {
        mediaType == "multipart/form-data" ? try multipart().fields : try form()
    }
}
