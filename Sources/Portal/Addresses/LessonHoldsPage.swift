import Library
import Storage

/// Where librarians see what is kept for lessons (D10).
package enum LessonHoldsPage: Hashable, Sendable {
    case list

    package init?(path: [String]) {
        guard path == ["gestion", "dossiers"] else { return nil }
        self = .list
    }

    package var address: String { "/gestion/dossiers" }
    package var audience: Audience { .librarians }
}

/// What they do with it.
package enum LessonHoldsAction: Hashable, Sendable {
    case lift(ID<LessonHold>)
    case putBack(ID<LessonHold>)

    package init?(path: [String]) {
        guard path.count == 4, path.starts(with: ["gestion", "dossiers"]), let id = ID<LessonHold>(path[2])
        else { return nil }
        switch path[3] {
        case "lever": self = .lift(id)
        case "remettre": self = .putBack(id)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .lift(let id): "/gestion/dossiers/\(id)/lever"
        case .putBack(let id): "/gestion/dossiers/\(id)/remettre"
        }
    }

    package var audience: Audience { .librarians }
}
