import Foundation
import Library
import Storage
import Templating
import WebServer

/// One request that reads one portal. It holds that portal's file and no other, and cannot write.
package struct PortalVisit: Sendable {
    let request: Request
    let site: Site
    let place: Place
    let library: LibraryFile
    let portal: PortalSettings
    let today: Day
    let visitor: Visitor

    init(request: Request, site: Site, place: Place, library: LibraryFile) throws {
        self.request = request
        self.site = site
        self.place = place
        self.library = library
        let token = SessionCookie.token(in: request)
        let instant = site.now.formatted(.iso8601)
        let account: Account?
        (portal, account) = try library.read { library in
            (
                try library.portal(),
                try token.flatMap { try library.accounts.account(holding: $0, at: instant) }
            )
        }
        visitor = account.map { .known($0) } ?? .anonymous
        today = site.today
    }

    var now: Date { site.now }

    /// A random word for a form: what it does is done once, however often it is sent.
    func newToken() -> String { SecretToken(random: site.random(18)).text }

    /// The table of contents of a portal.
    func show(_ page: PortalPage) throws -> Response {
        switch page {
        case .home: try showHome()
        case .search(let search): try showResults(of: search)
        case .facet(let facet, let search, let text): try showFacet(facet, of: search, matching: text)
        case .advancedSearch(let form): try showAdvancedSearch(form)
        case .browserSuggestions(let text): try showBrowserSuggestions(for: text)
        case .suggestions(let text): try showSuggestions(for: text)
        case .record(let id): try showRecord(id)
        case .cover(let id, let stamp): try showCover(of: id, stamp: stamp)
        case .printedRecord(let rne, let id): try showPrintedRecord(id, of: rne)
        case .text(let slug): try showText(slug)
        case .exchange(let page): try answer(page)
        case .browse(let page): try show(page)
        case .signIn(let page): try show(page)
        case .cas(let page): try show(page)
        case .desk(let page): try show(page)
        case .office(let page): try show(page)
        case .reminders(let page): try show(page)
        case .figures(let page): try show(page)
        case .space(let page): try show(page)
        case .borrowers(let page): try show(page)
        case .editor(let page): try show(page)
        case .procedures(let page): try show(page)
        case .presenting(let page): try show(page)
        case .composing(let page): try show(page)
        case .liaison(let page): try show(page)
        case .lessonHolds(let page): try show(page)
        case .interconnection(let page): try show(page)
        case .services(let page): try show(page)
        case .handOver(let page): try show(page)
        }
    }

    /// What was just done, as the address says.
    var saying: Saying? { request.query[Saying.parameter].flatMap(Saying.init) }

    var viewpoint: Viewpoint { Viewpoint(place: place, today: today) }

    func address(of page: PortalPage) -> String {
        place.address(of: page)
    }

    /// A page in the portal's frame.
    ///
    /// - Parameters:
    ///   - section: where on the working side the page is; those pages have a second bar.
    ///   - tab: the tab of the portal that the page is in.
    func render(
        _ page: some View, title: String, search: Search? = nil, status: Status = .ok, hasSearch: Bool = true,
        section: DeskSection? = nil, tab: ID<Branch>? = nil,
    ) throws -> Response {
        let frame = try FrameView(
            self, title: title, search: search, hasSearch: hasSearch, section: section, tab: tab)
        var response = Response(
            status, contentType: "text/html; charset=utf-8", body: try site.templates.render(page, in: frame),
        )
        // On the computers of a library, the next reader must not find this one's pages behind « Précédent ».
        response.headers.set("Cache-Control", account == nil ? "private, no-cache" : "private, no-store")
        return response
    }
}
