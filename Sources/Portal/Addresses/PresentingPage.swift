import Library
import Storage
import WebServer

/// The pages by which a portal presents itself to its readers: news, selections, resources, agenda, tree of contents.
package enum PresentingPage: Hashable, Sendable {
    case news(page: Int)
    case newsItem(slug: String)
    case newsFeed
    case selection(slug: String)
    case resources
    case agenda
    /// The same for calendars.
    case agendaFile
    case tab(ID<Branch>)
    case rubric(ID<Branch>)

    package init?(path: [String], query: Form) {
        switch path {
        case ["actualites"]:
            self = .news(page: query.pageNumber)
        case ["actualites.rss"]: self = .newsFeed
        case ["ressources"]: self = .resources
        case ["agenda"]: self = .agenda
        case ["agenda.ics"]: self = .agendaFile
        case let path where path.count == 2:
            switch path[0] {
            case "actualites" where Article.isSlug(path[1]): self = .newsItem(slug: path[1])
            case "selections" where Article.isSlug(path[1]): self = .selection(slug: path[1])
            case "espaces":
                guard let id = ID<Branch>(path[1]) else { return nil }
                self = .tab(id)
            case "rubriques":
                guard let id = ID<Branch>(path[1]) else { return nil }
                self = .rubric(id)
            default: return nil
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .news(let page): "/actualites" + (page > 1 ? "?page=\(page)" : "")
        case .newsItem(let slug): "/actualites/\(slug)"
        case .newsFeed: "/actualites.rss"
        case .selection(let slug): "/selections/\(slug)"
        case .resources: "/ressources"
        case .agenda: "/agenda"
        case .agendaFile: "/agenda.ics"
        case .tab(let id): "/espaces/\(id)"
        case .rubric(let id): "/rubriques/\(id)"
        }
    }
}

extension Viewpoint {
    func address(of page: PresentingPage) -> String { address(of: .presenting(page)) }
}
