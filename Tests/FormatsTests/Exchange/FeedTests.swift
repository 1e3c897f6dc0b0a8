// Feeds and the description of a search, as readers and browsers receive them.
import Testing

@testable import Formats

@Suite struct FeedTests {
    private let feed = Feed(
        title: "Nouveautés & co", subtitle: "Les derniers documents",
        selfLink: "http://x/flux/nouveautes.atom",
        siteLink: "http://x/home/", updated: Instant(secondsSince1970: 1_795_258_800),
        entries: [
            .init(
                id: "http://x/notice/12", title: "L’île <au> trésor", link: "http://x/notice/12",
                summary: "Jim & <b>", published: Instant(secondsSince1970: 951_782_400),
                authors: ["Robert Louis Stevenson"], categories: ["Roman"])
        ],
    )

    @Test("Atom has what RFC 4287 asks of a feed and of an entry")
    func atom() throws {
        let xml = try WellFormed(feed.atom)
        #expect(xml.all("feed/id") == ["http://x/flux/nouveautes.atom"])
        #expect(xml.all("feed/updated") == ["2026-11-21T11:00:00Z"])
        #expect(xml.all("feed/entry/title") == ["L’île <au> trésor"])
        #expect(xml.all("feed/entry/published") == ["2000-02-29T00:00:00Z"])
        #expect(xml.all("feed/entry/summary") == ["Jim & <b>"])
        #expect(xml.all("feed/entry/author/name") == ["Robert Louis Stevenson"])
        #expect(xml.attribute("rel", of: "feed/link").sorted() == ["alternate", "self"])
        #expect(xml.attribute("term", of: "feed/entry/category") == ["Roman"])
    }

    @Test("RSS has its dates in RFC 822 and its descriptions as HTML")
    func rss() throws {
        let xml = try WellFormed(feed.rss)
        #expect(xml.all("rss/channel/title") == ["Nouveautés & co"])
        #expect(xml.all("rss/channel/lastBuildDate") == ["Sat, 21 Nov 2026 11:00:00 +0000"])
        #expect(xml.all("rss/channel/item/pubDate") == ["Tue, 29 Feb 2000 00:00:00 +0000"])
        #expect(xml.all("rss/channel/item/description") == ["Jim &amp; &lt;b&gt;"])
        #expect(xml.attribute("isPermaLink", of: "rss/channel/item/guid") == ["true"])
    }

    @Test("a browser is told where to send the question, under a name of sixteen characters at most")
    func openSearch() throws {
        let description = OpenSearchDescription(
            shortName: "CDI du collège Jean-Moulin", longName: "CDI", description: "Le catalogue",
            addresses: [.init(type: "text/html", template: "http://x/recherche?q={searchTerms}")],
            icon: .init(type: "image/svg+xml", address: "http://x/i.svg"),
        )
        let xml = try WellFormed(description.bytes)
        #expect(xml.all("OpenSearchDescription/ShortName") == ["CDI du collège J"])
        #expect(
            xml.attribute("template", of: "OpenSearchDescription/Url")
                == ["http://x/recherche?q={searchTerms}"])
    }
}

@Suite struct InstantTests {
    @Test(
        "instants are read and written alike",
        arguments: [
            "1970-01-01T00:00:00Z", "2026-11-21T11:00:00Z", "2000-02-29T23:59:59Z", "1969-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1900-03-01T12:00:00Z",
        ])
    func roundTrip(_ text: String) {
        #expect(Instant(text)?.rfc3339 == text)
    }

    @Test(
        "what is not an instant of the calendar is none",
        arguments: [
            "", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-21T24:00:00Z",
            "2026-11-21T11:00:00", "2026-11-21 11:00:00Z", "0000-01-01T00:00:00Z", "2026-11-21T11:00:60Z",
            "２026-11-21T11:00:00Z", "2026-1--21T11:00:00Z",
        ])
    func refused(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("a day is its first second")
    func day() {
        #expect(Instant(day: "2026-11-21")?.rfc3339 == "2026-11-21T00:00:00Z")
        #expect(Instant(day: "2026-11-31") == nil)
    }
}
