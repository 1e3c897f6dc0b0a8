import School
import Storage

/// What the forms of home pages send.
package enum EspacesAction: Hashable, Sendable {
    case move(Espace)
    case resetTiles(Espace)
    /// « Prolonger », « Réserver », in the tile of a portal (D2).
    case renew(Espace)
    case reserve(Espace)
    case acknowledge(ID<Message>)
    case sendMessage
    case changeMessage(ID<Message>)
    case removeMessage(ID<Message>)
    case addLink
    case changeLink(ID<UsefulLink>)
    case raiseLink(ID<UsefulLink>)
    case removeLink(ID<UsefulLink>)
    case setCalendar(ID<SchoolClass>, ClassCalendar.Kind)
    case askCalendar(ID<SchoolClass>, ClassCalendar.Kind)
    case removeCalendar(ID<SchoolClass>, ClassCalendar.Kind)
    case setSheetRules
    case makeFeed
    case revokeFeed

    package init?(path: [String]) {
        switch path {
        case ["messages", "nouveau"]: self = .sendMessage
        case ["liens", "nouveau"]: self = .addLink
        case ["fiches"]: self = .setSheetRules
        case ["agenda"]: self = .makeFeed
        case ["agenda", "supprimer"]: self = .revokeFeed
        default:
            guard
                let action = Self.espace(path) ?? Self.message(path) ?? Self.link(path) ?? Self.calendar(path)
            else { return nil }
            self = action
        }
    }

    private static func espace(_ path: [String]) -> EspacesAction? {
        guard let espace = path.first.flatMap({ Espace(word: $0) }) else { return nil }
        return switch path.dropFirst() {
        case ["disposition"]: .move(espace)
        case ["disposition", "origine"]: .resetTiles(espace)
        case ["prolonger"]: .renew(espace)
        case ["reserver"]: .reserve(espace)
        default: nil
        }
    }

    private static func message(_ path: [String]) -> EspacesAction? {
        guard path.count == 3, path[0] == "messages", let id = ID<Message>(path[1]) else { return nil }
        return switch path[2] {
        case "lu": .acknowledge(id)
        case "modifier": .changeMessage(id)
        case "supprimer": .removeMessage(id)
        default: nil
        }
    }

    private static func link(_ path: [String]) -> EspacesAction? {
        guard path.count == 2 || path.count == 3, path[0] == "liens", let id = ID<UsefulLink>(path[1]) else {
            return nil
        }
        return switch path.count == 3 ? path[2] : "" {
        case "": .changeLink(id)
        case "monter": .raiseLink(id)
        case "supprimer": .removeLink(id)
        default: nil
        }
    }

    private static func calendar(_ path: [String]) -> EspacesAction? {
        guard path.count == 3 || path.count == 4, path[0] == "agendas", let id = ID<SchoolClass>(path[1]),
            let kind = ClassCalendar.Kind(word: path[2])
        else { return nil }
        return switch path.count == 4 ? path[3] : "" {
        case "": .setCalendar(id, kind)
        case "actualiser": .askCalendar(id, kind)
        case "supprimer": .removeCalendar(id, kind)
        default: nil
        }
    }

    package var address: String {
        switch self {
        case .move(let espace): "/\(espace.word)/disposition"
        case .resetTiles(let espace): "/\(espace.word)/disposition/origine"
        case .renew(let espace): "/\(espace.word)/prolonger"
        case .reserve(let espace): "/\(espace.word)/reserver"
        case .acknowledge(let id): "/messages/\(id)/lu"
        case .sendMessage: "/messages/nouveau"
        case .changeMessage(let id): "/messages/\(id)/modifier"
        case .removeMessage(let id): "/messages/\(id)/supprimer"
        case .addLink: "/liens/nouveau"
        case .changeLink(let id): "/liens/\(id)"
        case .raiseLink(let id): "/liens/\(id)/monter"
        case .removeLink(let id): "/liens/\(id)/supprimer"
        case .setCalendar(let id, let kind): "/agendas/\(id)/\(kind.word)"
        case .askCalendar(let id, let kind): "/agendas/\(id)/\(kind.word)/actualiser"
        case .removeCalendar(let id, let kind): "/agendas/\(id)/\(kind.word)/supprimer"
        case .setSheetRules: "/fiches"
        case .makeFeed: "/agenda"
        case .revokeFeed: "/agenda/supprimer"
        }
    }

    package var audience: CampusAudience {
        switch self {
        case .move(let espace), .resetTiles(let espace), .renew(let espace), .reserve(let espace):
            espace.audience
        case .acknowledge, .makeFeed, .revokeFeed: .signedIn
        case .sendMessage, .changeMessage, .removeMessage: .offices
        case .addLink, .changeLink, .raiseLink, .removeLink: .offices
        case .setCalendar, .askCalendar, .removeCalendar: .offices
        case .setSheetRules: .direction
        }
    }

    /// The file of a calendar is larger than a form.
    static func largestBody(at path: [String]) -> Int? {
        if case .setCalendar = EspacesAction(path: path) { 24 << 20 } else { nil }
    }
}

extension ClassCalendar.Kind {
    /// As addresses write it.
    var word: String {
        switch self {
        case .timetable: "emploi-du-temps"
        case .homework: "devoirs"
        }
    }

    init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}
