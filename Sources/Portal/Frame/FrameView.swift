import Library
import Storage
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
    /// What was just done, or could not be.
    let saying: SayingView?
    let links: [Link]
    /// Whom to ask for help (L-10); nil: nobody said.
    let support: String?
    /// « Se connecter »; nil for somebody who is.
    let door: Link?
    let account: AccountBar?
    /// The second bar, on the pages of the working side.
    let sections: SectionBar?
    /// The tabs of the portal, on the pages of readers.
    let tabs: TabBar?
    /// What the head tells programs of; nil outside any portal.
    let discovery: Discovery?

    /// - Parameter hasSearch: whether the bar has a search box; some pages have a larger one of their own.
    init(
        _ visit: PortalVisit, title: String, search: Search?, hasSearch: Bool = true,
        section: DeskSection? = nil, tab: ID<Branch>? = nil,
    ) throws {
        let reader = try visit.asReader()
        let (summary, tabs) = try visit.library.read { library in
            (
                try visit.ownBorrower.map { try library.circulation.summary(of: $0, on: visit.today) },
                section == nil ? try visit.tabBar(current: tab, in: library, for: reader) : nil,
            )
        }
        self.init(
            visit, title: title, search: search, hasSearch: hasSearch, section: section, summary: summary,
            tabs: tabs)
    }

    /// The frame of a failure, which reads nothing more.
    init(failure visit: PortalVisit, title: String) {
        self.init(visit, title: title, search: nil, hasSearch: false, section: nil, summary: nil, tabs: nil)
    }

    private init(
        _ visit: PortalVisit, title: String, search: Search?, hasSearch: Bool, section: DeskSection?,
        summary: AccountSummary?, tabs: TabBar?,
    ) {
        self.init(
            assets: visit.site.assets,
            title: title == visit.portal.name ? title : "\(title) – \(visit.portal.name)",
            accent: visit.portal.accent,
            brand: Link(visit.portal.name, visit.address(of: .home)),
            search: !hasSearch ? nil : SearchBox(visit.viewpoint, text: search?.text ?? ""),
            demoNotice: visit.portal.isDemo ? Self.demoWords : nil,
            saying: visit.saying.map(SayingView.init),
            links: [Link(Wording.exploring, visit.viewpoint.address(of: .hub))]
                + TextPage.allCases.map { Link($0.title, visit.address(of: .text($0))) }
                + [Link("Procédures", visit.address(of: .procedures(.list(text: ""))))],
            door: visit.account == nil
                ? Link("Se connecter", visit.address(of: .signIn(.door(.readers, returnTo: nil)))) : nil,
            account: visit.account.map { AccountBar($0, summary: summary, seenFrom: visit.viewpoint) },
            sections: section.flatMap { section in
                visit.account.map { SectionBar($0, at: section, seenFrom: visit.viewpoint) }
            },
            tabs: tabs, discovery: Discovery(visit, found: search),
        )
    }

    /// The frame of a campus.
    init(
        _ visit: CampusVisit, title: String, section: CampusSection? = nil, tabs: TabBar? = nil,
    ) {
        self.init(
            assets: visit.site.assets,
            title: title == visit.campus.name ? title : "\(title) – \(visit.campus.name)",
            accent: visit.campus.accent, brand: Link(visit.campus.name, visit.address(of: .home)),
            search: nil, demoNotice: visit.campus.isDemo ? Self.demoWords : nil,
            saying: visit.saying.map(SayingView.init),
            links: visit.member?.person == nil
                ? [] : [Link("Services externes", visit.address(of: .directory(.services)))],
            support: visit.campus.support.isEmpty ? nil : visit.campus.support,
            door: visit.member == nil
                ? Link("Se connecter", visit.address(of: .signIn(.door(.readers, returnTo: nil)))) : nil,
            account: visit.member.map { AccountBar($0, at: visit.place) },
            sections: section.flatMap { section in
                visit.member.map { SectionBar($0, at: section, place: visit.place) }
            },
            tabs: tabs, discovery: nil)
    }

    /// The frame of the platform's pages, and of failures outside any portal.
    init(platform assets: Assets, title: String, home: String = "/") {
        self.init(
            assets: assets, title: title, accent: "teal",
            brand: Link("Portails documentaires", home),
            search: nil, demoNotice: nil, saying: nil, links: [], door: nil, account: nil, sections: nil,
            tabs: nil, discovery: nil,
        )
    }

    private init(
        assets: Assets, title: String, accent: String, brand: Link, search: SearchBox?, demoNotice: String?,
        saying: SayingView?, links: [Link], support: String? = nil, door: Link?, account: AccountBar?,
        sections: SectionBar?,
        tabs: TabBar?, discovery: Discovery?,
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
        self.saying = saying
        self.links = links
        self.support = support
        self.door = door
        self.account = account
        self.sections = sections
        self.tabs = tabs
        self.discovery = discovery
    }

    private static let demoWords =
        "Ceci est une démonstration : les documents et les personnes sont inventés."
}

/// What a page says of what was just done.
struct SayingView: ViewPart {
    /// Class of the style sheet.
    let kind: String
    let icon: String
    let words: String

    init(_ saying: Saying) {
        kind = saying.isGood ? "good" : "bad"
        icon = saying.isGood ? "check" : "warning"
        words = saying.words
    }
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
    /// Where the script asks for suggestions.
    let suggestions: String

    init(_ view: Viewpoint, text: String) {
        action = view.address(of: .search(Search()))
        suggestions = view.address(of: .suggestions(""))
        self.text = text
    }
}
