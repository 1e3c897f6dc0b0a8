import Library
import Storage
import WebServer

/// The table of contents of what a portal presents to its readers.
extension PortalVisit {
    func show(_ page: PresentingPage) throws -> Response {
        switch page {
        case .news(let page): try showNews(page: page)
        case .newsItem(let slug): try showNewsItem(slug)
        case .newsFeed: try feedOfNews()
        case .selection(let slug): try showSelection(slug)
        case .resources: try showResources()
        case .agenda: try showAgenda()
        case .agendaFile: try sendAgenda()
        case .tab(let id): try showTab(id)
        case .rubric(let id): try showRubric(id)
        }
    }

    /// Whether who asks fills the tree, and so sees what is empty.
    var composes: Bool { Audience.librarians.admits(visitor) && account?.mustChangePassword == false }
}

extension Branch.Target {
    func address(seenFrom view: Viewpoint) -> String {
        switch self {
        case .article(_, let kind, let slug): view.address(of: kind.reading(slug))
        case .selection(_, let slug): view.address(of: PresentingPage.selection(slug: slug))
        case .resource(let id): view.address(of: PresentingPage.resources) + "#ressource-\(id)"
        }
    }
}
