import Formats
import Library
import Templating
import WebServer

/// GET /opensearch.xml: how a browser, or any program, searches this portal.
extension PortalVisit {
    func describeSearch() -> Response {
        func template(_ page: PortalPage) -> String {
            place.permanentAddress(of: page) + "?q={searchTerms}"
        }
        let description = OpenSearchDescription(
            shortName: shortName, longName: portal.name,
            description: "Chercher un document\u{A0}: \(portal.name), \(portal.town)",
            addresses: [
                .init(type: "text/html", template: template(.search(Search()))),
                .init(
                    type: "application/atom+xml", template: template(.exchange(.found(Search(), .atom)))),
                .init(type: "application/rss+xml", template: template(.exchange(.found(Search(), .rss)))),
                .init(type: "application/json", template: template(.exchange(.searchAPI(Search())))),
                .init(
                    type: "application/x-suggestions+json",
                    template: place.permanentAddress(of: .browserSuggestions("")) + "{searchTerms}",
                    relation: "suggestions"),
                .init(
                    type: OpenSearchDescription.type, template: permanentAddress(of: .openSearch),
                    relation: "self"),
            ],
            icon: .init(type: "image/svg+xml", address: place.origin + site.assets.favicon),
        )
        return publicAnswer(description.bytes, type: OpenSearchDescription.type, keptFor: 86_400)
    }
}

extension PortalVisit {
    /// The first that fits in the sixteen characters of a short name.
    fileprivate var shortName: String {
        [portal.name, "CDI \(portal.town)"].first { $0.unicodeScalars.count <= 16 } ?? "CDI"
    }
}

/// What the head of every page tells programs of: how to search here, what is new here.
struct Discovery: ViewPart {
    let portal: String
    let search: String
    let feeds: [Link]
    /// RSS, as addresses promise it.
    let news: Link

    /// - Parameter found: the search that the page answers, which has a feed of its own.
    init(_ visit: PortalVisit, found: Search?) {
        portal = visit.portal.name
        search = visit.address(of: .exchange(.openSearch))
        var feeds = [Link("Nouveautés – \(visit.portal.name)", visit.address(of: .exchange(.newest(.atom))))]
        if let found {
            feeds.append(Link("Cette recherche", visit.address(of: .exchange(.found(found, .atom)))))
        }
        self.feeds = feeds
        news = Link("Actualités – \(visit.portal.name)", visit.address(of: .presenting(.newsFeed)))
    }
}
