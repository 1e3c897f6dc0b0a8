import Library
import WebServer

/// Procedures: the list of them, and each one.
package enum ProceduresPage: Hashable, Sendable {
    /// Those that say these words; empty: all of them.
    case list(text: String)
    /// `ent`: as somebody of that ENT reads it, whatever the school's own is.
    case procedure(String, ent: String?)

    package init?(path: [String], query: Form) {
        guard path.first == "procedures" else { return nil }
        switch path.count {
        case 1: self = .list(text: String((query["q"] ?? "").unicodeScalars.prefix(200)))
        case 2:
            guard Article.isSlug(path[1]) else { return nil }
            self = .procedure(path[1], ent: query["ent"].flatMap { Article.isSlug($0) ? $0 : nil })
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .list(let text): "/procedures" + [("q", text)].queryString
        case .procedure(let slug, let ent): "/procedures/\(slug)" + [("ent", ent ?? "")].queryString
        }
    }

    /// Whom each procedure is for is its own affair: what is not for somebody is not found.
    package var audience: Audience { .everybody }
}
