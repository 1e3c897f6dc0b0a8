import Library
import Storage

/// What the forms of a procedure do; what was typed stays in the form.
package enum ProceduresAction: Hashable, Sendable {
    /// Ticks a step, or unticks it.
    case tick(String)
    case restart(String)
    /// « Tout recommencer », undone.
    case resume(String)
    /// « Cette page vous a-t-elle été utile ? »
    case judge(String)
    /// A comment was dealt with, or was not after all.
    case settle(String, ID<ProcedureFeedback>)

    package init?(path: [String]) {
        guard path.first == "procedures", path.count >= 3, Article.isSlug(path[1]) else { return nil }
        switch path.dropFirst(2) {
        case ["etapes"]: self = .tick(path[1])
        case ["recommencer"]: self = .restart(path[1])
        case ["reprendre"]: self = .resume(path[1])
        case ["avis"]: self = .judge(path[1])
        case let rest where rest.count == 2 && rest.first == "avis":
            guard let id = ID<ProcedureFeedback>(path[3]) else { return nil }
            self = .settle(path[1], id)
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .tick(let slug): "/procedures/\(slug)/etapes"
        case .restart(let slug): "/procedures/\(slug)/recommencer"
        case .resume(let slug): "/procedures/\(slug)/reprendre"
        case .judge(let slug): "/procedures/\(slug)/avis"
        case .settle(let slug, let id): "/procedures/\(slug)/avis/\(id)"
        }
    }

    package var audience: Audience {
        switch self {
        case .tick, .restart, .resume, .settle: .librarians
        case .judge: .everybody
        }
    }
}
