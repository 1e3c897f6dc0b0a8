import WebServer

/// The pages of a campus that can be linked to. Parsed once from a request, printed back into every link.
package enum CampusPage: Hashable, Sendable {
    case signIn(CampusSignInPage)
    /// Signing in for others and by others.
    case cas(CasPage)
    /// Home pages, messages, links, calendars.
    case espaces(EspacesPage)
    /// People, classes, services, files.
    case directory(DirectoryPage)
    /// The portals of the campus, and the board of its classes.
    case partners(PartnersPage)
    /// Dossiers of lessons.
    case lessons(LessonsPage)
    /// Who lets people in, and which services they are let into.
    case connections(ConnectionsPage)

    package init?(path: [String], query: Form) {
        let path = path.dropTrailingSlash()
        if let page = CampusSignInPage(path: path, query: query) {
            self = .signIn(page)
        } else if let page = CasPage(path: path, query: query, checked: ReturnAddress.checkedOnCampus) {
            self = .cas(page)
        } else if let page = EspacesPage(path: path, query: query) {
            self = .espaces(page)
        } else if let page = DirectoryPage(path: path, query: query) {
            self = .directory(page)
        } else if let page = PartnersPage(path: path, query: query) {
            self = .partners(page)
        } else if let page = LessonsPage(path: path, query: query) {
            self = .lessons(page)
        } else if let page = ConnectionsPage(path: path) {
            self = .connections(page)
        } else {
            return nil
        }
    }

    /// Path and query below the place of the campus.
    package var address: String {
        switch self {
        case .signIn(let page): page.address
        case .cas(let page): page.address
        case .espaces(let page): page.address
        case .directory(let page): page.address
        case .partners(let page): page.address
        case .lessons(let page): page.address
        case .connections(let page): page.address
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .signIn(let page): page.audience
        case .cas: .everybody
        case .espaces(let page): page.audience
        case .directory(let page): page.audience
        case .partners(let page): page.audience
        case .lessons(let page): page.audience
        case .connections(let page): page.audience
        }
    }

    var isAboutSigningIn: Bool {
        switch self {
        case .signIn: true
        case .cas(let page): !page.isComeBackTo
        case .espaces, .directory, .partners, .lessons, .connections: false
        }
    }

    package static let home = CampusPage.espaces(.home)
}
