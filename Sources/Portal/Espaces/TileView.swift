import School
import Templating

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
