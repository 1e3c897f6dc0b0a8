import Formats
import School
import Storage
import WebServer

/// The home pages of a campus, and what stands on them.
package enum EspacesPage: Hashable, Sendable {
    case home
    case espace(Espace, EspaceView)
    /// Where the tiles of an espace are put in order.
    case layout(Espace)
    case messages
    case message(ID<Message>)
    case sentMessages
    case newMessage
    case messageForm(ID<Message>)
    case messageReaders(ID<Message>)
    case links
    case newLink
    case link(ID<UsefulLink>)
    case calendars
    case calendar(ID<SchoolClass>)
    case sheets
    case sheet(ID<SchoolClass>)
    /// `/agenda/<secret>.ics`: days of return, for a calendar.
    case feed(SecretToken)

    package init?(path: [String], query: Form) {
        switch path {
        case []: self = .home
        case ["messages"]: self = .messages
        case ["messages", "envoyes"]: self = .sentMessages
        case ["messages", "nouveau"]: self = .newMessage
        case ["liens"]: self = .links
        case ["liens", "nouveau"]: self = .newLink
        case ["agendas"]: self = .calendars
        case ["fiches"]: self = .sheets
        default: self.init(longer: path, query: query)
        }
    }

    private init?(longer path: [String], query: Form) {
        if let espace = Espace(word: path[0]) {
            switch path.dropFirst() {
            case []: self = .espace(espace, EspaceView(query))
            case ["disposition"]: self = .layout(espace)
            default: return nil
            }
            return
        }
        switch (path.count, path[0]) {
        case (2, "agenda"):
            guard path[1].hasSuffix(".ics"), let key = SecretToken(String(path[1].dropLast(4))) else {
                return nil
            }
            self = .feed(key)
        case (2, "messages"): self.init(ID<Message>(path[1]).map { .message($0) })
        case (3, "messages") where path[2] == "modifier":
            self.init(ID<Message>(path[1]).map { .messageForm($0) })
        case (3, "messages") where path[2] == "lectures":
            self.init(ID<Message>(path[1]).map { .messageReaders($0) })
        case (2, "liens"): self.init(ID<UsefulLink>(path[1]).map { .link($0) })
        case (2, "agendas"): self.init(ID<SchoolClass>(path[1]).map { .calendar($0) })
        case (2, "fiches"): self.init(ID<SchoolClass>(path[1]).map { .sheet($0) })
        default: return nil
        }
    }

    private init?(_ page: EspacesPage?) {
        guard let page else { return nil }
        self = page
    }

    package var address: String {
        switch self {
        case .home: "/"
        case .espace(let espace, let view): "/\(espace.word)" + view.query
        case .layout(let espace): "/\(espace.word)/disposition"
        case .messages: "/messages"
        case .message(let id): "/messages/\(id)"
        case .sentMessages: "/messages/envoyes"
        case .newMessage: "/messages/nouveau"
        case .messageForm(let id): "/messages/\(id)/modifier"
        case .messageReaders(let id): "/messages/\(id)/lectures"
        case .links: "/liens"
        case .newLink: "/liens/nouveau"
        case .link(let id): "/liens/\(id)"
        case .calendars: "/agendas"
        case .calendar(let id): "/agendas/\(id)"
        case .sheets: "/fiches"
        case .sheet(let id): "/fiches/\(id)"
        case .feed(let key): "/agenda/\(key.text).ics"
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .home, .messages, .message: .signedIn
        case .espace(let espace, _), .layout(let espace): espace.audience
        case .sentMessages, .newMessage, .messageForm, .messageReaders: .offices
        case .links, .newLink, .link, .calendars, .calendar: .offices
        // Whose class it is, is checked with the class.
        case .sheets, .sheet: .educators
        case .feed: .everybody
        }
    }
}

/// What of an espace is looked at: which portal, what is searched for, whether its history is open.
package struct EspaceView: Hashable, Sendable {
    /// Nil: the first one.
    package var portal: RNE?
    package var text: String
    package var hasHistory: Bool

    package init(portal: RNE? = nil, text: String = "", hasHistory: Bool = false) {
        self.portal = portal
        self.text = text
        self.hasHistory = hasHistory
    }

    init(_ query: Form) {
        portal = query["cdi"].flatMap { RNE($0) }
        text = String((query["q"] ?? "").unicodeScalars.prefix(200)).trimmed
        hasHistory = query["historique"] == "1"
    }

    var query: String {
        var parts: [String] = []
        if let portal { parts.append("cdi=\(portal.lowercased)") }
        if !text.isEmpty { parts.append("q=\(text.percentEncoded)") }
        if hasHistory { parts.append("historique=1") }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}

extension Espace {
    /// As addresses write it.
    var word: String {
        switch self {
        case .pupil: "eleve"
        case .teacher: "professeur"
        case .guardian: "parent"
        case .schoolLife: "viescolaire"
        case .head: "direction"
        }
    }

    init?(word: String) {
        guard let espace = Espace.allCases.first(where: { $0.word == word }) else { return nil }
        self = espace
    }

    var audience: CampusAudience {
        switch self {
        case .pupil: .pupils
        case .teacher: .teachers
        case .guardian: .guardians
        case .schoolLife: .staff
        case .head: .heads
        }
    }
}
