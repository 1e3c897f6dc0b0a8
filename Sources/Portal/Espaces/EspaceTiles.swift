import Foundation
import Library
import School
import Storage
import Templating

extension TileView {
    /// Nil where it has nothing to show, and nobody expects it to say so.
    init?(_ tile: Tile, _ pieces: EspacePieces) throws {
        let news = pieces.news
        let portal = pieces.facts.chosen.flatMap { pieces.portals[$0.rne] }
        func way(_ label: String, _ page: PortalPage) -> Link? {
            portal.map { Link(label, $0.place.address(of: page)) }
        }
        switch tile {
        case .cdi:
            guard let part = CdiPart(pieces) else { return nil }
            // The name of the portal; of several, a title above the chooser.
            self.init(
                tile, title: pieces.facts.partners.count == 1 ? pieces.facts.partners[0].name : "Mes CDI")
            cdi = part
        case .due:
            guard let part = DuePart(pieces) else { return nil }
            self.init(tile)
            due = part
        case .timetable:
            guard let part = DaysPart(lessons: pieces.facts.lessons, pieces) else { return nil }
            self.init(tile)
            days = part
        case .homework:
            guard let part = DaysPart(tasks: pieces.facts.tasks, pieces) else { return nil }
            self.init(tile)
            days = part
        case .messages:
            guard !pieces.facts.messages.isEmpty else { return nil }
            self.init(
                tile, all: pieces.isPreview ? nil : Link("Tous les messages", pieces.address(.messages)))
            messages = MessagesPart(
                rows: pieces.facts.messages.prefix(4).map { .init($0, pieces.visit) })
        case .dossiers:
            let lessons = pieces.lessons()
            guard !lessons.isEmpty || !news.dossiers.isEmpty || pieces.lessonRoom != nil else { return nil }
            self.init(tile, all: pieces.lessonRoom)
            let rows = lessons + news.dossiers.map { .init($0) }
            if rows.isEmpty { empty = .noLesson } else { items = ItemsPart(rows: rows) }
        case .news:
            guard !news.news.isEmpty else { return nil }
            self.init(tile, all: way("Toutes les actualités", .presenting(.news(page: 1))))
            items = ItemsPart(rows: news.news.map { .init($0) })
        case .newest:
            guard !news.books.isEmpty else { return nil }
            self.init(tile, all: way("Tout voir", .browse(.newest)))
            // Pictures of another host are not shown: nothing is asked outside.
            let shows = pieces.visit.place.platform == "/"
            books = BooksPart(
                books: news.books.prefix(4).map {
                    .init(title: $0.title, byline: $0.byline, href: $0.address, cover: shows ? $0.cover : nil)
                })
        case .agenda:
            // Said once: beside the loans, of whoever has some to give back.
            let isSaid = pieces.facts.tiles.contains(.due) && pieces.cdi.contains { $0.own != nil }
            let hours =
                isSaid
                ? nil
                : pieces.cdi.first { !$0.hours.isEmpty }
                    .flatMap { Wording.door($0.hours, today: pieces.today, minute: pieces.visit.minute) }
            guard hours != nil || !news.events.isEmpty else { return nil }
            self.init(tile, all: news.events.isEmpty ? nil : way("Tout l’agenda", .presenting(.agenda)))
            events = EventsPart(
                hours: hours, events: news.events.prefix(4).map { EventCard($0, today: pieces.today) })
        case .links:
            // The services of the school are found where its links are (L-08).
            guard !pieces.facts.links.isEmpty || pieces.facts.hasServices else { return nil }
            self.init(
                tile,
                all: pieces.facts.hasServices
                    ? Link("Services externes", pieces.visit.place.address(of: .directory(.services))) : nil)
            items = ItemsPart(
                rows: pieces.facts.links.map {
                    .init(
                        title: $0.settings.title, href: $0.settings.address, words: $0.settings.note,
                        isOutside: true)
                })
        case .classSheet:
            guard !pieces.facts.sheets.isEmpty else { return nil }
            self.init(tile, all: Link("Toutes les fiches", pieces.address(.sheets)))
            items = ItemsPart(rows: pieces.sheetLines())
        }
    }

    private init(_ tile: Tile, title: String? = nil, all: Link? = nil) {
        id = "tuile-\(tile.rawValue)"
        self.title = title ?? Wording.tile(tile)
        icon = tile.icon
        kind = tile.kind
        self.all = all
    }
}

extension TileView.ItemsPart.Item {
    fileprivate init(_ item: PortalNews.Item) {
        title = item.title
        href = item.address
        words = item.words
        isOutside = false
    }
}

extension TileView.MessagesPart.Row {
    init(_ received: ReceivedMessage, _ visit: CampusVisit) {
        let message = received.message
        title = message.settings.title
        href = visit.address(of: .espaces(.message(message.id)))
        words =
            "\(message.authorName), \(Wording.nearMoment(message.writtenAt, today: visit.today, in: visit.site.timeZone))"
        pill =
            received.awaitsReading
            ? Pill("lent", "warning", "À lire")
            : received.readAt.map { _ in Pill("available", "check", "Lu") }
    }
}
