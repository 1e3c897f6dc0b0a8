import Templating

/// One tab a school, where a page is about one of them.
struct SchoolTab: ViewPart {
    let label: String
    let href: String
    let isCurrent: Bool
}
