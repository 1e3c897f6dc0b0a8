/// News for a feed reader: one value, written as Atom (RFC 4287) or as RSS 2.0.
package struct Feed: Sendable {
    package let title: String
    package let subtitle: String
    /// The address of the feed itself, which is also its identity.
    package let selfLink: String
    /// The page that says the same to people.
    package let siteLink: String
    package let updated: Instant
    package let language: String
    package let entries: [Entry]

    package struct Entry: Sendable {
        /// Never changes and is never given to another: its permanent address.
        package let id: String
        package let title: String
        package let link: String
        package let summary: String
        package let published: Instant
        package let authors: [String]
        package let categories: [String]

        package init(
            id: String, title: String, link: String, summary: String, published: Instant,
            authors: [String] = [], categories: [String] = [],
        ) {
            self.id = id
            self.title = title
            self.link = link
            self.summary = summary
            self.published = published
            self.authors = authors
            self.categories = categories
        }
    }

    package init(
        title: String, subtitle: String, selfLink: String, siteLink: String, updated: Instant,
        language: String = "fr", entries: [Entry],
    ) {
        self.title = title
        self.subtitle = subtitle
        self.selfLink = selfLink
        self.siteLink = siteLink
        self.updated = updated
        self.language = language
        self.entries = entries
    }
}
