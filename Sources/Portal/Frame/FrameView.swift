import Library
import Templating

/// What surrounds every page: head, bar, notice, footer. Templates see it as `frame`.
struct FrameView: ViewPart {
    let title: String
    let accent: String
    let styleSheet: String
    let script: String
    let icons: String
    let favicon: String
    let brand: Link
    /// The search box of the bar; the home page has its own, larger.
    let search: SearchBox?
    /// Demonstration data says so.
    let demoNotice: String?
    let links: [Link]

    /// - Parameter hasSearch: whether the bar has a search box; some pages have a larger one of their own.
    init(_ visit: PortalVisit, title: String, search: Search?, hasSearch: Bool = true) {
        self.init(
            assets: visit.site.assets,
            title: title == visit.portal.name ? title : "\(title) – \(visit.portal.name)",
            accent: visit.portal.accent,
            brand: Link(visit.portal.name, visit.address(of: .home)),
            search: !hasSearch ? nil : SearchBox(visit.viewpoint, text: search?.text ?? ""),
            demoNotice: visit.portal.isDemo ? Self.demoWords : nil,
            links: [Link(Wording.exploring, visit.viewpoint.address(of: .hub))]
                + TextPage.allCases.map { Link($0.title, visit.address(of: .text($0))) },
        )
    }

    /// The frame of the platform's pages, and of failures outside any portal.
    init(platform assets: Assets, title: String, home: String = "/") {
        self.init(
            assets: assets, title: title, accent: "teal",
            brand: Link("Portails documentaires", home),
            search: nil, demoNotice: nil, links: [],
        )
    }

    private init(
        assets: Assets, title: String, accent: String, brand: Link, search: SearchBox?, demoNotice: String?,
        links: [Link],
    ) {
        self.title = title
        self.accent = accent
        styleSheet = assets.styleSheet
        script = assets.script
        icons = assets.icons
        favicon = assets.favicon
        self.brand = brand
        self.search = search
        self.demoNotice = demoNotice
        self.links = links
    }

    private static let demoWords =
        "Portail de démonstration : le catalogue et les exemplaires sont des exemples."
}

/// A link: what it says, where it goes.
struct Link: ViewPart {
    let label: String
    let href: String

    init(_ label: String, _ href: String) {
        self.label = label
        self.href = href
    }
}

/// The search box and what stands in it.
struct SearchBox: ViewPart {
    let action: String
    let text: String

    init(_ view: Viewpoint, text: String) {
        action = view.address(of: .search(Search()))
        self.text = text
    }
}
