import Formats
import School
import Storage
import WebServer

/// The pages of dossiers of lessons, in a campus (D10).
package enum LessonsPage: Hashable, Sendable {
    /// Those of whoever is signed in.
    case list
    case new
    /// As pupils read it.
    case dossier(ID<Dossier>)
    case form(ID<Dossier>)
    /// Where its documents are put together.
    case documents(ID<Dossier>, LessonSearch)

    package init?(path: [String], query: Form) {
        guard path.first == "dossiers" else { return nil }
        switch path.dropFirst() {
        case []: self = .list
        case ["nouveau"]: self = .new
        default:
            guard path.count <= 3, let id = ID<Dossier>(path[1]) else { return nil }
            switch path.count == 3 ? path[2] : "" {
            case "": self = .dossier(id)
            case "modifier": self = .form(id)
            case "documents": self = .documents(id, LessonSearch(query))
            default: return nil
            }
        }
    }

    package var address: String {
        switch self {
        case .list: "/dossiers"
        case .new: "/dossiers/nouveau"
        case .dossier(let id): "/dossiers/\(id)"
        case .form(let id): "/dossiers/\(id)/modifier"
        case .documents(let id, let search): "/dossiers/\(id)/documents" + search.query
        }
    }

    /// Whose dossier it is, and for which classes, is checked with the dossier.
    package var audience: CampusAudience {
        switch self {
        case .dossier: .signedIn
        case .list, .new, .form, .documents: .educators
        }
    }
}

/// What is searched for, in which portal, to be put in a dossier.
package struct LessonSearch: Hashable, Sendable {
    /// Nil: the first one.
    package var portal: RNE?
    package var text: String

    package init(portal: RNE? = nil, text: String = "") {
        self.portal = portal
        self.text = text
    }

    init(_ query: Form) {
        portal = query["cdi"].flatMap { RNE($0) }
        text = String((query["q"] ?? "").unicodeScalars.prefix(200)).trimmed
    }

    var query: String {
        var parts: [String] = []
        if let portal { parts.append("cdi=\(portal.lowercased)") }
        if !text.isEmpty { parts.append("q=\(text.percentEncoded)") }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}

/// What the forms of dossiers send.
package enum LessonsAction: Hashable, Sendable {
    case make
    case change(ID<Dossier>)
    case copy(ID<Dossier>)
    case remove(ID<Dossier>)
    case putBack(ID<Dossier>)
    /// A document of a portal, or an address.
    case add(ID<Dossier>)
    case annotate(ID<Dossier>, ID<DossierDocument>)
    case raise(ID<Dossier>, ID<DossierDocument>)
    case takeOut(ID<Dossier>, ID<DossierDocument>)

    package init?(path: [String]) {
        guard path.first == "dossiers", path.count > 1 else { return nil }
        if path == ["dossiers", "nouveau"] {
            self = .make
            return
        }
        guard let id = ID<Dossier>(path[1]) else { return nil }
        switch path.dropFirst(2) {
        case ["modifier"]: self = .change(id)
        case ["copier"]: self = .copy(id)
        case ["supprimer"]: self = .remove(id)
        case ["retablir"]: self = .putBack(id)
        case ["documents"]: self = .add(id)
        default:
            guard path.count == 5, path[2] == "documents", let document = ID<DossierDocument>(path[3]) else {
                return nil
            }
            switch path[4] {
            case "noter": self = .annotate(id, document)
            case "monter": self = .raise(id, document)
            case "retirer": self = .takeOut(id, document)
            default: return nil
            }
        }
    }

    package var address: String {
        switch self {
        case .make: "/dossiers/nouveau"
        case .change(let id): "/dossiers/\(id)/modifier"
        case .copy(let id): "/dossiers/\(id)/copier"
        case .remove(let id): "/dossiers/\(id)/supprimer"
        case .putBack(let id): "/dossiers/\(id)/retablir"
        case .add(let id): "/dossiers/\(id)/documents"
        case .annotate(let id, let document): "/dossiers/\(id)/documents/\(document)/noter"
        case .raise(let id, let document): "/dossiers/\(id)/documents/\(document)/monter"
        case .takeOut(let id, let document): "/dossiers/\(id)/documents/\(document)/retirer"
        }
    }

    package var audience: CampusAudience { .educators }
}
