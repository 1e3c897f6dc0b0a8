import Library
import Storage

/// What the forms of those who write do; what was typed stays in the form.
package enum EditorAction: Hashable, Sendable {
    case add
    /// Saves, publishes or shows what was typed, as the button that was pressed says.
    case write(ID<Article>)
    case article(ID<Article>, Verb)
    /// An old revision becomes the newest.
    case restore(ID<Article>, Int)
    /// A text of the product is copied, to be changed.
    case adapt(ArticleKind, slug: String)
    case addPicture
    case describePicture(ID<StoredPicture>)
    case removePicture(ID<StoredPicture>)

    package enum Verb: String, CaseIterable, Sendable {
        case set = "reglages"
        case withdraw = "retirer"
        case remove = "supprimer"
        /// Readers see the text of the product again.
        case followShipped = "suivre-le-texte-fourni"
        case mergeShipped = "fusionner-le-texte-fourni"
        /// The changes of the product's text were seen, and are not wanted.
        case keepOwn = "garder-mon-texte"
    }

    package init?(path: [String]) {
        guard path.first == "administration", path.count > 1 else { return nil }
        let rest = Array(path.dropFirst(2))
        switch path[1] {
        case "images": self.init(picture: rest)
        case "contenus": self.init(content: rest)
        default: return nil
        }
    }

    private init?(picture path: [String]) {
        guard let first = path.first else {
            self = .addPicture
            return
        }
        guard path.count == 2, let id = ID<StoredPicture>(first) else { return nil }
        switch path[1] {
        case "decrire": self = .describePicture(id)
        case "supprimer": self = .removePicture(id)
        default: return nil
        }
    }

    private init?(content path: [String]) {
        switch path.count {
        case 1 where path[0] == "nouveau": self = .add
        case 4 where path[0] == "fournis" && path[3] == "adapter":
            guard let kind = ArticleKind(word: path[1]) else { return nil }
            self = .adapt(kind, slug: path[2])
        case 1...4:
            guard let id = ID<Article>(path[0]) else { return nil }
            switch Array(path.dropFirst()) {
            case []: self = .write(id)
            case let rest where rest.count == 3 && rest[0] == "historique" && rest[2] == "reprendre":
                guard let number = Int(rest[1]), number > 0 else { return nil }
                self = .restore(id, number)
            case let rest where rest.count == 1:
                guard let verb = Verb(rawValue: rest[0]) else { return nil }
                self = .article(id, verb)
            default: return nil
            }
        default: return nil
        }
    }

    package var address: String {
        switch self {
        case .add: "/administration/contenus/nouveau"
        case .write(let id): "/administration/contenus/\(id)"
        case .article(let id, let verb): "/administration/contenus/\(id)/\(verb.rawValue)"
        case .restore(let id, let number): "/administration/contenus/\(id)/historique/\(number)/reprendre"
        case .adapt(let kind, let slug):
            "/administration/contenus/fournis/\(kind.word)/\(slug.percentEncoded)/adapter"
        case .addPicture: "/administration/images"
        case .describePicture(let id): "/administration/images/\(id)/decrire"
        case .removePicture(let id): "/administration/images/\(id)/supprimer"
        }
    }

    package var audience: Audience { .librarians }

    /// Whether a text comes with the form, which must not be lost with the session.
    var bringsText: Bool {
        if case .write = self { true } else { false }
    }

    /// Above the usual limit the text is refused, but by a page that gives it back.
    static func largestBody(at path: [String]) -> Int? {
        switch EditorAction(path: path) {
        // Each byte of the text may travel as three.
        case .write: 24 << 20
        case .addPicture: 24 << 20
        default: nil
        }
    }
}
