import Library
import Storage
import Templating

/// The tabs of the portal, under its bar: nil until one of them has something to read.
struct TabBar: ViewPart {
    let tabs: [Tab]

    struct Tab: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
        /// Seen by those who fill it only.
        let isEmpty: Bool
    }
}

extension TabBar {
    init?(_ nodes: [Branch.Node], current: ID<Branch>?, seenFrom view: Viewpoint) {
        guard nodes.contains(where: { !$0.isEmpty }) else { return nil }
        tabs = nodes.map { node in
            Tab(
                label: node.branch.title, href: view.address(of: PresentingPage.tab(node.branch.id)),
                isCurrent: node.branch.id == current, isEmpty: node.isEmpty)
        }
    }
}

extension PortalVisit {
    /// The tabs that somebody may open.
    func tabBar(current: ID<Branch>?, in library: LibraryReading, for reader: Reader) throws -> TabBar? {
        TabBar(
            try library.presentation.tabs(for: reader, on: today, seesAll: composes), current: current,
            seenFrom: viewpoint)
    }
}
