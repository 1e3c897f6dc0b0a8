import Formats
import Library
import Storage
import WebServer

/// GET /flux/nouveautes.atom, GET /flux/recherche.rss?q=…: what has newly entered, for feed readers.
extension PortalVisit {
    func feedOfNewest(as format: ExchangePage.FeedFormat) throws -> Response {
        let records = try library.read { try $0.catalogue.newest(Self.mostEntries) }
        return feed(
            "Nouveautés – \(portal.name)", "Les documents entrés en dernier", of: records,
            page: .home, at: .newest(format), as: format)
    }

    func feed(of search: Search, as format: ExchangePage.FeedFormat) throws -> Response {
        let newest = search.sorted(by: .newest)
        let records = try library.read { library in
            try (1...2).flatMap { try library.catalogue.search(newest.onPage($0)).found.map(\.record) }
        }
        let subject = search.text.isEmpty ? "Recherche" : "«\u{A0}\(search.text)\u{A0}»"
        return feed(
            "\(subject) – \(portal.name)", "Les documents entrés en dernier qui répondent à cette recherche",
            of: records, page: .search(newest), at: .found(search, format), as: format)
    }

    private static let mostEntries = 40

    private func feed(
        _ title: String, _ subtitle: String, of records: [Record], page: PortalPage, at address: ExchangePage,
        as format: ExchangePage.FeedFormat,
    ) -> Response {
        let entries = records.map { Feed.Entry($0, at: place) }
        let feed = Feed(
            title: title, subtitle: subtitle, selfLink: permanentAddress(of: address),
            siteLink: place.permanentAddress(of: page),
            // An empty feed has not changed since the beginning of time.
            updated: entries.map(\.published).max() ?? Instant(secondsSince1970: 0),
            entries: entries,
        )
        return switch format {
        case .atom: publicAnswer(feed.atom, type: Feed.atomType, keptFor: 900)
        case .rss: publicAnswer(feed.rss, type: Feed.rssType, keptFor: 900)
        }
    }
}

extension Feed.Entry {
    fileprivate init(_ record: Record, at place: Place) {
        let address = place.permanentAddress(of: .record(record.id))
        self.init(
            id: address, title: record.numberedTitle, link: address,
            summary: [record.byline, record.facts, record.summary].filter { !$0.isEmpty }
                .joined(separator: " – "),
            published: record.enteredOn.flatMap { Instant(day: $0.description) }
                ?? Instant(secondsSince1970: 0),
            authors: [record.byline].filter { !$0.isEmpty },
            categories: [record.documentType].filter { !$0.isEmpty },
        )
    }
}
