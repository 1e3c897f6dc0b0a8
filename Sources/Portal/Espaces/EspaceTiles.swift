import Formats
import Foundation
import Library
import School
import Storage
import Templating

extension EspaceView {
    /// An espace as it is shown.
    struct Page: View {
        static let template = "espaces/espace"

        let greeting: String
        /// « samedi 21 novembre · 3eA »
        let subtitle: String
        let refusal: RefusalNote?
        let columns: [Column]
        let nothing: EmptyNote?
        let arrange: Link
    }

    struct Column: ViewPart {
        let tiles: [TileView]
    }
}

/// One tile: a title, and one of its parts.
struct TileView: ViewPart {
    let id: String
    let title: String
    let icon: String
    /// Class of the style sheet: the colour of its kind.
    let kind: String
    let all: Link?
    var due: DuePart?
    var cdi: CdiPart?
    var days: DaysPart?
    var messages: MessagesPart?
    var books: BooksPart?
    var items: ItemsPart?
    var events: EventsPart?
    /// What a list says when it is expected, and empty.
    var empty: Sentence?

    struct Sentence: ViewPart {
        let words: String
    }

    struct MessagesPart: ViewPart {
        let rows: [Row]

        struct Row: ViewPart {
            let title: String
            let href: String
            let words: String
            let pill: Pill?
        }
    }

    struct BooksPart: ViewPart {
        let books: [Book]

        struct Book: ViewPart {
            let title: String
            let byline: String
            let href: String
            let cover: String?
        }
    }

    struct ItemsPart: ViewPart {
        let rows: [Item]

        struct Item: ViewPart {
            let title: String
            let href: String
            let words: String
            /// It opens elsewhere.
            let isOutside: Bool
        }
    }

    struct EventsPart: ViewPart {
        let hours: String?
        let events: [EventCard]
    }
}

/// Lessons of a day, or work to hand in, day by day.
struct DaysPart: ViewPart {
    let days: [DayPart]

    struct DayPart: ViewPart {
        let day: String
        let rows: [Row]
    }

    struct Row: ViewPart {
        /// « 8 h 30 – 9 h 25 »; nil: all day long.
        let hours: String?
        let title: String
        /// « salle B12 », « 3eA »
        let note: String?
        let text: String?
    }
}

extension EspaceView.Page {
    init(_ pieces: EspacePieces, refusal: String?) throws {
        let reader = pieces.reader
        greeting =
            "Bonjour \(reader.person.firstName.isEmpty ? reader.person.lastName : reader.person.firstName)"
        let classes = reader.espace == .pupil ? reader.classNames : []
        subtitle =
            ([Wording.capitalized(Wording.date(pieces.today, today: pieces.today))] + classes).joined(
                separator: " · ")
        self.refusal = refusal.map { RefusalNote(words: $0) }
        let news = try pieces.news()
        columns = try pieces.facts.order.columns.map { column in
            EspaceView.Column(tiles: try column.compactMap { try TileView($0, pieces, news) })
        }.filter { !$0.tiles.isEmpty }
        nothing =
            columns.isEmpty
            ? EmptyNote(
                title: "Votre page est vide",
                text: "Toutes vos tuiles sont masquées, ou n’ont rien à montrer aujourd’hui.") : nil
        arrange = Link("Organiser mes tuiles", pieces.address(.layout(reader.espace)))
    }
}

extension EspacePieces {
    /// What the portals of this machine tell everybody of the class, asked of each in one transaction.
    func news() throws -> PortalNews {
        let wanted = facts.tiles.intersection([.news, .newest, .agenda, .dossiers])
        guard !wanted.isEmpty else { return PortalNews() }
        let own = reader.home.classes.first { !$0.isGroup }?.name
        let asker = Library.Reader(
            isSignedIn: true, isStaff: reader.isEducator, schoolClass: reader.isEducator ? nil : own)
        var all = PortalNews()
        for partner in facts.partners {
            guard let portal = portals[partner.rne] else { continue }
            do {
                let news = try portal.news(for: asker, classes: reader.classNames, wanted: wanted, on: today)
                all.news += news.news
                all.books += news.books
                all.events += news.events
                all.dossiers += news.dossiers
            } catch {
                visit.site.logger.warning("\(partner.rne) does not answer its campus: \(error)")
            }
        }
        return all
    }
}

extension TileView {
    /// Nil where it has nothing to show, and nobody expects it to say so.
    init?(_ tile: Tile, _ pieces: EspacePieces, _ news: PortalNews) throws {
        let portal = pieces.facts.chosen.flatMap { pieces.portals[$0.rne] }
        func way(_ label: String, _ page: PortalPage) -> Link? {
            portal.map { Link(label, $0.place.address(of: page)) }
        }
        switch tile {
        case .cdi:
            guard let part = try CdiPart(pieces) else { return nil }
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
            self.init(tile, all: Link("Tous les messages", pieces.address(.messages)))
            messages = MessagesPart(
                rows: pieces.facts.messages.prefix(4).map { .init($0, pieces.visit) })
        case .dossiers:
            let lessons = try pieces.lessons()
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
            guard !pieces.facts.links.isEmpty else { return nil }
            self.init(tile)
            items = ItemsPart(
                rows: pieces.facts.links.map {
                    .init(
                        title: $0.settings.title, href: $0.settings.address, words: $0.settings.note,
                        isOutside: true)
                })
        case .classSheet:
            let classes = pieces.reader.espace == .teacher ? pieces.reader.home.formClasses : []
            guard !pieces.portals.isEmpty, pieces.reader.espace != .teacher || !classes.isEmpty else {
                return nil
            }
            self.init(tile, all: Link("Toutes les fiches", pieces.address(.sheets)))
            items = ItemsPart(rows: try pieces.sheetLines(of: classes))
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

extension Tile {
    var icon: String {
        switch self {
        case .cdi: "lectern"
        case .due: "book"
        case .timetable, .agenda: "calendar"
        case .homework: "pencil"
        case .messages: "info"
        case .dossiers: "list"
        case .news: "magazine"
        case .newest: "star"
        case .links: "link"
        case .classSheet: "person"
        }
    }

    /// What it is about: the library, the lessons, the school.
    var kind: String {
        switch self {
        case .cdi, .due, .dossiers, .news, .newest, .agenda, .classSheet: "library"
        case .timetable, .homework: "lessons"
        case .messages, .links: "school"
        }
    }
}

extension DaysPart {
    /// The lessons of today, or of the next day that has some; nil: there is no calendar, or nothing in it.
    init?(lessons: [ClassEvent], _ pieces: EspacePieces) {
        // What is over needs no place.
        let left = lessons.filter { $0.day > pieces.today || ($0.closesAt ?? 1440) > pieces.visit.minute }
        guard let day = left.map({ max($0.day, pieces.today) }).min() else { return nil }
        let own = left.filter { $0.day <= day && day <= $0.lastDay }
        days = [DayPart(day: Self.name(day, pieces.today), rows: own.map { Row($0, pieces) })]
    }

    init?(tasks: [ClassEvent], _ pieces: EspacePieces) {
        guard !tasks.isEmpty else { return nil }
        let byDay = Dictionary(grouping: tasks.prefix(Self.mostTasks), by: \.day).sorted { $0.key < $1.key }
        days = byDay.map { day, tasks in
            DayPart(
                day: "Pour " + Wording.nearDay(day, today: pieces.today), rows: tasks.map { Row($0, pieces) })
        }
    }

    private static let mostTasks = 8

    private static func name(_ day: Day, _ today: Day) -> String {
        day == today
            ? "Aujourd’hui"
            : day == today + 1 ? "Demain" : Wording.capitalized(Wording.date(day, today: today))
    }
}

extension DaysPart.Row {
    init(_ event: ClassEvent, _ pieces: EspacePieces) {
        hours =
            event.isTask
            ? nil
            : event.opensAt.map { opens in
                event.closesAt.map { "\(Wording.time(opens)) – \(Wording.time($0))" } ?? Wording.time(opens)
            }
        title = event.title
        // Several children, or a class and its groups: whose it is.
        let classes = pieces.reader.home.classes
        let name =
            pieces.reader.espace == .guardian && classes.count > 1
            ? classes.first { $0.id == event.schoolClass }?.name : nil
        let note = [event.place, name ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        self.note = note.isEmpty ? nil : note
        text = event.text.isEmpty ? nil : String(event.text.prefix(280))
    }
}
