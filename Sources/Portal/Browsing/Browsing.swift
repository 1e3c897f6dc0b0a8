import Library
import Storage
import WebServer

/// The table of contents of browsing.
extension PortalVisit {
    func show(_ page: BrowsePage) throws -> Response {
        switch page {
        case .hub: try showHub()
        case .headings(let headings, let from): try showHeadings(headings, from: from)
        case .deweyClasses: try showDeweyClasses()
        case .deweyClass(let number): try showDeweyClass(number)
        case .shelf(let place): try showShelf(from: place)
        case .guide(let slug): try showGuide(slug)
        case .newest: try showNewest()
        }
    }
}

extension Viewpoint {
    func address(of page: BrowsePage) -> String {
        address(of: .browse(page))
    }

    /// « Accueil › Explorer le CDI », and the pages between that and where one is.
    func trail(_ between: Link...) -> [Link] {
        [
            Link("Accueil", address(of: .home)), Link(Wording.exploring, address(of: .hub)),
        ] + between
    }
}

extension Wording {
    static let exploring = "Explorer le CDI"
}
